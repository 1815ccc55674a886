import type { Dataset, DatasetSource } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { FileSettings } from '../import-settings.ts';
import type { Role } from '../role.ts';
import { BAD_CELL, parseNumberCell, textOf } from '../table/parse-cell.ts';
import { type Cell, placeOfRow, type RecordTable } from '../table/record-table.ts';
import { type ColumnKey, columnNames, findField } from './column-names.ts';

export interface Interpretation {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

/** A table, what it is taken for, and where messages go, while it becomes datasets. */
export class Interpreter {
  readonly table: RecordTable;
  readonly role: Role;
  readonly source: DatasetSource;
  readonly settings: FileSettings;
  readonly #issues = new Map<string, ImportIssue>();

  constructor(table: RecordTable, role: Role, source: DatasetSource, settings: FileSettings) {
    this.table = table;
    this.role = role;
    this.source = source;
    this.settings = settings;
  }

  get issues(): readonly ImportIssue[] {
    return [...this.#issues.values()];
  }

  /** Adds an issue; issues with one `group` are counted under the first of them. */
  report(
    severity: ImportIssue['severity'],
    code: ImportIssue['code'],
    detail: Pick<ImportIssue, 'place' | 'values'> & { readonly group?: string; readonly count?: number } = {},
  ): void {
    const { group, count = 1, ...rest } = detail;
    const key = `${code} ${group ?? ''}`;
    const known = this.#issues.get(key);
    if (known) this.#issues.set(key, { ...known, count: (known.count ?? 1) + count });
    else this.#issues.set(key, { severity, code, file: this.table.file, ...rest, ...(count !== 1 && { count }) });
  }

  /** The column of a key, or undefined; fields named in `except` do not count. */
  column(key: ColumnKey): Column | undefined {
    const index = findField(this.table.fields, key, this.settings.columns);
    if (index < 0 && this.settings.columns?.[key] !== undefined)
      this.report('error', 'column-missing', {
        group: key,
        values: { needed: this.settings.columns[key]!, found: this.table.fields.join(', ') },
      });
    return index < 0 ? undefined : this.columnAt(index, key);
  }

  columnAt(index: number, key: string = this.table.fields[index]!): Column {
    return new Column(this, index, this.settings.values?.[key]);
  }

  columnNamed(pattern: RegExp): Column | undefined {
    const index = this.table.fields.findIndex((field) => pattern.test(field));
    return index < 0 ? undefined : this.columnAt(index);
  }

  /** As `column`, but says which columns there are and which are needed if it is absent. */
  requiredColumn(key: ColumnKey): Column | undefined {
    const found = this.column(key);
    if (!found && this.settings.columns?.[key] === undefined)
      this.report('error', 'columns-wrong', {
        group: 'columns',
        place: `row ${Math.max(this.table.firstRow - 1, 1)}`,
        values: { needed: columnNames[key].slice(0, 4).join(' / '), found: this.table.fields.join(', ') },
      });
    return found;
  }
}

/** One column of a table under interpretation. Bad cells are reported once a column, with place and count. */
export class Column {
  readonly index: number;
  readonly field: string;
  readonly cells: readonly Cell[];
  readonly #interpreter: Interpreter;
  readonly #values: Readonly<Record<string, string | number>> | undefined;

  constructor(interpreter: Interpreter, index: number, values?: Readonly<Record<string, string | number>>) {
    this.#interpreter = interpreter;
    this.index = index;
    this.field = interpreter.table.fields[index]!;
    this.cells = interpreter.table.columns[index]!;
    this.#values = values;
  }

  /** The cell, exchanged by the user's value mapping where one is given. */
  cell(row: number): Cell {
    const cell = this.cells[row] ?? null;
    if (!this.#values) return cell;
    return this.#values[textOf(cell)] ?? cell;
  }

  text(row: number): string {
    return textOf(this.cell(row));
  }

  /** NaN where missing or unreadable (the latter with an issue); never 0 in their place. */
  number(row: number): number {
    const value = parseNumberCell(this.cell(row));
    if (value !== BAD_CELL) return value;
    this.bad(row);
    return Number.NaN;
  }

  /** A code or count: 0 where missing, unreadable, negative or fractional. */
  integer(row: number): number {
    const value = this.number(row);
    if (Number.isNaN(value) || value === -9999 || value === 9999) return 0;
    if (value >= 0 && value <= 65_535) return Math.round(value);
    this.bad(row);
    return 0;
  }

  bad(row: number): void {
    const { table } = this.#interpreter;
    this.#interpreter.report('warning', 'cell-unreadable', {
      group: this.field,
      place: `${placeOfRow(table, row)}, column ${this.field}`,
      values: { value: this.text(row).slice(0, 40), column: this.field },
    });
  }
}

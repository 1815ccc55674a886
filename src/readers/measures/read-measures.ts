import readXlsx from 'read-excel-file/universal';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { IssueCode } from '../../domain/issue-codes.ts';
import { GUIDE_SHEET, type RegisterColumn, registerColumns } from '../../domain/measure-register.ts';
import type { PlanMeasure } from '../../domain/plan.ts';
import type { SourceFile } from '../source-file.ts';
import { type CellFault, parseMeasureRow } from './parse-measure-row.ts';
import { cellText, type SheetCell } from './register-cell.ts';

export interface MeasuresResult {
  /** The register after the import: rows of known measures in place of them, new ones behind; none is removed. */
  readonly measures: readonly PlanMeasure[];
  readonly added: number;
  readonly updated: number;
  readonly issues: readonly ImportIssue[];
}

/**
 * Reads a register of measures, whatever the order of its columns and the width of its characters. A row is known by its
 * 管理番号, without one by its name. A row with a cell that cannot be read is not taken and gives an issue a cell; what has no
 * column stays as it was. Never rejects for what is in the file.
 */
export async function readMeasures(file: SourceFile, existing: readonly PlanMeasure[]): Promise<MeasuresResult> {
  const nothing = { measures: existing, added: 0, updated: 0 };
  try {
    const blob = file.blob ?? new Blob([(await file.bytes()) as Uint8Array<ArrayBuffer>]);
    const sheets = await readXlsx(blob);
    const found = sheets
      .filter(({ sheet }) => sheet !== GUIDE_SHEET)
      .map(({ sheet, data }) => ({
        sheet,
        rows: data as readonly (readonly SheetCell[])[],
        head: findHeader(data as never),
      }))
      .find(({ head }) => head !== undefined);
    if (!found)
      return { ...nothing, issues: [{ severity: 'error', code: 'measures-header-missing', file: file.path }] };
    return new RegisterImport(file.path, found.sheet, existing).read(found.rows, found.head!);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ...nothing,
      issues: [{ severity: 'error', code: 'read-failed', file: file.path, values: { reason: reason.slice(0, 300) } }],
    };
  }
}

interface Header {
  /** Index of its row. */
  readonly row: number;
  readonly columns: ReadonlyMap<RegisterColumn, number>;
  /** Headings that are none of ours. */
  readonly others: readonly string[];
}

const plainHeading = (text: string): string => text.normalize('NFKC').replace(/[\s*※]/g, '');

/** Other words that registers use. */
const headingAliases: Readonly<Record<string, RegisterColumn>> = {
  取組: 'name',
  名称: 'name',
  施策名: 'name',
  事業名: 'name',
  取組方針: 'approach',
  方針区分: 'approach',
  災害: 'hazards',
  災害種別: 'hazards',
  主体: 'actor',
  担当課: 'actor',
  指標名: 'indicator',
  目標指標: 'indicator',
  基準値: 'baseline',
  基準年度: 'baselineYear',
  ID: 'id',
};

const columnOf = (heading: string): RegisterColumn | undefined => {
  const plain = plainHeading(heading);
  const bare = plain.replace(/\(.*\)$/, '');
  return (
    registerColumns.find((column) => column.heading === plain || column.heading === bare)?.id ?? headingAliases[bare]
  );
};

/** A title can stand above: the header is the first of thirty rows that names the measure and its approach. */
function findHeader(rows: readonly (readonly SheetCell[])[]): Header | undefined {
  for (const [row, cells] of rows.slice(0, 30).entries()) {
    const columns = new Map<RegisterColumn, number>();
    const others: string[] = [];
    cells.forEach((cell, index) => {
      const text = cellText(cell);
      const column = columnOf(text);
      if (column && !columns.has(column)) columns.set(column, index);
      else if (text !== '') others.push(text);
    });
    if (columns.has('name') && columns.has('approach')) return { row, columns, others };
  }
  return undefined;
}

/** One sheet on its way into the register. */
class RegisterImport {
  readonly #file: string;
  readonly #sheet: string;
  readonly #measures: PlanMeasure[];
  readonly #issues: ImportIssue[] = [];
  /** Places in the register that a row has filled. */
  readonly #taken = new Set<number>();
  readonly #known: number;

  constructor(file: string, sheet: string, existing: readonly PlanMeasure[]) {
    this.#file = file;
    this.#sheet = sheet;
    this.#measures = [...existing];
    this.#known = existing.length;
  }

  read(rows: readonly (readonly SheetCell[])[], header: Header): MeasuresResult {
    if (header.others.length > 0)
      this.#report('note', 'measures-columns-unknown', header.row, { columns: header.others.join('、').slice(0, 300) });
    rows.slice(header.row + 1).forEach((cells, index) => {
      const texts = new Map([...header.columns].map(([column, at]) => [column, cells[at] ?? null]));
      if ([...texts.values()].some((cell) => cellText(cell) !== '')) this.#readRow(texts, header.row + 1 + index);
    });
    const updated = [...this.#taken].filter((at) => at < this.#known).length;
    return {
      measures: this.#measures,
      added: this.#measures.length - this.#known,
      updated,
      issues: this.#issues,
    };
  }

  #readRow(cells: ReadonlyMap<RegisterColumn, SheetCell>, row: number): void {
    const id = cellText(cells.get('id') ?? null);
    const at = this.#placeOf(id, cellText(cells.get('name') ?? null));
    if (at !== undefined && this.#taken.has(at)) {
      this.#report('error', 'measure-repeated', row, { id });
      return;
    }
    const known = this.#measures[at ?? -1];
    const parsed = parseMeasureRow(cells, known, known?.id ?? (id || this.#newId()));
    if (!parsed.measure) {
      this.#reportFaults(parsed.faults, row);
      return;
    }
    const place = at ?? this.#measures.length;
    this.#measures[place] = parsed.measure;
    this.#taken.add(place);
  }

  /** Of the measure that a row speaks of; undefined for a new one. Of several with one name, the next that no row has filled. */
  #placeOf(id: string, name: string): number | undefined {
    const same = (index: number) => (index < 0 ? undefined : index);
    if (id !== '') return same(this.#measures.findIndex((measure) => measure.id === id));
    return same(
      this.#measures.findIndex(
        (measure, index) => measure.name === name && index < this.#known && !this.#taken.has(index),
      ),
    );
  }

  #newId(): string {
    const known = new Set(this.#measures.map(({ id }) => id));
    let number = known.size + 1;
    while (known.has(`measure-${number}`)) number++;
    return `measure-${number}`;
  }

  #reportFaults(faults: readonly CellFault[], row: number): void {
    for (const { column, code, found } of faults) {
      const { heading } = registerColumns.find(({ id }) => id === column)!;
      this.#report('error', code, row, { column: heading, found: found.slice(0, 100) }, heading);
    }
  }

  #report(
    severity: ImportIssue['severity'],
    code: IssueCode,
    row: number,
    values: NonNullable<ImportIssue['values']>,
    heading?: string,
  ): void {
    const place = `sheet ${this.#sheet}, row ${row + 1}${heading === undefined ? '' : `, column ${heading}`}`;
    this.#issues.push({ severity, code, file: this.#file, place, values });
  }
}

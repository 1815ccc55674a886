import type { Cell, ValueColumn } from '../../domain/answer.ts';
import type { PrintWords } from '../../project/language/print-words.ts';
import {
  displayText,
  largestOf,
  PARTIAL_MARK,
  type ValueDisplay,
  valueDisplay,
} from '../../project/language/value-display.ts';
import type { PrintCell, PrintRow } from './print-table.ts';
import type { Row } from './select-rows.ts';
import type { CellValue, ReadCell } from './table-cells.ts';
import type { LeafColumn } from './table-columns.ts';
import type { KeyWords, LaidKey, TableLayout } from './table-layout.ts';

/** Rows of the long form that one row on paper adds up, and the words at its left. */
export interface RowGroup {
  readonly kind: PrintRow['kind'];
  readonly heads: readonly PrintCell[];
  readonly members: readonly Row[];
  readonly unknown: boolean;
  readonly reasons: readonly string[];
  /** The value that all its cells are of, in a table whose values go down. */
  readonly value?: ValueColumn;
}

/** A label of the data that is a sum already: 合計 of 浸水深 × 階数. */
const TOTAL_VALUE = 'total';

/** Combinations of the keys that go down, as far as rows have them, in the order of paper. */
export function rowGroups(layout: TableLayout): readonly RowGroup[] {
  const grow = (level: number, group: RowGroup): readonly RowGroup[] => {
    const key = layout.down[level];
    if (key === undefined) return [group];
    const byValue = groupedBy(group.members, key.index);
    return key.values.flatMap((value) => {
      const members = byValue.get(value);
      return members ? grow(level + 1, within(group, key, value, members)) : [];
    });
  };
  return grow(0, { kind: 'body', heads: [], members: layout.rows, unknown: false, reasons: [] });
}

function within(group: RowGroup, key: LaidKey, value: Cell, members: readonly Row[]): RowGroup {
  const words = key.describe(value);
  return {
    ...group,
    kind: value === TOTAL_VALUE ? 'total' : group.kind,
    heads: [...group.heads, headCell(words)],
    members,
    unknown: group.unknown || words.unknown,
    reasons: words.reason ? [...group.reasons, words.reason] : group.reasons,
  };
}

const headCell = ({ text, colour, unknown }: KeyWords): PrintCell => ({
  text,
  value: null,
  ...(colour !== undefined && { colour }),
  ...(unknown && { unknown }),
});

function groupedBy(rows: readonly Row[], index: number): ReadonlyMap<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const cell = row[index] ?? null;
    const group = groups.get(cell);
    if (group) group.push(row);
    else groups.set(cell, [row]);
  }
  return groups;
}

/** All rows, for the last row of the paper. */
export const totalGroup = ({ rows, down }: TableLayout, { t }: PrintWords): RowGroup => ({
  kind: 'total',
  heads: down.map((_, i) => ({ text: i === 0 ? t('answer.sum') : '', value: null })),
  members: rows,
  unknown: false,
  reasons: [],
});

/** One row with its numbers, before they are written. */
export interface Line {
  readonly group: RowGroup;
  readonly cells: readonly { readonly leaf: LeafColumn; readonly cell: CellValue }[];
}

export function lineOf(group: RowGroup, leaves: readonly LeafColumn[], read: ReadCell): Line {
  const cells = leaves.map((own) => {
    const leaf = group.value ? { ...own, value: group.value } : own;
    return { leaf, cell: read(group.members, leaf) };
  });
  return { group, cells };
}

/** How each value column is written: in one unit and with the same places in the whole table. */
export function displaysOf(
  lines: readonly Line[],
  language: PrintWords['language'],
): ReadonlyMap<ValueColumn, ValueDisplay> {
  const numbers = new Map<ValueColumn, (number | null)[]>();
  for (const { leaf, cell } of lines.flatMap(({ cells }) => cells)) {
    const own = numbers.get(leaf.value) ?? [];
    own.push(cell.value);
    numbers.set(leaf.value, own);
  }
  return new Map([...numbers].map(([column, own]) => [column, valueDisplay(column, largestOf(own), language)]));
}

export function printRow({ group, cells }: Line, displays: ReadonlyMap<ValueColumn, ValueDisplay>): PrintRow {
  return {
    kind: group.kind,
    cells: [
      ...group.heads,
      ...cells.map(
        ({ leaf, cell }): PrintCell => ({
          text: `${cell.partial ? PARTIAL_MARK : ''}${displayText(cell.value, displays.get(leaf.value)!)}`,
          value: cell.value,
          ...((group.unknown || leaf.unknown) && { unknown: true }),
        }),
      ),
    ],
  };
}

/** A word that stands above it already is not printed again, except in the innermost column. */
export function withoutRepeats(rows: readonly PrintRow[], lefts: number): readonly PrintRow[] {
  return rows.map((row, i) => {
    const above = rows[i - 1];
    let repeats = above !== undefined && above.kind === row.kind;
    const cells = row.cells.map((cell, column) => {
      repeats &&= column < lefts - 1 && above?.cells[column]?.text === cell.text;
      return repeats ? { text: '', value: null } : cell;
    });
    return { ...row, cells };
  });
}

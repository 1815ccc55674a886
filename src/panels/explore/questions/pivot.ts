import type { AnswerTable, Cell, KeyColumn, Text, ValueColumn } from '../../../domain/answer.ts';
import { notHitColour } from '../../../domain/hazard-classes.ts';
import {
  isVerdict,
  labelOf,
  OUTSIDE_ZONES,
  type ShapeKey,
  UNKNOWN_ZONE,
  UNPLACED,
} from '../../../project/table-shape.ts';
import { type RowFilter, rowsWhere } from '../rows-where.ts';
import type { PivotView } from './pivot-view.ts';

/** A table as it is laid out: rows × columns of numbers, each of which stands for rows of the table in long form. */
export interface Pivot {
  readonly columns: readonly PivotColumn[];
  readonly rows: readonly PivotRow[];
}

export interface PivotColumn {
  readonly id: string;
  readonly kind: 'class' | 'not_hit' | 'unknown' | 'sum' | 'value';
  readonly title: Text | 'sum';
  readonly value: ValueColumn;
  /** Legend colour; absent for the hatch of unknown and for columns that no legend has. */
  readonly colour?: string;
  readonly reason?: Text;
  readonly where: RowFilter;
}

export interface PivotRow {
  readonly id: string;
  readonly kind: 'row' | 'outside' | 'unplaced' | 'unknown' | 'sum';
  readonly title: Text | string;
  readonly colour?: string;
  readonly reason?: Text;
  /** Null: no data, or nothing that may be added up. */
  readonly values: readonly (number | null)[];
  /** Sums that leave out rows without a value; they are marked wherever they are printed. */
  readonly partial: readonly boolean[];
  readonly where: RowFilter;
}

type Row = readonly Cell[];

export function pivot(table: AnswerTable, view: PivotView): Pivot {
  const fixed = view.zoneKind === null ? view.where : { ...view.where, zone_kind: view.zoneKind };
  const rows = rowsWhere(table, fixed);
  const columns = pivotColumns(table, view);
  const cells = cellReader(table, view);
  const groups = rowGroups(table, view, rows).map(({ members, where, ...head }) => ({
    ...head,
    where: { ...fixed, ...where },
    ...cellsOf(columns.map((column) => cells(members, column))),
  }));
  const sum: PivotRow = {
    id: 'sum',
    kind: 'sum',
    title: '',
    where: fixed,
    ...cellsOf(columns.map((column) => (column.value.additive ? cells(rows, column) : noSum))),
  };
  const adds = groups.length > 1 && columns.some(({ value }) => value.additive) && (view.rows?.summable ?? true);
  return { columns, rows: adds ? [...groups, sum] : groups };
}

const cellsOf = (sums: readonly Sum[]): Pick<PivotRow, 'values' | 'partial'> => ({
  values: sums.map(({ value }) => value),
  partial: sums.map(({ partial }) => partial),
});

function pivotColumns(table: AnswerTable, { columns, value }: PivotView): readonly PivotColumn[] {
  if (columns === null)
    return table.values.map((own) => ({ id: own.name, kind: 'value', title: own.title, value: own, where: {} }));
  const classes = columns.values.map((cell): PivotColumn => {
    const label = labelOf(columns.column, cell);
    const colour = label?.colour ?? (label?.state === 'not_hit' ? notHitColour : undefined);
    return {
      id: String(cell),
      kind: kindOfValue(columns.column, cell),
      title: textOf(columns.column, cell),
      value,
      ...(colour !== undefined && { colour }),
      ...(label?.reason && { reason: label.reason }),
      where: { [columns.column.name]: cell },
    };
  });
  const sum: PivotColumn = { id: 'sum', kind: 'sum', title: 'sum', value, where: {} };
  return columns.summable && value.additive && classes.length > 1 ? [...classes, sum] : classes;
}

function kindOfValue(column: KeyColumn, cell: Cell): 'class' | 'not_hit' | 'unknown' {
  const state = labelOf(column, cell)?.state ?? (cell === 'unknown' ? 'unknown' : undefined);
  if (state !== undefined) return state === 'hit' ? 'class' : state;
  // Beside classes that are hit a class without a state is none of them: 「該当を確認した災害なし」.
  return isVerdict(column) ? 'not_hit' : 'class';
}

export function textOf(column: KeyColumn, cell: Cell): Text {
  const own = String(cell ?? '');
  return labelOf(column, cell)?.label ?? { ja: own, en: own };
}

interface RowGroup {
  readonly id: string;
  readonly kind: PivotRow['kind'];
  readonly title: Text | string;
  readonly colour?: string;
  readonly reason?: Text;
  readonly where: RowFilter;
  readonly members: readonly Row[];
}

function rowGroups(table: AnswerTable, view: PivotView, rows: readonly Row[]): readonly RowGroup[] {
  if (view.zoneKind !== null) return zoneGroups(table, rows);
  if (view.rows === null) {
    const title = view.columns === null ? table.title : view.value.title;
    return [{ id: 'all', kind: 'row', title, where: {}, members: rows }];
  }
  return keyGroups(view.rows, rows);
}

/** Rows of a kind of zone that are no zone. */
const restKinds: Readonly<Record<string, PivotRow['kind']>> = {
  [OUTSIDE_ZONES]: 'outside',
  [UNPLACED]: 'unplaced',
  [UNKNOWN_ZONE]: 'unknown',
};

function zoneGroups(table: AnswerTable, rows: readonly Row[]): readonly RowGroup[] {
  const at = table.keys.findIndex(({ name }) => name === 'zone_id');
  const nameAt = table.keys.findIndex(({ name }) => name === 'zone_name');
  const groups = [...groupedBy(rows, at)].map(([cell, members]): RowGroup => {
    const id = String(cell ?? '');
    const kind = restKinds[id] ?? 'row';
    return { id, kind, title: String(members[0]?.[nameAt] ?? id), where: { zone_id: cell }, members };
  });
  const last = { row: 0, outside: 1, unplaced: 2, unknown: 3, sum: 4 } as const;
  return groups.sort((a, b) => last[a.kind] - last[b.kind]);
}

function keyGroups({ column, index, values }: ShapeKey, rows: readonly Row[]): readonly RowGroup[] {
  const groups = groupedBy(rows, index);
  return values.map((cell): RowGroup => {
    const label = labelOf(column, cell);
    return {
      id: String(cell),
      kind: kindOfValue(column, cell) === 'unknown' ? 'unknown' : 'row',
      title: textOf(column, cell),
      ...(label?.colour && { colour: label.colour }),
      ...(label?.reason && { reason: label.reason }),
      where: { [column.name]: cell },
      members: groups.get(cell) ?? [],
    };
  });
}

function groupedBy(rows: readonly Row[], index: number): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const cell = row[index] ?? null;
    const group = groups.get(cell);
    if (group) group.push(row);
    else groups.set(cell, [row]);
  }
  return groups;
}

/** Reads one number of the layout. Combinations without rows hold nothing: 0 of what may be added up, no data else. */
function cellReader(table: AnswerTable, { columns }: PivotView): (members: readonly Row[], column: PivotColumn) => Sum {
  const known = new Set(
    table.values
      .filter((_, i) => table.rows.some((row) => row[table.keys.length + i] !== null))
      .map(({ name }) => name),
  );
  return (members, { value, where, kind }) => {
    const at = table.keys.length + table.values.findIndex(({ name }) => name === value.name);
    const wanted = columns === null || kind === 'sum' ? undefined : where[columns.column.name];
    const own = wanted === undefined ? members : members.filter((row) => row[columns!.index] === wanted);
    if (!value.additive) return own.length === 1 ? { value: numberAt(own[0]!, at), partial: false } : noSum;
    return known.has(value.name) ? sumAt(own, at) : noSum;
  };
}

/** Values of rows added up. */
export interface Sum {
  /** Null where none of the rows has a value. */
  readonly value: number | null;
  /** Some rows have none: the sum is of those that have. */
  readonly partial: boolean;
}

const noSum: Sum = { value: null, partial: false };

export function sumAt(rows: readonly Row[], at: number): Sum {
  const values = rows.flatMap((row) => numberAt(row, at) ?? []);
  if (values.length === 0 && rows.length > 0) return noSum;
  return { value: values.reduce((sum, value) => sum + value, 0), partial: values.length < rows.length };
}

const numberAt = (row: Row, at: number): number | null => {
  const value = row[at];
  return typeof value === 'number' ? value : null;
};

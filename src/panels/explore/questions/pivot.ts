import type { AnswerTable, Cell, KeyColumn, Text, ValueColumn } from '../../../domain/answer.ts';
import { notHitColour } from '../../../domain/hazard-classes.ts';
import { type RowFilter, rowsWhere } from '../rows-where.ts';
import type { PivotView } from './pivot-view.ts';
import { labelOf, OUTSIDE_ZONES, type ShapeKey, UNKNOWN_ZONE } from './table-shape.ts';

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
  readonly kind: 'row' | 'outside' | 'unknown' | 'sum';
  readonly title: Text | string;
  readonly colour?: string;
  readonly reason?: Text;
  /** Null: no data, or nothing that may be added up. */
  readonly values: readonly (number | null)[];
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
    values: columns.map((column) => cells(members, column)),
  }));
  const sum: PivotRow = {
    id: 'sum',
    kind: 'sum',
    title: '',
    where: fixed,
    values: columns.map((column) => (column.value.additive ? cells(rows, column) : null)),
  };
  const adds = groups.length > 1 && columns.some(({ value }) => value.additive) && (view.rows?.summable ?? true);
  return { columns, rows: adds ? [...groups, sum] : groups };
}

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
  const state = labelOf(column, cell)?.state ?? (cell === 'unknown' ? 'unknown' : 'hit');
  return state === 'hit' ? 'class' : state;
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
  if (view.rows === null) return [{ id: 'all', kind: 'row', title: table.title, where: {}, members: rows }];
  return keyGroups(view.rows, rows);
}

function zoneGroups(table: AnswerTable, rows: readonly Row[]): readonly RowGroup[] {
  const at = table.keys.findIndex(({ name }) => name === 'zone_id');
  const nameAt = table.keys.findIndex(({ name }) => name === 'zone_name');
  const groups = [...groupedBy(rows, at)].map(([cell, members]): RowGroup => {
    const id = String(cell ?? '');
    const kind = id === OUTSIDE_ZONES ? 'outside' : id === UNKNOWN_ZONE ? 'unknown' : 'row';
    return { id, kind, title: String(members[0]?.[nameAt] ?? id), where: { zone_id: cell }, members };
  });
  const last = { row: 0, outside: 1, unknown: 2, sum: 3 } as const;
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
function cellReader(
  table: AnswerTable,
  { columns }: PivotView,
): (members: readonly Row[], column: PivotColumn) => number | null {
  const known = new Set(
    table.values
      .filter((_, i) => table.rows.some((row) => row[table.keys.length + i] !== null))
      .map(({ name }) => name),
  );
  return (members, { value, where, kind }) => {
    const at = table.keys.length + table.values.findIndex(({ name }) => name === value.name);
    const wanted = columns === null || kind === 'sum' ? undefined : where[columns.column.name];
    const own = wanted === undefined ? members : members.filter((row) => row[columns!.index] === wanted);
    if (!value.additive) return own.length === 1 ? numberAt(own[0]!, at) : null;
    return known.has(value.name) ? sumAt(own, at) : null;
  };
}

/** Null as soon as one part is missing: a partial sum would read as the whole. */
export function sumAt(rows: readonly Row[], at: number): number | null {
  let sum = 0;
  for (const row of rows) {
    const value = numberAt(row, at);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

const numberAt = (row: Row, at: number): number | null => {
  const value = row[at];
  return typeof value === 'number' ? value : null;
};

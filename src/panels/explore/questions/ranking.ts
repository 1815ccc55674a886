import type { AnswerTable } from '../../../domain/answer.ts';
import type { RowFilter } from '../rows-where.ts';
import { type Pivot, type PivotColumn, type PivotRow, pivot } from './pivot.ts';
import type { PivotView } from './pivot-view.ts';

/** What zones can be ranked by: a column, or the sum of all classes that are hit. */
export interface RankingMeasure {
  readonly id: string;
  readonly columns: readonly PivotColumn[];
}

export interface RankedZone {
  readonly row: PivotRow;
  /** Zones of the same value share a place; null where there is no value. */
  readonly place: number | null;
  /** Null goes last: no data is no rank. */
  readonly value: number | null;
  /** Unknown part of the zone's whole, 0…1; null where the table has none. */
  readonly unknownShare: number | null;
  /** What it stands for, with the classes that are ranked. */
  readonly where: RowFilter;
}

const HIT = 'hit';

/** Zones of one kind, the largest first; the rest of the city and what is unknown are no zones. */
export function rankedZones(laidOut: Pivot, measure: RankingMeasure): readonly RankedZone[] {
  const at = (row: PivotRow, columns: readonly PivotColumn[]): number | null =>
    columns.reduce<number | null>((sum, column) => {
      const value = row.values[laidOut.columns.indexOf(column)] ?? null;
      return sum === null || value === null ? null : sum + value;
    }, 0);
  const unknown = laidOut.columns.filter(({ kind }) => kind === 'unknown');
  const whole = laidOut.columns.filter(({ kind }) => kind === 'sum');
  const zones = laidOut.rows
    .filter(({ kind }) => kind === 'row')
    .map((row): Omit<RankedZone, 'place'> => {
      const total = whole.length === 1 ? at(row, whole) : null;
      const part = unknown.length > 0 ? at(row, unknown) : null;
      return {
        row,
        value: at(row, measure.columns),
        unknownShare: total === null || total === 0 || part === null ? null : part / total,
        where: { ...row.where, ...filterOf(measure.columns) },
      };
    });
  const inOrder = zones.sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const places = new Map<number | null, number>();
  for (const [index, { value }] of inOrder.entries()) if (!places.has(value)) places.set(value, index + 1);
  return inOrder.map((zone) => ({ ...zone, place: zone.value === null ? null : places.get(zone.value)! }));
}

/** Several classes of one key as one filter; columns of values narrow nothing. */
function filterOf(columns: readonly PivotColumn[]): RowFilter {
  const [first, ...others] = columns.map(({ where }) => where);
  if (first === undefined || others.length === 0) return first ?? {};
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, columns.flatMap(({ where }) => (where[name] ?? null) as string | null)]),
  );
}

export function rankingMeasures({ columns }: Pivot, { value }: PivotView): readonly RankingMeasure[] {
  const hit = columns.filter(({ kind }) => kind === 'class');
  const hasStates = columns.some(({ kind }) => kind === 'not_hit' || kind === 'unknown');
  const single = columns.map((column) => ({ id: column.id, columns: [column] }));
  const first = single.findIndex(({ columns: [column] }) => column?.value.unit === 'people_per_hectare');
  const own = single.findIndex(({ id }) => id === value.name);
  const leading = single.slice(Math.max(0, first >= 0 ? first : own))[0];
  if (leading !== undefined && columns.every(({ kind }) => kind === 'value'))
    return [leading, ...single.filter((other) => other !== leading)];
  return hasStates && hit.length > 1 && value.additive ? [{ id: HIT, columns: hit }, ...single] : single;
}

/** The layout of one kind of zone, in whatever part the table is shown. */
export const rankingPivot = (table: AnswerTable, view: PivotView, zoneKind: string): Pivot =>
  pivot(table, { ...view, zoneKind });

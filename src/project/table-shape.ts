import type { AnswerTable, Cell, KeyColumn, KeyLabel } from '../domain/answer.ts';

/** Columns that say which zone a row is about; every table by zone has all of them. */
export const zoneKeys = ['zone_kind', 'zone_id', 'zone_name'] as const;
/** `zone_id` of rows that lie in none of the zones, and of those of which that is not known. */
export const OUTSIDE_ZONES = '';
export const UNKNOWN_ZONE = 'unknown';
/** People of meshes without buildings: in no zone, and not lost. */
export const UNPLACED = 'unplaced';

/** What a table tells apart, found in its rows. */
export interface TableShape {
  readonly hasZones: boolean;
  /** In the order of the rows. */
  readonly zoneKinds: readonly string[];
  /** Other keys with more than one value; a verdict even with one: that nothing is hit is an answer. */
  readonly keys: readonly ShapeKey[];
}

export interface ShapeKey {
  readonly column: KeyColumn;
  readonly index: number;
  /** Values that rows have: classes from high to low, then not hit, then unknown; others as labelled or as they come. */
  readonly values: readonly Cell[];
  /** Rows may be added up over it. */
  readonly summable: boolean;
}

export function tableShape(table: AnswerTable): TableShape {
  const hasZones = zoneKeys.every((name) => table.keys.some((key) => key.name === name));
  const kindIndex = table.keys.findIndex(({ name }) => name === 'zone_kind');
  const isZoneKey = (name: string): boolean => hasZones && (zoneKeys as readonly string[]).includes(name);
  return {
    hasZones,
    zoneKinds: hasZones ? distinct(table, kindIndex).map(String) : [],
    keys: table.keys.flatMap((column, index) => {
      if (isZoneKey(column.name)) return [];
      const key = shapeKey(table, index);
      return key.values.length === 0 || (key.values.length === 1 && !isVerdict(column)) ? [] : [key];
    }),
  };
}

/** A key with the values that the rows of the table have. */
export function shapeKey(table: Pick<AnswerTable, 'keys' | 'rows'>, index: number): ShapeKey {
  const column = table.keys[index]!;
  return { column, index, values: ordered(column, distinct(table, index)), summable: isSummable(column) };
}

/** Whether some value of a key says that something is hit. */
export const isVerdict = ({ labels }: KeyColumn): boolean => labels?.some(({ state }) => state === 'hit') ?? false;

const distinct = (table: Pick<AnswerTable, 'rows'>, index: number): readonly Cell[] => [
  ...new Set(table.rows.map((row) => row[index] ?? null)),
];

const isSummable = ({ partition, labels }: KeyColumn): boolean =>
  partition === true || (labels?.some(({ state }) => state !== undefined) ?? false);

export const labelOf = (column: KeyColumn, value: Cell): KeyLabel | undefined =>
  column.labels?.find((label) => label.value === String(value ?? ''));

/** Sources: ui.md §3, Tables: columns run high → low, then 浸水なし, 不明. Labels may stand in either direction. */
function ordered(column: KeyColumn, found: readonly Cell[]): readonly Cell[] {
  const { labels } = column;
  if (labels === undefined) return found;
  const isRising = labels[0]?.state === 'unknown' || labels[0]?.state === 'not_hit';
  const legend = isRising ? [...labels].reverse() : labels;
  const place = (value: Cell): number => legend.findIndex((label) => label.value === String(value ?? ''));
  const last = { hit: 0, not_hit: 1, unknown: 2 } as const;
  const group = (value: Cell): number => {
    if (value === 'unknown') return last.unknown;
    const state = labelOf(column, value)?.state;
    return state === undefined ? 0 : last[state];
  };
  return [...found].sort((a, b) => group(a) - group(b) || place(a) - place(b));
}

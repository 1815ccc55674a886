import { STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { CATEGORY_CLASSES, NUMBER_CLASSES, orderTileColumns } from '../../domain/tile-classes.ts';
import { isMissingTileValue, type TileColumn } from '../../domain/tile-column.ts';
import { stateOfTileValue, tileDepthColumn } from '../../domain/tile-depth-column.ts';
import type { TileTable } from './tile-table.ts';

/** How many buildings a tileset holds. Parents of a REPLACE tileset repeat the buildings of their children. */
export interface BuildingCount {
  readonly features: number;
  /** Distinct ids, and every feature without an id counted for itself. */
  readonly buildings: number;
  readonly withoutId: number;
  /** Column that the ids come from; undefined where no tile has one (then buildings = features). */
  readonly idColumn: string | undefined;
}

export interface TilesSurvey {
  readonly count: BuildingCount;
  /** Names of all columns, in the order of first appearance. */
  readonly columns: readonly string[];
  /** Columns worth colouring by, inundation first: not ids, not the same everywhere, not empty. */
  readonly described: readonly TileColumn[];
  /** False for water surfaces, roads and the like. */
  readonly holdsBuildings: boolean;
  /** Municipality that the buildings name; without its wards where they lie in several. */
  readonly cityName?: string;
}

/** Columns that name a building, best first. Source: PLATEAU 3D Tiles of 2020–2025. */
const idColumns: readonly RegExp[] = [/^建物ID$/, /(^|[:_])buildingID$/, /^gml_id$/, /^_gml_id$/, /^gml:id$/];

/** Distinct values looked at a column; one with more is an id or a measurement. */
const MOST_VALUES = 2000;
/** Up to so many distinct numbers are listed one by one (storeys, codes, years of survey); more are put into classes. */
const LISTED_NUMBERS = CATEGORY_CLASSES;
/** A column with more values than this share of its buildings is a name or an id. */
const NAME_SHARE = 0.5;

interface Tally {
  readonly name: string;
  readonly values: Map<string, number>;
  readonly numbers: number[];
  /** False from the first value on that is no number. */
  numeric: boolean;
  /** Buildings with a value. */
  known: number;
  /** Buildings by depth state, for inundation columns. */
  readonly states: number[];
}

/** Counts tiles one after the other, each building once; a tile is not kept. */
export function createTilesSurvey() {
  const seen = new Set<unknown>();
  const tallies = new Map<string, Tally>();
  let features = 0;
  let withoutId = 0;
  let idColumn: string | undefined;
  return {
    add(table: TileTable): void {
      features += table.featureCount;
      const own = findIdColumn([...table.columns.keys()]);
      idColumn ??= own;
      const rows = newRows(table, own, seen);
      withoutId += rows.withoutId;
      for (const [name, values] of table.columns) {
        const tally = tallies.get(name) ?? createTally(name);
        tallies.set(name, tally);
        for (const row of rows.rows) addValue(tally, values[row]);
      }
    },
    /** Buildings so far. */
    buildings: (): number => seen.size + withoutId,
    result(): TilesSurvey {
      const buildings = seen.size + withoutId;
      const described = [...tallies.values()].flatMap((tally) => describe(tally, buildings) ?? []);
      const types = [...(tallies.get('feature_type')?.values.keys() ?? [])];
      const cityName = commonCity([...tallies.values()].find((tally) => cityColumn.test(tally.name)));
      return {
        count: { features, buildings, withoutId, idColumn },
        columns: [...tallies.keys()],
        described: orderTileColumns(described),
        holdsBuildings: types.length > 0 ? types.some((type) => /^bldg:/.test(type)) : idColumn !== undefined,
        ...(cityName && { cityName }),
      };
    },
  };
}

const cityColumn = /^(city_name|市区町村名?)$/;

const prefecture = /^(東京都|北海道|(京都|大阪)府|[^\s市区町村]{2,3}県)(?=.)/;

/** 熊本市西区 and 熊本市南区 → 熊本市; 埼玉県越谷市 → 越谷市. */
function commonCity(tally: Tally | undefined): string | undefined {
  const [first = '', ...others] = tally?.values.keys() ?? [];
  const same = [...first].findIndex((letter, index) => others.some((other) => [...other][index] !== letter));
  const shared = same < 0 ? first : [...first].slice(0, same).join('');
  return /^.*[市区町村]/.exec(shared.replace(prefecture, ''))?.[0];
}

function findIdColumn(names: readonly string[]): string | undefined {
  for (const pattern of idColumns) for (const name of names) if (pattern.test(name)) return name;
  return undefined;
}

/** Rows of buildings that no earlier tile held. */
function newRows({ columns, featureCount }: TileTable, idColumn: string | undefined, seen: Set<unknown>) {
  const ids = idColumn === undefined ? undefined : columns.get(idColumn);
  const rows: number[] = [];
  let withoutId = 0;
  for (let row = 0; row < featureCount; row++) {
    const id = ids?.[row];
    if (id === null || id === undefined || id === '') withoutId++;
    else if (seen.has(id)) continue;
    else seen.add(id);
    rows.push(row);
  }
  return { rows, withoutId };
}

/** Extents that converters add to each feature (PLATEAU GIS Converter). */
const placeColumn = /^_([xy]|[xyz](min|max))$/;

const createTally = (name: string): Tally => ({
  name,
  values: new Map(),
  numbers: [],
  numeric: true,
  known: 0,
  states: Array.from({ length: 7 }, () => 0),
});

function addValue(tally: Tally, value: unknown): void {
  if (isMissingTileValue(value)) return;
  tally.known++;
  const depth = tileDepthColumn(tally.name);
  if (depth) {
    const state = stateOfTileValue(depth, value);
    if (state === STATE_UNKNOWN) tally.known--;
    else tally.states[state]!++;
    return;
  }
  if (tally.numeric) {
    const number = typeof value === 'boolean' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) tally.numbers.push(number);
    else tally.numeric = false;
  }
  const text = String(value);
  const known = tally.values.get(text);
  if (known !== undefined || tally.values.size < MOST_VALUES) tally.values.set(text, (known ?? 0) + 1);
}

function describe(tally: Tally, buildings: number): TileColumn | undefined {
  const { name, known, values, numeric } = tally;
  const base = { name, unknown: buildings - known };
  const kind = tileDepthColumn(name);
  if (known === 0) return undefined;
  if (kind) return { ...base, form: 'depth', kind, counts: tally.states };
  if (values.size === 1 && base.unknown === 0) return undefined;
  if (placeColumn.test(name) || idColumns.some((pattern) => pattern.test(name))) return undefined;
  // `attributes` holds the whole record of a building as JSON.
  if ([...values.keys()].every((value) => value.startsWith('{'))) return undefined;
  if (numeric && values.size > LISTED_NUMBERS) return { ...base, form: 'number', ...numberClasses(tally.numbers) };
  if (values.size > CATEGORY_CLASSES && values.size > known * NAME_SHARE) return undefined;
  const byCount = [...values].sort(([, a], [, b]) => b - a);
  const own = byCount.slice(0, CATEGORY_CLASSES).map(([value, count]) => ({ value, count }));
  if (numeric) own.sort((a, b) => Number(a.value) - Number(b.value));
  return { ...base, form: 'category', values: own, rest: known - own.reduce((sum, { count }) => sum + count, 0) };
}

/** Classes of about equal counts, whose limits are rounded to two digits. */
function numberClasses(numbers: readonly number[]): { readonly limits: readonly number[]; readonly counts: number[] } {
  const sorted = Float64Array.from(numbers).sort();
  const quantiles = Array.from({ length: NUMBER_CLASSES - 1 }, (_, index) =>
    rounded(sorted[Math.floor(((index + 1) * sorted.length) / NUMBER_CLASSES)]!, sorted),
  );
  const limits = [...new Set(quantiles)].filter((limit) => limit > sorted[0]! && limit <= sorted.at(-1)!);
  const counts = Array.from({ length: limits.length + 1 }, () => 0);
  for (const number of sorted) counts[limits.filter((limit) => number >= limit).length]!++;
  return { limits, counts };
}

/** To a hundredth of the middle part, as a power of ten: one outlier must not coarsen the others. */
function rounded(value: number, sorted: Float64Array): number {
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  const middle = at(0.9) - at(0.1) || at(1) - at(0);
  const step = 10 ** Math.floor(Math.log10(middle / 50 || 1));
  return Number((Math.round(value / step) * step).toPrecision(12));
}

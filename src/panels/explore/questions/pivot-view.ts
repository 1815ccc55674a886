import type { AnswerTable, Cell, ValueColumn } from '../../../domain/answer.ts';
import { type Hazard, type HazardKey, type HazardScale, hazardKey } from '../../../domain/hazard.ts';
import { isVerdict, type ShapeKey, type TableShape, tableShape } from '../../../project/table-shape.ts';
import { type RowFilter, rowsWhere } from '../rows-where.ts';

/** How a table in long form is laid out on the screen. */
export interface PivotView {
  readonly shape: TableShape;
  /** Null where the table is not by zone. */
  readonly zoneKind: string | null;
  /** Key whose values are the columns; null = the value columns themselves. */
  readonly columns: ShapeKey | null;
  /** Key whose values are the rows of a table that is not by zone; null = one row. */
  readonly rows: ShapeKey | null;
  /** Value that is shown where a key makes the columns. */
  readonly value: ValueColumn;
  /** Values of the other keys; a key that is not named is added up. */
  readonly where: RowFilter;
  /** Every row as it is: tables of names, and whatever has too much to be laid out. */
  readonly list: boolean;
}

/** What the user chose for a table; anything left out is chosen for them. */
export interface ViewChoice {
  readonly zoneKind?: string;
  /** '' = value columns. */
  readonly columns?: string;
  readonly value?: string;
  readonly where?: RowFilter;
  readonly list?: boolean;
}

/** Choices of the whole screen that a table follows where it can. */
export interface CommonChoice {
  readonly hazard: string;
  readonly scale: string;
  readonly year: number | null;
  /** Rows that the answer's headline adds up, where they are of this table. */
  readonly headlineRows?: readonly number[];
  /** Value column of that headline. */
  readonly headlineValue?: string;
}

/** A key with more values than this is no heading of columns. */
const MOST_COLUMNS = 12;
/** A column of names with more values than this makes a list. */
const LIST_FROM_NAMES = 24;

export function pivotView(table: AnswerTable, choice: ViewChoice, common: CommonChoice): PivotView {
  const shape = tableShape(table);
  const columns = columnKey(shape, choice.columns, headlineOf(table, common));
  const rows = shape.hasZones ? null : (rowKey(shape, columns) ?? null);
  const named = (name: string | undefined) => table.values.find((own) => own.name === name);
  const value =
    named(choice.value) ??
    (shape.hasZones && columns === null ? leadingValue(table) : undefined) ??
    named(common.headlineValue) ??
    firstValue(table);
  const others = shape.keys.filter((key) => key !== columns && key !== rows);
  const headline = headlineOf(table, common);
  const allAdditive = columns === null ? table.values.every(({ additive }) => additive) : value.additive;
  const where = whereOf(table, others, { ...firstOf(others, headline), ...choice.where }, common, allAdditive);
  return {
    shape,
    zoneKind: shape.hasZones ? zoneKindOf(shape, choice.zoneKind) : null,
    columns: columns && underHazard(table, columns, where),
    rows: rows && underHazard(table, rows, where),
    value,
    where,
    list: choice.list ?? isNameList(shape),
  };
}

/** Where a scenario must be chosen, that of the headline. */
const firstOf = (keys: readonly ShapeKey[], [row]: readonly (readonly Cell[])[]): RowFilter =>
  row === undefined
    ? {}
    : Object.fromEntries(
        keys.filter(({ summable }) => !summable).map(({ column, index }) => [column.name, row[index] ?? null]),
      );

/** A key with the classes of the shown hazard alone: those of another one are no part of this table. */
function underHazard(table: AnswerTable, key: ShapeKey, { hazard, scale }: RowFilter): ShapeKey {
  if (hazard === undefined && scale === undefined) return key;
  const of = { ...(hazard !== undefined && { hazard }), ...(scale !== undefined && { scale }) };
  const present = new Set(rowsWhere(table, of).map((row) => row[key.index] ?? null));
  return { ...key, values: key.values.filter((value) => present.has(value)) };
}

const isNameList = ({ keys }: TableShape): boolean =>
  keys.some(({ column, values }) => column.labels === undefined && values.length > LIST_FROM_NAMES);

/** 居住誘導区域 first: a plan speaks of inside and outside; then the city. */
function zoneKindOf({ zoneKinds }: TableShape, chosen: string | undefined): string {
  const wanted = [chosen, 'residence', 'city'];
  return wanted.find((kind) => kind !== undefined && zoneKinds.includes(kind)) ?? zoneKinds[0] ?? 'city';
}

/** Of values beside each other: a score or a density before the people it is made of, the part in the hazard before all. */
const leadingValue = ({ values }: AnswerTable): ValueColumn | undefined =>
  values.find(({ unit }) => unit === 'points' || unit === 'people_per_hectare') ??
  values.find(({ name }) =>
    values.some((whole) => name.replace(/_hit(?=_|$)/, '') === whole.name && name !== whole.name),
  );

/** People are asked for first, where the table has them. */
const firstValue = ({ values }: AnswerTable): ValueColumn =>
  values.find(({ name }) => name === 'population') ?? values.find(({ unit }) => unit === 'people') ?? values[0]!;

/** Keys that the time or the scenario chooses; they are no headings of columns unless nothing else is. */
const isScenario = ({ column: { name } }: ShapeKey): boolean =>
  ['hazard', 'scale', 'year', 'month', 'day_type', 'time', 'mesh_level'].includes(name);

/** The key that answers the question: the one that the headline's rows are narrowed to most, else a verdict, else any. */
function columnKey(
  { keys }: TableShape,
  chosen: string | undefined,
  headline: readonly (readonly Cell[])[],
): ShapeKey | null {
  if (chosen === '') return null;
  const fits = keys.filter(({ column, values }) => column.labels !== undefined && values.length <= MOST_COLUMNS);
  const own = fits.filter((key) => !isScenario(key));
  const verdicts = own.filter(({ column }) => isVerdict(column));
  const kept = ({ index, values }: ShapeKey): number => new Set(headline.map((row) => row[index])).size / values.length;
  const narrowest = verdicts.reduce<ShapeKey | undefined>(
    (best, key) => (best === undefined || kept(key) < kept(best) ? key : best),
    undefined,
  );
  return keys.find(({ column }) => column.name === chosen) ?? narrowest ?? own[0] ?? null;
}

const headlineOf = (table: AnswerTable, { headlineRows }: CommonChoice): readonly (readonly Cell[])[] =>
  (headlineRows ?? []).flatMap((index) => (table.rows[index] ? [table.rows[index]] : []));

const rowKey = ({ keys }: TableShape, columns: ShapeKey | null): ShapeKey | undefined => {
  const free = keys.filter((key) => key !== columns);
  return free.find((key) => !isScenario(key)) ?? free[0];
};

function whereOf(
  table: AnswerTable,
  keys: readonly ShapeKey[],
  chosen: RowFilter,
  common: CommonChoice,
  additive: boolean,
): RowFilter {
  const where: Record<string, RowFilter[string]> = {};
  const pair = hazardPair(table, keys, common);
  for (const key of keys) {
    const { name } = key.column;
    const wanted = chosen[name];
    if (pair !== null && name in pair) where[name] = pair[name] ?? null;
    else if (name === 'year' && common.year !== null && includesYear(key, common.year))
      where[name] = key.values.find((value) => Number(value) === common.year) ?? null;
    else if (wanted !== undefined && key.values.includes(wanted as Cell)) where[name] = wanted;
    else if (!key.summable || !additive) where[name] = key.values[0] ?? null;
  }
  return where;
}

const includesYear = (key: ShapeKey, year: number): boolean => key.values.some((value) => Number(value) === year);

/** Hazard and scale go together: those of the screen where the table has them, else the first that it has. */
function hazardPair(
  table: AnswerTable,
  keys: readonly ShapeKey[],
  { hazard, scale }: CommonChoice,
): Readonly<Record<string, Cell>> | null {
  const free = keys.filter(({ column: { name } }) => name === 'hazard' || name === 'scale');
  if (free.length === 0) return null;
  const pairs = hazardPairs(table);
  const found =
    pairs.find((pair) => pair.hazard === hazard && pair.scale === scale) ??
    pairs.find((pair) => pair.hazard === hazard) ??
    pairs[0];
  return found === undefined
    ? null
    : Object.fromEntries(free.map(({ column: { name } }) => [name, name === 'hazard' ? found.hazard : found.scale]));
}

/** Hazards and scales that rows of a table are about, in their order; none where it has no such keys. */
export function hazardPairs(
  table: AnswerTable,
): readonly { readonly hazard: Hazard; readonly scale: HazardScale; readonly key: HazardKey }[] {
  const at = table.keys.findIndex(({ name }) => name === 'hazard');
  const scaleAt = table.keys.findIndex(({ name }) => name === 'scale');
  if (at < 0) return [];
  const pairs = new Map<string, { hazard: Hazard; scale: HazardScale; key: HazardKey }>();
  for (const row of table.rows) {
    const hazard = row[at] as Hazard;
    const scale = (scaleAt < 0 ? '' : row[scaleAt]) as HazardScale;
    const key = hazardKey(hazard, scale);
    if (!pairs.has(key)) pairs.set(key, { hazard, scale, key });
  }
  return [...pairs.values()];
}

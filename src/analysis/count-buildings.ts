import type { AnswerTable, Cell, KeyColumn, KeyLabel, Text, ValueColumn } from '../domain/answer.ts';
import { type CityLayout, type Measure, measureColumns, measures } from '../tables/city-layout.ts';
import type { Database, QueryResult } from '../tables/database.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { Selection } from './question.ts';
import {
  assertZoneKinds,
  cellZoneSql,
  type ZoneKindOrCity,
  zoneCells,
  zoneKeyColumns,
  zoneNumberOf,
} from './zone-parts.ts';

/** One way in which buildings are told apart: a partition, every building has exactly one value. */
export interface Dimension {
  readonly column: KeyColumn & { readonly labels: readonly KeyLabel[] };
  /** Integer per building, an index into the labels; over `tables` and `b` (building_measures). Never NULL. */
  readonly sql: string;
}

/** What is counted in one pass over the buildings. */
export interface BuildingCount {
  /** Values of the table's constant columns: hazard, scale, mode … */
  readonly constants: readonly string[];
  /** Tables with one row a building, read side by side: `"hazard_river_L2" AS hazard`, `building_facts AS f`. */
  readonly tables: readonly string[];
  /** Small lookup tables joined to them: `JOIN rates USING (usage)`. */
  readonly joins?: string;
  /** Statements that make those. */
  readonly before?: readonly string[];
  /** In the order of the table's dimension columns. */
  readonly dimensions: readonly Dimension[];
  /** Further sums over buildings, in the order of `BuildingTable.sums`. */
  readonly sums?: readonly string[];
}

/** A table of buildings and people: zone × constants × dimensions. */
export interface BuildingTable {
  readonly id: string;
  readonly title: Text;
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly constants: readonly KeyColumn[];
  readonly counts: readonly BuildingCount[];
  readonly sums?: readonly ValueColumn[];
  readonly notes?: readonly Text[];
}

/** What every table of buildings adds up. A measure that the city has no data for is null, never 0. */
export const buildingValues: readonly ValueColumn[] = [
  value('buildings', 'buildings', { ja: '棟数', en: 'Buildings' }),
  value('floor_area_m2', 'square_meters', { ja: '延床面積', en: 'Floor area' }),
  value('households', 'households', { ja: '世帯数', en: 'Households' }),
  value('population', 'people', { ja: '人口', en: 'People' }),
  value('population_65', 'people', { ja: '65 歳以上', en: '65 and over' }),
  value('population_75', 'people', { ja: '75 歳以上', en: '75 and over' }),
  value('population_day', 'people', { ja: '昼間人口（平日）', en: 'People by day (weekday)' }),
];

/** Steps that every table of buildings shares, for its evidence. */
export const buildingMethod = [
  'building-by-representative-point',
  'zone-membership-once-per-kind',
  'largest-rank-of-all-sources',
  'three-states',
  'exact-sums',
] as const;

function value(name: string, unit: ValueColumn['unit'], title: Text): ValueColumn {
  return { name, title, unit, additive: true, missing: 'no_data' };
}

const measureOfColumn = new Map<string, Measure>(measures.map((measure) => [measureColumns[measure], measure]));

const isKnown = (column: ValueColumn, layout: CityLayout): boolean => {
  const measure = measureOfColumn.get(column.name);
  return measure === undefined || layout.measures.includes(measure);
};

/**
 * Counts buildings and adds up their people. Rows exist for combinations that have buildings, in the order of zone kinds
 * as asked, counts as given, zones as in their source, dimensions as labelled. Rejects with QueryError, AbortError, or a
 * RangeError for a kind of zone that the city has not.
 */
export async function countBuildings(
  db: Database,
  table: BuildingTable,
  context: AnalysisContext,
): Promise<{ readonly table: AnswerTable; readonly sql: readonly string[] }> {
  const { layout, signal } = context;
  assertZoneKinds(table.zoneKinds, layout);
  const queries = table.counts.map((count) => countSql(count, table.zoneKinds, layout));
  const results = await Promise.all(
    table.counts.map(async (count, i) => {
      for (const statement of count.before ?? []) await db.run(statement);
      return db.query(queries[i]!, [], signal);
    }),
  );
  const values = [...buildingValues, ...(table.sums ?? [])];
  const columns = dimensionColumns(table);
  const rows = table.zoneKinds.flatMap((_, part) =>
    results.flatMap((result, i) => rowsOf(result, part, table, table.counts[i]!, values, layout)),
  );
  return {
    table: {
      id: table.id,
      title: table.title,
      keys: [...zoneKeyColumns, ...table.constants, ...columns],
      values,
      rows,
      ...(table.notes && { notes: table.notes }),
    },
    sql: table.counts.flatMap((count, i) => [...(count.before ?? []), queries[i]!]),
  };
}

/** Labels are those of every count; what is not known for different reasons names them all. */
const dimensionColumns = ({ counts }: BuildingTable): readonly KeyColumn[] =>
  counts[0]?.dimensions.map(({ column }, dimension): KeyColumn => {
    const labels = column.labels.map((label, at) => {
      const reasons = counts.map((count) => count.dimensions[dimension]?.column.labels[at]?.reason);
      return { ...label, ...(label.reason && { reason: anyOf(reasons.filter((reason) => reason !== undefined)) }) };
    });
    return { ...column, labels, partition: true };
  }) ?? [];

const anyOf = (reasons: readonly Text[]): Text => ({
  ja: [...new Set(reasons.map(({ ja }) => ja))].join('／'),
  en: [...new Set(reasons.map(({ en }) => en))].join('; or '),
});

const dimensionName = (index: number) => `d${index}`;

const sumColumns = (count: BuildingCount, layout: CityLayout): readonly (readonly [name: string, sql: string])[] => [
  ...buildingValues
    .filter((column) => column.name !== 'buildings' && isKnown(column, layout))
    .map(({ name }) => [name, `b.${name}`] as const),
  ...(count.sums ?? []).map((sql, i) => [`sum_${i}`, sql] as const),
];

const fromSql = ({ tables, joins }: BuildingCount) =>
  `${['building_measures AS b', 'zone_cell', ...tables].join('\n    POSITIONAL JOIN ')}${joins ? `\n    ${joins}` : ''}`;

function countSql(count: BuildingCount, zoneKinds: readonly ZoneKindOrCity[], layout: CityLayout): string {
  const dimensions = count.dimensions.map((_, i) => dimensionName(i));
  const sums = sumColumns(count, layout);
  const parts = zoneKinds.map(
    (kind, part) => `SELECT ${integerLiteral(part)} AS part, ${cellZoneSql(kind)} AS zone_number,
  ${[...dimensions, 'sum(buildings)::DOUBLE AS buildings', ...sums.map(([name]) => `sum(${name}) AS ${name}`)].join(', ')}
FROM counted JOIN zone_cells AS cells USING (cell)
GROUP BY ALL`,
  );
  return `WITH counted AS MATERIALIZED (
  SELECT zone_cell.cell, ${[
    ...count.dimensions.map(({ sql }, i) => `(${sql})::UTINYINT AS ${dimensionName(i)}`),
    'count(*) AS buildings',
    ...sums.map(([name, sql]) => `sum(${sql}) AS ${name}`),
  ].join(', ')}
  FROM ${fromSql(count)}
  GROUP BY ALL
)
${parts.join('\nUNION ALL\n')}
ORDER BY ${['part', 'zone_number', ...dimensions].join(', ')}`;
}

function rowsOf(
  result: QueryResult,
  part: number,
  table: BuildingTable,
  count: BuildingCount,
  values: readonly ValueColumn[],
  layout: CityLayout,
): readonly (readonly Cell[])[] {
  return result.rows
    .filter((row) => row.part === part)
    .map((row) => [
      ...zoneCells(table.zoneKinds[part]!, Number(row.zone_number), layout),
      ...count.constants,
      ...count.dimensions.map(({ column }, i) => column.labels[Number(row[dimensionName(i)])]!.value),
      ...values.map((column, i) => {
        const name = i < buildingValues.length ? column.name : `sum_${i - buildingValues.length}`;
        return (row[name] as number | null | undefined) ?? (isKnown(column, layout) ? 0 : null);
      }),
    ]);
}

/** The buildings that a row of such a table counts. Throws a RangeError for a row that is none of it. */
export function selectBuildings(table: BuildingTable, row: readonly Cell[], layout: CityLayout): Selection {
  const [kind, zoneId] = row as readonly [ZoneKindOrCity, string];
  const rest = row.slice(zoneKeyColumns.length);
  const count = table.counts.find(({ constants }) => constants.every((constant, i) => rest[i] === constant));
  if (!count) throw new RangeError(`no such row in table "${table.id}"`);
  const conditions = count.dimensions.map(({ column, sql }, i) => {
    const code = column.labels.findIndex((label) => label.value === rest[count.constants.length + i]);
    return `(${sql}) = ${integerLiteral(code)}`;
  });
  return {
    of: 'buildings',
    ...(count.before && { before: count.before }),
    sql: `SELECT b.rowid AS building_index
FROM ${fromSql(count)}
    JOIN zone_cells AS cells USING (cell)
WHERE ${[`${cellZoneSql(kind)} = ${zoneNumberOf(kind, zoneId, layout)}`, ...conditions].join('\n  AND ')}
ORDER BY building_index`,
  };
}

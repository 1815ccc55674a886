import { z } from 'zod';
import type { KeyColumn } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database, QueryResult } from '../tables/database.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { ProjectionLayout, ProjectionTotal } from '../tables/subject-layout.ts';
import { projectionMeshTable } from '../tables/table-names.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { meshGroups } from './mesh-groups.ts';
import { eachOnce, isDistinct, parameterMeta } from './parameter-meta.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';
import { zoneSumsSql } from './zone-sums.ts';

/** Measures that a projection speaks of: columns of the tables, and of `projection_values`. */
export const projectedMeasures = [
  { column: 'population', measure: 'population', ratio: 'ratio' },
  { column: 'population_65', measure: 'population65', ratio: 'ratio_65' },
  { column: 'population_75', measure: 'population75', ratio: 'ratio_75' },
] as const;

export const yearsParameter = z
  .array(z.int().min(0))
  .min(1)
  .refine(isDistinct, eachOnce)
  .readonly()
  .meta(parameterMeta({ title: { ja: '年', en: 'Years' }, control: 'year' }));

export const yearColumn: KeyColumn = { name: 'year', title: { ja: '年', en: 'Year' } };

/** The census year and those of the projection. */
export const yearsOf = ({ censusYear, years }: ProjectionLayout): readonly number[] => [censusYear, ...years];

/** Throws a RangeError where the city has no projection. */
export function projectionOf(layout: CityLayout): ProjectionLayout {
  const projection = layout.subjects?.projection;
  if (!projection) throw new RangeError('the city has no projected population');
  return projection;
}

/** Throws a RangeError for a year that neither census nor projection speaks of. */
export function assertYears(years: readonly number[], projection: ProjectionLayout): void {
  for (const year of years)
    if (!yearsOf(projection).includes(year)) throw new RangeError(`the projection has no year ${year}`);
}

/**
 * Sums by zone, year and class: `buildings`, `buildings_unknown`, and for each measure of the city `<column>` (that year,
 * where the mesh has a base), `<column>_census` (the same people at the census) and `<column>_unknown` (people at the
 * census whose mesh has no base: 0, not given, or no mesh at all). P_b(year) = P_b(census) × P_mesh(year) ÷ P_mesh(base).
 */
export async function projectedSums(
  db: Database,
  { zoneKinds, years, hazard }: ProjectedAsked,
  { layout, signal }: AnalysisContext,
): Promise<{ readonly rows: QueryResult['rows']; readonly sql: readonly string[] }> {
  const groups = await meshGroups(
    db,
    { subject: 'projection', meshTable: projectionMeshTable, ...(hazard && { hazard }), rules: [] },
    layout,
  );
  const known = projectedMeasures.filter(({ measure }) => layout.measures.includes(measure));
  const sql = zoneSumsSql(zoneKinds, {
    cells: cellsSql(groups.name, known, years, layout),
    dimensions: ['year', 'class'],
    sums: [
      'buildings',
      'buildings_unknown',
      ...known.flatMap(({ column }) => [column, `${column}_census`, `${column}_unknown`]),
    ],
  });
  const { rows } = await db.query(sql, [], signal);
  return { rows, sql: [...groups.sql, sql] };
}

export interface ProjectedAsked {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly years: readonly number[];
  readonly hazard?: HazardKey;
}

type ProjectedMeasure = (typeof projectedMeasures)[number];

function cellsSql(groups: string, known: readonly ProjectedMeasure[], years: readonly number[], layout: CityLayout) {
  const projection = projectionOf(layout);
  const census = integerLiteral(projection.censusYear);
  const ratio = (column: string) => `CASE WHEN wanted.year = ${census} THEN 1 ELSE v.${column} END`;
  const ratios = [...new Set(['ratio', ...known.map((measure) => measure.ratio)])];
  const sums = known.flatMap(({ column, ratio: by, measure }) => [
    `sum(${exactlySummableSql(`${column} * ${by}`, boundOf(measure, layout))}) AS ${column}`,
    `sum(CASE WHEN ${by} IS NOT NULL THEN ${column} ELSE 0 END) AS ${column}_census`,
    `sum(CASE WHEN ${by} IS NULL THEN ${column} ELSE 0 END) AS ${column}_unknown`,
  ]);
  return `  SELECT cell, year, class, sum(CASE WHEN ratio IS NOT NULL THEN buildings ELSE 0 END) AS buildings,
    sum(CASE WHEN ratio IS NULL THEN buildings ELSE 0 END) AS buildings_unknown${sums.map((sum) => `,\n    ${sum}`).join('')}
  FROM (
    SELECT g.*, wanted.year, ${ratios.map((column) => `${ratio(column)} AS ${column}`).join(', ')}
    FROM ${groups} AS g CROSS JOIN (VALUES ${years.map((year) => `(${integerLiteral(year)})`).join(', ')}) AS wanted(year)
      LEFT JOIN projection_values AS v ON v.year = wanted.year AND v.mesh_number = g.mesh_number
  )
  GROUP BY ALL`;
}

/** No sum of any year is larger. */
function boundOf(measure: keyof ProjectionTotal, layout: CityLayout): number {
  const source = measure === 'year' ? 0 : layout.source[measure];
  return Math.max(source, ...projectionOf(layout).totals.map((total) => total[measure])) * (1 + 2 ** -20);
}

/** Expected sum of a measure in a year; the census counts everybody. */
export function projectedTotal(year: number, measure: ProjectedMeasure['measure'], layout: CityLayout): number {
  const { censusYear, totals } = projectionOf(layout);
  if (year === censusYear) return layout.source[measure] - layout.unplaced[measure];
  return totals.find((total) => total.year === year)![measure];
}

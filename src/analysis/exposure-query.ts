import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';
import { STOREYS_AND_MORE } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { factsFrom, residenceColumn, zoneColumn } from './exposure-facts.ts';
import { exposureParameters } from './exposure-parameters.ts';
import type { ExposureParameters } from './exposure-result.ts';
import { type HazardCounting, hazardCounting, lookupSql } from './hazard-class.ts';

/** One zone kind under one hazard; `part` is its number in the result. */
export interface ExposurePart {
  readonly part: number;
  readonly zoneKind: ZoneKind | 'city';
  readonly hazard: HazardKey;
}

export interface ExposureQuery {
  readonly sql: string;
  readonly parts: readonly ExposurePart[];
  /** Statements that make the lookup tables of thresholds, to be run before (nothing happens where they exist). */
  readonly before: readonly string[];
}

/**
 * The SQL of the exposure table. Every part reads a few narrow columns side by side and counts them in one pass by zone,
 * residence, class and storeys (`cells`, some thousand rows); ranks and the vertical-evacuation rule are applied to the
 * cells. Throws a ZodError for parameters out of range and a RangeError for a zone kind or hazard that the city has no data for.
 */
export function exposureQuery(parameters: ExposureParameters, layout: CityLayout): ExposureQuery {
  exposureParameters.parse(parameters);
  const parts = exposureParts(parameters, layout);
  const countings = new Map(parameters.hazards.map((key) => [key, hazardCounting(key, parameters, layout)]));
  const classes = parts.map(({ part, hazard }) => classRows(part, countings.get(hazard)!));
  const sums = ['floor_area_m2', ...layout.measures.map((measure) => measureColumns[measure])];
  const cells = parts.map((part) => cellSql(part, countings.get(part.hazard)!, sums, layout));
  return { sql: tableSql(classes, cells, sums), parts, before: lookups([...countings.values()]) };
}

function classRows(part: number, { classes }: HazardCounting): string {
  const rows = classes.map((entry) => [part, entry.class, entry.rank, entry.atMostStoreys]);
  return rows.map((row) => `(${row.map((value) => `${integerLiteral(value)}::UTINYINT`).join(', ')})`).join(', ');
}

function exposureParts(parameters: ExposureParameters, layout: CityLayout): readonly ExposurePart[] {
  for (const zoneKind of parameters.zoneKinds)
    if (zoneKind !== 'city' && !layout.zoneKinds.some((zones) => zones.zoneKind === zoneKind))
      throw new RangeError(`the city has no zones of kind "${zoneKind}"`);
  for (const key of parameters.hazards)
    if (!layout.hazards.some((hazard) => hazard.key === key)) throw new RangeError(`the city has no hazard "${key}"`);
  return parameters.zoneKinds
    .flatMap((zoneKind) => parameters.hazards.map((hazard) => ({ zoneKind, hazard })))
    .map((entry, part) => ({ part, ...entry }));
}

function lookups(countings: readonly HazardCounting[]): readonly string[] {
  const edges = countings.flatMap((counting) => (counting.by === 'depth' ? [counting.edgesCentimetres] : []));
  return [...new Set(edges.map(lookupSql))];
}

function cellSql(part: ExposurePart, counting: HazardCounting, sums: readonly string[], layout: CityLayout): string {
  return `  SELECT ${integerLiteral(part.part)}::UTINYINT AS part, ${zoneColumn(part.zoneKind)} AS zone_number,
    ${residenceColumn(layout)} AS residence, class, b.storey_class, count(*) AS buildings,
    ${sums.map((name) => `sum(b.${name}) AS ${name}`).join(', ')}
  FROM ${factsFrom(part.zoneKind, part.hazard, counting, layout)}
  GROUP BY ALL`;
}

function tableSql(classes: readonly string[], cells: readonly string[], sums: readonly string[]): string {
  const all = STOREYS_AND_MORE;
  return `WITH classes(part, class, rank, at_most_storeys) AS (
  VALUES ${classes.join(',\n    ')}
),
cells AS (
${cells.join('\n  UNION ALL\n')}
)
SELECT part, zone_number, residence, rank,
  sum(buildings)::DOUBLE AS buildings,
  ${sums.map((name) => `sum(${name}) AS ${name}`).join(',\n  ')},
  sum(CASE WHEN at_most_storeys = ${all} OR storey_class BETWEEN 1 AND at_most_storeys THEN buildings ELSE 0 END)::DOUBLE AS vertical_evacuation_impossible,
  sum(CASE WHEN storey_class = 0 AND at_most_storeys BETWEEN 1 AND ${all - 1} THEN buildings ELSE 0 END)::DOUBLE AS vertical_evacuation_unknown
FROM cells JOIN classes USING (part, class)
GROUP BY part, zone_number, residence, rank
ORDER BY part, zone_number, residence, rank`;
}

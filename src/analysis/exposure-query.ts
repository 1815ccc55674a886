import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { factsFrom, residenceColumn, zoneColumn } from './exposure-facts.ts';
import { exposureParameters } from './exposure-parameters.ts';
import type { ExposureParameters } from './exposure-result.ts';
import {
  type HazardCounting,
  hazardCounting,
  impossibleSql,
  lookupSql,
  rankSql,
  undecidedSql,
} from './hazard-class.ts';

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
  const sums = ['floor_area_m2', ...layout.measures.map((measure) => measureColumns[measure])];
  const tables = parts.map((part) => partSql(part, countings.get(part.hazard)!, sums, layout));
  const sql = `${tables.join('\nUNION ALL\n')}\nORDER BY part, zone_number, residence, rank`;
  return { sql, parts, before: lookups([...countings.values()]) };
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

function partSql(part: ExposurePart, counting: HazardCounting, sums: readonly string[], layout: CityLayout): string {
  const { classes } = counting;
  return `SELECT ${integerLiteral(part.part)}::UTINYINT AS part, zone_number, residence, ${rankSql(classes)} AS rank,
  sum(buildings)::DOUBLE AS buildings,
  ${sums.map((name) => `sum(${name}) AS ${name}`).join(', ')},
  sum(CASE WHEN ${impossibleSql(classes)} THEN buildings ELSE 0 END)::DOUBLE AS vertical_evacuation_impossible,
  sum(CASE WHEN ${undecidedSql(classes)} THEN buildings ELSE 0 END)::DOUBLE AS vertical_evacuation_unknown
FROM (
  SELECT ${zoneColumn(part.zoneKind)} AS zone_number, ${residenceColumn(layout)} AS residence, class, storey_class,
    count(*) AS buildings, ${sums.map((name) => `sum(${name}) AS ${name}`).join(', ')}
  FROM ${factsFrom(part.zoneKind, part.hazard, counting, layout)}
  GROUP BY ALL
) AS cells
GROUP BY ALL`;
}

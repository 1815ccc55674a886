import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';
import type { SqlValue } from '../tables/database.ts';
import { STOREYS_AND_MORE } from '../tables/hazard-codes.ts';
import { depthTable, hazardTable, memberTable } from '../tables/table-names.ts';
import type { ExposureParameters } from './exposure-result.ts';
import { type HazardCounting, hazardCounting, lookupSql, lookupTable } from './hazard-class.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** One zone kind under one hazard; `part` is its number in the result. */
export interface ExposurePart {
  readonly part: number;
  readonly zoneKind: ZoneKind | 'city';
  readonly hazard: HazardKey;
}

export interface ExposureQuery extends Statement {
  readonly parts: readonly ExposurePart[];
  /** Lookup tables of thresholds, to be made before (nothing happens where they exist). */
  readonly before: readonly Statement[];
}

/**
 * The SQL of the exposure table. Every part reads a few narrow columns side by side and counts them in one pass by zone,
 * residence, class and storeys (`cells`, some thousand rows); ranks and the vertical-evacuation rule are applied to the
 * cells. Throws a RangeError for a zone kind or hazard that the city has no data for.
 */
export function exposureQuery(parameters: ExposureParameters, layout: CityLayout): ExposureQuery {
  const parts = exposureParts(parameters, layout);
  const countings = new Map(parameters.hazards.map((key) => [key, hazardCounting(key, parameters, layout)]));
  const values: SqlValue[] = [];
  const classes = parts.flatMap(({ part, hazard }) =>
    countings.get(hazard)!.classes.map((entry) => {
      values.push(part, entry.class, entry.rank, entry.atMostStoreys);
      return `(${[3, 2, 1, 0].map((back) => `$${values.length - back}::UTINYINT`).join(', ')})`;
    }),
  );
  const sums = ['floor_area_m2', ...layout.measures.map((measure) => measureColumns[measure])];
  const cells = parts.map((part) => cellSql(part, countings.get(part.hazard)!, sums, layout));
  return { sql: tableSql(classes, cells, sums), parameters: values, parts, before: lookups([...countings.values()]) };
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

function lookups(countings: readonly HazardCounting[]): readonly Statement[] {
  return countings
    .filter((counting) => counting.by === 'depth')
    .map(({ edgesCentimetres }) => ({ sql: lookupSql(edgesCentimetres), parameters: edgesCentimetres }));
}

function cellSql(part: ExposurePart, counting: HazardCounting, sums: readonly string[], layout: CityLayout): string {
  const hasResidence = layout.zoneKinds.some((zones) => zones.zoneKind === 'residence');
  const zone = part.zoneKind === 'city' ? '1::USMALLINT' : 'zones.zone_number';
  const tables = [
    'building_measures AS b',
    ...(part.zoneKind === 'city' ? [] : [`"${memberTable(part.zoneKind)}" AS zones`]),
    ...(hasResidence ? [`"${memberTable('residence')}" AS residence`] : []),
    counting.by === 'depth' ? `"${depthTable(part.hazard)}" AS hazard` : `"${hazardTable(part.hazard)}" AS hazard`,
  ].join(' POSITIONAL JOIN ');
  const from =
    counting.by === 'depth'
      ? `(${tables}) JOIN "${lookupTable(counting.edgesCentimetres)}" AS lookup ON hazard.depth_code = lookup.depth_code`
      : tables;
  return `  SELECT ${part.part}::UTINYINT AS part, ${zone} AS zone_number, ${hasResidence ? 'residence.inside' : '2::UTINYINT'} AS residence,
    ${counting.by === 'depth' ? 'lookup.class' : 'hazard.state'} AS class, b.storey_class, count(*) AS buildings,
    ${sums.map((name) => `sum(b.${name}) AS ${name}`).join(', ')}
  FROM ${from}
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

import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import {
  cellFactsFrom,
  cellResidence,
  cellZoneNumber,
  factsFrom,
  residenceColumn,
  zoneColumn,
} from './exposure-facts.ts';
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

/** How the buildings are passed over: once a part, or once a hazard where `zone_cell` is loaded. */
export type ExposurePasses = 'by-part' | 'by-zone-cell';

/**
 * The SQL of the exposure table. By part: every part reads a few narrow columns side by side and counts them in one pass by zone,
 * residence, class and storeys (`cells`, some thousand rows); ranks and the vertical-evacuation rule are applied to the
 * cells. By zone cell: each hazard is counted once, and its cells are added up for every kind of zone; the sums are exact, so
 * both give the same numbers. Throws a ZodError for parameters out of range and a RangeError for a zone kind or hazard that the city has no data for.
 */
export function exposureQuery(
  parameters: ExposureParameters,
  layout: CityLayout,
  passes: ExposurePasses = 'by-part',
): ExposureQuery {
  exposureParameters.parse(parameters);
  const parts = exposureParts(parameters, layout);
  const countings = new Map(parameters.hazards.map((key) => [key, hazardCounting(key, parameters, layout)]));
  const sums = ['floor_area_m2', ...layout.measures.map((measure) => measureColumns[measure])];
  const counted = [...countings].map(([hazard, counting]) => countedByCell(hazard, counting, sums));
  const tables = parts.map((part) =>
    passes === 'by-part'
      ? partSql(part, countings.get(part.hazard)!, sums, layout)
      : zonedSql(part, parameters.hazards.indexOf(part.hazard), sums, layout),
  );
  const once = counted.map((sql, i) => `${countedTable(i)} AS MATERIALIZED (\n${sql}\n)`).join(',\n');
  const sql = `${passes === 'by-part' ? '' : `WITH ${once}\n`}${tables.join('\nUNION ALL\n')}
ORDER BY part, zone_number, residence, rank`;
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

/** One pass over the buildings for one kind of zone under one hazard. */
const partSql = (part: ExposurePart, counting: HazardCounting, sums: readonly string[], layout: CityLayout) =>
  `SELECT ${partNumber(part)}, zone_number, residence, ${rankedColumns(counting, sums)}
FROM (
  SELECT ${zoneColumn(part.zoneKind)} AS zone_number, ${residenceColumn(layout)} AS residence, ${countedColumns(sums)}
  FROM ${factsFrom(part.zoneKind, part.hazard, counting, layout)}
  GROUP BY ALL
) AS cells
GROUP BY ALL`;

/** One pass over the buildings for one hazard: by zone cell and rank. */
const countedByCell = (hazard: HazardKey, counting: HazardCounting, sums: readonly string[]) =>
  `SELECT cell, ${rankedColumns(counting, sums)}
FROM (
  SELECT cell, ${countedColumns(sums)}
  FROM ${cellFactsFrom(hazard, counting)}
  GROUP BY ALL
) AS counted
GROUP BY ALL`;

const countedTable = (hazard: number) => `counted_${integerLiteral(hazard)}`;

/** The cells of one hazard, added up for one kind of zone. */
const zonedSql = (part: ExposurePart, hazard: number, sums: readonly string[], layout: CityLayout) =>
  `SELECT ${partNumber(part)}, ${cellZoneNumber(part.zoneKind)} AS zone_number, ${cellResidence(layout)} AS residence, rank,
  ${['buildings', ...sums, ...evacuationColumns].map((name) => `sum(${name}) AS ${name}`).join(', ')}
FROM ${countedTable(hazard)} JOIN zone_cells AS cells USING (cell)
GROUP BY ALL`;

const partNumber = ({ part }: ExposurePart) => `${integerLiteral(part)}::UTINYINT AS part`;

/** Of buildings alike in class and storeys. */
const countedColumns = (sums: readonly string[]) =>
  `class, storey_class,
    ${['count(*) AS buildings', ...sums.map((name) => `sum(${name}) AS ${name}`)].join(', ')}`;

const evacuationColumns = ['vertical_evacuation_impossible', 'vertical_evacuation_unknown'] as const;

/** Ranks and the rule of vertical evacuation, applied to what was counted. */
function rankedColumns({ classes }: HazardCounting, sums: readonly string[]): string {
  const buildingsWhere = (condition: string) => `sum(CASE WHEN ${condition} THEN buildings ELSE 0 END)::DOUBLE`;
  return `${rankSql(classes)} AS rank,
  sum(buildings)::DOUBLE AS buildings,
  ${sums.map((name) => `sum(${name}) AS ${name}`).join(', ')},
  ${buildingsWhere(impossibleSql(classes))} AS ${evacuationColumns[0]},
  ${buildingsWhere(undecidedSql(classes))} AS ${evacuationColumns[1]}`;
}

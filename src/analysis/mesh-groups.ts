import type { HazardKey } from '../domain/hazard.ts';
import { type CachedTableMade, cachedTable } from '../tables/cached-table.ts';
import { type CityLayout, measureColumns } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { hazardTable } from '../tables/table-names.ts';
import { largestWeight, type UsageWeights, usageWeightsSql } from './usage-weights.ts';

/** How what a mesh holds is shared out over its buildings: floor area × weight of usage. */
export interface ShareRule {
  /** Names the column `share_<name>`. */
  readonly name: string;
  readonly weights: UsageWeights;
  /**
   * Where no building of the mesh has weight: by the area of its footprint (and if there is none, every building alike), or
   * to nobody.
   */
  readonly without: 'ground' | 'nobody';
}

export interface MeshGrouping {
  readonly subject: string;
  /** Table of one row a building with `mesh_number`. */
  readonly meshTable: string;
  /** Buildings are told apart by its state; absent: not. */
  readonly hazard?: HazardKey;
  readonly rules: readonly ShareRule[];
}

/**
 * The buildings of a city grouped once by zone cell, hazard state and mesh, as a small table that is kept:
 * `cell, class, mesh_number, buildings, population …` and for each rule `share_<rule>`, `floor_<rule>`, `buildings_<rule>`.
 * A share is the part of the mesh that falls to the group; those of a mesh add up to 1. Another month, hour or year is then
 * only a join of it with the values of that time, and other weights a pass over the groups, not over the buildings.
 */
export async function meshGroups(db: Database, grouping: MeshGrouping, layout: CityLayout): Promise<CachedTableMade> {
  const { subject, hazard, meshTable, rules } = grouping;
  const purpose = `${subject}${hazard ? `_${hazardTable(hazard)}` : ''}`;
  const byUsage = await cachedTable(db, {
    purpose: `${purpose}_groups`,
    from: [
      'zone_cell',
      'building_measures',
      meshTable,
      ...(hazard ? [hazardTable(hazard)] : []),
      ...(rules.length > 0 ? ['building_facts'] : []),
    ],
    select: groupsSql(grouping, layout),
  });
  if (rules.length === 0) return byUsage;
  const shares = await cachedTable(db, {
    purpose: `${purpose}_shares`,
    from: [byUsage.table],
    select: sharesSql(byUsage.name, rules, layout),
  });
  return { ...shares, sql: [...byUsage.sql, ...shares.sql] };
}

/** Measures of people that the city has, as columns of `building_measures`. */
const peopleColumns = (layout: CityLayout): readonly string[] =>
  (['population', 'population65', 'population75'] as const)
    .filter((measure) => layout.measures.includes(measure))
    .map((measure) => measureColumns[measure]);

/** One pass over the buildings; with rules by usage too, because their weights go by it. */
function groupsSql({ meshTable, hazard, rules }: MeshGrouping, layout: CityLayout): string {
  const shared = rules.length > 0;
  const sums = [
    ...peopleColumns(layout).map((column) => `sum(b.${column}) AS ${column}`),
    ...(shared ? [`sum(${positive('b.floor_area_m2')}) AS floor_m2`, `sum(${groundSql}) AS ground`] : []),
  ];
  const tables = [
    'building_measures AS b',
    'zone_cell',
    `"${meshTable}" AS m`,
    ...(hazard ? [`"${hazardTable(hazard)}" AS hazard`] : []),
    ...(shared ? ['building_facts AS f'] : []),
  ].join('\n    POSITIONAL JOIN ');
  const keys = [
    'zone_cell.cell',
    `${hazard ? 'hazard.state' : '0::UTINYINT'} AS class`,
    'm.mesh_number',
    ...(shared ? [`${usageSql} AS usage`] : []),
  ];
  return `SELECT ${[...keys, 'count(*)::DOUBLE AS buildings', ...sums].join(', ')}
FROM ${tables}
GROUP BY ALL`;
}

const positive = (column: string) => `CASE WHEN ${column} > 0 THEN ${column} ELSE 0 END`;

/** Usages beyond the code list count as not known, as in `apportionmentWeights`. */
const usageSql = 'CASE WHEN f.usage < 1000 THEN f.usage ELSE 0 END';

/** Footprints of a city cover less than 2³⁰ m² (the 23 wards of Tokyo: 2²⁸): rounded to 2⁻²² m². */
const groundSql = exactlySummableSql(positive('f.footprint_area_m2'), 2 ** 30);

function sharesSql(groups: string, rules: readonly ShareRule[], layout: CityLayout): string {
  const people = peopleColumns(layout).map((column) => `sum(${column}) AS ${column}`);
  const floors = rules.flatMap((rule) => [
    `sum(${floorSql(rule, layout)}) AS floor_${rule.name}`,
    `sum(CASE WHEN w.${rule.name} > 0 THEN buildings ELSE 0 END) AS buildings_${rule.name}`,
  ]);
  return `WITH ${usageWeightsSql(rules)},
weighted AS MATERIALIZED (
  SELECT ${['cell', 'class', 'mesh_number', 'sum(buildings) AS buildings', 'sum(ground) AS ground', ...people, ...floors].join(', ')}
  FROM ${groups} LEFT JOIN usage_weights AS w USING (usage)
  GROUP BY cell, class, mesh_number
),
meshes AS (
  SELECT mesh_number, sum(buildings) AS buildings, sum(ground) AS ground, ${rules
    .map(({ name }) => `sum(floor_${name}) AS floor_${name}`)
    .join(', ')}
  FROM weighted GROUP BY mesh_number
)
SELECT g.*${rules.map((rule) => `,\n  ${shareSql(rule)} AS share_${rule.name}`).join('')}
FROM weighted AS g JOIN meshes USING (mesh_number)`;
}

const floorSql = ({ name, weights }: ShareRule, layout: CityLayout): string =>
  exactlySummableSql(
    `floor_m2 * coalesce(w.${name}, 0)`,
    layout.floorAreaSquareMeters * Math.max(1, largestWeight(weights)),
  );

function shareSql({ name, without }: ShareRule): string {
  const byFloor = `WHEN meshes.floor_${name} > 0 THEN g.floor_${name} / meshes.floor_${name}`;
  if (without === 'nobody') return `CASE ${byFloor} END`;
  return `CASE ${byFloor} WHEN meshes.ground > 0 THEN g.ground / meshes.ground ELSE g.buildings / meshes.buildings END`;
}

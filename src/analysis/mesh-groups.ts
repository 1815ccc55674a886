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
 * `cell, class, mesh_number, buildings, population …, share_<rule> …, floor_<rule> …`. A share is the part of the mesh that
 * falls to the group; those of a mesh add up to 1. Another month, hour or year is then only a join of it with the values of
 * that time.
 */
export function meshGroups(db: Database, grouping: MeshGrouping, layout: CityLayout): Promise<CachedTableMade> {
  const { subject, hazard, meshTable } = grouping;
  return cachedTable(db, {
    purpose: `${subject}${hazard ? `_${hazardTable(hazard)}` : ''}`,
    from: ['zone_cell', 'building_measures', meshTable, ...(hazard ? [hazardTable(hazard)] : [])],
    select: groupsSql(grouping, layout),
  });
}

/** Measures of people that the city has, as columns of `building_measures`. */
export const peopleColumns = (layout: CityLayout): readonly string[] =>
  (['population', 'population65', 'population75'] as const)
    .filter((measure) => layout.measures.includes(measure))
    .map((measure) => measureColumns[measure]);

function groupsSql({ meshTable, hazard, rules }: MeshGrouping, layout: CityLayout): string {
  const people = peopleColumns(layout).map((column) => [column, `b.${column}`] as const);
  const floors = rules.map((rule) => [`floor_${rule.name}`, floorSql(rule, layout)] as const);
  const counts = rules.map(({ name }) => [`buildings_${name}`, `CASE WHEN w.${name} > 0 THEN 1 ELSE 0 END`] as const);
  const ground = rules.some(({ without }) => without === 'ground') ? [['ground', groundSql] as const] : [];
  const sums = [...people, ...floors, ...counts, ...ground].map(([name, sql]) => `sum(${sql})::DOUBLE AS ${name}`);
  const inMesh = [...floors, ...ground].map(([name]) => `sum(${name}) AS ${name}`);
  const tables = [
    'building_measures AS b',
    'zone_cell',
    `"${meshTable}" AS m`,
    ...(hazard ? [`"${hazardTable(hazard)}" AS hazard`] : []),
    ...(rules.length > 0 ? ['building_facts AS f'] : []),
  ].join('\n    POSITIONAL JOIN ');
  const grouped = `grouped AS MATERIALIZED (
  SELECT zone_cell.cell, ${hazard ? 'hazard.state' : '0::UTINYINT'} AS class, m.mesh_number, count(*)::DOUBLE AS buildings${sums
    .map((sum) => `,\n    ${sum}`)
    .join('')}
  FROM ${tables}${rules.length > 0 ? `\n    LEFT JOIN usage_weights AS w ON w.usage = ${usageSql}` : ''}
  GROUP BY ALL
)`;
  if (rules.length === 0) return `WITH ${grouped}\nSELECT * FROM grouped`;
  return `WITH ${usageWeightsSql(rules)},
${grouped},
meshes AS (
  SELECT mesh_number, sum(buildings) AS buildings, ${inMesh.join(', ')} FROM grouped GROUP BY mesh_number
)
SELECT g.*${rules.map((rule) => `,\n  ${shareSql(rule)} AS share_${rule.name}`).join('')}
FROM grouped AS g JOIN meshes USING (mesh_number)`;
}

/** Usages beyond the code list count as not known, as in `apportionmentWeights`. */
const usageSql = 'CASE WHEN f.usage < 1000 THEN f.usage ELSE 0 END';

const floorSql = ({ name, weights }: ShareRule, layout: CityLayout): string =>
  exactlySummableSql(
    `CASE WHEN b.floor_area_m2 > 0 THEN b.floor_area_m2 * coalesce(w.${name}, 0) ELSE 0 END`,
    layout.floorAreaSquareMeters * Math.max(1, largestWeight(weights)),
  );

/** Footprints of a city cover less than 2³⁰ m² (the 23 wards of Tokyo: 2²⁸): rounded to 2⁻²² m². */
const groundSql = exactlySummableSql('CASE WHEN f.footprint_area_m2 > 0 THEN f.footprint_area_m2 ELSE 0 END', 2 ** 30);

function shareSql({ name, without }: ShareRule): string {
  const byFloor = `WHEN meshes.floor_${name} > 0 THEN g.floor_${name} / meshes.floor_${name}`;
  if (without === 'nobody') return `CASE ${byFloor} END`;
  return `CASE ${byFloor} WHEN meshes.ground > 0 THEN g.ground / meshes.ground ELSE g.buildings / meshes.buildings END`;
}

import {
  type AnswerTable,
  type Cell,
  cellOf,
  type KeyColumn,
  type KeyLabel,
  type ValueColumn,
} from '../domain/answer.ts';
import { type FacilityKind, facilityKinds } from '../domain/datasets.ts';
import { facilityKindNames } from '../domain/facility-kind.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { facilityClasses } from './facility-class.ts';
import { facilityNotes, facilitySource, facilityZoneSql, hazardAlias } from './facility-source.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import type { Selection } from './question.ts';
import { type ZoneKindOrCity, zoneCells, zoneKeyColumns, zoneNumberOf } from './zone-parts.ts';

export interface FacilityCount {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly facilityKinds: readonly FacilityKind[];
  readonly boundsMeters: readonly number[];
}

export interface FacilityTable {
  readonly table: AnswerTable;
  readonly sql: readonly string[];
}

export const facilityKindColumn: KeyColumn = {
  name: 'facility_kind',
  title: { ja: '施設の種類', en: 'Kind of facility' },
  labels: facilityKinds.map((value) => ({ value, label: facilityKindNames[value] })),
};

/** The classes of all hazards asked for, each value once. */
export function facilityClassColumn({ hazards, boundsMeters }: FacilityCount, layout: CityLayout): KeyColumn {
  const labels = new Map<string, KeyLabel>();
  for (const key of hazards)
    for (const label of facilityClasses(key, boundsMeters, layout).labels)
      if (!labels.has(label.value)) labels.set(label.value, label);
  return {
    name: 'class',
    title: { ja: '浸水深・区分', en: 'Depth or class' },
    labels: [...labels.values()],
    partition: true,
  };
}

const facilitiesValue: ValueColumn = {
  name: 'facilities',
  title: { ja: '施設数', en: 'Facilities' },
  unit: 'facilities',
  additive: true,
  missing: 'no_data',
};

const countTableId = 'facility_depth';

/** Facilities by zone, kind, hazard and class. Rows exist for combinations that have facilities. Rejects as `db.query`. */
export async function facilityCountTable(
  db: Database,
  asked: FacilityCount,
  { layout, signal }: AnalysisContext,
): Promise<FacilityTable> {
  const sql = asked.hazards.map((key) => countSql(key, asked, layout));
  const results = await Promise.all(sql.map((query) => db.query(query, [], signal)));
  const rows = asked.zoneKinds.flatMap((zoneKind, part) =>
    asked.hazards.flatMap((key, i) => {
      const { labels } = facilityClasses(key, asked.boundsMeters, layout);
      return results[i]!.rows.filter((row) => row.part === part).map((row): readonly Cell[] => [
        ...zoneCells(zoneKind, Number(row.zone_number), layout),
        asked.facilityKinds[Number(row.kind)]!,
        ...hazardConstants(key),
        labels[Number(row.class)]!.value,
        Number(row.facilities),
      ]);
    }),
  );
  return {
    table: {
      id: countTableId,
      title: { ja: '施設 × 浸水深・災害の区域', en: 'Facilities by depth and hazard zone' },
      keys: [...zoneKeyColumns, facilityKindColumn, ...hazardKeyColumns, facilityClassColumn(asked, layout)],
      values: [facilitiesValue],
      rows,
      notes: facilityNotes(asked.facilityKinds, layout),
    },
    sql,
  };
}

function countSql(
  key: HazardKey,
  { zoneKinds, facilityKinds: kinds, boundsMeters }: FacilityCount,
  layout: CityLayout,
) {
  const { sql } = facilityClasses(key, boundsMeters, layout);
  const zones = zoneKinds.map((kind, part) => `${facilityZoneSql(kind, layout)} AS zone_${part}`);
  const parts = zoneKinds.map(
    (
      _,
      part,
    ) => `SELECT ${integerLiteral(part)} AS part, zone_${part} AS zone_number, kind, class, count(*) AS facilities
FROM classified GROUP BY ALL`,
  );
  return `WITH classified AS MATERIALIZED (
  SELECT ${kindSql(kinds)} AS kind, ${sql(hazardAlias(0))} AS class, ${zones.join(', ')}
  FROM ${facilitySource(layout, [key])}
  WHERE ${kindsCondition(kinds)}
)
${parts.join('\nUNION ALL\n')}
ORDER BY part, zone_number, kind, class`;
}

/** Index of the kind among those asked for. */
export const kindSql = (kinds: readonly FacilityKind[]): string =>
  `CASE f.kind ${kinds.map((kind, i) => `WHEN '${kind}' THEN ${integerLiteral(i)}`).join(' ')} END`;

/** Names of kinds are our own words, never data. */
export const kindsCondition = (kinds: readonly FacilityKind[]): string =>
  `f.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;

/** The facilities that a row stands for: of a count those counted, of the list the facility itself. */
export function selectFacilities(
  table: AnswerTable,
  row: readonly Cell[],
  asked: FacilityCount,
  layout: CityLayout,
): Selection {
  const cell = (name: string) => String(cellOf(table, row, name));
  if (table.id !== countTableId)
    return { of: 'facilities', sql: `SELECT ${integerLiteral(Number(cell('facility_number')) - 1)} AS facility_index` };
  const key = asked.hazards.find((one) => hazardConstants(one).join(':') === `${cell('hazard')}:${cell('scale')}`);
  if (!key) throw new RangeError(`no such row in table "${table.id}"`);
  const { labels, sql } = facilityClasses(key, asked.boundsMeters, layout);
  const zoneKind = cell('zone_kind') as ZoneKindOrCity;
  const zone = zoneNumberOf(zoneKind, cell('zone_id'), layout);
  const kinds = asked.facilityKinds.filter((kind) => kind === cell('facility_kind'));
  return {
    of: 'facilities',
    sql: `SELECT f.facility_index
FROM ${facilitySource(layout, [key])}
WHERE ${kindsCondition(kinds)} AND ${facilityZoneSql(zoneKind, layout)} = ${zone}
  AND ${sql(hazardAlias(0))} = ${integerLiteral(labels.findIndex(({ value }) => value === cell('class')))}
ORDER BY f.facility_index`,
  };
}

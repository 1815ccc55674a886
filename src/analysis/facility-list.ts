import type { Cell, KeyColumn } from '../domain/answer.ts';
import type { FacilityKind } from '../domain/datasets.ts';
import { zoneKindNames } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { facilityClasses } from './facility-class.ts';
import {
  type FacilityCount,
  type FacilityTable,
  facilityClassColumn,
  facilityKindColumn,
  kindSql,
  kindsCondition,
} from './facility-counts.ts';
import { facilityNotes, facilitySource, facilityZoneSql, hazardAlias } from './facility-source.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import { zoneCells } from './zone-parts.ts';

/** Zones that the list names beside each facility. */
const listedZoneKinds = ['district', 'residence'] as const;

/** Every facility once a hazard, for the plan's annex: where it is and how deep. Rejects as `db.query`. */
export async function facilityListTable(
  db: Database,
  asked: FacilityCount,
  { layout, signal }: AnalysisContext,
): Promise<FacilityTable> {
  const zoneKinds = listedZoneKinds.filter((kind) => layout.zoneKinds.some(({ zoneKind }) => zoneKind === kind));
  const sql = listSql(asked, zoneKinds, layout);
  const { rows } = await db.query(sql, [], signal);
  const classes = asked.hazards.map((key) => facilityClasses(key, asked.boundsMeters, layout).labels);
  return {
    table: {
      id: 'facility_list',
      title: { ja: '施設の一覧（浸水深・災害の区域）', en: 'List of facilities with depth and hazard zone' },
      keys: [
        ...facilityColumns,
        ...zoneKinds.map((kind) => ({ name: kind, title: zoneKindNames[kind] })),
        ...hazardKeyColumns,
        facilityClassColumn(asked, layout),
      ],
      values: [
        {
          name: 'depth_m',
          title: { ja: '浸水深', en: 'Depth' },
          unit: 'meters',
          additive: false,
          missing: 'no_data',
        },
      ],
      rows: rows.flatMap((row) =>
        asked.hazards.map((key, i): readonly Cell[] => [
          Number(row.facility_index) + 1,
          row.facility_id as Cell,
          row.name as Cell,
          asked.facilityKinds[Number(row.kind)]!,
          row.address as Cell,
          ...zoneKinds.map((kind, zone) => zoneCells(kind, Number(row[`zone_${zone}`]), layout)[2]),
          ...hazardConstants(key),
          classes[i]![Number(row[`class_${i}`])]!.value,
          shortest(row[`depth_${i}`] as number | null | undefined),
        ]),
      ),
      notes: facilityNotes(asked.facilityKinds, layout),
    },
    sql: [sql],
  };
}

/** A 32-bit depth in as many digits as it holds: 0.3, not 0.30000001192092896. */
const shortest = (depth: number | null | undefined): Cell =>
  depth === null || depth === undefined ? null : Number(depth.toPrecision(7));

/** The number is the facility's place in the table `facilities`, from 1. */
const facilityColumns: readonly KeyColumn[] = [
  { name: 'facility_number', title: { ja: '番号', en: 'Number' } },
  { name: 'facility_id', title: { ja: '施設 ID', en: 'Facility id' } },
  { name: 'facility_name', title: { ja: '名称', en: 'Name' } },
  facilityKindColumn,
  { name: 'address', title: { ja: '住所', en: 'Address' } },
];

function listSql(
  { hazards, facilityKinds, boundsMeters }: FacilityCount,
  zoneKinds: readonly (typeof listedZoneKinds)[number][],
  layout: CityLayout,
): string {
  const columns = [
    'f.facility_index',
    'f.facility_id',
    'f.name',
    `${kindSql(facilityKinds as readonly FacilityKind[])} AS kind`,
    'f.address',
    ...zoneKinds.map((kind, i) => `${facilityZoneSql(kind, layout)} AS zone_${i}`),
    ...hazards.flatMap((key, i) => [
      `${facilityClasses(key, boundsMeters, layout).sql(hazardAlias(i))} AS class_${i}`,
      `${hazardAlias(i)}.depth_m AS depth_${i}`,
    ]),
  ];
  return `SELECT ${columns.join(',\n  ')}
FROM ${facilitySource(layout, hazards)}
WHERE ${kindsCondition(facilityKinds)}
ORDER BY kind, f.facility_index`;
}

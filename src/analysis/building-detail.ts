import { type Hazard, type HazardScale, parseHazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database, QueryResult } from '../tables/database.ts';
import { STORED_UNKNOWN } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { depthTable, hazardTable, memberTable } from '../tables/table-names.ts';
import { type Classification, classificationOf } from './classification-reasons.ts';

/**
 * What the tables know of one building. Null = the source does not say. People are left out on purpose: those of a single
 * building are shares of a mesh, not residents.
 */
export interface BuildingDetail {
  readonly buildingIndex: number;
  readonly buildingId: string;
  /** PLATEAU codes; 0 unknown. */
  readonly usage: number;
  readonly structure: number;
  readonly storeys: number | null;
  readonly storeysEstimated: boolean;
  readonly heightMeters: number | null;
  readonly groundHeightMeters: number | null;
  readonly footprintAreaSquareMeters: number | null;
  readonly floorAreaSquareMeters: number | null;
  readonly floorAreaEstimated: boolean;
  readonly yearOfConstruction: number | null;
  readonly lon: number;
  readonly lat: number;
  /** One entry a zone kind of the city; zoneId '' where the building is in no zone of the kind. */
  readonly zones: readonly { readonly zoneKind: ZoneKind; readonly zoneId: string; readonly name: string }[];
  /** One entry a hazard and scale of the city. */
  readonly hazards: readonly BuildingHazard[];
  /** The source's own records, with where each came from. */
  readonly records: readonly BuildingHazardRecord[];
}

export interface BuildingHazard extends Classification {
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  /** 0 surveyed and not hit, 1…6, 255 unknown. */
  readonly state: number;
  readonly depthMeters: number | null;
}

export interface BuildingHazardRecord {
  readonly hazard: string;
  readonly scale: string;
  readonly name: string;
  readonly rank: number;
  readonly depthMeters: number | null;
  readonly durationHours: number | null;
  readonly areaType: number;
  readonly source: string;
}

type Row = QueryResult['rows'][number];

/** One building's facts, hazards and reasons. Rejects with a RangeError where there is no such building. */
export async function readBuildingDetail(
  db: Database,
  buildingIndex: number,
  layout: CityLayout,
): Promise<BuildingDetail> {
  const [facts, records] = await Promise.all([
    db.query(buildingDetailSql(buildingIndex, layout)),
    db.query(recordsSql, [buildingIndex]),
  ]);
  const row = facts.rows[0];
  if (!row) throw new RangeError(`no building ${buildingIndex}`);
  return {
    ...buildingFacts(row),
    zones: zonesOf(row, layout),
    hazards: hazardsOf(row, layout),
    records: records.rows.map(recordOf),
  };
}

const recordsSql = `SELECT hazard, scale, name, rank, depth_m, duration_h, area_type, source
FROM hazard_records WHERE building_index = $1 ORDER BY hazard, scale, name`;

/** SQL of one row: the building's line of every table. The index stands in it as a number: planned once, not twice. */
export function buildingDetailSql(buildingIndex: number, layout: CityLayout): string {
  const isBuilding = `rowid = ${integerLiteral(buildingIndex)}`;
  const lines = [
    `SELECT * FROM building_facts WHERE ${isBuilding}`,
    `SELECT floor_area_m2 FROM building_measures WHERE ${isBuilding}`,
    ...layout.zoneKinds.map(
      ({ zoneKind }, index) =>
        `SELECT zone_number AS zone_${index} FROM "${memberTable(zoneKind)}" WHERE ${isBuilding}`,
    ),
    ...layout.hazards.map(
      ({ key }, index) => `SELECT state AS state_${index} FROM "${hazardTable(key)}" WHERE ${isBuilding}`,
    ),
    ...layout.hazards.flatMap(({ key, hasDepth }, index) =>
      hasDepth ? [`SELECT depth_m AS depth_${index} FROM "${depthTable(key)}" WHERE ${isBuilding}`] : [],
    ),
  ];
  return `SELECT * FROM\n  ${lines.map((line, index) => `(${line}) AS t${index}`).join(',\n  ')}`;
}

function buildingFacts(row: Row): Omit<BuildingDetail, 'zones' | 'hazards' | 'records'> {
  return {
    buildingIndex: Number(row.building_index),
    buildingId: String(row.building_id),
    usage: Number(row.usage),
    structure: Number(row.structure),
    storeys: Number(row.storeys) || null,
    storeysEstimated: row.storeys_estimated === 1,
    heightMeters: numberOrNull(row.height_m),
    groundHeightMeters: numberOrNull(row.ground_height_m),
    footprintAreaSquareMeters: numberOrNull(row.footprint_area_m2),
    floorAreaSquareMeters: numberOrNull(row.floor_area_m2),
    floorAreaEstimated: row.floor_area_estimated === 1,
    yearOfConstruction: Number(row.year_of_construction) || null,
    lon: Number(row.lon),
    lat: Number(row.lat),
  };
}

function zonesOf(row: Row, layout: CityLayout): BuildingDetail['zones'] {
  return layout.zoneKinds.map(({ zoneKind, zoneId, name }, index) => {
    const zone = Number(row[`zone_${index}`]) - 1;
    return { zoneKind, zoneId: zoneId[zone] ?? '', name: name[zone] ?? '' };
  });
}

function hazardsOf(row: Row, layout: CityLayout): readonly BuildingHazard[] {
  return layout.hazards.map(({ key }, index) => {
    const { hazard, scale } = parseHazardKey(key);
    const stored = Number(row[`state_${index}`]);
    const state = stored === STORED_UNKNOWN ? 255 : stored - 1;
    const depthMeters = numberOrNull(row[`depth_${index}`]);
    const storeys = Number(row.storeys);
    const structure = Number(row.structure);
    return {
      hazard,
      scale,
      state,
      depthMeters,
      ...classificationOf({ hazard, state, depthMeters, storeys, structure }),
    };
  });
}

function recordOf(row: Row): BuildingHazardRecord {
  return {
    hazard: String(row.hazard),
    scale: String(row.scale),
    name: String(row.name),
    rank: Number(row.rank),
    depthMeters: numberOrNull(row.depth_m),
    durationHours: numberOrNull(row.duration_h),
    areaType: Number(row.area_type),
    source: String(row.source),
  };
}

const numberOrNull = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null);

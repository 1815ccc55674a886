import type { HazardKey, HazardSourceKind } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';

/**
 * Everything the questions need of a city, as columns: what the city assembly computes and `loadCityTables` puts into
 * the database. One row a building, `building_index` 0 … count−1 everywhere the same.
 */
export interface CityTables {
  readonly buildings: BuildingColumns;
  /** One entry a zone kind that the city has data for. */
  readonly zones: readonly ZoneTable[];
  /** One entry a hazard and scale that the city has data for. */
  readonly hazards: readonly HazardColumn[];
  /** Disaster-risk records, one row a building × record (river × scale × name …). */
  readonly hazardRecords: HazardRecordTable;
  /** People of the source that no building could take up (a mesh without buildings), by measure: kept so that totals agree. */
  readonly unplaced: PeopleTotals;
  /** Totals of the source population (the conservation check compares with these). */
  readonly source: PeopleTotals;
}

/** One part of what the questions need, told as soon as it is computed so that it can be loaded meanwhile. */
export type QuestionPart =
  | { readonly part: 'measures'; readonly buildings: MeasureColumns }
  | { readonly part: 'zones'; readonly table: ZoneTable }
  | { readonly part: 'hazard'; readonly column: HazardColumn };

/** The columns of buildings that are added up. */
export type MeasureColumns = Pick<BuildingColumns, 'count' | 'storeys' | 'floorAreaSquareMeters' | keyof PeopleTotals>;

export interface PeopleTotals {
  readonly population: number;
  readonly population65: number;
  readonly population75: number;
  readonly households: number;
  /** People of a weekday noon (人流 平日昼). */
  readonly populationDay: number;
}

export interface BuildingColumns {
  readonly count: number;
  readonly buildingId: readonly string[];
  readonly usage: Uint16Array;
  readonly structure: Uint16Array;
  /** 0 unknown. */
  readonly storeys: Uint16Array;
  /** 1 where storeys come from the height. */
  readonly storeysEstimated: Uint8Array;
  readonly heightMeters: Float32Array;
  readonly groundHeightMeters: Float32Array;
  readonly footprintAreaSquareMeters: Float64Array;
  readonly floorAreaSquareMeters: Float64Array;
  readonly floorAreaEstimated: Uint8Array;
  readonly yearOfConstruction: Uint16Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Representative point in the planar CRS, metres east and north. */
  readonly xMeters: Float64Array;
  readonly yMeters: Float64Array;
  /** NaN where the city has no population (then population is unknown, not zero). */
  readonly population: Float64Array;
  readonly population65: Float64Array;
  readonly population75: Float64Array;
  readonly households: Float64Array;
  readonly populationDay: Float64Array;
}

export interface ZoneTable {
  readonly zoneKind: ZoneKind;
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  readonly code: Uint16Array;
  readonly areaSquareMeters: Float64Array;
  /** Per building: index into this table's zones, −1 outside all of them. A building belongs to one zone of a kind. */
  readonly member: Int32Array;
  /** Per building: 1 where nothing says whether it lies in a zone (its `member` is −1 then). Absent: known of all. */
  readonly unknown?: Uint8Array;
}

export interface HazardColumn {
  readonly key: HazardKey;
  /** Per building: 0 surveyed and not hit, 1…6 rank, 255 unknown. */
  readonly state: Uint8Array;
  /** Per building, metres; NaN where not hit, unknown or only a rank is given. */
  readonly depthMeters: Float32Array;
  readonly sources?: readonly HazardSourceKind[];
}

export interface HazardRecordTable {
  readonly buildingIndex: Uint32Array;
  readonly hazard: readonly string[];
  readonly scale: readonly string[];
  readonly name: readonly string[];
  /** As in the source (reservoir and city-specific ranks differ from the standard ones); the standard rank where it has none. */
  readonly rank: Uint8Array;
  /** 1…6, for landslide 1 警戒 2 特別警戒, for collapse 1 氾濫流 2 河岸侵食 3 both; 0 not known. */
  readonly standardRank?: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  readonly areaType: Uint8Array;
  /** File and attribute or dataset that the record came from. */
  readonly source: readonly string[];
}

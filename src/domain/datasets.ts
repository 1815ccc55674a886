import type { Hazard, HazardScale } from './hazard.ts';
import type { PolygonColumns } from './polygon-columns.ts';
import type { FiledZoneKind } from './zone-kind.ts';

/**
 * What readers hand on: one dataset a kind, as columns. Positions are geographic, JGD2011 degrees, longitude first;
 * heights are 標高 (TP) metres. Missing numbers are NaN (floats), 0 (codes and counts where 0 cannot occur) or ''.
 * All arrays of one dataset have the same number of rows unless said otherwise.
 */
export type Dataset =
  | BuildingsDataset
  | ZonesDataset
  | HazardPolygonsDataset
  | HazardRasterDataset
  | TerrainDataset
  | RoadsDataset
  | PopulationDataset
  | PeopleFlowDataset
  | ConsumptionDataset
  | FacilitiesDataset
  | BaseMapDataset;

export type DatasetKind = Dataset['kind'];

/** Where a dataset came from and how sure its reading is; shown in the import report and printed as 出典. */
export interface DatasetSource {
  /** Path inside the drop, archives joined with `!`. */
  readonly file: string;
  /** Name for people: 国土数値情報 A31a, 3D都市モデル（Project PLATEAU）… */
  readonly title: string;
  /** Year the data speaks of (調査年・整備年度), if known. */
  readonly year?: number;
  readonly licence?: string;
  /** SHA-256 of the dropped file (outermost archive), hexadecimal. */
  readonly sha256?: string;
  readonly encoding?: string;
  /** CRS as found: `EPSG:6697`, or `JIS X 0410` for meshes. */
  readonly crs: string;
  readonly crsGuessed: boolean;
  /** 0…1: how sure the recognition is. */
  readonly confidence: number;
}

/** One row a disaster-risk record of a building. `buildingRow` points into the buildings of the same dataset. */
export interface HazardRecordColumns {
  readonly buildingRow: Uint32Array;
  readonly hazard: readonly Hazard[];
  readonly scale: readonly HazardScale[];
  /** River, coast or phenomenon name: the label of `uro:description`, else its code. */
  readonly name: readonly string[];
  /** Rank code as in the source (reservoir and city-specific ranks are not standard ranks); 0 missing. */
  readonly rank: Uint8Array;
  /** Standard rank 1…6, or for landslide 1 警戒 2 特別警戒; 0 where rank and depth are both missing. */
  readonly standardRank: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  /** Landslide uro:areaType 1…4; 0 missing. */
  readonly areaType: Uint8Array;
}

/** LOD2 surfaces as polygons with heights; row `i` belongs to building `buildingRow[i]`. */
export interface SurfaceColumns {
  readonly buildingRow: Uint32Array;
  /** 0 roof, 1 wall, 2 ground, 3 other. */
  readonly surfaceType: Uint8Array;
  readonly polygons: PolygonColumns;
}

/** Interleaved x east, y north in metres of a plane-rectangular system. */
export interface PlanarPositions {
  /** `EPSG:6677` … */
  readonly crs: string;
  readonly positions: Float64Array;
}

export interface BuildingsDataset {
  readonly kind: 'buildings';
  readonly source: DatasetSource;
  readonly count: number;
  /** uro:buildingID where present, else gml:id. */
  readonly buildingId: readonly string[];
  readonly gmlId: readonly string[];
  readonly name: readonly string[];
  /** PLATEAU codes (Building_usage, Building_class, BuildingDetailAttribute_buildingStructureType …); 0 missing. */
  readonly usage: Uint16Array;
  readonly buildingClass: Uint16Array;
  readonly structure: Uint16Array;
  readonly fireproof: Uint16Array;
  /** 31 居住誘導区域, 32 都市機能誘導区域, 22 市街化区域 … as carried by the building itself; 0 missing. */
  readonly areaClassification: Uint16Array;
  /** 0 missing. */
  readonly storeysAbove: Uint16Array;
  readonly storeysBelow: Uint16Array;
  readonly heightMeters: Float32Array;
  /** Elevation (TP) of the lowest point of the solid; NaN unknown. */
  readonly groundHeightMeters: Float32Array;
  /** uro:totalFloorArea; NaN missing. */
  readonly totalFloorAreaSquareMeters: Float64Array;
  /** 0 missing. */
  readonly yearOfConstruction: Uint16Array;
  readonly surveyYear: Uint16Array;
  /** Highest level of detail with geometry: 0, 1, 2. */
  readonly lod: Uint8Array;
  /** Where the footprint came from: 0 lod0FootPrint, 1 lod0RoofEdge, 2 lod1 solid bottom, 3 lod2 ground, 4 given polygon. */
  readonly footprintSource: Uint8Array;
  readonly footprint: PolygonColumns;
  /** Positions of `footprint` as the source has them, where that is a plane-rectangular system: spares the way back. */
  readonly footprintPlanar?: PlanarPositions;
  readonly risks: HazardRecordColumns;
  readonly lod2?: SurfaceColumns;
  /** Further attributes of the source, one JSON object a building ('' if none), for display only. */
  readonly extra: readonly string[];
}

export interface ZonesDataset {
  readonly kind: 'zones';
  readonly source: DatasetSource;
  readonly zoneKind: FiledZoneKind;
  readonly count: number;
  /** Unique inside the dataset: gml:id, KEY_CODE, or `row-<n>`. */
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  /** Code in the kind's own code list (用途地域 1…13, 区域区分 22/23); 0 none. */
  readonly code: Uint16Array;
  readonly polygons: PolygonColumns;
  /** Positions of `polygons` as the source has them, where that is a plane-rectangular system: a plan takes them bit for bit. */
  readonly polygonsPlanar?: PlanarPositions;
  readonly extra: readonly string[];
}

/** How far a survey reaches; decides between "not hit" and "unknown". See docs/architecture.md, three states. */
export type SurveyExtent =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'bounds' } // inside the bounding box of the data: assumed, shown as 推定
  | { readonly kind: 'polygons'; readonly polygons: PolygonColumns };

export interface HazardPolygonsDataset {
  readonly kind: 'hazard_polygons';
  readonly source: DatasetSource;
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  /** What the value of a polygon says. collapse: standardRank 1 氾濫流, 2 河岸侵食, 3 both. */
  readonly quantity: 'depth' | 'duration' | 'area_type';
  readonly count: number;
  readonly name: readonly string[];
  /** Standard rank, 0 missing. For landslide 1 警戒, 2 特別警戒. For duration the class 1…7 of 浸水継続時間. */
  readonly standardRank: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  readonly areaType: Uint8Array;
  /** Landslide: 1 急傾斜地の崩壊, 2 土石流, 3 地すべり; 0 otherwise. */
  readonly phenomenon: Uint8Array;
  /** With heights where the source gives the water surface (PLATEAU fld, tnm, htd, ifld, rfld). */
  readonly polygons: PolygonColumns;
  readonly extent: SurveyExtent;
}

/** A grid in its own CRS. Cell (column, row) covers x = a·column + b·row + c, y = d·column + e·row + f and one step on. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Row by row from the first row of the file; nodata is NaN. */
  readonly data: Float32Array;
  /** `EPSG:6677`, `EPSG:6668` … */
  readonly crs: string;
  /** [a, b, c, d, e, f] of the upper-left corner of the upper-left cell. */
  readonly transform: readonly [number, number, number, number, number, number];
}

export interface HazardRasterDataset {
  readonly kind: 'hazard_raster';
  readonly source: DatasetSource;
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  readonly name: string;
  /** depth in metres, or duration in hours. */
  readonly quantity: 'depth' | 'duration';
  /** > 0 hit, 0 surveyed and not hit, NaN unknown. */
  readonly raster: Raster;
}

export type TerrainDataset = {
  readonly kind: 'terrain';
  readonly source: DatasetSource;
} & (
  | { readonly form: 'grid'; readonly raster: Raster }
  /** Triangles of a TIN: 9 numbers each (lon, lat, height) × 3. */
  | { readonly form: 'tin'; readonly triangles: Float64Array }
);

export interface RoadsDataset {
  readonly kind: 'roads';
  readonly source: DatasetSource;
  readonly count: number;
  readonly roadId: readonly string[];
  /** PLATEAU Road_function code (1 高速 2 国道 3 都道府県道 4 市区町村道 …); 0 missing. */
  readonly roadFunction: Uint16Array;
  readonly polygons: PolygonColumns;
}

/**
 * People by mesh (JIS X 0410 code) or by polygon. One row a unit and year; `polygons` is given instead of mesh codes
 * where the source draws its own units. NaN = not given (suppressed); see `suppressedInto`.
 */
export interface PopulationDataset {
  readonly kind: 'population';
  readonly source: DatasetSource;
  readonly count: number;
  /** Mesh code, or the polygon's id. */
  readonly unitId: readonly string[];
  readonly polygons?: PolygonColumns;
  /** Mesh size: first digit counts of JIS X 0410 (250 m = 10 digits …), or '100m'. Absent for polygons. */
  readonly meshLevel?: MeshLevel;
  readonly year: Uint16Array;
  readonly population: Float64Array;
  readonly population65: Float64Array;
  readonly population75: Float64Array;
  readonly households: Float64Array;
  /** e-Stat HTKSAKI: unit whose detail values include this unit's; '' if none. */
  readonly suppressedInto: readonly string[];
  /** Census (現在) or projection (将来推計). */
  readonly projection: boolean;
}

export type MeshLevel = '80km' | '10km' | '1km' | '500m' | '250m' | '125m' | '100m';

export interface PeopleFlowDataset {
  readonly kind: 'people_flow';
  readonly source: DatasetSource;
  readonly count: number;
  readonly meshCode: readonly string[];
  readonly meshLevel: MeshLevel;
  readonly year: Uint16Array;
  /** 1…12; 0 = whole year. */
  readonly month: Uint8Array;
  /** 0 holiday, 1 weekday, 2 all days. */
  readonly dayFlag: Uint8Array;
  /** 0 day (11–14), 1 night (1–4), 2 whole day; 100 + h for hour h of an hourly source. */
  readonly timezone: Uint8Array;
  readonly population: Float64Array;
}

export interface ConsumptionDataset {
  readonly kind: 'consumption';
  readonly source: DatasetSource;
  readonly count: number;
  readonly meshCode: readonly string[];
  readonly meshLevel: MeshLevel;
  readonly year: Uint16Array;
  /** 0 = whole year. */
  readonly month: Uint8Array;
  readonly category: readonly string[];
  /** Yen (a source in thousand or million yen is scaled). */
  readonly amountYen: Float64Array;
}

export const facilityKinds = [
  'evacuation_site', // 指定緊急避難場所
  'shelter', // 指定避難所
  'welfare', // 要配慮者利用施設（福祉）
  'medical',
  'school',
  'government',
  'commercial',
  'station',
  'other',
] as const;
export type FacilityKind = (typeof facilityKinds)[number];

export interface FacilitiesDataset {
  readonly kind: 'facilities';
  readonly source: DatasetSource;
  readonly count: number;
  readonly facilityId: readonly string[];
  readonly facilityKind: readonly FacilityKind[];
  readonly name: readonly string[];
  readonly address: readonly string[];
  /** Interleaved lon, lat. */
  readonly positions: Float64Array;
  /** People; NaN missing. */
  readonly capacity: Float64Array;
  /** Bit i set: usable for the i-th of `evacuationHazards`. */
  readonly usableFor: Uint8Array;
  readonly extra: readonly string[];
}

/** Columns of the GSI evacuation-site CSV, in its order. Source: 国土地理院 指定緊急避難場所データ. */
export const evacuationHazards = [
  'river',
  'landslide',
  'storm_surge',
  'earthquake',
  'tsunami',
  'fire',
  'inland',
  'volcano',
] as const;

export interface BaseMapDataset {
  readonly kind: 'base_map';
  readonly source: DatasetSource;
  /** PNG or JPEG as it came. */
  readonly image: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly transform: Raster['transform'];
}

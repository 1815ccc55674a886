import type {
  BaseMapDataset,
  ConsumptionDataset,
  DatasetSource,
  FacilitiesDataset,
  HazardPolygonsDataset,
  HazardRasterDataset,
  HazardRecordColumns,
  PeopleFlowDataset,
  PopulationDataset,
  Raster,
  RoadsDataset,
  SurfaceColumns,
  ZonesDataset,
} from '../domain/datasets.ts';
import type { Evidence, EvidenceInput } from '../domain/evidence.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { BuildingColumns, CityTables } from '../tables/city-tables.ts';

/** A whole city in memory: what was read, once projected, deduplicated and put together. Owned by one worker. */
export interface CityModel {
  readonly name: string;
  /** Invented data (架空): labelled wherever the city is shown. */
  readonly fictional: boolean;
  /** Plane-rectangular CRS of the city, EPSG:6669 … EPSG:6687. */
  readonly planarCrs: string;
  /** Ellipsoidal height minus 標高, one value a city, metres. */
  readonly geoidHeightMeters: number;
  /** west, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly buildings: BuildingColumns;
  /** Planar metres; heights absent. Row = building index. */
  readonly footprints: PolygonColumns;
  readonly buildingName: readonly string[];
  readonly buildingExtra: readonly string[];
  readonly buildingSource: Uint16Array;
  readonly lod: Uint8Array;
  readonly risks: HazardRecordColumns;
  /** Geographic, as read. */
  readonly lod2?: SurfaceColumns;
  readonly zones: readonly ZoneLayer[];
  readonly hazardPolygons: readonly HazardPolygonsDataset[];
  readonly hazardRasters: readonly HazardRasterDataset[];
  /** Ground heights (TP, metres) on a grid in the planar CRS; NaN unknown. */
  readonly terrain?: Raster;
  readonly roads: readonly RoadsDataset[];
  readonly population: readonly PopulationDataset[];
  readonly peopleFlow: readonly PeopleFlowDataset[];
  readonly consumption: readonly ConsumptionDataset[];
  readonly facilities: readonly FacilitiesDataset[];
  readonly baseMap?: BaseMapDataset;
  readonly sources: readonly DatasetSource[];
  readonly issues: readonly ImportIssue[];
  readonly tables: CityTables;
  /** The sources as evidence names them, with what was counted of each. */
  readonly inputs: readonly EvidenceInput[];
  /** What was assumed while the columns were computed; printed with every figure. */
  readonly assumptions: Evidence['assumptions'];
}

/** A zones dataset with its polygons once more in planar metres. */
export interface ZoneLayer {
  readonly dataset: ZonesDataset;
  readonly planar: PolygonColumns;
}

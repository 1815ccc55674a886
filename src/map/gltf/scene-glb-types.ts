import type { Raster } from '../../domain/datasets.ts';
import type { PlanarBounds } from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { BuildingTilesInput } from '../tiles/write-building.ts';

/** What a scene in a file is made of: a part of the city as it is painted on the screen. */
export interface SceneGlbInput {
  readonly cityName: string;
  readonly tiles: BuildingTilesInput;
  /** Per building. */
  readonly buildingId: readonly string[];
  /** Word of the class that a building is painted by, per building. */
  readonly state: readonly string[];
  /** RGBA per building; alpha 0 leaves it out. */
  readonly colours: Uint8Array;
  /** Representative points: a building is in the scene when its point is. */
  readonly pointX: Float64Array;
  readonly pointY: Float64Array;
  readonly terrain?: Raster;
  readonly zones: readonly SceneGlbZones[];
  readonly bounds: PlanarBounds;
}

export interface SceneGlbZones {
  readonly name: string;
  readonly colour: `#${string}`;
  /** On the city's plane. */
  readonly polygons: PolygonColumns;
}

export interface SceneGlb {
  readonly glb: ArrayBuffer;
  readonly buildings: number;
  /** Of buildings and ground. */
  readonly triangles: number;
}

/** Where the file's coordinates begin, for who puts it back on a map. */
export interface SceneOrigin {
  readonly crs: string;
  readonly eastMeters: number;
  readonly northMeters: number;
}

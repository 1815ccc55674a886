import type { FacilityKind, Raster } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { TileColumn } from '../domain/tile-column.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { BuildingTiles } from './tiles/building-tiles.ts';

/** Degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Everything the scene shows of a city. Replacing a part rebuilds that part only, so keep the parts' identities. */
export interface SceneCity {
  readonly name: string;
  readonly bounds: Bounds;
  /** `EPSG:6669` … `EPSG:6687`. */
  readonly planarCrs: string;
  /** Ellipsoidal height minus 標高, metres. */
  readonly geoidHeightMeters: number;
  /** 標高 in metres on a grid in any CRS the map knows; NaN is drawn as sea level. */
  readonly terrain?: Raster;
  readonly baseMap?: SceneBaseMap;
  readonly buildings?: BuildingTiles;
  readonly zones: readonly SceneZone[];
  readonly hazardRasters: readonly SceneHazardRaster[];
  readonly hazardAreas: readonly SceneHazardAreas[];
  readonly facilities: readonly SceneFacility[];
  /** Place names (station, river, town); drawn without an icon. */
  readonly placeNames?: readonly ScenePlaceName[];
  /** Distributed 3D Tiles (PLATEAU b3dm or glb); their heights are ellipsoidal already. */
  readonly foreignTilesets?: readonly SceneForeignTileset[];
}

export interface SceneForeignTileset {
  /** Changing it reloads; changing the other fields does not. */
  readonly id: string;
  /** An address (the user's own choice: it may leave this origin), or the files of a dropped folder or zip by path. */
  readonly source: { readonly url: string } | { readonly files: ReadonlyMap<string, Blob>; readonly root?: string };
  readonly visible?: boolean;
  /** Attribute to colour by, with its classes; inundation takes the official ramp. Undefined = as the tileset comes. */
  readonly colourBy?: TileColumn;
  /** The features that stand out: those with this value of an attribute (an id, which coarse and fine tiles share). */
  readonly selected?: { readonly attribute: string; readonly value: unknown };
}

/** A feature of a foreign tileset. */
export interface ForeignPick {
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface SceneBaseMap {
  /** PNG or JPEG bytes. */
  readonly image: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly crs: string;
  readonly transform: Raster['transform'];
}

/** One zones dataset: rows are zones, polygons in degrees. */
export interface SceneZone {
  readonly zoneKind: ZoneKind;
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  readonly polygons: PolygonColumns;
}

export interface SceneHazardRaster {
  readonly key: HazardKey;
  /** Depth in metres: > 0 hit, 0 surveyed and not hit, NaN (and all outside the grid) unknown. */
  readonly raster: Raster;
}

/** Polygons of a hazard without a depth: 土砂災害 (rank 1 警戒, 2 特別警戒) or 家屋倒壊等 (1 氾濫流, 2 河岸侵食, 3 both). */
export interface SceneHazardAreas {
  readonly hazard: 'landslide' | 'collapse';
  /** Per row. */
  readonly standardRank: Uint8Array;
  readonly polygons: PolygonColumns;
}

export interface SceneFacility {
  readonly kind: FacilityKind;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

export interface ScenePlaceName {
  readonly kind: 'town' | 'station' | 'water';
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** What can be shown and hidden; every zone kind that is not named here is a `district` line. */
export const sceneLayers = [
  'base_map',
  'buildings',
  'hazard',
  'landslide',
  'collapse',
  'residence',
  'urban_function',
  'district',
  'evacuation_site',
  'medical',
  'welfare',
  'school',
  'facility',
  'label',
] as const;
export type SceneLayer = (typeof sceneLayers)[number];

export interface LayerState {
  readonly visible: boolean;
  /** 0…1. */
  readonly opacity: number;
}

/** What the user chose to see. Plain data; nothing of Cesium. */
export interface SceneView {
  readonly mode: '2d' | '3d';
  /** A layer that is not named is visible and opaque. */
  readonly layers: Partial<Readonly<Record<SceneLayer, LayerState>>>;
  /** Who carries the depth ramp; never both. With 'ground' the buildings are drawn neutral. */
  readonly carrier: 'buildings' | 'ground';
  /** RGBA per building index (see `colourBuildings`); alpha 0 hides the building. */
  readonly buildingColours: Uint8Array;
  /** Per building index: 1 = hatch (unknown). */
  readonly buildingPattern: Uint8Array;
  /** Metres per building index, NaN none: tints the wetted part of the walls while the water surface is on. */
  readonly buildingDepthMeters?: Float32Array;
  /** Which of the city's rasters is on; undefined = none. */
  readonly hazardKey?: HazardKey;
  readonly waterSurface: boolean;
  /** Building indices that stand out, with the others dimmed. */
  readonly selection?: ReadonlySet<number>;
  readonly dimOthers: boolean;
  /** Text of the label at the edge of the surveyed area; undefined = 未調査（不明）. */
  readonly unknownLabel?: string;
}

export interface ScenePick {
  /** Undefined on bare ground. */
  readonly buildingIndex?: number;
  /** On a click only: the feature of a foreign tileset, where no building of the city lies before it. */
  readonly foreign?: ForeignPick;
  readonly lon: number;
  readonly lat: number;
  /** 標高, metres. */
  readonly heightMeters: number;
}

export interface SceneCamera {
  /** Degrees clockwise from north. */
  readonly headingDegrees: number;
  /** −90 straight down … 0 level. */
  readonly pitchDegrees: number;
  /** Ground metres a CSS pixel at the middle of the view. */
  readonly metersPerPixel: number;
  readonly lon: number;
  readonly lat: number;
  /** Ellipsoidal metres of the eye. */
  readonly eyeHeightMeters: number;
}

export type SceneStatus = 'loading' | 'ready' | 'error';

/** Commands to the running scene. Flights take at most 1.2 s, none where the user prefers reduced motion. */
export interface CitySceneHandle {
  flyHome(): void;
  flyToBounds(bounds: Bounds): void;
  /** Frames these buildings; does nothing for an empty list. */
  flyToBuildings(buildings: Iterable<number>): void;
  /** Frames a foreign tileset once it is loaded. */
  flyToTileset(id: string): Promise<void>;
  north(): void;
  /** Straight down, north up. */
  top(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** The canvas as it is, PNG at device resolution. */
  capture(): Promise<Blob>;
  /** Resolves once everything in view is loaded and drawn. */
  settled(): Promise<void>;
  /** Looks from a saved place (`onCamera`). */
  setCamera(camera: Pick<SceneCamera, 'lon' | 'lat' | 'eyeHeightMeters' | 'headingDegrees' | 'pitchDegrees'>): void;
}

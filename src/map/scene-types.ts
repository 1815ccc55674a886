import type { FacilityKind, MeshLevel, Raster } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { TileColumn } from '../domain/tile-column.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { CapturedPicture, CaptureRequest } from './capture/capture-types.ts';
import type { SceneScenario, SceneSwipe } from './compare/compare-types.ts';
import type { SceneAreaChange, SceneEditing } from './editing/editing-types.ts';
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
  /** Number by which `SceneView.highlightedFacilities` names it; undefined = its position in the list. */
  readonly index?: number;
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
  /** Per building index: 1 = hatch (unknown), 4 = dots (taken out), 8 = plus signs (taken in); see `paintDifference`. */
  readonly buildingPattern: Uint8Array;
  /** Metres per building index, NaN none: tints the wetted part of the walls while the water surface is on. */
  readonly buildingDepthMeters?: Float32Array;
  /** Which of the city's rasters is on; undefined = none. */
  readonly hazardKey?: HazardKey;
  readonly waterSurface: boolean;
  /** Buildings that stand out, with the others dimmed: their indices, or one byte a building (1 = selected) for very many. */
  readonly selection?: ReadonlySet<number> | Uint8Array;
  readonly dimOthers: boolean;
  /** A result by zone painted on the ground; buildings are then neutral and the hazard's own ramp is off. */
  readonly zoneFills?: SceneZoneFills;
  /** Zones that a click finds (`ScenePick.zone`); undefined = those of `zoneFills`. Keep the identity. */
  readonly pickableZones?: readonly SceneZone[];
  /** Ids of zones among the pickable ones whose outline stands out. */
  readonly highlightedZones?: ReadonlySet<string>;
  /** Facilities that stand out: `SceneFacility.index`, or the position in `SceneCity.facilities` where that is absent. */
  readonly highlightedFacilities?: ReadonlySet<number>;
  /** People (or any value) per mesh as columns; flat proportional squares in 2D. */
  readonly meshColumns?: SceneMeshColumns;
  /** The main value of one building on a stem over its roof. */
  readonly callout?: SceneCallout;
  /** What the pointer and the keys draw; leaving 'polygon' throws away what is not closed. */
  readonly drawing?: 'polygon' | null;
  /** Words beside the line while it crosses itself; undefined = 線が交差しています. */
  readonly crossingLabel?: string;
  /** A finished area, drawn as a line with its label. */
  readonly drawnArea?: SceneDrawnArea;
  /** Text of the label at the edge of the surveyed area; undefined = 未調査（不明）. */
  readonly unknownLabel?: string;
  /** Zones of a scenario, drawn instead of the data's kind by kind; undefined = those of the data. */
  readonly scenario?: SceneScenario;
  /** What is edited, and how; undefined = nothing. */
  readonly editing?: SceneEditing;
  /** Ground that a change takes out or takes in: preview of an edit, or the difference of two scenarios. */
  readonly areaChange?: SceneAreaChange;
  /** Two scenarios side by side in one view, parted by a bar; takes the place of `scenario` and the building colours. */
  readonly swipe?: SceneSwipe;
}

/** A choropleth. The shapes are laid out once for an identity of `zones`; new `fills` cost one small texture. */
export interface SceneZoneFills {
  /** Datasets of one zone kind. Keep the identity while only colours change. */
  readonly zones: readonly SceneZone[];
  /** By zone id. A zone without an entry stays clear. */
  readonly fills: ReadonlyMap<string, SceneZoneFill>;
  /** 0…1; undefined = 0.65. */
  readonly opacity?: number;
}

export interface SceneZoneFill {
  /** `#rrggbb`; null = unknown, hatched like ground that nobody surveyed. */
  readonly colour: string | null;
  /** Written inside the zone where there is room. */
  readonly label?: string;
}

/** Columns over meshes of one level. The shapes are built once for an identity of `meshCode`; new values cost a texture. */
export interface SceneMeshColumns {
  readonly level: MeshLevel;
  readonly meshCode: readonly string[];
  /** Per mesh, metres above the ground; NaN = suppressed or unknown: a hatched outline and no column. 0 = nothing drawn. */
  readonly heightMeters: Float32Array;
  /** Height at which the square of 2D fills its mesh; the same for all steps of a slider, so that steps can be compared. */
  readonly fullHeightMeters: number;
  /** Per mesh, 0…1: the part of the column (from the ground up) that stands in the hazard. */
  readonly hazardShare?: Float32Array;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly hazardColour: string;
}

export interface SceneCallout {
  readonly buildingIndex: number;
  readonly text: string;
}

/** An area that was drawn: line of 4 px, its label on it. */
export interface SceneDrawnArea {
  /** Closed, interleaved degrees. */
  readonly ring: Float64Array;
  readonly label?: string;
}

/** The area while it is drawn. */
export interface SceneDrawing {
  /** Interleaved degrees of the vertices set so far, not closed. */
  readonly vertices: Float64Array;
  /** On the city's plane; of the ring closed through the pointer. 0 with fewer than three places, meaningless while crossing. */
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
  /** The ring crosses itself and cannot be closed so. */
  readonly isCrossing: boolean;
}

export interface DrawingCallbacks {
  /** With every vertex and every move of the pointer (once a frame); null when drawing ends. */
  readonly onDrawing?: ((drawing: SceneDrawing | null) => void) | undefined;
  /** A closed ring, interleaved degrees, at least three corners, not crossing itself. */
  readonly onDrawn?: ((ring: Float64Array) => void) | undefined;
  /** Esc: nothing was drawn. The caller sets `SceneView.drawing` to null. */
  readonly onDrawingCancelled?: (() => void) | undefined;
}

export interface ScenePick {
  /** Undefined on bare ground. */
  readonly buildingIndex?: number;
  /** On a click only: the feature of a foreign tileset, where no building of the city lies before it. */
  readonly foreign?: ForeignPick;
  /** Zone below the place (also below a building) among `SceneView.pickableZones`. */
  readonly zone?: { readonly zoneKind: ZoneKind; readonly zoneId: string };
  /** Mesh of the column under the pointer, or of the mesh on the ground, while `SceneView.meshColumns` are on. */
  readonly meshCode?: string;
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
  /** Within so many seconds; undefined = as every flight. */
  flyHome(seconds?: number): void;
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
  /** The view at any size, tile by tile; see `captureTiles`. */
  captureTiles(request: CaptureRequest): Promise<CapturedPicture>;
  /** Resolves once everything in view is loaded and drawn. */
  settled(): Promise<void>;
  /** Looks from a saved place (`onCamera`). */
  setCamera(camera: Pick<SceneCamera, 'lon' | 'lat' | 'eyeHeightMeters' | 'headingDegrees' | 'pitchDegrees'>): void;
}

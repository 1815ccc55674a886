import type { FacilityKind, MeshLevel, Raster } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { PlanarPolygon, PlanarPosition, PlanarRing, PlanZone } from '../domain/plan.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { TileColumn } from '../domain/tile-column.ts';
import type { FiledZoneKind, ZoneKind } from '../domain/zone-kind.ts';
import type { VertexAddress } from '../spatial/editing/vertex-edits.ts';
import type { CapturedPicture, CaptureRequest } from './capture/capture-tiles.ts';
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

/** Zones as redrawn, metres of the city's plane. Kinds that are absent stand as in the data. Keep the parts' identities. */
export interface SceneScenario {
  readonly name: string;
  /** `#rrggbb` of its lines. */
  readonly colour: string;
  readonly zones: Readonly<Partial<Record<FiledZoneKind, readonly PlanZone[]>>>;
}

/** One side of the bar. */
export interface SceneSide {
  /** Said beside the bar. */
  readonly name: string;
  /** Undefined = the zones of the data. */
  readonly scenario?: SceneScenario;
  /** As in `SceneView`; undefined = those of the view. */
  readonly buildingColours?: Uint8Array;
  readonly buildingPattern?: Uint8Array;
}

export interface SceneSwipe {
  readonly left: SceneSide;
  readonly right: SceneSide;
  /** Where the bar stands, 0 (left edge) … 1; the caller keeps it (`onSwipe`). */
  readonly position: number;
  /** Said by screen readers; undefined = 比較の境界. */
  readonly label?: string;
}

/**
 * `vertices` moves, adds and removes vertices; `draw` and `cut` draw a polygon, `split` and `measure` a line; `select` picks a
 * zone; `pan` leaves the pointer to the camera.
 */
export type EditingTool = 'select' | 'pan' | 'vertices' | 'draw' | 'split' | 'cut' | 'measure';

/** The zones under the pen. All geometry in metres of the city's plane. Nothing here is changed by the scene: see `EditingCallbacks`. */
export interface SceneEditing {
  /** All zones of the edited kind; they are drawn instead of the scenario's and the data's. Keep the identity of unchanged rings. */
  readonly zones: readonly PlanZone[];
  readonly zoneKind: FiledZoneKind;
  /** `#rrggbb` of the scenario. */
  readonly colour: string;
  /** Outline to compare with (現行), dashed. Keep the identity. */
  readonly current?: readonly PlanarPolygon[];
  readonly tool: EditingTool;
  /** Its vertices have handles; undefined = those of all zones. */
  readonly activeZone?: string;
  readonly activeVertex?: VertexAddress | null;
  /** Finds what a vertex snaps to; called with every move, so a millisecond at most. Undefined = no snapping. */
  readonly snap?: (position: PlanarPosition, context: SnapContext) => SceneSnap | undefined;
  /** Where the lines cross now, marked in red. */
  readonly crossings?: readonly PlanarPosition[];
  /** How to release snapping, behind the name of the target; undefined = Alt で解除. */
  readonly releaseLabel?: string;
}

export interface SnapContext {
  /** Twelve pixels on the screen. */
  readonly toleranceMeters: number;
  /** The vertex that moves, not to be snapped to itself; undefined while something new is drawn. */
  readonly vertex?: VertexAddress;
}

export interface SceneSnap {
  readonly position: PlanarPosition;
  /** Said beside the vertex: 道路中心線に吸着. */
  readonly label: string;
}

export interface SceneAreaChange {
  /** White wash with dots. */
  readonly removed: readonly PlanarPolygon[];
  /** Wash of the colour with plus signs. */
  readonly added: readonly PlanarPolygon[];
  /** `#rrggbb` of the added ground; undefined = the colour of what is edited, or of the scenario. */
  readonly colour?: string;
  readonly labels?: readonly SceneAreaLabel[];
}

export interface SceneAreaLabel {
  readonly position: PlanarPosition;
  /** △106.4 ha　△3,720 人. */
  readonly text: string;
}

/**
 * A vertex on its way, by pointer or by keys. `move` comes at most once a frame. `end` keeps the vertex where it is; `cancel`
 * (Esc) puts it back where `start` found it, which `to` then says.
 */
export interface VertexDrag {
  readonly vertex: VertexAddress;
  readonly to: PlanarPosition;
  readonly phase: 'start' | 'move' | 'end' | 'cancel';
  /** The same gesture has just inserted the vertex (`onVertexInsert`): one step of history, and `cancel` takes back both. */
  readonly isInserted: boolean;
  /** What it snaps to. */
  readonly snap?: SceneSnap | undefined;
}

export interface EditingCallbacks {
  readonly onVertexDrag?: ((drag: VertexDrag) => void) | undefined;
  /** A vertex on the edge that begins at `after`; see `insertVertex`. The new one has the next number. */
  readonly onVertexInsert?: ((after: VertexAddress, position: PlanarPosition) => void) | undefined;
  /** Delete or Backspace at the active vertex. */
  readonly onVertexRemove?: ((vertex: VertexAddress) => void) | undefined;
  readonly onVertexSelect?: ((vertex: VertexAddress | null) => void) | undefined;
  /** Tool `select`: the zone under the pointer, null beside all. */
  readonly onZoneSelect?: ((zone: string | null) => void) | undefined;
  /** Tool `select`: Delete or Backspace with `activeZone`. */
  readonly onZoneRemove?: ((zone: string) => void) | undefined;
  /** Tool `split`: a line of two corners or more. */
  readonly onSplitLine?: ((line: readonly PlanarPosition[]) => void) | undefined;
  /** Tools `draw` and `cut`: not crossing itself. */
  readonly onPolygonDrawn?: ((ring: PlanarRing, tool: 'draw' | 'cut') => void) | undefined;
  /** Tool `measure`: with every vertex and move; null when measuring ends. */
  readonly onMeasure?: ((measure: SceneMeasure | null) => void) | undefined;
  /** Esc where nothing is in progress: the caller goes back to another tool. */
  readonly onEditingCancelled?: (() => void) | undefined;
  /** The bar was moved. */
  readonly onSwipe?: ((position: number) => void) | undefined;
}

export interface SceneMeasure {
  readonly line: readonly PlanarPosition[];
  readonly lengthMeters: number;
  /** Of the line closed to a ring; 0 with fewer than three corners or where it crosses itself. */
  readonly areaSquareMeters: number;
  readonly isFinished: boolean;
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

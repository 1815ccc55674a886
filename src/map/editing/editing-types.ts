import type { PlanarPolygon, PlanarPosition, PlanarRing, PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';

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

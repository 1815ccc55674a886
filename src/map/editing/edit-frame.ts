import type { PlanarPolygon, PlanarRing } from '../../domain/plan.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { EdgeDraper } from './draped-edges.ts';
import type { HandleLayout } from './edit-handles.ts';
import type { SceneAreaChange, SceneEditing } from './editing-types.ts';
import { projectPath, projectPoint, type ScreenPath, type ScreenProjection } from './screen-projection.ts';
import { isRingOf, ringInHand, type VertexInHand } from './vertex-in-hand.ts';

/** An edge shorter than this (CSS pixels) has no handle in its middle: it would lie on those of its ends. */
const SHORTEST_EDGE_PIXELS = 40;

/** Rings of the plan as paths of one frame. */
export interface EditFrame {
  /** Of the zones with handles, then of the others. */
  readonly lines: readonly ScreenPath[];
  readonly otherLines: readonly ScreenPath[];
  readonly current: readonly ScreenPath[];
  readonly handles: HandleLayout;
}

interface AddressedRing {
  readonly address: Omit<VertexAddress, 'vertex'>;
  readonly ring: PlanarRing;
}

/** Lays out what is edited for one frame. `hand` lies over the zones as the caller has them. */
export function layOutFrame(
  editing: SceneEditing,
  hand: VertexInHand | undefined,
  draper: EdgeDraper,
  screen: ScreenProjection,
): EditFrame {
  const rings = ringsOf(editing, hand);
  const isHandled = ({ address }: AddressedRing) =>
    editing.activeZone === undefined || address.zone === editing.activeZone;
  const pathOf = ({ ring }: AddressedRing) => projectPath(screen, draper.ring(ring), true);
  const handled = rings.filter(isHandled);
  return {
    lines: handled.map(pathOf),
    otherLines: rings.filter((ring) => !isHandled(ring)).map(pathOf),
    current: pathsOf(editing.current ?? [], draper, screen).flat(),
    handles: layOutHandles(editing.tool === 'vertices' ? handled : [], draper, screen),
  };
}

export interface AreaFrame {
  /** One list of rings a polygon, filled even-odd. */
  readonly removed: readonly (readonly ScreenPath[])[];
  readonly added: readonly (readonly ScreenPath[])[];
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

export const layOutAreas = (
  { removed, added, labels = [] }: SceneAreaChange,
  draper: EdgeDraper,
  screen: ScreenProjection,
): AreaFrame => ({
  removed: pathsOf(removed, draper, screen),
  added: pathsOf(added, draper, screen),
  labels: labels.flatMap(({ position, text }) => {
    const place = projectPoint(screen, draper.point(position));
    return place ? [{ x: place[0], y: place[1], text }] : [];
  }),
});

const pathsOf = (polygons: readonly PlanarPolygon[], draper: EdgeDraper, screen: ScreenProjection) =>
  polygons.map((polygon) => polygon.map((ring) => projectPath(screen, draper.ring(ring), true)));

function ringsOf({ zones }: SceneEditing, hand: VertexInHand | undefined): AddressedRing[] {
  return zones.flatMap((zone) =>
    zone.polygons.flatMap((rings, polygon) =>
      rings.map((ring, number) => ({
        address: { zone: zone.id, polygon, ring: number },
        ring: hand && isRingOf(hand.vertex, zone.id, polygon, number) ? ringInHand(ring, hand) : ring,
      })),
    ),
  );
}

function layOutHandles(rings: readonly AddressedRing[], draper: EdgeDraper, screen: ScreenProjection): HandleLayout {
  const count = rings.reduce((sum, { ring }) => sum + ring.length, 0);
  const [x, y, middleX, middleY] = [0, 1, 2, 3].map(() => new Float64Array(count).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const addresses: VertexAddress[] = [];
  const edges: (readonly [edge: Float64Array, end: Float64Array])[] = [];
  for (const { address, ring } of rings) {
    const pieces = draper.ring(ring);
    const start = addresses.length;
    pieces.forEach((piece, vertex) => {
      addresses.push({ ...address, vertex });
      edges.push([piece, pieces[(vertex + 1) % pieces.length]!.subarray(0, 3)]);
      const place = projectPoint(screen, piece);
      if (place && isNear(screen, place)) [x[start + vertex], y[start + vertex]] = place;
    });
    pieces.forEach((piece, vertex) => {
      const at = start + vertex;
      const to = start + ((vertex + 1) % pieces.length);
      // Edges of which no end is on the screen have no handle either: zooming out shows it.
      if (Math.hypot(x[to]! - x[at]!, y[to]! - y[at]!) < SHORTEST_EDGE_PIXELS) return;
      if (Number.isNaN(x[at]!) && Number.isNaN(x[to]!)) return;
      const place = projectPoint(screen, middleOf(piece, edges[at]![1]));
      if (place && isNear(screen, place)) [middleX[at], middleY[at]] = place;
    });
  }
  const edgePath = (entry: number) => projectPath(screen, [...edges[entry]!], false);
  return { addresses, x, y, middleX, middleY, edgePath };
}

/** Middle along the ground of a densified edge, whose steps are of one length. */
function middleOf(piece: Float64Array, end: Float64Array): Float64Array {
  const steps = piece.length / 3;
  if (steps % 2 === 0) return piece.subarray((3 * steps) / 2, (3 * steps) / 2 + 3);
  const before = 3 * ((steps - 1) / 2);
  const after = before + 3 < piece.length ? piece.subarray(before + 3, before + 6) : end;
  return Float64Array.of(
    (piece[before]! + after[0]!) / 2,
    (piece[before + 1]! + after[1]!) / 2,
    (piece[before + 2]! + after[2]!) / 2,
  );
}

/** Within the view and a hit area around it. */
const isNear = ({ width, height }: ScreenProjection, [x, y]: readonly [number, number]): boolean =>
  x > -24 && y > -24 && x < width + 24 && y < height + 24;

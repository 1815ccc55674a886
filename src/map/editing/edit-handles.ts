import type { PlanarPosition, PlanarRing, PlanZone } from '../../domain/plan.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { ScreenPath } from './screen-projection.ts';

/** What can be grabbed, in CSS pixels of the canvas. One entry a vertex of a zone that has handles. */
export interface HandleLayout {
  readonly addresses: readonly VertexAddress[];
  /** NaN where the vertex is not on the screen. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Middle of the edge that begins at the vertex; NaN where the edge is too short for a handle or not on the screen. */
  readonly middleX: Float64Array;
  readonly middleY: Float64Array;
  /** The edge that begins at the vertex, along the ground; CSS pixels, made when asked for. */
  readonly edgePath: (entry: number) => ScreenPath;
}

export type Handle =
  | { readonly kind: 'vertex'; readonly vertex: VertexAddress }
  /** A new vertex on the edge that begins at `after`. */
  | { readonly kind: 'edge'; readonly after: VertexAddress; readonly isMiddle: boolean };

/** Half the hit area; a finger is broader. Source: ui.md §4 (24 px), §2 (touch 44). */
export const HIT_PIXELS = 12;
export const TOUCH_HIT_PIXELS = 22;
/** Beside an edge less is enough: it is long. */
const EDGE_HIT_SHARE = 0.5;

/** The vertex near a place, else the middle of an edge, else the edge itself. */
export function findHandle(layout: HandleLayout, x: number, y: number, reachPixels: number): Handle | undefined {
  const vertex = nearestPoint(layout.x, layout.y, x, y, reachPixels);
  if (vertex !== undefined) return { kind: 'vertex', vertex: layout.addresses[vertex]! };
  const middle = nearestPoint(layout.middleX, layout.middleY, x, y, reachPixels);
  if (middle !== undefined) return { kind: 'edge', after: layout.addresses[middle]!, isMiddle: true };
  const edge = nearestEdge(layout, x, y, reachPixels * EDGE_HIT_SHARE);
  return edge === undefined ? undefined : { kind: 'edge', after: layout.addresses[edge]!, isMiddle: false };
}

/** Number of the point nearest to a place within reach; NaN is never near. */
export function nearestPoint(
  xs: Float64Array,
  ys: Float64Array,
  x: number,
  y: number,
  reach: number,
): number | undefined {
  let [best, found] = [reach, -1];
  for (let k = 0; k < xs.length; k++) {
    const away = Math.hypot(xs[k]! - x, ys[k]! - y);
    if (away <= best) [best, found] = [away, k];
  }
  return found < 0 ? undefined : found;
}

function nearestEdge({ addresses, edgePath }: HandleLayout, x: number, y: number, reach: number): number | undefined {
  let [best, found] = [reach, -1];
  for (let entry = 0; entry < addresses.length; entry++) {
    const away = distanceToPath(edgePath(entry), x, y);
    if (away <= best) [best, found] = [away, entry];
  }
  return found < 0 ? undefined : found;
}

function distanceToPath(path: ScreenPath, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 3 < path.length; k += 2) {
    const [ax, ay, dx, dy] = [path[k]!, path[k + 1]!, path[k + 2]! - path[k]!, path[k + 3]! - path[k + 1]!];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(ax + along * dx - x, ay + along * dy - y));
  }
  return best;
}

/** The place on an edge nearest to a position of the plane. */
export function nearestOnEdge(
  [ax, ay]: PlanarPosition,
  [bx, by]: PlanarPosition,
  [x, y]: PlanarPosition,
): PlanarPosition {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return [ax + along * dx, ay + along * dy];
}

export const isSameVertex = (a: VertexAddress | null | undefined, b: VertexAddress | null | undefined): boolean =>
  a === b || (!!a && !!b && a.zone === b.zone && a.polygon === b.polygon && a.ring === b.ring && a.vertex === b.vertex);

/** Undefined where the zones have no such ring (any more). */
export const ringOf = (zones: readonly PlanZone[], { zone, polygon, ring }: VertexAddress): PlanarRing | undefined =>
  zones.find(({ id }) => id === zone)?.polygons[polygon]?.[ring];

export const positionOf = (zones: readonly PlanZone[], address: VertexAddress): PlanarPosition | undefined =>
  ringOf(zones, address)?.[address.vertex];

/** The vertex `step` further along its ring, around its end. */
export function vertexAlong(zones: readonly PlanZone[], from: VertexAddress, step: 1 | -1): VertexAddress | undefined {
  const count = ringOf(zones, from)?.length ?? 0;
  return count === 0 ? undefined : { ...from, vertex: (from.vertex + step + count) % count };
}

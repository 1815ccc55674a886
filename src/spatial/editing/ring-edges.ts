import type { PlanarPosition, PlanarRing } from '../../domain/plan.ts';
import { orientation } from '../orientation.ts';
import type { PlanarPolygons } from './planar-polygons.ts';
import type { VertexAddress } from './vertex-edits.ts';

/** A vertex among the polygons of one zone. */
export type PolygonVertex = Omit<VertexAddress, 'zone'>;

/** Edges of all rings of a zone, one after another. Vertices that repeat the one before are left out: they bound nothing. */
export interface RingEdges {
  /** ax, ay, bx, by of each edge. */
  readonly coordinates: Float64Array;
  readonly ringOfEdge: Uint32Array;
  /** Edges of ring r are `ringStarts[r] … ringStarts[r+1]−1`, each ending where the next begins. */
  readonly ringStarts: Uint32Array;
  readonly polygonOfRing: Uint32Array;
  /** Number of the ring inside its polygon: 0 the outer one. */
  readonly placeOfRing: Uint32Array;
  /** The edges that end and begin at the vertex asked for. */
  readonly moving?: { readonly arriving: number; readonly leaving: number; readonly ring: number };
}

/** `kept`: a vertex that stays even where it repeats its neighbour, since it is about to move. */
export function ringEdges(polygons: PlanarPolygons, kept?: PolygonVertex): RingEdges {
  const coordinates: number[] = [];
  const ringOfEdge: number[] = [];
  const ringStarts = [0];
  const polygonOfRing: number[] = [];
  const placeOfRing: number[] = [];
  let moving: RingEdges['moving'];
  polygons.forEach((rings, polygon) => {
    rings.forEach((ring, place) => {
      const isKept = kept?.polygon === polygon && kept.ring === place;
      const { vertices, at } = distinctVertices(ring, isKept ? kept.vertex : -1);
      const start = ringOfEdge.length;
      vertices.forEach(([x, y], index) => {
        const [nextX, nextY] = vertices[(index + 1) % vertices.length]!;
        coordinates.push(x, y, nextX, nextY);
        ringOfEdge.push(polygonOfRing.length);
      });
      if (isKept)
        moving = {
          arriving: start + ((at + vertices.length - 1) % vertices.length),
          leaving: start + at,
          ring: polygonOfRing.length,
        };
      polygonOfRing.push(polygon);
      placeOfRing.push(place);
      ringStarts.push(ringOfEdge.length);
    });
  });
  return {
    coordinates: Float64Array.from(coordinates),
    ringOfEdge: Uint32Array.from(ringOfEdge),
    ringStarts: Uint32Array.from(ringStarts),
    polygonOfRing: Uint32Array.from(polygonOfRing),
    placeOfRing: Uint32Array.from(placeOfRing),
    ...(moving && { moving }),
  };
}

/** Without repeats of the vertex before; `at` is where the kept vertex stands among them. */
function distinctVertices(
  ring: PlanarRing,
  kept: number,
): { readonly vertices: PlanarPosition[]; readonly at: number } {
  const vertices: PlanarPosition[] = [];
  let at = -1;
  // A kept vertex and the one after it stay even where they are equal: it is about to move.
  ring.forEach((position, index) => {
    if (index === kept) at = vertices.length;
    else {
      const previous = (index + ring.length - 1) % ring.length;
      if (previous !== kept && samePlace(position, ring[previous]!)) return;
    }
    vertices.push(position);
  });
  if (vertices.length === 0 && ring[0]) vertices.push(ring[0]);
  return { vertices, at };
}

export const samePlace = (a: PlanarPosition, b: PlanarPosition): boolean => a[0] === b[0] && a[1] === b[1];

/** 1 strictly inside a ring, 0 on its line, −1 outside; exact. */
export function sideOfRing(edges: RingEdges, ring: number, x: number, y: number): -1 | 0 | 1 {
  const c = edges.coordinates;
  let inside = false;
  for (let at = 4 * edges.ringStarts[ring]!; at < 4 * edges.ringStarts[ring + 1]!; at += 4) {
    const [ay, by] = [c[at + 1]!, c[at + 3]!];
    if ((ay > y && by > y) || (ay < y && by < y)) continue;
    const [ax, bx] = [c[at]!, c[at + 2]!];
    if (ax < x && bx < x) continue;
    const side = orientation(ax, ay, bx, by, x, y);
    if (side === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0;
    if (ay > y !== by > y && side > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
}

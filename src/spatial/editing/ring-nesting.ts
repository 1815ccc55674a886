import type { Crossing } from './crossing.ts';
import { type RingEdges, sideOfRing } from './ring-edges.ts';

/** Two rings of one polygon with a point in common where they do not cross. */
export interface RingTouch {
  readonly ring: number;
  readonly otherRing: number;
  readonly x: number;
  readonly y: number;
}

/** Touches that close a chain of rings: within it the ground is cut off from the rest of its polygon. In an order of their own. */
export function disconnections(touches: readonly RingTouch[]): Crossing[] {
  const parents = new Map<string, string>();
  const root = (node: string): string => {
    const parent = parents.get(node);
    return parent === undefined ? node : root(parent);
  };
  const joined = new Set<string>();
  const found: Crossing[] = [];
  const inOrder = touches.toSorted((a, b) => a.x - b.x || a.y - b.y || a.ring - b.ring || a.otherRing - b.otherRing);
  for (const { ring, otherRing, x, y } of inOrder)
    for (const one of [ring, otherRing]) {
      const [place, link] = [`${x} ${y}`, `${one} at ${x} ${y}`];
      if (joined.has(link)) continue;
      joined.add(link);
      const [a, b] = [root(`ring ${one}`), root(place)];
      if (a === b) found.push({ x, y, kind: 'disconnected' });
      else parents.set(a, b);
    }
  return found;
}

/** Holes outside their polygon, holes in holes, polygons in polygons; rings are taken not to cross. */
export function wrongNesting(edges: RingEdges): Crossing[] {
  const boxes = ringBoxes(edges);
  const found: Crossing[] = [];
  for (const rings of ringsByPolygon(edges)) {
    const [outer, ...holes] = rings;
    for (const hole of holes) {
      if (sideOf(edges, boxes, hole, outer!) < 0) found.push(faultAt(edges, hole, 'hole_outside'));
      else if (holes.some((other) => other !== hole && sideOf(edges, boxes, hole, other) > 0))
        found.push(faultAt(edges, hole, 'nested'));
    }
  }
  const polygons = ringsByPolygon(edges);
  for (const [outer] of polygons)
    for (const [otherOuter, ...holes] of polygons) {
      if (outer === otherOuter || outer === undefined || sideOf(edges, boxes, outer, otherOuter!) <= 0) continue;
      if (!holes.some((hole) => sideOf(edges, boxes, outer, hole) >= 0)) found.push(faultAt(edges, outer, 'nested'));
    }
  return found;
}

function ringsByPolygon({ polygonOfRing }: RingEdges): number[][] {
  const polygons: number[][] = [];
  polygonOfRing.forEach((polygon, ring) => {
    polygons[polygon] ??= [];
    polygons[polygon].push(ring);
  });
  return polygons.filter((rings) => rings !== undefined);
}

const faultAt = ({ coordinates, ringStarts }: RingEdges, ring: number, kind: Crossing['kind']): Crossing => ({
  x: coordinates[4 * ringStarts[ring]!]!,
  y: coordinates[4 * ringStarts[ring]! + 1]!,
  kind,
});

/** minX, minY, maxX, maxY of each ring. */
function ringBoxes({ coordinates: c, ringStarts }: RingEdges): Float64Array {
  const boxes = new Float64Array(4 * (ringStarts.length - 1));
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 4 * ringStarts[ring]!; at < 4 * ringStarts[ring + 1]!; at += 4) {
      minX = Math.min(minX, c[at]!);
      minY = Math.min(minY, c[at + 1]!);
      maxX = Math.max(maxX, c[at]!);
      maxY = Math.max(maxY, c[at + 1]!);
    }
    boxes.set([minX, minY, maxX, maxY], 4 * ring);
  }
  return boxes;
}

/** 1 where a ring lies inside another, −1 outside, 0 where every vertex and every middle of an edge lies on its line. */
function sideOf(edges: RingEdges, boxes: Float64Array, ring: number, other: number): -1 | 0 | 1 {
  const [a, b] = [4 * ring, 4 * other];
  const within =
    boxes[a]! >= boxes[b]! &&
    boxes[a + 1]! >= boxes[b + 1]! &&
    boxes[a + 2]! <= boxes[b + 2]! &&
    boxes[a + 3]! <= boxes[b + 3]!;
  if (!within) return -1;
  const c = edges.coordinates;
  const [start, end] = [4 * edges.ringStarts[ring]!, 4 * edges.ringStarts[ring + 1]!];
  for (let at = start; at < end; at += 4) {
    const side = sideOfRing(edges, other, c[at]!, c[at + 1]!);
    if (side !== 0) return side;
  }
  for (let at = start; at < end; at += 4) {
    const side = sideOfRing(edges, other, (c[at]! + c[at + 2]!) / 2, (c[at + 1]! + c[at + 3]!) / 2);
    if (side !== 0) return side;
  }
  return 0;
}

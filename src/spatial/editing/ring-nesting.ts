import Flatbush from 'flatbush';
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
    let at = node;
    for (let parent = parents.get(at); parent !== undefined; parent = parents.get(at)) {
      const above = parents.get(parent);
      // Halves the path, so that long chains of rings stay short to follow.
      if (above !== undefined) parents.set(at, above);
      at = parent;
    }
    return at;
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
  const { polygonOfRing, placeOfRing } = edges;
  if (polygonOfRing.length < 2) return [];
  const boxes = ringBoxes(edges);
  const index = indexBoxes(boxes);
  const found: Crossing[] = [];
  for (let ring = 0; ring < polygonOfRing.length; ring++) {
    const around = index
      .search(boxes[4 * ring]!, boxes[4 * ring + 1]!, boxes[4 * ring + 2]!, boxes[4 * ring + 3]!)
      .filter((other) => other !== ring)
      .map((other) => ({ ring: other, side: sideOf(edges, boxes, ring, other) }))
      .filter((one): one is RingAround => one.side >= 0);
    const kind = placeOfRing[ring] === 0 ? faultOfOuter(edges, ring, around) : faultOfHole(edges, ring, around);
    if (kind) found.push(faultAt(edges, ring, kind));
  }
  return found;
}

/** A ring that another lies in (side 1), or on all along (0). */
interface RingAround {
  readonly ring: number;
  readonly side: 0 | 1;
}

/** An outer ring may lie in another polygon's hole only. */
function faultOfOuter({ polygonOfRing, placeOfRing }: RingEdges, ring: number, around: readonly RingAround[]) {
  const inHoleOf = new Set(around.filter((one) => placeOfRing[one.ring] !== 0).map((one) => polygonOfRing[one.ring]));
  const isOnGround = around.some(
    (one) =>
      placeOfRing[one.ring] === 0 &&
      one.side > 0 &&
      polygonOfRing[one.ring] !== polygonOfRing[ring] &&
      !inHoleOf.has(polygonOfRing[one.ring]),
  );
  return isOnGround ? 'nested' : undefined;
}

/** A hole lies in the outer ring of its polygon and in none of its holes. */
function faultOfHole({ polygonOfRing, placeOfRing }: RingEdges, ring: number, around: readonly RingAround[]) {
  const own = around.filter((one) => polygonOfRing[one.ring] === polygonOfRing[ring]);
  if (!own.some((one) => placeOfRing[one.ring] === 0)) return 'hole_outside';
  return own.some((one) => placeOfRing[one.ring] !== 0 && one.side > 0) ? 'nested' : undefined;
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

function indexBoxes(boxes: Float64Array): Flatbush {
  const index = new Flatbush(boxes.length / 4);
  for (let at = 0; at < boxes.length; at += 4) index.add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
  index.finish();
  return index;
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

import Flatbush from 'flatbush';
import type { PlanarPosition } from '../../domain/plan.ts';
import type { Crossing } from './crossing.ts';
import { edgeMeeting, linesCross } from './edge-meeting.ts';
import type { PlanarPolygons } from './planar-polygons.ts';
import { type PolygonVertex, type RingEdges, ringEdges, samePlace } from './ring-edges.ts';
import { disconnections, type RingTouch, wrongNesting } from './ring-nesting.ts';

/** All faults of the polygons of one zone; none: the zone is valid. 2,000 vertices take a few milliseconds. */
export function crossings(polygons: PlanarPolygons): readonly Crossing[] {
  const edges = ringEdges(polygons);
  const found = meetingsOfAll(edges, indexEdges(edges));
  return faultsOf(edges, found, []);
}

/** Faults while one vertex is dragged: the answer is that of `crossings` for the polygons with the vertex there. */
export interface CrossingWatch {
  at(position: PlanarPosition): readonly Crossing[];
}

/** Looks through all edges once; then only the two edges at the vertex are tested for each position. */
export function watchCrossings(polygons: PlanarPolygons, vertex: PolygonVertex): CrossingWatch {
  const edges = ringEdges(polygons, vertex);
  const { moving } = edges;
  if (!moving) throw new RangeError(`expected a vertex, got ${JSON.stringify(vertex)}`);
  const index = indexEdges(edges);
  const standing = meetingsOfAll(edges, index, moving);
  return {
    at: (position) => {
      const [before, after] = neighboursOf(edges, moving);
      if (samePlace(position, before) || samePlace(position, after) || samePlace(before, after))
        return crossings(moved(polygons, vertex, position));
      edges.coordinates.set(position, 4 * moving.arriving + 2);
      edges.coordinates.set(position, 4 * moving.leaving);
      const found: Meetings = { faults: [], touches: [] };
      examine(edges, moving.arriving, moving.leaving, found);
      for (const edge of [moving.arriving, moving.leaving])
        forEachNear(edges, index, edge, (other) => {
          if (other !== moving.arriving && other !== moving.leaving) examine(edges, edge, other, found);
        });
      return faultsOf(edges, standing, [found]);
    },
  };
}

type Moving = NonNullable<RingEdges['moving']>;

const neighboursOf = ({ coordinates: c }: RingEdges, { arriving, leaving }: Moving) =>
  [
    [c[4 * arriving]!, c[4 * arriving + 1]!],
    [c[4 * leaving + 2]!, c[4 * leaving + 3]!],
  ] as const;

const moved = (polygons: PlanarPolygons, { polygon, ring, vertex }: PolygonVertex, position: PlanarPosition) =>
  polygons.with(polygon, polygons[polygon]!.with(ring, polygons[polygon]![ring]!.with(vertex, position)));

interface Meetings {
  readonly faults: Crossing[];
  readonly touches: RingTouch[];
}

function faultsOf(edges: RingEdges, standing: Meetings, more: readonly Meetings[]): readonly Crossing[] {
  const faults = [standing, ...more].flatMap((found) => found.faults);
  // Where lines cross, inside and outside are not to be told apart.
  if (faults.length === 0) {
    const touches = [standing, ...more].flatMap((found) => found.touches);
    faults.push(...disconnections(touches), ...wrongNesting(edges));
  }
  const seen = new Set<string>();
  return faults.filter(({ x, y, kind }) => {
    const key = `${kind} ${x} ${y}`;
    return !seen.has(key) && seen.add(key);
  });
}

function indexEdges({ coordinates: c }: RingEdges): Flatbush | undefined {
  const count = c.length / 4;
  if (count === 0) return undefined;
  const index = new Flatbush(count);
  for (let at = 0; at < c.length; at += 4)
    index.add(
      Math.min(c[at]!, c[at + 2]!),
      Math.min(c[at + 1]!, c[at + 3]!),
      Math.max(c[at]!, c[at + 2]!),
      Math.max(c[at + 1]!, c[at + 3]!),
    );
  index.finish();
  return index;
}

function forEachNear(
  { coordinates: c }: RingEdges,
  index: Flatbush | undefined,
  edge: number,
  call: (other: number) => void,
): void {
  const at = 4 * edge;
  index?.search(
    Math.min(c[at]!, c[at + 2]!),
    Math.min(c[at + 1]!, c[at + 3]!),
    Math.max(c[at]!, c[at + 2]!),
    Math.max(c[at + 1]!, c[at + 3]!),
    (other) => {
      call(other);
      return false;
    },
  );
}

/** Every pair of edges once; those at the vertex that moves are left out, and what others touch at their other ends. */
function meetingsOfAll(edges: RingEdges, index: Flatbush | undefined, moving?: Moving): Meetings {
  const found: Meetings = { faults: degenerateRings(edges), touches: [] };
  const isMoving = (edge: number) => edge === moving?.arriving || edge === moving?.leaving;
  for (let edge = 0; edge < edges.ringOfEdge.length; edge++) {
    if (isMoving(edge)) continue;
    forEachNear(edges, index, edge, (other) => {
      if (other > edge && !isMoving(other)) examine(edges, edge, other, found, moving);
    });
  }
  return found;
}

const degenerateRings = ({ ringStarts, coordinates }: RingEdges): Crossing[] =>
  Array.from(ringStarts.subarray(1), (end, ring) => ({ start: ringStarts[ring]!, end }))
    .filter(({ start, end }) => end - start < 3)
    .map(({ start }) => ({
      x: coordinates[4 * start] ?? Number.NaN,
      y: coordinates[4 * start + 1] ?? Number.NaN,
      kind: 'degenerate' as const,
    }));

function examine(edges: RingEdges, one: number, other: number, found: Meetings, moving?: Moving): void {
  const [first, second] = one < other ? [one, other] : [other, one];
  const meeting = edgeMeeting(edges.coordinates, 4 * first, 4 * second);
  if (!meeting) return;
  const { kind, x, y } = meeting;
  if (kind !== 'touch') {
    found.faults.push({ x, y, kind });
    return;
  }
  const [ring, otherRing] = [edges.ringOfEdge[first]!, edges.ringOfEdge[second]!];
  if (ring === otherRing) {
    if (!areNeighbours(edges, ring, first, second)) found.faults.push({ x, y, kind });
    return;
  }
  if (moving && [first, second].some((edge) => isLeftToMoving(edges, moving, edge, [x, y]))) return;
  const at = [x, y] as const;
  if (linesCross(at, ...armsAt(edges, first, at), ...armsAt(edges, second, at)))
    found.faults.push({ x, y, kind: 'crossing' });
  else if (edges.polygonOfRing[ring] === edges.polygonOfRing[otherRing]) found.touches.push({ ring, otherRing, x, y });
}

/** Whether a place is where an edge goes over into one that moves: that one finds the touch, with the ring as it then runs. */
function isLeftToMoving({ ringStarts, coordinates: c }: RingEdges, moving: Moving, edge: number, at: PlanarPosition) {
  const [start, end] = [ringStarts[moving.ring]!, ringStarts[moving.ring + 1]!];
  const before = moving.arriving === start ? end - 1 : moving.arriving - 1;
  const after = moving.leaving + 1 === end ? start : moving.leaving + 1;
  return (
    (edge === before && samePlace([c[4 * edge + 2]!, c[4 * edge + 3]!], at)) ||
    (edge === after && samePlace([c[4 * edge]!, c[4 * edge + 1]!], at))
  );
}

function areNeighbours({ ringStarts }: RingEdges, ring: number, first: number, second: number): boolean {
  const count = ringStarts[ring + 1]! - ringStarts[ring]!;
  const apart = Math.abs(first - second);
  return apart === 1 || apart === count - 1;
}

/** Where the ring of an edge comes from and goes to at a place on that edge. */
function armsAt(edges: RingEdges, edge: number, at: PlanarPosition): readonly [PlanarPosition, PlanarPosition] {
  const { coordinates: c, ringOfEdge, ringStarts } = edges;
  const ring = ringOfEdge[edge]!;
  const [start, end] = [ringStarts[ring]!, ringStarts[ring + 1]!];
  const from = [c[4 * edge]!, c[4 * edge + 1]!] as const;
  const to = [c[4 * edge + 2]!, c[4 * edge + 3]!] as const;
  if (samePlace(from, at)) {
    const before = edge === start ? end - 1 : edge - 1;
    return [[c[4 * before]!, c[4 * before + 1]!], to];
  }
  if (!samePlace(to, at)) return [from, to];
  const after = edge + 1 === end ? start : edge + 1;
  return [from, [c[4 * after + 2]!, c[4 * after + 3]!]];
}

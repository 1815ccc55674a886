import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { boundsOfPositions } from './cell-grid.ts';
import type { PointGrid } from './point-grid.ts';
import { rowContains } from './point-in-row.ts';
import { polygonBounds, polygonRowCount, rowRingRange } from './polygon-areas.ts';
import { createEdgeLocator, createPolygonLocator } from './polygon-locator.ts';
import { ringDifference } from './ring-difference.ts';

export interface Relocation {
  /** Row of the first feature containing each point, as `locate` over the changed polygons would give. */
  readonly member: Int32Array;
  /** Indices of the points whose member changed. */
  readonly changed: Uint32Array;
}

/**
 * Members after some features were edited, from the members before: only points in the changed ground are tested again.
 * The changed ground of a feature is the even-odd area of the edges that it has in one version only (edges of both
 * versions cancel), which is exact. Rows keep their numbers: rows added at the end are new features, a removed feature
 * must stay as an empty row.
 */
export function relocate(
  points: PointGrid,
  previous: Int32Array,
  before: PolygonColumns,
  after: PolygonColumns,
): Relocation {
  const flipped = new Map<number, number>();
  for (let row = 0; row < Math.max(polygonRowCount(before), polygonRowCount(after)); row++)
    for (const point of pointsInChangedGround(points, before, after, row))
      flipped.set(point, flipped.has(point) ? SEVERAL_ROWS : row);
  const member = previous.slice();
  const tested: number[] = [];
  for (const [point, row] of flipped)
    if (row === SEVERAL_ROWS || (previous[point] === row && row + 1 < polygonRowCount(after))) tested.push(point);
    else member[point] = memberAfterFlip(previous[point]!, row);
  const found = locateSuspects(points, Uint32Array.from(tested), after);
  tested.forEach((point, index) => {
    member[point] = found[index]!;
  });
  const changed = Uint32Array.from(flipped.keys())
    .filter((point) => member[point] !== previous[point])
    .sort();
  return { member, changed };
}

/** Stands for a point that lies in the changed ground of more than one row. */
const SEVERAL_ROWS = -1;

/** A point in the changed ground of one row went in or out of it; no later row can take it in. */
function memberAfterFlip(previous: number, row: number): number {
  if (previous === row) return -1;
  return previous < 0 || previous > row ? row : previous;
}

/** Beyond this many points an index over all features costs less than testing point by point. */
const FEW_POINTS = 2000;

function locateSuspects(points: PointGrid, tested: Uint32Array, after: PolygonColumns): Int32Array {
  if (tested.length > FEW_POINTS)
    return createPolygonLocator(after).locate(pick(points.x, tested), pick(points.y, tested));
  const bounds = polygonBounds(after);
  return Int32Array.from(tested, (point) => firstContaining(after, bounds, points.x[point]!, points.y[point]!));
}

function pick(values: Float64Array, indices: Uint32Array): Float64Array {
  const picked = new Float64Array(indices.length);
  for (let index = 0; index < picked.length; index++) picked[index] = values[indices[index]!]!;
  return picked;
}

function pointsInChangedGround(
  points: PointGrid,
  before: PolygonColumns,
  after: PolygonColumns,
  row: number,
): number[] {
  const edges = changedEdges(before, after, row);
  if (edges.length === 0) return [];
  const candidates = points.within(boundsOfPositions(edges));
  const offsets = Uint32Array.of(0, edges.length / 4);
  const locator = createEdgeLocator({ edges, offsets, rows: Uint32Array.of(0), invalidRows: [] }, { cells: 4096 });
  const inside = locator.locate(pick(points.x, candidates), pick(points.y, candidates));
  const found: number[] = [];
  candidates.forEach((point, index) => {
    if (inside[index] === 0) found.push(point);
  });
  return found;
}

const hasRow = (polygons: PolygonColumns, row: number) => row < polygonRowCount(polygons);

/** Rings of a row; none where it has coordinates that are no numbers, since it contains nothing then. */
function ringsOfRow(polygons: PolygonColumns, row: number): readonly Float64Array[] {
  if (!hasRow(polygons, row)) return [];
  const { positions, ringOffsets } = polygons;
  const [first, last] = rowRingRange(polygons, row);
  if (!isFiniteThroughout(positions.subarray(2 * ringOffsets[first]!, 2 * ringOffsets[last]!))) return [];
  return Array.from({ length: last - first }, (_, i) =>
    positions.subarray(2 * ringOffsets[first + i]!, 2 * ringOffsets[first + i + 1]!),
  );
}

function isFiniteThroughout(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return false;
  return true;
}

/** Edges that occur an odd number of times in both versions together. */
function changedEdges(before: PolygonColumns, after: PolygonColumns, row: number): Float64Array {
  const odd = new Map<string, Float64Array>();
  const [old, next] = [ringsOfRow(before, row), ringsOfRow(after, row)];
  for (let ring = 0; ring < Math.max(old.length, next.length); ring++) {
    const [a, b] = [old[ring] ?? NO_RING, next[ring] ?? NO_RING];
    const { from, to } = ringDifference(a, b);
    turnOver(odd, a, from, to[0]);
    turnOver(odd, b, from, to[1]);
  }
  const result = new Float64Array(4 * odd.size);
  let at = 0;
  for (const edge of odd.values()) {
    result.set(edge, at);
    at += 4;
  }
  return result;
}

const NO_RING = new Float64Array();

/** Puts edges in that are not there yet, and takes out those that are; upwards, so that direction does not matter. */
function turnOver(odd: Map<string, Float64Array>, ring: Float64Array, from: number, to: number): void {
  for (let vertex = from; vertex < to; vertex++) {
    const edge = upwardEdge(ring, vertex);
    if (!edge) continue;
    const key = edge.join(' ');
    if (!odd.delete(key)) odd.set(key, edge);
  }
}

function upwardEdge(ring: Float64Array, vertex: number): Float64Array | undefined {
  const [ax, ay, bx, by] = ring.subarray(2 * vertex, 2 * vertex + 4) as unknown as [number, number, number, number];
  if (ay < by || (ay === by && ax < bx)) return Float64Array.of(ax, ay, bx, by);
  return ax === bx && ay === by ? undefined : Float64Array.of(bx, by, ax, ay);
}

function firstContaining(polygons: PolygonColumns, bounds: Float64Array, x: number, y: number): number {
  for (let row = 0; row < polygonRowCount(polygons); row++) {
    const at = 4 * row;
    if (x < bounds[at]! || y < bounds[at + 1]! || x > bounds[at + 2]! || y > bounds[at + 3]!) continue;
    if (rowContains(polygons, row, x, y)) return row;
  }
  return -1;
}

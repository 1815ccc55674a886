import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { boundsOfPositions } from './cell-grid.ts';
import { edgesOfPolygons } from './edge-set.ts';
import type { PointGrid } from './point-grid.ts';
import { rowContains } from './point-in-row.ts';
import { polygonBounds, polygonRowCount } from './polygon-areas.ts';
import { createEdgeLocator, createPolygonLocator } from './polygon-locator.ts';

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
  const suspects = new Set<number>();
  for (let row = 0; row < Math.max(polygonRowCount(before), polygonRowCount(after)); row++)
    for (const point of pointsInChangedGround(points, before, after, row)) suspects.add(point);
  const tested = Uint32Array.from(suspects).sort();
  const found = locateSuspects(points, tested, after);
  const member = previous.slice();
  const changed = tested.filter((point, index) => {
    member[point] = found[index]!;
    return found[index] !== previous[point];
  });
  return { member, changed };
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
  if (sameRow(before, after, row)) return [];
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
const edgesOfRow = (polygons: PolygonColumns, row: number) =>
  hasRow(polygons, row) ? edgesOfPolygons(polygons, [row]).edges : new Float64Array();

/** Quick test for features that the edit did not touch: same vertices in the same rings. */
function sameRow(before: PolygonColumns, after: PolygonColumns, row: number): boolean {
  if (!hasRow(before, row) || !hasRow(after, row)) return false;
  const a = rowSlices(before, row);
  const b = rowSlices(after, row);
  if (a.positions.length !== b.positions.length || a.rings.length !== b.rings.length) return false;
  for (let index = 0; index < a.rings.length; index++)
    if (a.rings[index]! - a.rings[0]! !== b.rings[index]! - b.rings[0]!) return false;
  for (let index = 0; index < a.positions.length; index++) if (a.positions[index] !== b.positions[index]) return false;
  return true;
}

function rowSlices({ positions, ringOffsets, polygonOffsets, rowOffsets }: PolygonColumns, row: number) {
  const [first, last] = [polygonOffsets[rowOffsets[row]!]!, polygonOffsets[rowOffsets[row + 1]!]!];
  return {
    positions: positions.subarray(2 * ringOffsets[first]!, 2 * ringOffsets[last]!),
    rings: ringOffsets.subarray(first, last + 1),
  };
}

/** Edges that occur an odd number of times in both versions together. */
function changedEdges(before: PolygonColumns, after: PolygonColumns, row: number): Float64Array {
  const odd = new Map<string, Float64Array>();
  for (const edges of [edgesOfRow(before, row), edgesOfRow(after, row)])
    for (let at = 0; at < edges.length; at += 4) {
      const edge = edges.subarray(at, at + 4);
      const key = edge.join(' ');
      if (!odd.delete(key)) odd.set(key, edge);
    }
  const result = new Float64Array(4 * odd.size);
  let at = 0;
  for (const edge of odd.values()) {
    result.set(edge, at);
    at += 4;
  }
  return result;
}

function firstContaining(polygons: PolygonColumns, bounds: Float64Array, x: number, y: number): number {
  for (let row = 0; row < polygonRowCount(polygons); row++) {
    const at = 4 * row;
    if (x < bounds[at]! || y < bounds[at + 1]! || x > bounds[at + 2]! || y > bounds[at + 3]!) continue;
    if (rowContains(polygons, row, x, y)) return row;
  }
  return -1;
}

import type { PlanarPolygon, PlanarPosition, PlanarRing } from '../../domain/plan.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Bounds } from '../cell-grid.ts';

/** The polygons of one zone. */
export type PlanarPolygons = readonly PlanarPolygon[];

/**
 * Features (each a list of polygons) as columns, one row each. Every coordinate is taken bit for bit; rings are closed by
 * repeating their first position.
 */
export function toPolygonColumns(features: readonly PlanarPolygons[]): PolygonColumns {
  const polygons = features.flat();
  const rings = polygons.flat();
  const positions = new Float64Array(2 * rings.reduce((sum, ring) => sum + ring.length + Math.min(1, ring.length), 0));
  const ringOffsets = new Uint32Array(rings.length + 1);
  let vertex = 0;
  rings.forEach((ring, index) => {
    for (const [x, y] of ring) vertex = put(positions, vertex, x, y);
    const first = ring[0];
    if (first) vertex = put(positions, vertex, first[0], first[1]);
    ringOffsets[index + 1] = vertex;
  });
  return {
    positions,
    ringOffsets,
    polygonOffsets: runningSum(polygons.map((polygon) => polygon.length)),
    rowOffsets: runningSum(features.map((feature) => feature.length)),
  };
}

function put(positions: Float64Array, vertex: number, x: number, y: number): number {
  positions[2 * vertex] = x;
  positions[2 * vertex + 1] = y;
  return vertex + 1;
}

function runningSum(counts: readonly number[]): Uint32Array {
  const sums = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => {
    sums[index + 1] = sums[index]! + count;
  });
  return sums;
}

/** One row of columns as polygons; the way back of `toPolygonColumns`, bit for bit. */
export function polygonsOfRow(columns: PolygonColumns, row: number): PlanarPolygon[] {
  const polygons: PlanarPolygon[] = [];
  for (let polygon = columns.rowOffsets[row]!; polygon < columns.rowOffsets[row + 1]!; polygon++) {
    const rings: PlanarRing[] = [];
    for (let ring = columns.polygonOffsets[polygon]!; ring < columns.polygonOffsets[polygon + 1]!; ring++)
      rings.push(ringOf(columns, columns.ringOffsets[ring]!, columns.ringOffsets[ring + 1]!));
    polygons.push(rings);
  }
  return polygons;
}

/** Vertices `start … end−2`: the last repeats the first. */
function ringOf({ positions }: PolygonColumns, start: number, end: number): PlanarRing {
  const ring: PlanarPosition[] = [];
  for (let vertex = start; vertex + 1 < end; vertex++) ring.push([positions[2 * vertex]!, positions[2 * vertex + 1]!]);
  return ring;
}

/** Signed area in m², counter-clockwise positive; summed about the first position, so that large coordinates cost no digits. */
export function signedRingArea(ring: PlanarRing): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  let [ax, ay] = [0, 0];
  for (const [x, y] of ring) {
    const [bx, by] = [x - x0, y - y0];
    twice += ax * by - bx * ay;
    [ax, ay] = [bx, by];
  }
  return twice / 2;
}

/** Area in m²: outer rings minus holes, whichever way they run. */
export const planarArea = (polygons: PlanarPolygons): number =>
  polygons.reduce(
    (sum, rings) =>
      sum + rings.reduce((area, ring, index) => area + (index === 0 ? 1 : -1) * Math.abs(signedRingArea(ring)), 0),
    0,
  );

/** Length of all rings in metres, holes included. */
export const planarPerimeter = (polygons: PlanarPolygons): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((length, ring) => length + ringLength(ring), 0), 0);

const ringLength = (ring: PlanarRing) =>
  ring.reduce((length, [x, y], index) => {
    const [fromX, fromY] = ring.at(index - 1)!;
    return length + Math.hypot(x - fromX, y - fromY);
  }, 0);

export const planarVertexCount = (polygons: PlanarPolygons): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((count, ring) => count + ring.length, 0), 0);

/** ±Infinity where there is no position. */
export function planarBounds(positions: Iterable<PlanarPosition>): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    if (x < minX) minX = x;
    if (y < minY) minY = y;
    if (x > maxX) maxX = x;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** Whether two boxes have a point in common, their edges included. */
export const boundsMeet = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { rowContains } from './point-in-row.ts';
import { polygonRowCount, ringSignedArea, rowRingRange, rowVertexRange } from './polygon-areas.ts';

export interface RepresentativePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * One point for each feature, inside it: the centroid of its area where that lies inside, else the middle of the widest
 * stretch of a horizontal line through it. A feature without area gets the mean of its vertices; one without vertices NaN.
 */
export function representativePoints(polygons: PolygonColumns): RepresentativePoints {
  const count = polygonRowCount(polygons);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const point = new Float64Array(2);
  for (let row = 0; row < count; row++) {
    const hasArea = computeCentroid(polygons, row, point);
    if (hasArea && !rowContains(polygons, row, point[0]!, point[1]!)) computePointOnSurface(polygons, row, point);
    x[row] = point[0]!;
    y[row] = point[1]!;
  }
  return { x, y };
}

/** Writes the centroid of the area (holes taken out), or the mean of the vertices where the area is zero (returns false). */
function computeCentroid(polygons: PolygonColumns, row: number, out: Float64Array): boolean {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  const origin = rowVertexRange(polygons, row)[0];
  const x0 = positions[2 * origin]!;
  const y0 = positions[2 * origin + 1]!;
  let area = 0;
  let momentX = 0;
  let momentY = 0;
  for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
    const first = polygonOffsets[polygon]!;
    for (let ring = first; ring < polygonOffsets[polygon + 1]!; ring++) {
      let twice = 0;
      let ringX = 0;
      let ringY = 0;
      const end = ringOffsets[ring + 1]!;
      let vertex = ringOffsets[ring]!;
      let ax = positions[2 * vertex]! - x0;
      let ay = positions[2 * vertex + 1]! - y0;
      for (vertex++; vertex < end; vertex++) {
        const bx = positions[2 * vertex]! - x0;
        const by = positions[2 * vertex + 1]! - y0;
        const cross = ax * by - bx * ay;
        twice += cross;
        ringX += (ax + bx) * cross;
        ringY += (ay + by) * cross;
        ax = bx;
        ay = by;
      }
      // outer rings count positive and holes negative, whichever way they run
      const sign = twice < 0 === (ring === first) ? -1 : 1;
      area += sign * twice;
      momentX += sign * ringX;
      momentY += sign * ringY;
    }
  }
  if (!(area > 0)) return computeVertexMean(polygons, row, out);
  out[0] = x0 + momentX / (3 * area);
  out[1] = y0 + momentY / (3 * area);
  return true;
}

function computeVertexMean(polygons: PolygonColumns, row: number, out: Float64Array): false {
  const [start, end] = rowVertexRange(polygons, row);
  let [sumX, sumY] = [0, 0];
  for (let vertex = start; vertex < end; vertex++) {
    sumX += polygons.positions[2 * vertex]! - polygons.positions[2 * start]!;
    sumY += polygons.positions[2 * vertex + 1]! - polygons.positions[2 * start + 1]!;
  }
  out[0] = polygons.positions[2 * start]! + sumX / (end - start);
  out[1] = polygons.positions[2 * start + 1]! + sumY / (end - start);
  if (start === end) out.fill(Number.NaN);
  return false;
}

/**
 * A point well inside: on the horizontal line halfway between the two vertex heights next to the middle of the largest
 * outer ring, the middle of the widest stretch inside the feature.
 */
function computePointOnSurface(polygons: PolygonColumns, row: number, out: Float64Array): void {
  const height = scanHeight(polygons, row);
  const crossings = crossingsAt(polygons, row, height);
  let widest = -1;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const width = crossings[index + 1]! - crossings[index]!;
    if (width <= widest) continue;
    widest = width;
    out[0] = (crossings[index]! + crossings[index + 1]!) / 2;
    out[1] = height;
  }
}

/** A height that no vertex of the feature has, near the middle of its largest outer ring. */
function scanHeight(polygons: PolygonColumns, row: number): number {
  const { positions, ringOffsets } = polygons;
  const ring = largestOuterRing(polygons, row);
  let [low, high] = [Infinity, -Infinity];
  for (let vertex = ringOffsets[ring]!; vertex < ringOffsets[ring + 1]!; vertex++) {
    low = Math.min(low, positions[2 * vertex + 1]!);
    high = Math.max(high, positions[2 * vertex + 1]!);
  }
  const middle = (low + high) / 2;
  const [start, end] = rowVertexRange(polygons, row);
  for (let vertex = start; vertex < end; vertex++) {
    const height = positions[2 * vertex + 1]!;
    if (height <= middle) low = Math.max(low, height);
    else high = Math.min(high, height);
  }
  return (low + high) / 2;
}

function largestOuterRing(polygons: PolygonColumns, row: number): number {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  let best = rowRingRange(polygons, row)[0];
  let bestArea = -1;
  for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
    const ring = polygonOffsets[polygon]!;
    const area = Math.abs(ringSignedArea(positions, ringOffsets[ring]!, ringOffsets[ring + 1]!));
    if (area <= bestArea) continue;
    best = ring;
    bestArea = area;
  }
  return best;
}

function crossingsAt(polygons: PolygonColumns, row: number, height: number): number[] {
  const { positions, ringOffsets } = polygons;
  const [first, last] = rowRingRange(polygons, row);
  const crossings: number[] = [];
  for (let ring = first; ring < last; ring++)
    for (let vertex = ringOffsets[ring]! + 1; vertex < ringOffsets[ring + 1]!; vertex++) {
      const ay = positions[2 * vertex - 1]!;
      const by = positions[2 * vertex + 1]!;
      if (ay > height === by > height) continue;
      const ax = positions[2 * vertex - 2]!;
      crossings.push(ax + ((height - ay) / (by - ay)) * (positions[2 * vertex]! - ax));
    }
  return crossings.sort((a, b) => a - b);
}

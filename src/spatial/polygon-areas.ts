import type { PolygonColumns } from '../domain/polygon-columns.ts';

/** Number of features. */
export const polygonRowCount = (polygons: PolygonColumns): number => polygons.rowOffsets.length - 1;

/**
 * Signed area of vertices `start … end−1` (a closed ring), in squared units of the positions; counter-clockwise positive.
 * Summed about the ring's first vertex, so that large coordinates cost no digits.
 */
export function ringSignedArea(positions: Float64Array, start: number, end: number): number {
  if (end - start < 4) return 0;
  const x0 = positions[2 * start]!;
  const y0 = positions[2 * start + 1]!;
  let twice = 0;
  let ax = 0;
  let ay = 0;
  for (let vertex = start + 1; vertex < end; vertex++) {
    const bx = positions[2 * vertex]! - x0;
    const by = positions[2 * vertex + 1]! - y0;
    twice += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return twice / 2;
}

/**
 * Area of each feature in squared units of the positions (m² once planar): outer rings minus holes, all parts added.
 * Ring direction is not relied on. Rings are taken as valid: a ring that crosses itself has the area of its winding.
 */
export function polygonAreas(polygons: PolygonColumns): Float64Array {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  const areas = new Float64Array(polygonRowCount(polygons));
  for (let row = 0; row < areas.length; row++) {
    let area = 0;
    for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
      const first = polygonOffsets[polygon]!;
      for (let ring = first; ring < polygonOffsets[polygon + 1]!; ring++) {
        const ringArea = Math.abs(ringSignedArea(positions, ringOffsets[ring]!, ringOffsets[ring + 1]!));
        area += ring === first ? ringArea : -ringArea;
      }
    }
    areas[row] = Math.max(0, area);
  }
  return areas;
}

/** Bounds of each feature as west, south, east, north (x and y once planar), 4 numbers a row; ±Infinity for empty rows. */
export function polygonBounds(polygons: PolygonColumns): Float64Array {
  const count = polygonRowCount(polygons);
  const bounds = new Float64Array(count * 4);
  for (let row = 0; row < count; row++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const end = polygons.ringOffsets[polygons.polygonOffsets[polygons.rowOffsets[row + 1]!]!]!;
    for (
      let vertex = polygons.ringOffsets[polygons.polygonOffsets[polygons.rowOffsets[row]!]!]!;
      vertex < end;
      vertex++
    ) {
      const x = polygons.positions[2 * vertex]!;
      const y = polygons.positions[2 * vertex + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    bounds[4 * row] = minX;
    bounds[4 * row + 1] = minY;
    bounds[4 * row + 2] = maxX;
    bounds[4 * row + 3] = maxY;
  }
  return bounds;
}

/** Rings `first … last−1` of a feature. */
export function rowRingRange(polygons: PolygonColumns, row: number): readonly [first: number, last: number] {
  return [polygons.polygonOffsets[polygons.rowOffsets[row]!]!, polygons.polygonOffsets[polygons.rowOffsets[row + 1]!]!];
}

/** Vertices `start … end−1` of a feature. */
export function rowVertexRange(polygons: PolygonColumns, row: number): readonly [start: number, end: number] {
  const [first, last] = rowRingRange(polygons, row);
  return [polygons.ringOffsets[first]!, polygons.ringOffsets[last]!];
}

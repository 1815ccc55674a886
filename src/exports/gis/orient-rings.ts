import type { FeatureGeometry } from '../../domain/feature-table.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { ringSignedArea } from '../../spatial/polygon-areas.ts';
import { withPositions } from '../../spatial/polygon-columns-building.ts';

/**
 * The same polygons with outer rings turning one way and holes the other: counter-clockwise outside as RFC 7946 and OGC ask,
 * clockwise outside as shapefiles do. A ring that is turned round starts at the vertex before its first.
 */
function orientRings(polygons: PolygonColumns, outer: 'clockwise' | 'counter-clockwise'): PolygonColumns {
  const { polygonOffsets, ringOffsets, positions } = polygons;
  const turned = positions.slice();
  for (let polygon = 0; polygon + 1 < polygonOffsets.length; polygon++) {
    const first = polygonOffsets[polygon]!;
    for (let ring = first; ring < polygonOffsets[polygon + 1]!; ring++) {
      const [start, end] = [ringOffsets[ring]!, ringOffsets[ring + 1]!];
      const isOuter = ring === first;
      const wanted = isOuter === (outer === 'counter-clockwise');
      if (ringSignedArea(positions, start, end) > 0 !== wanted) turnRound(positions, turned, start, end);
    }
  }
  return withPositions(polygons, turned);
}

/** `orientRings` of what has rings. */
export const orientGeometry = (geometry: FeatureGeometry, outer: Parameters<typeof orientRings>[1]): FeatureGeometry =>
  geometry.kind === 'polygons' ? { kind: 'polygons', polygons: orientRings(geometry.polygons, outer) } : geometry;

/** Ring from vertex `start` to `end`, whose last vertex repeats the first. */
function turnRound(from: Float64Array, to: Float64Array, start: number, end: number): void {
  for (let vertex = start; vertex < end; vertex++) {
    const source = vertex === end - 1 ? end - 2 : end - 2 - (vertex - start);
    to[2 * vertex] = from[2 * source]!;
    to[2 * vertex + 1] = from[2 * source + 1]!;
  }
}

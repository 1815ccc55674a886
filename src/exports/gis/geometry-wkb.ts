import type { FeatureGeometry } from '../../domain/feature-table.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import { pointsToWkb, polygonsToWkb } from '../../spatial/wkb.ts';
import { orientGeometry } from './orient-rings.ts';

/** Each row as WKB, outer rings counter-clockwise as OGC asks; null for a point without a place. */
export function geometriesToWkb(geometry: FeatureGeometry, alwaysMulti = false): (Uint8Array | null)[] {
  const oriented = orientGeometry(geometry, 'counter-clockwise');
  return oriented.kind === 'polygons' ? polygonsToWkb(oriented.polygons, alwaysMulti) : pointsToWkb(oriented.positions);
}

/** Minimum x, y, maximum x, y a row; not finite where nothing is drawn. */
export function geometryBounds(geometry: FeatureGeometry): Float64Array {
  if (geometry.kind === 'polygons') return polygonBounds(geometry.polygons);
  const { positions } = geometry;
  const bounds = new Float64Array(2 * positions.length);
  for (let at = 0; at < positions.length; at += 2) {
    const [x, y] = [positions[at]!, positions[at + 1]!];
    bounds.set([x, y, x, y], 2 * at);
  }
  return bounds;
}

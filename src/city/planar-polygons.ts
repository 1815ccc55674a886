import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { fromGeographic } from '../spatial/coordinate-system.ts';

/** Geographic polygons in the metres of a planar CRS; offsets are shared, heights left out. */
export const planarPolygons = (polygons: PolygonColumns, crs: string): PolygonColumns => ({
  positions: fromGeographic(polygons.positions, crs),
  ringOffsets: polygons.ringOffsets,
  polygonOffsets: polygons.polygonOffsets,
  rowOffsets: polygons.rowOffsets,
});

import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { epsgCode, JGD2011 } from '../../spatial/crs-definitions.ts';
import { orientRings } from './orient-rings.ts';
import type { ZoneRows } from './zone-export.ts';

/**
 * GeoJSON, every coordinate with all its digits. In degrees as RFC 7946 has it, without a `crs` member (JGD2011 and WGS84 are
 * taken as one); in metres with the member of the 2008 form, which QGIS, GDAL and our reader follow. A feature a line.
 */
export function zonesGeoJson(name: string, crs: string, { polygons, columns }: ZoneRows): string {
  const oriented = orientRings(polygons, 'counter-clockwise');
  const rows = polygons.rowOffsets.length - 1;
  const features = Array.from({ length: rows }, (_, row) =>
    JSON.stringify({
      type: 'Feature',
      properties: Object.fromEntries(columns.map((column) => [column.name, column.values[row]])),
      geometry: geometryOf(oriented, row),
    }),
  );
  const member = crs === JGD2011 ? '' : `"crs":${JSON.stringify(crsMember(crs))},\n`;
  return `{"type":"FeatureCollection","name":${JSON.stringify(name)},\n${member}"features":[\n${features.join(',\n')}\n]}\n`;
}

const crsMember = (crs: string) => ({
  type: 'name',
  properties: { name: `urn:ogc:def:crs:EPSG::${epsgCode(crs)}` },
});

function geometryOf(
  { rowOffsets, polygonOffsets, ringOffsets, positions }: PolygonColumns,
  row: number,
): object | null {
  const coordinates = range(rowOffsets[row]!, rowOffsets[row + 1]!).map((polygon) =>
    range(polygonOffsets[polygon]!, polygonOffsets[polygon + 1]!).map((ring) =>
      range(ringOffsets[ring]!, ringOffsets[ring + 1]!).map((v) => [positions[2 * v]!, positions[2 * v + 1]!]),
    ),
  );
  if (coordinates.length === 0) return null;
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] }
    : { type: 'MultiPolygon', coordinates };
}

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);

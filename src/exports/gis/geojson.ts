import {
  type FeatureColumn,
  type FeatureGeometry,
  type FeatureTable,
  featureCount,
  featureValue,
} from '../../domain/feature-table.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { epsgCode, JGD2011 } from '../../spatial/crs-definitions.ts';
import { columnDictionary } from './column-dictionary.ts';
import { orientGeometry } from './orient-rings.ts';

/** Features that are joined to one text: a browser's longest string is 512 MB, a large city is longer. */
const FEATURES_PER_PART = 10_000;

/**
 * GeoJSON in parts of one file, every coordinate with all its digits. In degrees as RFC 7946 has it, without a `crs` member
 * (JGD2011 and WGS84 are taken as one); in metres with the member of the 2008 form, which QGIS, GDAL and our reader follow. A
 * feature a line; what the columns mean stands in the member `columns`, the description of the layer in `description`.
 */
export function featuresToGeoJson(base: string, table: FeatureTable): string[] {
  const { crs, columns, description } = table;
  const geometry = orientGeometry(table.geometry, 'counter-clockwise');
  const count = featureCount(table);
  const members = [
    `"type":"FeatureCollection","name":${JSON.stringify(base)}`,
    ...(description === '' ? [] : [`"description":${JSON.stringify(description)}`]),
    ...(crs === JGD2011 ? [] : [`"crs":${JSON.stringify(crsMember(crs))}`]),
    `"columns":${JSON.stringify(columnDictionary(table))}`,
  ];
  const parts = [`{${members.join(',\n')},\n"features":[\n`];
  for (let start = 0; start < count; start += FEATURES_PER_PART) {
    const rows = range(start, Math.min(count, start + FEATURES_PER_PART));
    const text = rows.map((row) => featureText(columns, geometry, row)).join(',\n');
    parts.push(start === 0 ? text : `,\n${text}`);
  }
  return [...parts, '\n]}\n'];
}

function featureText(columns: readonly FeatureColumn[], geometry: FeatureGeometry, row: number): string {
  return JSON.stringify({
    type: 'Feature',
    properties: Object.fromEntries(columns.map((column) => [column.name, featureValue(column, row)])),
    geometry: geometry.kind === 'polygons' ? polygonsOf(geometry.polygons, row) : pointOf(geometry.positions, row),
  });
}

const crsMember = (crs: string) => ({
  type: 'name',
  properties: { name: `urn:ogc:def:crs:EPSG::${epsgCode(crs)}` },
});

function pointOf(positions: Float64Array, row: number): object | null {
  const coordinates = [positions[2 * row]!, positions[2 * row + 1]!];
  return coordinates.some(Number.isNaN) ? null : { type: 'Point', coordinates };
}

function polygonsOf(
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

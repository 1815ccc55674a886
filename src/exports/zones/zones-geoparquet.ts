import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer';
import { projJson } from '../../spatial/crs-definitions.ts';
import { polygonsToWkb } from '../../spatial/wkb.ts';
import { orientRings } from './orient-rings.ts';
import type { ZoneRows } from './zone-export.ts';

/** GeoParquet 1.1: the columns as text and 32-bit integers, the shapes as WKB, the system as PROJJSON. */
export function zonesGeoParquet(crs: string, { polygons, columns }: ZoneRows): Uint8Array<ArrayBuffer> {
  const attributes = columns.map(
    (column): ColumnSource =>
      column.type === 'text'
        ? { name: column.name, data: [...column.values], type: 'STRING', nullable: false }
        : { name: column.name, data: Int32Array.from(column.values), type: 'INT32', nullable: false },
  );
  const geometry: ColumnSource = {
    name: 'geometry',
    data: polygonsToWkb(orientRings(polygons, 'counter-clockwise')),
    type: 'BYTE_ARRAY',
    nullable: false,
    statistics: false,
    encoding: 'PLAIN',
  };
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: ['Polygon', 'MultiPolygon'],
        orientation: 'counterclockwise',
        edges: 'planar',
        crs: projJson(crs),
      },
    },
  };
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: [...attributes, geometry],
    codec: 'SNAPPY',
    createdBy: 'bosai-twin',
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
  });
  return writer.getBytes();
}

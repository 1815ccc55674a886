import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer';
import { type FeatureColumn, type FeatureTable, featureCount, featureValue } from '../../domain/feature-table.ts';
import { projJson } from '../../spatial/crs-definitions.ts';
import { columnDictionary } from './column-dictionary.ts';
import { geometriesToWkb } from './geometry-wkb.ts';

/**
 * GeoParquet 1.1: texts, 32-bit integers and 64-bit floats, the shapes as WKB, the system as PROJJSON. What the columns mean
 * stands in the file's metadata under `columns`, the description of the layer under `description`.
 */
export function featuresToGeoParquet(table: FeatureTable): Uint8Array<ArrayBuffer> {
  const { crs, columns, description } = table;
  const isPolygons = table.geometry.kind === 'polygons';
  const count = featureCount(table);
  const wkb = geometriesToWkb(table.geometry);
  const geometry: ColumnSource = {
    name: 'geometry',
    data: wkb,
    type: 'BYTE_ARRAY',
    nullable: wkb.includes(null),
    statistics: false,
    encoding: 'PLAIN',
  };
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: isPolygons ? ['Polygon', 'MultiPolygon'] : ['Point'],
        ...(isPolygons && { orientation: 'counterclockwise' }),
        edges: 'planar',
        crs: projJson(crs),
      },
    },
  };
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: [...columns.map((column) => columnSource(column, count)), geometry],
    codec: 'SNAPPY',
    createdBy: 'bosai-twin',
    kvMetadata: [
      { key: 'geo', value: JSON.stringify(geo) },
      { key: 'columns', value: JSON.stringify(columnDictionary(table)) },
      { key: 'description', value: description },
    ],
  });
  return writer.getBytes();
}

const LARGEST_INT32 = 2 ** 31 - 1;

function columnSource(column: FeatureColumn, count: number): ColumnSource {
  const { name } = column;
  const values = Array.from({ length: count }, (_, row) => featureValue(column, row));
  const nullable = values.includes(null);
  if (column.type === 'text') return { name, data: values, type: 'STRING', nullable };
  const isSmall = values.every((value) => Math.abs(Number(value)) <= LARGEST_INT32);
  return { name, data: values, type: column.type === 'integer' && isSmall ? 'INT32' : 'DOUBLE', nullable };
}

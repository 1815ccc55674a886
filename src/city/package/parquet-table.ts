import { type DecodedArray, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { JGD2011, projJson } from '../../spatial/crs-definitions.ts';
import { polygonsToWkb, wkbToPolygons } from '../../spatial/wkb.ts';

export type ParquetColumn =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | readonly string[];

/** Rows a row group: a reader with a window can take one at a time, and one group of a million rows would be one long task. */
const ROW_GROUP_ROWS = 100_000;

/**
 * A Parquet file (snappy, no nulls; what stands for "missing" is the contract of the column) and, with `geometry`, a
 * GeoParquet 1.1 file whose polygons lie in JGD2011 degrees, longitude first. The same columns give the same bytes.
 */
export function writeParquet(
  columns: Readonly<Record<string, ParquetColumn>>,
  geometry?: { readonly polygons: PolygonColumns; readonly column?: string },
): Uint8Array {
  const columnData: ColumnSource[] = Object.entries(columns).map(([name, column]) => columnSource(name, column));
  const geometryColumn = geometry?.column ?? 'geometry';
  if (geometry)
    columnData.push({
      name: geometryColumn,
      data: polygonsToWkb(geometry.polygons),
      type: 'BYTE_ARRAY',
      nullable: false,
      statistics: false,
      // The library guesses dictionaries by comparing values; shapes never repeat.
      encoding: 'PLAIN',
    });
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData,
    codec: 'SNAPPY',
    rowGroupSize: ROW_GROUP_ROWS,
    createdBy: 'bosai-twin',
    ...(geometry && { kvMetadata: [{ key: 'geo', value: geoMetadata(geometryColumn, geometry.polygons) }] }),
  });
  return writer.getBytes();
}

function columnSource(name: string, column: ParquetColumn): ColumnSource {
  const shared = { name, nullable: false } as const;
  if (column instanceof Float32Array) return { ...shared, data: column, type: 'FLOAT' };
  if (column instanceof Float64Array) return { ...shared, data: column, type: 'DOUBLE' };
  if (column instanceof Int32Array) return { ...shared, data: column, type: 'INT32' };
  // Counts and codes stay far below 2³¹, so signed integers hold them and every tool reads them.
  if (ArrayBuffer.isView(column)) return { ...shared, data: Int32Array.from(column), type: 'INT32' };
  return { ...shared, data: column as string[], type: 'STRING' };
}

/** File metadata of GeoParquet 1.1.0; EPSG:6668 is JGD2011, longitude and latitude in degrees. */
function geoMetadata(column: string, polygons: PolygonColumns): string {
  const suffix = polygons.heights ? ' Z' : '';
  return JSON.stringify({
    version: '1.1.0',
    primary_column: column,
    columns: {
      [column]: {
        encoding: 'WKB',
        geometry_types: [`Polygon${suffix}`, `MultiPolygon${suffix}`],
        edges: 'planar',
        crs: projJson(JGD2011),
      },
    },
  });
}

/** A Parquet file in memory, column by column. A column that is not there or of another type throws, naming file and column. */
export interface ParquetTable {
  readonly rows: number;
  text(column: string): readonly string[];
  uint8(column: string): Uint8Array;
  uint16(column: string): Uint16Array;
  uint32(column: string): Uint32Array;
  float32(column: string): Float32Array;
  float64(column: string): Float64Array;
  polygons(column?: string): PolygonColumns;
}

/** Reads a whole file; throws an Error that names it where it is no Parquet file. */
export async function readParquet(bytes: Uint8Array, path: string): Promise<ParquetTable> {
  const file = {
    byteLength: bytes.byteLength,
    slice: (start: number, end = bytes.byteLength) => bytes.slice(start, end).buffer as ArrayBuffer,
  };
  try {
    // GeoParquet parsing is off: it would make one GeoJSON object a shape.
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const chunks = new Map<string, { readonly rowStart: number; readonly values: DecodedArray }[]>();
    await parquetRead({
      file,
      metadata,
      geoparquet: false,
      utf8: false,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const list = chunks.get(columnName) ?? [];
        list.push({ rowStart, values: columnData });
        chunks.set(columnName, list);
      },
    });
    return parquetTable(Number(metadata.num_rows), chunks, path);
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function parquetTable(
  rows: number,
  chunks: ReadonlyMap<string, readonly { readonly rowStart: number; readonly values: DecodedArray }[]>,
  path: string,
): ParquetTable {
  const chunksOf = (column: string) => {
    const list = chunks.get(column);
    if (!list && rows > 0) throw new Error(`${path}: the column "${column}" is missing`);
    return list ?? [];
  };
  const numbers = <T extends Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array>(
    column: string,
    target: T,
  ): T => {
    for (const { rowStart, values } of chunksOf(column)) target.set(values as ArrayLike<number>, rowStart);
    return target;
  };
  const list = <T>(column: string): T[] => {
    const target = new Array<T>(rows);
    for (const { rowStart, values } of chunksOf(column))
      for (let i = 0; i < values.length; i++) target[rowStart + i] = values[i] as T;
    return target;
  };
  return {
    rows,
    text: (column) => list<string>(column),
    uint8: (column) => numbers(column, new Uint8Array(rows)),
    uint16: (column) => numbers(column, new Uint16Array(rows)),
    uint32: (column) => numbers(column, new Uint32Array(rows)),
    float32: (column) => numbers(column, new Float32Array(rows)),
    float64: (column) => numbers(column, new Float64Array(rows)),
    polygons: (column = 'geometry') => wkbToPolygons(list<Uint8Array>(column)),
  };
}

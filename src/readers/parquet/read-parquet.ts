import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SourceFile } from '../source-file.ts';
import type { Cell, RecordTable } from '../table/record-table.ts';
import { parseWkbColumn } from './parse-wkb.ts';

export interface ParquetResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

/** What the `geo` metadata of GeoParquet 1.x says of the main geometry. */
interface GeoMetadata {
  readonly column: string;
  readonly crs: string | undefined;
}

/** GeoParquet without a CRS is OGC:CRS84. Source: GeoParquet 1.1 specification. */
function parseGeoMetadata(text: string | undefined): GeoMetadata | undefined {
  if (text === undefined) return undefined;
  const geo = JSON.parse(text) as {
    primary_column?: string;
    columns?: Record<string, { crs?: { id?: { authority?: string; code?: number | string } } | null }>;
  };
  const column = geo.primary_column ?? 'geometry';
  const crs = geo.columns?.[column]?.crs;
  const { authority, code } = crs?.id ?? {};
  return { column, crs: authority === 'EPSG' ? `EPSG:${code}` : crs === undefined ? 'EPSG:4326' : undefined };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return value instanceof Date
    ? value.toISOString().slice(0, 10)
    : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
}

/** Reads a Parquet or GeoParquet file (uncompressed or Snappy) as a table. Rejects if it is no Parquet. */
export async function readParquet(file: SourceFile): Promise<ParquetResult> {
  const buffer = {
    byteLength: file.size,
    slice: async (start: number, end?: number) => {
      const bytes = await file.slice(start, end ?? file.size);
      return bytes.slice().buffer;
    },
  };
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
  const geo = parseGeoMetadata(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value);
  // geoparquet and utf8 off keep WKB as bytes instead of GeoJSON objects or text; columns declared as strings stay strings.
  const rows = await parquetReadObjects({ file: buffer, metadata, geoparquet: false, utf8: false });
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== geo?.column);
  const issues: ImportIssue[] = [];
  const drawn = geo && parseWkbColumn(rows.map((row) => row[geo.column] as Uint8Array | null));
  if (drawn && drawn.broken.length > 0)
    issues.push({
      severity: 'warning',
      code: 'geometry-invalid',
      file: file.path,
      place: `row ${drawn.broken[0]! + 1}`,
      count: drawn.broken.length,
    });
  return {
    table: {
      file: file.path,
      fields: names,
      rowCount: rows.length,
      columns: names.map((name) => rows.map((row) => cellOf(row[name]))),
      ...(drawn && { geometry: drawn.geometry }),
      ...(geo?.crs && { crs: geo.crs }),
      rowWord: 'row',
      firstRow: 1,
    },
    issues,
  };
}

import type { Database, SqlValue } from 'sql.js';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseWkbColumn } from '../parquet/parse-wkb.ts';
import type { SourceFile } from '../source-file.ts';
import type { Cell, RecordTable } from '../table/record-table.ts';

export interface GeoPackageResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

/** SQLite works on the whole file in memory. */
const LARGEST_BYTES = 1024 ** 3;

/** Reads the first layer of a GeoPackage that has rows; further layers are told in an issue. Rejects where it is no SQLite file. */
export async function readGeoPackage(file: SourceFile): Promise<GeoPackageResult> {
  if (file.size > LARGEST_BYTES) return failure(file, `${file.size} bytes > ${LARGEST_BYTES}`);
  const { default: initSqlite } = await import('sql.js/dist/sql-wasm-inline.js');
  const sqlite = await initSqlite();
  const database = new sqlite.Database(await file.bytes());
  try {
    const layers = layersOf(database);
    const [layer, ...others] = [...layers].sort((a, b) => Number(b.rows > 0) - Number(a.rows > 0));
    if (!layer) return failure(file, 'gpkg_contents: 0 features');
    const read = readLayer(database, layer, file.path);
    if (others.length === 0) return read;
    const left: ImportIssue = {
      severity: 'warning',
      code: 'geopackage-layers-left-out',
      file: file.path,
      count: others.length,
      values: {
        read: layer.name,
        layers: others
          .map(({ name, rows }) => `${name} (${rows})`)
          .join(', ')
          .slice(0, 400),
      },
    };
    return { table: read.table, issues: [...read.issues, left] };
  } finally {
    database.close();
  }
}

const failure = ({ path }: SourceFile, reason: string): GeoPackageResult => ({
  table: undefined,
  issues: [{ severity: 'error', code: 'read-failed', file: path, values: { reason } }],
});

interface Layer {
  readonly name: string;
  readonly geometry: string;
  /** Undefined where the layer states none. */
  readonly crs: string | undefined;
  readonly rows: number;
}

/** SQL has no parameter for a name. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function layersOf(database: Database): readonly Layer[] {
  const [found] = database.exec(`
    SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id
    FROM gpkg_contents c
    JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
    LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type = 'features'`);
  return (found?.values ?? []).map(([name, geometry, organization, code]) => ({
    name: String(name),
    geometry: String(geometry),
    crs: String(organization).toUpperCase() === 'EPSG' ? `EPSG:${code}` : undefined,
    rows: Number(database.exec(`SELECT count(*) FROM ${quoted(String(name))}`)[0]!.values[0]![0]),
  }));
}

function readLayer(database: Database, { name, geometry, crs }: Layer, path: string): GeoPackageResult {
  const [result] = database.exec(`SELECT * FROM ${quoted(name)} ORDER BY rowid`);
  const columns = result?.columns ?? [];
  const rows = result?.values ?? [];
  const at = columns.findIndex((column) => column.toLowerCase() === geometry.toLowerCase());
  const drawn = parseWkbColumn(rows.map((row) => wkbOf(row[at])));
  const kept = columns.map((_, index) => index).filter((index) => index !== at);
  const issues: ImportIssue[] =
    drawn.broken.length === 0
      ? []
      : [
          {
            severity: 'warning',
            code: 'geometry-invalid',
            file: path,
            place: `row ${drawn.broken[0]! + 1}`,
            count: drawn.broken.length,
          },
        ];
  return {
    table: {
      file: path,
      fields: kept.map((index) => columns[index]!),
      rowCount: rows.length,
      columns: kept.map((index) => rows.map((row) => cellOf(row[index]))),
      geometry: drawn.geometry,
      ...(crs && { crs }),
      rowWord: 'row',
      firstRow: 1,
    },
    issues,
  };
}

const cellOf = (value: SqlValue | undefined): Cell => (value instanceof Uint8Array ? null : (value ?? null));

/** Bytes of the envelope by the kind that the flags name. Source: OGC 12-128r17, table 7. */
const envelopeBytes = [0, 32, 48, 48, 64] as const;

/** The WKB behind a geometry's header; undefined for none. What is no geometry goes on as it is, to be counted as broken. */
function wkbOf(value: SqlValue | undefined): Uint8Array | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const flags = value[3]!;
  return value.subarray(8 + (envelopeBytes[(flags >> 1) & 7] ?? 0));
}

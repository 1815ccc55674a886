import type initSqlJs from 'sql.js';
import { crsName, epsgCode, ogcWkt } from '../../spatial/crs-definitions.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import { polygonsToWkb } from '../../spatial/wkb.ts';
import { orientRings } from './orient-rings.ts';
import type { ZoneColumn, ZoneRows } from './zone-export.ts';

/** 'GPKG' and version 1.3. Source: OGC 12-128r17, requirement 2. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10300;

/** Table definitions of OGC 12-128r17, annex C. */
const schema = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');`;

type Sqlite = Awaited<ReturnType<typeof initSqlJs>>;

/** SQLite with its wasm inside one script: nothing is fetched, in Node as in a worker. Loaded when first needed. */
async function loadSqlite(): Promise<Sqlite> {
  const { default: init } = await import('sql.js/dist/sql-wasm-inline.js');
  return init();
}

export interface GeoPackageText {
  /** Name of the table. */
  readonly name: string;
  readonly description: string;
  /** ISO date of the last change. */
  readonly date: string;
}

/** A GeoPackage with one table of zones. */
export async function zonesGeoPackage(
  { name, description, date }: GeoPackageText,
  crs: string,
  { polygons, columns }: ZoneRows,
): Promise<Uint8Array<ArrayBuffer>> {
  const sqlite = await loadSqlite();
  const database = new sqlite.Database();
  try {
    database.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION};`);
    database.run(schema);
    const code = epsgCode(crs);
    database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', [
      crsName(crs),
      code,
      'EPSG',
      code,
      ogcWkt(crs),
    ]);
    const bounds = polygonBounds(polygons);
    database.run("INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)", [
      name,
      name,
      description,
      `${date}T00:00:00.000Z`,
      ...extentOf(bounds),
      code,
    ]);
    database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)", [name, code]);
    database.run(tableSql(name, columns));
    const insert = database.prepare(
      `INSERT INTO ${quoted(name)} VALUES (NULL, ?, ${columns.map(() => '?').join(', ')})`,
    );
    polygonsToWkb(orientRings(polygons, 'counter-clockwise'), true).forEach((wkb, row) => {
      const geometry = geoPackageBinary(wkb, bounds.subarray(4 * row, 4 * row + 4), code);
      insert.run([geometry, ...columns.map(({ values }) => values[row]!)]);
    });
    insert.free();
    return database.export() as Uint8Array<ArrayBuffer>;
  } finally {
    database.close();
  }
}

/** SQL has no parameter for a name. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const tableSql = (name: string, columns: readonly ZoneColumn[]): string =>
  `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, ${columns
    .map((column) => `${quoted(column.name)} ${column.type === 'text' ? 'TEXT' : 'INTEGER'}`)
    .join(', ')})`;

/** min_x, min_y, max_x, max_y of all rows; nulls where nothing is drawn. */
function extentOf(bounds: Float64Array): readonly (number | null)[] {
  return [Math.min, Math.min, Math.max, Math.max].map((pick, k) => {
    const values = [...bounds].filter((value, i) => i % 4 === k && Number.isFinite(value));
    return values.length === 0 ? null : values.reduce((a, b) => pick(a, b));
  });
}

/** Header with an envelope of x and y, then WKB. Source: OGC 12-128r17, 2.1.3. */
function geoPackageBinary(wkb: Uint8Array, [west, south, east, north]: Float64Array, srsId: number): Uint8Array {
  const isEmpty = !Number.isFinite(west);
  const headerBytes = isEmpty ? 8 : 40;
  const bytes = new Uint8Array(headerBytes + wkb.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, isEmpty ? 0b1_0001 : 0b0_0011]);
  view.setInt32(4, srsId, true);
  if (!isEmpty) [west!, east!, south!, north!].forEach((value, k) => void view.setFloat64(8 + 8 * k, value, true));
  bytes.set(wkb, headerBytes);
  return bytes;
}

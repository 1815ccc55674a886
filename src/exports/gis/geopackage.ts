import type initSqlJs from 'sql.js';
import { type FeatureColumn, type FeatureTable, featureCount, featureValue } from '../../domain/feature-table.ts';
import { crsName, epsgCode, ogcWkt } from '../../spatial/crs-definitions.ts';
import { aliasesOf, columnDictionary } from './column-dictionary.ts';
import { geometriesToWkb, geometryBounds } from './geometry-wkb.ts';

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
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');`;

type Sqlite = Awaited<ReturnType<typeof initSqlJs>>;
type Database = InstanceType<Sqlite['Database']>;

/** SQLite with its wasm inside one script: nothing is fetched, in Node as in a worker. Loaded when first needed. */
async function loadSqlite(): Promise<Sqlite> {
  const { default: init } = await import('sql.js/dist/sql-wasm-inline.js');
  return init();
}

/**
 * A GeoPackage with one table. What the columns mean stands in the schema extension (`gpkg_data_columns`), where QGIS and GDAL
 * find it as alias and comment. `base` names the table, `date` (ISO) is that of its last change.
 */
export async function featuresToGeoPackage(
  base: string,
  date: string,
  table: FeatureTable,
): Promise<Uint8Array<ArrayBuffer>> {
  const sqlite = await loadSqlite();
  const database = new sqlite.Database();
  try {
    database.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION};`);
    database.run(schema);
    describe(database, base, date, table);
    insertRows(database, base, table);
    return database.export() as Uint8Array<ArrayBuffer>;
  } finally {
    database.close();
  }
}

const typeNameOf = ({ geometry }: FeatureTable): string => (geometry.kind === 'polygons' ? 'MULTIPOLYGON' : 'POINT');

function describe(database: Database, base: string, date: string, table: FeatureTable): void {
  const { crs, description, columns, geometry } = table;
  const code = epsgCode(crs);
  database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', [
    crsName(crs),
    code,
    'EPSG',
    code,
    ogcWkt(crs),
  ]);
  database.run("INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)", [
    base,
    base,
    description,
    `${date}T00:00:00.000Z`,
    ...extentOf(geometryBounds(geometry)),
    code,
  ]);
  database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", [base, typeNameOf(table), code]);
  database.run(tableSql(base, table));
  const entries = columnDictionary(table);
  const aliases = aliasesOf(table);
  columns.forEach(({ name }, i) => {
    database.run('INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)', [
      base,
      name,
      aliases[i]!,
      entries[i]!.title,
      JSON.stringify(entries[i]!),
    ]);
  });
}

function insertRows(database: Database, base: string, { geometry, columns, crs }: FeatureTable): void {
  const bounds = geometryBounds(geometry);
  const wkb = geometriesToWkb(geometry, true);
  const places = columns.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT INTO ${quoted(base)} VALUES (NULL, ?${columns.length > 0 ? `, ${places}` : ''})`,
  );
  database.run('BEGIN');
  for (let row = 0; row < featureCount({ geometry }); row++) {
    const shape = wkb[row];
    const blob = shape ? geoPackageBinary(shape, bounds.subarray(4 * row, 4 * row + 4), epsgCode(crs)) : null;
    insert.run([blob, ...columns.map((column) => featureValue(column, row))]);
  }
  database.run('COMMIT');
  insert.free();
}

/** SQL has no parameter for a name. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const sqlTypes: Readonly<Record<FeatureColumn['type'], string>> = { text: 'TEXT', integer: 'INTEGER', number: 'REAL' };

function tableSql(name: string, table: FeatureTable): string {
  const fields = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    `geom ${typeNameOf(table)}`,
    ...table.columns.map((column) => `${quoted(column.name)} ${sqlTypes[column.type]}`),
  ];
  return `CREATE TABLE ${quoted(name)} (${fields.join(', ')})`;
}

/** min_x, min_y, max_x, max_y of all rows; nulls where nothing is drawn. */
function extentOf(bounds: Float64Array): readonly (number | null)[] {
  const extent = [Infinity, Infinity, -Infinity, -Infinity];
  bounds.forEach((value, i) => {
    if (Number.isFinite(value)) extent[i % 4] = (i % 4 < 2 ? Math.min : Math.max)(extent[i % 4]!, value);
  });
  return extent.map((value) => (Number.isFinite(value) ? value : null));
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

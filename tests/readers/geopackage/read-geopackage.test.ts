import initSqlite from 'sql.js/dist/sql-wasm-inline.js';
import { describe, expect, it } from 'vitest';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { polygonsToWkb } from '../../../src/spatial/wkb.ts';

const triangle = buildPolygonColumns([
  [
    [
      [
        [139, 35],
        [139.1, 35],
        [139, 35.1],
      ],
    ],
  ],
]);

/** A geometry's header without an envelope, as most programs may write it. */
const geometry = (wkb: Uint8Array, envelope = 0, envelopeBytes = 0): Uint8Array =>
  Uint8Array.from([0x47, 0x50, 0, 1 + 2 * envelope, 0, 0, 0, 0, ...new Array<number>(envelopeBytes).fill(0), ...wkb]);

interface LayerRows {
  readonly name: string;
  readonly srs?: number;
  readonly rows: readonly (readonly [name: string | null, geometry: Uint8Array | null])[];
}

async function createGeoPackage(layers: readonly LayerRows[], name = '居住誘導区域.gpkg') {
  const sqlite = await initSqlite();
  const database = new sqlite.Database();
  database.run(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('a', 6668, 'EPSG', 6668, ''), ('b', -1, 'NONE', -1, '');
    CREATE TABLE gpkg_contents (table_name, data_type);
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);`);
  for (const layer of layers) {
    database.run('INSERT INTO gpkg_contents VALUES (?, ?)', [layer.name, 'features']);
    database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)', [layer.name, 'Geom', layer.srs ?? 6668]);
    database.run(`CREATE TABLE "${layer.name.replaceAll('"', '""')}" (fid INTEGER PRIMARY KEY, name TEXT, geom BLOB)`);
    for (const row of layer.rows)
      database.run(`INSERT INTO "${layer.name.replaceAll('"', '""')}" VALUES (NULL, ?, ?)`, [...row]);
  }
  return blobSource(name, new Blob([database.export() as Uint8Array<ArrayBuffer>]));
}

const wkb = polygonsToWkb(triangle)[0]!;

describe('a GeoPackage', () => {
  it('is read with each kind of envelope, and a table named as SQL would not like it', async () => {
    const envelopes = [
      [0, 0],
      [1, 32],
      [2, 48],
      [3, 48],
      [4, 64],
    ] as const;
    const rows = envelopes.map(([kind, bytes]) => [`z${kind}`, geometry(wkb, kind, bytes)] as const);
    const { datasets, issues } = await readDrop([await createGeoPackage([{ name: 'a "b"; DROP', rows }])]);
    expect(issues).toEqual([]);
    const [zones] = datasets;
    if (zones?.kind !== 'zones') throw new Error('expected zones');
    expect(zones.source.crs).toBe('EPSG:6668');
    expect(zones.name).toEqual(['z0', 'z1', 'z2', 'z3', 'z4']);
    expect([...zones.polygons.positions.subarray(24, 32)]).toEqual([...triangle.positions]);
  });

  it('counts geometries that are broken, and reads the others', async () => {
    const rows = [
      ['whole', geometry(wkb)],
      ['cut off', geometry(wkb.subarray(0, 40))],
      ['no header', new Uint8Array([1])],
    ] as const;
    const { datasets, issues } = await readDrop([await createGeoPackage([{ name: 'a', rows }])]);
    expect(datasets.map((dataset) => dataset.kind === 'zones' && dataset.name)).toEqual([['whole']]);
    expect(issues).toMatchObject([{ code: 'geometry-invalid', count: 2, place: 'row 2' }]);
  });

  it('is read in its first layer with rows, and names the others with theirs', async () => {
    const layers = [
      { name: 'empty', rows: [] },
      { name: 'one', rows: [['a', geometry(wkb)] as const] },
      { name: 'two', rows: [['b', geometry(wkb)] as const] },
    ];
    const { datasets, issues } = await readDrop([await createGeoPackage(layers)]);
    expect(datasets.map((dataset) => dataset.kind === 'zones' && dataset.name)).toEqual([['a']]);
    expect(issues).toMatchObject([
      { code: 'geopackage-layers-left-out', count: 2, values: { read: 'one', layers: 'two (1), empty (0)' } },
    ]);
  });

  it('that is another SQLite file, or damaged, is refused without harm to the rest', async () => {
    const sqlite = await initSqlite();
    const database = new sqlite.Database();
    database.run('CREATE TABLE a (b)');
    const other = blobSource('a.db', new Blob([database.export() as Uint8Array<ArrayBuffer>]));
    const damaged = blobSource('b.gpkg', new Blob(['SQLite format 3\u0000 and nothing more']));
    const good = await createGeoPackage([{ name: 'a', rows: [['a', geometry(wkb)]] }]);
    const { datasets, issues } = await readDrop([other, damaged, good]);
    expect(datasets).toHaveLength(1);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['read-failed', 'a.db'],
      ['read-failed', 'b.gpkg'],
    ]);
  });
});

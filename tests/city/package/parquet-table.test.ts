import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { readParquet, writeParquet } from '../../../src/city/package/parquet-table.ts';

const square = (x: number) => [x, 0, x + 1, 0, x + 1, 1, x, 1, x, 0];
const polygons = {
  positions: Float64Array.from([...square(0), ...square(5)]),
  ringOffsets: Uint32Array.of(0, 5, 10),
  polygonOffsets: Uint32Array.of(0, 1, 2),
  rowOffsets: Uint32Array.of(0, 1, 2),
};
const columns = {
  building_id: ['あ-1', ''],
  usage: Uint16Array.of(411, 65535),
  lod: Uint8Array.of(0, 255),
  row: Uint32Array.of(0, 2 ** 31 - 1),
  height_m: Float32Array.of(Number.NaN, 3.1),
  floor_area_m2: Float64Array.of(1 / 3, Number.NaN),
};

describe('Parquet tables', () => {
  it('give the columns back bit for bit', async () => {
    const table = await readParquet(writeParquet(columns, { polygons }), 'x.parquet');
    expect(table.rows).toBe(2);
    expect(table.text('building_id')).toEqual(columns.building_id);
    expect(table.uint16('usage')).toEqual(columns.usage);
    expect(table.uint8('lod')).toEqual(columns.lod);
    expect(table.uint32('row')).toEqual(columns.row);
    expect(table.float32('height_m')).toEqual(columns.height_m);
    expect(table.float64('floor_area_m2')).toEqual(columns.floor_area_m2);
    expect(table.polygons()).toEqual(polygons);
  });

  it('keep 250,001 rows in order over several row groups and pages', async () => {
    const id = Array.from({ length: 250_001 }, (_, i) => `id-${i}`);
    const value = Float64Array.from(id, (_, i) => i / 7);
    const table = await readParquet(writeParquet({ id, value }), 'x.parquet');
    expect(table.text('id')).toEqual(id);
    expect(table.float64('value')).toEqual(value);
  });

  it('hold no rows as well', async () => {
    const table = await readParquet(writeParquet({ id: [], value: new Float64Array(0) }), 'x.parquet');
    expect(table.rows).toBe(0);
    expect(table.text('id')).toEqual([]);
  });

  it('are the same bytes at each run', () => {
    expect(writeParquet(columns, { polygons })).toEqual(writeParquet(columns, { polygons }));
  });

  it('are read by another implementation (native DuckDB), GeoParquet metadata included', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
    const path = join(folder, 'x.parquet');
    writeFileSync(path, writeParquet(columns, { polygons }));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = await connection.runAndReadAll(
      'select building_id, usage, lod, row, height_m, floor_area_m2, octet_length(geometry) from read_parquet($1)',
      [path],
    );
    expect(
      rows.getRows().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value))),
    ).toEqual([
      ['あ-1', 411, 0, 0, Number.NaN, 1 / 3, 93],
      ['', 65535, 255, 2 ** 31 - 1, Math.fround(3.1), Number.NaN, 93],
    ]);
    const metadata = await connection.runAndReadAll(
      "select decode(value) from parquet_kv_metadata($1) where decode(key) = 'geo'",
      [path],
    );
    expect(JSON.parse(String(metadata.getRows()[0]![0]))).toMatchObject({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', crs: { id: { authority: 'EPSG', code: 6668 } } } },
    });
    connection.closeSync();
    rmSync(folder, { recursive: true });
  });

  it('say which file and column is at fault', async () => {
    const bytes = writeParquet(columns);
    await expect(readParquet(bytes.slice(0, 60), 'data/cut.parquet')).rejects.toThrow('data/cut.parquet');
    const table = await readParquet(bytes, 'data/x.parquet');
    expect(() => table.text('name')).toThrow('data/x.parquet: the column "name" is missing');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../../src/domain/feature-table.ts';
import { dbfNames } from '../../../src/exports/gis/dbf-columns.ts';
import type { FeatureFileFormat } from '../../../src/exports/gis/feature-file-formats.ts';
import { type FeatureFileOptions, writeFeatureFile } from '../../../src/exports/gis/write-feature-file.ts';
import { readGeoJson } from '../../../src/readers/geojson/read-geojson.ts';
import { readGeoPackage } from '../../../src/readers/geopackage/read-geopackage.ts';
import { readParquet } from '../../../src/readers/parquet/read-parquet.ts';
import { readShapefile } from '../../../src/readers/shapefile/read-shapefile.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import type { RecordTable } from '../../../src/readers/table/record-table.ts';
import { fromGeographic } from '../../../src/spatial/coordinate-system.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { unzipped } from './unzipped.ts';

/** A row of two parts and a hole, a row of one part, a row without ground. */
const polygons = buildPolygonColumns([
  [
    [
      [
        [-12_000.1, -34_000.3],
        [-11_000 - 1 / 3, -34_000.3],
        [-11_000, -33_000.7],
      ],
      [
        [-11_400, -33_900],
        [-11_300, -33_800],
        [-11_300, -33_900],
      ],
    ],
    [
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
    ],
  ],
  [
    [
      [
        [Math.PI, 1],
        [5, 1],
        [5, Math.E],
      ],
    ],
  ],
  [],
]);

const columns: FeatureTable['columns'] = [
  { name: 'id', title: { ja: '番号', en: 'Id' }, type: 'text', values: ['a', 'b & <c>', 'unknown'] },
  {
    name: 'note',
    title: { ja: '備考', en: 'Note' },
    missing: 'no_data',
    type: 'text',
    values: ['居住 "誘導"', null, '〇'],
  },
  { name: 'code', title: { ja: '区分', en: 'Code' }, type: 'integer', values: [3, Number.NaN, -7] },
  {
    name: 'population_over_65',
    title: { ja: '65 歳以上', en: '65 and over' },
    unit: 'people',
    missing: 'no_data',
    type: 'number',
    values: Float64Array.of(0.1 + 0.2, 0, Number.NaN),
  },
  {
    name: 'population_over_75',
    title: { ja: '75 歳以上', en: '75 and over' },
    type: 'number',
    values: [12.5, 1e-7, 2],
  },
];

const createTable = (change: Partial<FeatureTable> = {}): FeatureTable => ({
  name: 'toy',
  title: { ja: '試し', en: 'Toy' },
  description: '1 行が 1 図形。',
  crs: 'EPSG:6677',
  geometry: { kind: 'polygons', polygons },
  columns,
  paint: { colours: ['#ff0000', '#00ff00'], row: [0, 1, 0] },
  ...change,
});

const points: FeatureTable['geometry'] = {
  kind: 'points',
  positions: Float64Array.of(-12_000.1, -34_000.3, Number.NaN, Number.NaN, Math.PI, Math.E),
};

const write = (table: FeatureTable, options: Partial<FeatureFileOptions> & { readonly format: FeatureFileFormat }) =>
  writeFeatureFile(table, { base: 'toy', crs: 'EPSG:6677', date: '2026-11-23', ...options });

/** As the reader of the format gives it, before anybody asks what it means. */
async function readBack(table: FeatureTable, format: FeatureFileFormat): Promise<RecordTable> {
  const file = await write(table, { format });
  const source = blobSource(file.name, file.blob);
  if (format === 'geojson') return (await readGeoJson(source)).table!;
  if (format === 'geopackage') return (await readGeoPackage(source)).table!;
  if (format === 'geoparquet') return (await readParquet(source)).table!;
  const parts = await unzipped(file.blob);
  const part = (ending: string) => blobSource(`toy.${ending}`, parts.get(`toy.${ending}`)!);
  return (await readShapefile({ shp: part('shp'), dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') })).table!;
}

const columnOf = (table: RecordTable, ...names: readonly string[]) =>
  table.columns[table.fields.findIndex((field) => names.includes(field))]!;

describe.each(['geojson', 'geopackage', 'geoparquet', 'shapefile'] as const)('features as %s', (format) => {
  it('come back with the same shapes, bit for bit', async () => {
    const { geometry } = await readBack(createTable(), format);
    const sorted = (values: Float64Array) => [...values].sort((a, b) => a - b);
    // Rings may be turned round; the reader leaves the row without ground empty.
    expect([...geometry!.polygons.rowOffsets]).toEqual([...polygons.rowOffsets]);
    expect(new Set(sorted(geometry!.polygons.positions))).toEqual(new Set(sorted(polygons.positions)));
    expect(geometry!.polygons.positions).toHaveLength(polygons.positions.length);
  });

  it('keep numbers, zeros and unknown, and leave a missing value empty', async () => {
    const table = await readBack(createTable(), format);
    expect(columnOf(table, 'id')).toEqual(['a', 'b & <c>', 'unknown']);
    expect(columnOf(table, 'note').map((cell) => cell || null)).toEqual(['居住 "誘導"', null, '〇']);
    expect(columnOf(table, 'code')).toEqual([3, null, -7]);
    const [first, second, third] = columnOf(table, 'population_over_65', 'population');
    expect(first).toBeCloseTo(0.3, 12);
    expect([second, third]).toEqual([0, null]);
    expect(columnOf(table, 'population_over_75', 'populati_1')).toEqual([12.5, 1e-7, 2]);
  });

  it('come back as points, one without a place as none', async () => {
    const { geometry } = await readBack(createTable({ geometry: points }), format);
    expect([...geometry!.points]).toEqual([...points.positions]);
  });

  it('are in degrees where that is asked', async () => {
    const table = await write(createTable({ geometry: points }), { format, crs: 'EPSG:6668' });
    expect(table.name).toMatch(/^toy\./);
  });
});

describe('a shapefile', () => {
  it('lists the names that it had to shorten, each of them once', async () => {
    const file = await write(createTable(), { format: 'shapefile' });
    expect(file.shortened).toEqual([
      { name: 'population_over_65', shortName: 'population' },
      { name: 'population_over_75', shortName: 'populati_1' },
    ]);
    expect(dbfNames(['population', 'POPULATION', 'population_x'].map((name) => ({ name })))).toEqual([
      'population',
      'POPULATI_1',
      'populati_2',
    ]);
  });

  it('says beside it what its columns mean', async () => {
    const parts = await unzipped((await write(createTable(), { format: 'shapefile', withDictionary: true })).blob);
    const text = await parts.get('toy_columns.csv')!.text();
    expect(text).toContain('populati_1,population_over_75,75 歳以上,75 and over');
    expect(text).toContain('population,population_over_65,65 歳以上,65 and over,人,資料がない');
  });

  it('is spread over several where there are more columns than one holds', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ ...columns[2]!, name: `n${i}` }));
    const file = await write(createTable({ columns: [columns[0]!, ...many] }), { format: 'shapefile' });
    expect(file.parts).toBe(2);
    const parts = await unzipped(file.blob);
    expect([...parts.keys()].filter((name) => name.endsWith('.dbf'))).toEqual(['toy_1.dbf', 'toy_2.dbf']);
  });
});

describe('KML', () => {
  it('has a placemark a row, in degrees, with typed data under display names', async () => {
    const text = await (await write(createTable(), { format: 'kml' })).blob.text();
    const opened: string[] = [];
    const data: string[] = [];
    const coordinates: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      opened.push(name);
      if (name === 'SimpleField') data.push(String(attributes.name));
    });
    parser.on('text', (words) => opened.at(-1) === 'coordinates' && words.trim() && coordinates.push(words));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
    const count = (name: string) => opened.filter((one) => one === name).length;
    expect(count('Placemark')).toBe(3);
    expect([count('Polygon'), count('MultiGeometry'), count('innerBoundaryIs')]).toEqual([3, 1, 1]);
    expect(data).toEqual(columns.map(({ name }) => name));
    // 3 rows × 5 columns, of which 3 cells have no value.
    expect(count('SimpleData')).toBe(12);
    expect(text).toContain('<displayName>65 歳以上（人）</displayName>');
    // Alpha, blue, green, red.
    expect(text).toContain('<color>990000ff</color>');
    const degrees = coordinates.flatMap((ring) => ring.split(' ').flatMap((place) => place.split(',').map(Number)));
    const planar = fromGeographic(Float64Array.from(degrees), 'EPSG:6677');
    const nearest = (x: number) => Math.min(...[...polygons.positions].map((value) => Math.abs(value - x)));
    expect(Math.max(...[...planar].map(nearest))).toBeLessThan(1e-6);
  });
});

describe('CZML', () => {
  it('begins with the document; rows keep their values as properties, parts lie below them, holes are holes', async () => {
    const text = await (await write(createTable(), { format: 'czml' })).blob.text();
    const packets = JSON.parse(text) as Record<string, unknown>[];
    expect(packets[0]).toMatchObject({ id: 'document', version: '1.0' });
    expect(packets.map(({ id, parent }) => [id, parent])).toEqual([
      ['document', undefined],
      ['toy/0', undefined],
      ['toy/0/0', 'toy/0'],
      ['toy/0/1', 'toy/0'],
      ['toy/1', undefined],
      ['toy/2', undefined],
    ]);
    expect(packets[4]).toMatchObject({
      properties: { id: 'b & <c>', population_over_65: 0, population_over_75: 1e-7 },
      polygon: { material: { solidColor: { color: { rgba: [0, 255, 0, 153] } } } },
    });
    expect(Object.keys(packets[4]!.properties as object)).not.toContain('note');
    const outline = packets[2]!.polygon as { readonly holes: { readonly cartographicDegrees: number[][] } };
    expect(outline.holes.cartographicDegrees[0]).toHaveLength(9);
  });
});

const tool = ['ogrinfo'].join();
const hasGdal = (() => {
  try {
    return execFileSync(tool, ['--version'], { encoding: 'utf8' }).startsWith('GDAL');
  } catch {
    return false;
  }
})();
if (!hasGdal) process.stderr.write('skipped: features in GDAL (ogrinfo is not installed)\n');

describe.skipIf(!hasGdal).each(['geojson', 'geopackage', 'shapefile', 'kml'] as const)(
  'features as %s in GDAL',
  (format) => {
    it('open with all rows and columns', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'features-'));
      try {
        const file = await write(createTable(), { format, crs: 'EPSG:6668' });
        const path = join(folder, file.name);
        writeFileSync(path, new Uint8Array(await file.blob.arrayBuffer()));
        const source = format === 'shapefile' ? `/vsizip/${path}` : path;
        const told = execFileSync(tool, ['-al', source], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
        expect(told).toContain('Feature Count: 3');
        expect(told).toMatch(/populati\w* \((Real|String)[^)]*\) = 12\.5/);
        expect(told).toMatch(/note \(String[^)]*\) = 居住/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);

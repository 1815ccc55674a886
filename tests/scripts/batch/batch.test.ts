import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import type { BatchSummary } from '../../../scripts/batch/batch-summary.ts';
import { writeGeotiff } from '../../../src/city/package/geotiff-file.ts';
import { createTileset } from '../../create-tileset.ts';
import { realData } from '../../real-data.ts';

const root = join(import.meta.dirname, '../../..');
const work = mkdtempSync(join(tmpdir(), 'batch-'));
afterAll(() => rmSync(work, { recursive: true }));

function runBatch(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'scripts/batch/batch.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** One JSON object on stdout, nothing else. */
function runJson(...args: string[]) {
  const { status, stdout, stderr } = runBatch(...args, '--json');
  expect(stdout.split('\n').length, stderr).toBe(2);
  return { status, stderr, summary: JSON.parse(stdout) as BatchSummary };
}

const csv = (path: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** Squares in metres of EPSG:6677 as a GeoJSON that says so. */
function geojson(
  features: readonly { readonly box: readonly [number, number, number]; readonly properties: object }[],
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6677' } },
    features: features.map(({ box: [x, y, size], properties }) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + size, y],
            [x + size, y + size],
            [x, y + size],
            [x, y],
          ],
        ],
      },
    })),
  });
}

/** A drop of four files: three houses, two districts, 居住誘導区域 around the first, a depth raster. */
function createDrop(name: string): string {
  const folder = join(work, name);
  mkdirSync(folder);
  const house = (x: number, properties: object) => ({ box: [x, 10, 10] as const, properties });
  writeFileSync(
    join(folder, 'houses.geojson'),
    geojson([
      house(10, { building_id: 'a', usage: 411, storeys: 1 }),
      house(110, { building_id: 'b', usage: 411, storeys: 3 }),
      house(190, { building_id: '=c', usage: 402, storeys: 2, height_m: 7.2 }),
    ]),
  );
  writeFileSync(
    join(folder, 'areas.geojson'),
    geojson([
      { box: [0, 0, 100], properties: { zone_id: 'd1', name: '一丁目' } },
      { box: [100, 0, 100], properties: { zone_id: 'd2', name: '二丁目, 東' } },
    ]),
  );
  writeFileSync(
    join(folder, 'living.geojson'),
    geojson([{ box: [0, 0, 50], properties: { zone_id: 'r', name: '誘導' } }]),
  );
  writeFileSync(
    join(folder, 'depth.tif'),
    writeGeotiff({
      width: 3,
      height: 1,
      data: Float32Array.of(1.25, 0, Number.NaN),
      crs: 'EPSG:6677',
      transform: [80, 0, 0, 0, -80, 80],
    }),
  );
  return folder;
}

const roles = [
  'houses.geojson=buildings',
  'areas.geojson=district',
  'living.geojson=居住誘導区域',
  'depth.tif=hazard:river:L2',
].flatMap((role) => ['--as', role]);

describe('the batch command', () => {
  it('writes the tables of a small drop as counted by hand', () => {
    const out = join(work, 'out');
    const { status, summary, stderr } = runJson(createDrop('drop'), '--out', out, ...roles);
    expect(summary.issues.error, stderr).toBe(0);
    expect(status).toBe(0);
    expect(stderr).toContain('zones:');
    expect(summary).toMatchObject({
      buildings: 3,
      zones: 3,
      zones_by_kind: { residence: 1, district: 2 },
      hazards: { 'river:L2': { hit: 1, not_hit: 1, unknown: 1 } },
      planar_crs: 'EPSG:6677',
      exit_code: 0,
    });
    for (const file of summary.outputs) expect(existsSync(file)).toBe(true);

    const buildings = csv(join(out, 'tables/buildings.csv'));
    expect(Object.keys(buildings[0]!).slice(0, 8)).toEqual([
      'building_id',
      'usage',
      'structure',
      'storeys',
      'height_m',
      'floor_area_m2',
      'lon',
      'lat',
    ]);
    expect(
      buildings.map((row) => [
        row.building_id,
        row.storeys,
        row.height_m,
        row.residence,
        row.zone_district,
        row.river_L2_rank,
      ]),
    ).toEqual([
      ['a', '1', '', 'inside', 'd1', '2'],
      ['b', '3', '', 'outside', 'd2', 'none'],
      ["'=c", '2', '7.2', 'outside', 'd2', 'unknown'],
    ]);
    expect(buildings.map((row) => Number(row.floor_area_m2))).toEqual(
      [100, 300, 200].map((area) => expect.closeTo(area, 4)),
    );

    const records = csv(join(out, 'tables/building_hazards.csv'));
    expect(Object.keys(records[0]!).slice(0, 9)).toEqual([
      'building_id',
      'hazard',
      'scale',
      'name',
      'rank',
      'depth_m',
      'duration_h',
      'area_type',
      'source',
    ]);
    expect(records.map((row) => [row.building_id, row.hazard, row.scale, row.rank, row.depth_m])).toEqual([
      ['a', 'river', 'L2', '2', '1.25'],
    ]);

    const exposure = csv(join(out, 'tables/exposure.csv'));
    expect(Object.keys(exposure[0]!).slice(0, 13)).toEqual([
      'zone_kind',
      'zone_id',
      'zone_name',
      'residence',
      'hazard',
      'scale',
      'depth_rank',
      'buildings',
      'floor_area_m2',
      'population',
      'population_65',
      'population_75',
      'vertical_evacuation_impossible',
    ]);
    const district = exposure.filter((row) => row.zone_kind === 'district');
    expect(
      district.map((row) => [
        row.zone_id,
        row.zone_name,
        row.residence,
        row.depth_rank,
        row.buildings,
        row.vertical_evacuation_impossible,
      ]),
    ).toEqual([
      ['d1', '一丁目', 'inside', '2', '1', '1'],
      ['d2', '二丁目, 東', 'outside', 'unknown', '1', '0'],
      ['d2', '二丁目, 東', 'outside', 'none', '1', '0'],
    ]);
    expect(district.every((row) => row.population === '')).toBe(true);
    for (const kind of ['city', 'residence', 'district'])
      expect(
        exposure.filter((row) => row.zone_kind === kind).reduce((sum, row) => sum + Number(row.buildings), 0),
      ).toBe(3);

    const evidence = json(join(out, 'evidence.json'));
    expect(evidence.sql).toContain('SELECT');
    expect(evidence.checks.every((check: { holds: boolean }) => check.holds)).toBe(true);
    expect(evidence.inputs.map((input: { file: string }) => input.file)).toContain('drop/houses.geojson');
  });

  it('is the same tables at each run and for files given one by one', () => {
    const folder = createDrop('again');
    const tables = (out: string) =>
      ['buildings', 'building_hazards', 'exposure'].map((name) =>
        readFileSync(join(out, `tables/${name}.csv`), 'utf8').replaceAll('again/', ''),
      );
    const files = ['living.geojson', 'depth.tif', 'houses.geojson', 'areas.geojson'].map((name) => join(folder, name));
    expect(runBatch(folder, '--out', join(work, 'o1'), ...roles).status).toBe(0);
    expect(runBatch(...files, '--out', join(work, 'o2'), ...roles).status).toBe(0);
    expect(tables(join(work, 'o2'))).toEqual(tables(join(work, 'o1')));
  });

  it('goes on without a damaged file, names it, and exits with 1', () => {
    const folder = createDrop('damaged');
    writeFileSync(join(folder, 'broken.zip'), Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3));
    writeFileSync(join(folder, 'notes.gml'), 'this is no XML');
    const { status, summary } = runJson(folder, '--out', join(work, 'o3'), ...roles);
    expect(status).toBe(1);
    expect(summary).toMatchObject({ buildings: 3, exit_code: 1 });
    const errors = json(join(work, 'o3/issues.json')).filter(
      (issue: { severity: string }) => issue.severity === 'error',
    );
    expect(errors.map((issue: { file: string }) => issue.file).sort()).toEqual([
      'damaged/broken.zip',
      'damaged/notes.gml',
    ]);
    for (const { message } of errors) {
      expect(message.en).not.toContain('{{');
      expect(message.ja).not.toContain('{{');
    }
  });

  it('exits with 2 and says why where nothing can be done', () => {
    const folder = join(work, 'useless');
    mkdirSync(folder);
    writeFileSync(join(folder, 'empty.gml'), '');
    const out = join(work, 'o4');
    const cases: readonly (readonly [string[], RegExp])[] = [
      [[], /no input/],
      [['x', '--out'], /--out/],
      [[join(work, 'nowhere'), '--out', out], /nowhere/],
      [[folder, '--out', out], /empty\.gml/],
      [[folder, '--out', out, '--settings', join(work, 'no-settings.json')], /no-settings\.json/],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = runBatch(...args, '--json');
      expect(stderr).toMatch(message);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
    expect(existsSync(join(out, 'tables/buildings.csv'))).toBe(false);
  });

  it('counts a tileset given alone, writes tables without rows and says why', () => {
    const folder = join(work, 'tiles');
    const features = ['a', 'b', 'c'].map((id) => ({ gml_id: id, 用途: '住宅' }));
    for (const version of ['1.0', '1.1'] as const)
      for (const [path, bytes] of createTileset({
        version,
        lon: 139,
        lat: 35,
        heightMeters: 40,
        features,
        repeated: 2,
      })) {
        mkdirSync(join(folder, version, 'data'), { recursive: true });
        writeFileSync(join(folder, version, path), bytes);
      }
    const out = join(work, 'o-tiles');
    const { status, summary } = runJson(folder, '--out', out);
    expect(status).toBe(0);
    expect(summary).toMatchObject({ buildings: 0, planar_crs: 'EPSG:6676', exit_code: 0 });
    expect(
      summary.tilesets.map(({ file, features, buildings, columns }) => [file, features, buildings, columns]),
    ).toEqual([
      ['tiles/1.0/tileset.json', 5, 3, ['gml_id', '用途']],
      ['tiles/1.1/tileset.json', 5, 3, ['gml_id', '用途']],
    ]);
    expect(csv(join(out, 'tables/buildings.csv'))).toEqual([]);
    const codes = json(join(out, 'issues.json')).map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(['no-buildings', 'tileset-repeats', 'tileset-shown']));
  });

  it('exits with 2 for a tileset whose tiles are all missing', () => {
    const folder = join(work, 'no-tiles');
    mkdirSync(folder);
    const tiles = createTileset({ version: '1.0', lon: 139, lat: 35, heightMeters: 40, features: [{ gml_id: 'a' }] });
    writeFileSync(join(folder, 'tileset.json'), tiles.get('tileset.json')!);
    const { status, stderr } = runBatch(folder, '--out', join(work, 'o-no-tiles'));
    expect(stderr).toMatch(/no-tiles\/tileset\.json: No tile could be read/);
    expect(status).toBe(2);
  });

  it('prints a few lines for people without --json', () => {
    const { stdout } = runBatch(createDrop('people'), '--out', join(work, 'o5'), ...roles);
    expect(stdout).toContain('3 buildings, 3 zones');
    expect(stdout).toMatch(/river:L2 +hit 1, not hit 1, unknown 1/);
  });
});

describe('the batch command on real PLATEAU data', () => {
  it('counts 3,092 buildings in the tileset of Kumamoto, not 3,590', ({ skip }) => {
    const input = realData('tiles/kumamoto-bldg');
    if (!input) return skip();
    const { status, summary } = runJson(input, '--out', join(work, 'kumamoto'));
    expect(status).toBe(0);
    expect(summary.city).toBe('熊本市');
    expect(summary.tilesets).toMatchObject([
      { file: 'kumamoto-bldg/tileset.json', features: 3590, buildings: 3092, columns: { length: 73 } },
    ]);
  });

  const expected: readonly (readonly [string, Partial<BatchSummary>])[] = [
    ['citygml/spec2/yokosuka-shi', { buildings: 13 }],
    ['citygml/spec2/sapporo-shi', { buildings: 25 }],
    ['citygml/spec3-5/11222_koshigaya-shi_pref_2023_citygml_2_op_bldg', { buildings: 5, hazard_records: 67 }],
    ['citygml/spec3-5/12347_tako-machi_city_2025_citygml_1_op_bldg', { buildings: 98 }],
    ['citygml/spec2/takeo-shi', { buildings: 0, zones: 140 }],
  ];
  for (const [path, numbers] of expected)
    it(`counts ${path.split('/').at(-1)}`, ({ skip }) => {
      const input = realData(path);
      if (!input) return skip();
      const out = join(work, path.replaceAll('/', '_'));
      expect(runJson(input, '--out', out).summary).toMatchObject(numbers);
      expect(csv(join(out, 'tables/buildings.csv')).length).toBe(numbers.buildings);
    });

  it('finds 65 river and 2 inland records at the five buildings of Koshigaya', ({ skip }) => {
    const input = realData('citygml/spec3-5/11222_koshigaya-shi_pref_2023_citygml_2_op_bldg');
    if (!input) return skip();
    const out = join(work, 'koshigaya');
    runJson(input, '--out', out);
    const records = csv(join(out, 'tables/building_hazards.csv'));
    const ofHazard = (hazard: string) => records.filter((row) => row.hazard === hazard);
    expect([ofHazard('river').length, ofHazard('inland').length]).toEqual([65, 2]);
    expect(new Set(records.map((row) => row.building_id)).size).toBe(5);
    expect(records.every((row) => row.source!.endsWith('#attribute'))).toBe(true);
  });

  it('tells of a name in --as that fits no file, and keeps equal names of two folders apart', () => {
    const box = (x: number) => geojson([{ box: [x, -35_000, 10], properties: { id: `b${x}` } }]);
    for (const [folder, x] of [
      ['one', -10_000],
      ['two', -9_000],
    ] as const) {
      mkdirSync(join(work, folder), { recursive: true });
      writeFileSync(join(work, folder, 'same.geojson'), box(x));
    }
    const paths = ['one', 'two'].map((folder) => join(work, folder, 'same.geojson'));
    const out = join(work, 'out-same');
    const roles = [
      '--as',
      'one/same.geojson=buildings',
      '--as',
      'two/same.geojson=district',
      '--as',
      'x.geojson=buildings',
    ];
    const { summary } = runJson(...paths, '--out', out, ...roles);
    expect(summary).toMatchObject({ buildings: 1, zones_by_kind: { district: 1 } });
    expect(json(join(out, 'issues.json'))).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'settings-unused', file: 'x.geojson' }),
    );
  });
});

import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tileClasses, tileColours } from '../../../src/domain/tile-classes.ts';
import type { TileColumn } from '../../../src/domain/tile-column.ts';
import { blobSource, type SourceFile } from '../../../src/readers/source-file.ts';
import { parseB3dm } from '../../../src/readers/tiles3d/parse-b3dm.ts';
import { readTileset } from '../../../src/readers/tiles3d/read-tileset.ts';
import { createTilesSurvey } from '../../../src/readers/tiles3d/survey-tiles.ts';
import type { TileTable } from '../../../src/readers/tiles3d/tile-table.ts';
import { densestBounds, tilesetBounds } from '../../../src/readers/tiles3d/tileset-bounds.ts';
import { resolvePath, tileContents } from '../../../src/readers/tiles3d/tileset-json.ts';
import { realData } from '../../real-data.ts';

const kumamoto = realData('tiles/kumamoto-bldg');

async function filesBelow(folder: string): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path), blobSource(relative(folder, path), await openAsBlob(path)));
  }
  return files;
}

/** A b3dm without geometry: header, feature table, batch table as JSON and binary. */
function createB3dm(feature: object, batch: object, binary = new Uint8Array()): Uint8Array {
  const [featureJson, batchJson] = [feature, batch].map((part) => new TextEncoder().encode(JSON.stringify(part))) as [
    Uint8Array,
    Uint8Array,
  ];
  const bytes = new Uint8Array(28 + featureJson.length + batchJson.length + binary.length);
  bytes.set(new TextEncoder().encode('b3dm'));
  const view = new DataView(bytes.buffer);
  [1, bytes.length, featureJson.length, 0, batchJson.length, binary.length].forEach((word, k) => {
    view.setUint32(4 + 4 * k, word, true);
  });
  bytes.set(featureJson, 28);
  bytes.set(batchJson, 28 + featureJson.length);
  bytes.set(binary, 28 + featureJson.length + batchJson.length);
  return bytes;
}

const sourceOf = (path: string, bytes: Uint8Array): [string, SourceFile] => [
  path,
  blobSource(path, new Blob([bytes as BlobPart])),
];
const text = (value: object) => new TextEncoder().encode(JSON.stringify(value));

function surveyOf(...tables: readonly TileTable[]) {
  const survey = createTilesSurvey();
  for (const table of tables) survey.add(table);
  return survey.result();
}

describe('the attributes of 3D Tiles', () => {
  it.skipIf(!kumamoto)('count 3,092 buildings in the 3,590 features of Kumamoto', async () => {
    const { count, columns, tiles, issues, described, bounds, cityName } = await readTileset(
      await filesBelow(kumamoto!),
      'tileset.json',
    );
    expect(issues).toEqual([]);
    expect(tiles).toBe(103);
    expect(count).toEqual({ features: 3590, buildings: 3092, withoutId: 0, idColumn: '建物ID' });
    expect(columns).toHaveLength(73);
    expect(cityName).toBe('熊本市');
    expect(bounds).toEqual([130.578, 32.712, 130.688, 32.85].map((degrees) => expect.closeTo(degrees, 3)));
    for (const column of described) {
      const classes = tileClasses(column).reduce((sum, entry) => sum + entry.count, 0);
      expect(classes, column.name).toBe(3092);
    }
    expect(described[0]!.name).toContain('浸水');
    expect(described.map(({ name }) => name)).not.toContain('建物ID');
  });

  it('read numbers from the binary part of a batch table', () => {
    const binary = new Uint8Array(Float32Array.of(1.5, 2.25).buffer);
    const batch = { depth: { byteOffset: 0, componentType: 'FLOAT', type: 'SCALAR' }, name: ['あ', null] };
    const { columns, featureCount } = parseB3dm(createB3dm({ BATCH_LENGTH: 2 }, batch, binary), 'a.b3dm');
    expect(featureCount).toBe(2);
    expect(columns.get('depth')).toEqual([1.5, 2.25]);
    expect(columns.get('name')).toEqual(['あ', null]);
  });

  it('name file and byte of a tile that is cut off', () => {
    const whole = createB3dm({ BATCH_LENGTH: 1 }, { id: ['x'] });
    expect(() => parseB3dm(whole.subarray(0, whole.length - 3), 'cut.b3dm')).toThrow(/cut\.b3dm, byte \d+: .*cut off/);
  });

  it('count a building without an id for itself', () => {
    const columns = new Map([['gml_id', ['a', null, 'a', '']]]);
    expect(surveyOf({ file: 'a', featureCount: 4, columns }).count).toMatchObject({ buildings: 3, withoutId: 2 });
  });

  it('count a building of two tiles once in every class, and the missing as unknown', () => {
    const tile = (file: string, ids: string[], depth: unknown[], use: unknown[]): TileTable => ({
      file,
      featureCount: ids.length,
      columns: new Map([
        ['gml_id', ids],
        ['川_浸水深（m）', depth],
        ['用途', use],
      ]),
    });
    const { count, described } = surveyOf(
      tile('coarse', ['a', 'b'], ['0.2', null], ['住宅', null]),
      tile('fine', ['a', 'b', 'c', 'd'], ['0.2', null, 4.5, '-9999'], ['住宅', null, '工場', '住宅']),
    );
    expect(count).toMatchObject({ features: 6, buildings: 4 });
    expect(described).toEqual([
      { name: '川_浸水深（m）', unknown: 2, form: 'depth', kind: 'depth', counts: [0, 1, 0, 1, 0, 0, 0] },
      {
        name: '用途',
        unknown: 1,
        form: 'category',
        values: [
          { value: '住宅', count: 2 },
          { value: '工場', count: 1 },
        ],
        rest: 0,
      },
    ]);
  });

  it('put every number into the class whose colour it is painted in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, min: -100, max: 5000 }), { minLength: 30, maxLength: 200 }),
        (numbers) => {
          const columns = new Map([['高さ', numbers]]);
          const [column] = surveyOf({ file: 'a', featureCount: numbers.length, columns }).described;
          if (column?.form !== 'number') return;
          const colourOf = tileColours(column);
          for (const { colour, count } of tileClasses(column as TileColumn))
            expect(numbers.filter((number) => colourOf(number) === colour)).toHaveLength(count);
        },
      ),
    );
  });

  it('are not counted to the end beyond the bytes that are wanted', async () => {
    const files = new Map([
      sourceOf('tileset.json', text({ root: { contents: [{ uri: 'a.b3dm' }, { uri: 'b.b3dm' }] } })),
      sourceOf('a.b3dm', createB3dm({ BATCH_LENGTH: 1 }, { gml_id: ['x'] })),
      sourceOf('b.b3dm', createB3dm({ BATCH_LENGTH: 1 }, { gml_id: ['y'] })),
    ]);
    expect(await readTileset(files, 'tileset.json')).toMatchObject({ complete: true, count: { buildings: 2 } });
    expect(await readTileset(files, 'tileset.json', { mostBytes: 100 })).toMatchObject({
      complete: false,
      count: { buildings: 1 },
    });
  });

  it('lie where the root’s region, box or sphere says', () => {
    // Tokyo Station: 139.767°E 35.681°N, in earth-centred metres.
    const [x, y, z] = [-3959573.9, 3350251.4, 3699408.9];
    const box = { root: { boundingVolume: { box: [x, y, z, 50, 0, 0, 0, 50, 0, 0, 0, 50] } } };
    const sphere = {
      root: { boundingVolume: { sphere: [0, 0, 0, 50] }, transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1] },
    };
    for (const tileset of [box, sphere]) {
      const [west, south, east, north] = tilesetBounds(tileset)!;
      expect((west + east) / 2).toBeCloseTo(139.7646, 2);
      expect((south + north) / 2).toBeCloseTo(35.681, 2);
      expect(east - west).toBeGreaterThan(0.0005);
      expect(east - west).toBeLessThan(0.003);
    }
    expect(tilesetBounds({ root: {} })).toBeUndefined();
    const far = {
      root: {
        transform: sphere.root.transform,
        children: [{ ...sphere.root, transform: undefined, content: { uri: 'a.glb' } }],
      },
    };
    const [content] = tileContents(far, 'tileset.json');
    expect(content?.bounds).toEqual(tilesetBounds(sphere));
  });

  it('open where the features stand close together, not in the middle of a wide extent', () => {
    const tile = (lon: number, lat: number, size: number, features: number) => ({
      bounds: [lon, lat, lon + size, lat + size] as const,
      features,
    });
    const box = densestBounds([
      tile(139, 35, 0.5, 400),
      tile(139.1, 35.1, 0.002, 30),
      tile(139.4, 35.4, 0.002, 90),
      tile(139.403, 35.4, 0.002, 40),
    ]);
    expect(box).toEqual([139.4, 35.4, 139.405, 35.402].map((degrees) => expect.closeTo(degrees, 6)));
    expect(densestBounds([])).toBeUndefined();
  });

  it('follow nested tilesets once and report what is missing or damaged', async () => {
    const files = new Map([
      sourceOf(
        'tileset.json',
        text({ root: { content: { uri: 'sub/tileset.json' }, children: [{ content: { uri: './gone.b3dm' } }] } }),
      ),
      sourceOf(
        'sub/tileset.json',
        text({ root: { contents: [{ uri: 'a.b3dm' }, { uri: '../sub/a.b3dm?v=1' }, { uri: 'bad.b3dm' }] } }),
      ),
      sourceOf('sub/a.b3dm', createB3dm({ BATCH_LENGTH: 2 }, { gml_id: ['x', 'y'] })),
      sourceOf('sub/bad.b3dm', new TextEncoder().encode('b3dm but not for long')),
    ]);
    const { count, issues } = await readTileset(files, 'tileset.json');
    expect(count).toMatchObject({ features: 2, buildings: 2 });
    expect(issues.map(({ file }) => file).sort()).toEqual(['gone.b3dm', 'sub/bad.b3dm']);
  });

  it('resolve paths as a browser would', () => {
    expect(resolvePath('a/b/tileset.json', '../c/%E5%A1%94.glb?x=1')).toBe('a/c/塔.glb');
    expect(tileContents({ root: { content: { uri: 'https://example.com/x.glb' } } }, 'tileset.json')).toEqual([]);
  });

  it('stop when they are no longer wanted', async () => {
    const files = new Map([sourceOf('tileset.json', text({ root: {} }))]);
    await expect(
      readTileset(files, 'tileset.json', { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});

const v11 = realData('tiles/v11');
describe('glb tiles of 3D Tiles 1.1', () => {
  it.skipIf(!v11)('give their property table as columns', async () => {
    const { parseGlbTable } = await import('../../../src/readers/tiles3d/parse-glb-table.ts');
    const { BlobReader, Uint8ArrayWriter, ZipReader } = await import('@zip.js/zip.js');
    const zip = join(v11!, '12347_tako-machi_city_2025_citygml_1_op_bldg_3dtiles_lod1.zip');
    const entries = await new ZipReader(new BlobReader(new Blob([readFileSync(zip)]))).getEntries();
    const tiles = [];
    for (const entry of entries)
      if (!entry.directory && entry.filename.endsWith('.glb'))
        tiles.push(parseGlbTable(await entry.getData(new Uint8ArrayWriter()), entry.filename));
    const { count, holdsBuildings, cityName } = surveyOf(...tiles);
    expect([holdsBuildings, cityName]).toEqual([true, '多古町']);
    expect(count.buildings).toBe(98);
    expect(count.withoutId).toBe(0);
    const heights = tiles.flatMap(({ columns }) => columns.get('bldg:measuredHeight') ?? []) as (number | null)[];
    expect(heights.some((height) => height !== null && height > 5)).toBe(true);
    expect(heights.every((height) => height === null || (height > 0 && height < 100))).toBe(true);
  });
});

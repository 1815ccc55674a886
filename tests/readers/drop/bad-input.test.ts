import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { issueMessages } from '../../../src/domain/issue-codes.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { realData } from '../../real-data.ts';
import { collection, diskSource, sourceOf } from '../source-of.ts';

const tiffWithoutCrs = () =>
  new Uint8Array(
    writeArrayBuffer(Float32Array.of(1, 2, 3, 4) as never, {
      width: 2,
      height: 2,
      BitsPerSample: [32],
      SampleFormat: [3],
      ModelPixelScale: [10, 10, 0],
      ModelTiepoint: [0, 0, 0, -6000, -36000, 0],
      GeographicTypeGeoKey: 32767,
    }) as ArrayBuffer,
  );

const notUtf8Xml = () =>
  new Uint8Array([
    ...new TextEncoder().encode(
      '<?xml version="1.0" encoding="UTF-8"?>\n<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0"><a>',
    ),
    0x90,
    0xc2,
    ...new TextEncoder().encode('</a></core:CityModel>'),
  ]);

describe('bad input dropped together with good', () => {
  it('gives each bad file a message naming file and place, and imports the rest', async () => {
    const bad = [
      sourceOf('cut.zip', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3])),
      sourceOf('sjis.gml', notUtf8Xml()),
      sourceOf('prefix.gml', '<?xml version="1.0"?>\n<core:CityModel>\n</core:CityModel>'),
      sourceOf('text.gml', 'これはテキストです。\n'),
      sourceOf('洪水_L2.tif', tiffWithoutCrs()),
      sourceOf('人口.csv', '町名,ひと\n浜町,12\n'),
      sourceOf('empty.csv', ''),
      sourceOf('empty.gml', ''),
      sourceOf('heads.csv', 'a,b\n'),
      sourceOf('lone.dbf', new Uint8Array(10)),
      sourceOf('noise.bin', new Uint8Array([0, 1, 2, 3, 0, 255])),
    ];
    const good = [
      sourceOf('居住誘導区域.geojson', collection([{ name: '中央' }])),
      sourceOf('避難所.csv', '施設名,緯度,経度\n青瀬小学校,35.6,139.7\n'),
      sourceOf('notes.txt', 'メモ'),
    ];
    const { datasets, reports, issues } = await readDrop([...bad, ...good]);
    expect(datasets.map(({ kind }) => kind).sort()).toEqual(['facilities', 'zones']);
    for (const { path } of bad) {
      const report = reports.find(({ file }) => file === path);
      expect({ path, state: report?.state }).toEqual({ path, state: 'rejected' });
      expect({ path, errors: report!.issues.filter(({ severity }) => severity === 'error').length > 0 }).toEqual({
        path,
        errors: true,
      });
    }
    const codeOf = (path: string) => issues.find(({ file, severity }) => file === path && severity === 'error')?.code;
    expect(Object.fromEntries(bad.map(({ path }) => [path, codeOf(path)]))).toEqual({
      'cut.zip': 'archive-unreadable',
      'sjis.gml': 'xml-not-utf8',
      'prefix.gml': 'xml-unbound-prefix',
      'text.gml': 'xml-not-xml',
      '洪水_L2.tif': 'crs-missing',
      '人口.csv': 'role-unknown',
      'empty.csv': 'file-empty',
      'empty.gml': 'file-empty',
      'heads.csv': 'table-empty',
      'lone.dbf': 'read-failed',
      'noise.bin': 'file-unrecognised',
    });
    expect(reports.find(({ file }) => file === 'notes.txt')?.state).toBe('ignored');
    expect(reports).toHaveLength(bad.length + good.length);
  });

  it('says which columns were found and which are needed when the user says what a table is', async () => {
    const { datasets, issues } = await readDrop([sourceOf('a.csv', '町名,ひと\n浜町,12\n')], {
      settings: { files: { 'a.csv': { as: 'people_flow' } } },
    });
    expect(datasets).toEqual([]);
    expect(issues).toMatchObject([
      { severity: 'error', code: 'columns-wrong', place: 'row 1', values: { found: '町名, ひと' } },
    ]);
    expect(issues[0]!.values!.needed).toContain('mesh_code');
  });

  it('has a message in both languages whose blanks are filled, for each issue', async () => {
    const { issues } = await readDrop([
      sourceOf('x.geojson', collection([{ A31a_205: 'x' }])),
      sourceOf('a.csv', 'q,w\n1\n'),
    ]);
    expect(issues.length).toBeGreaterThan(1);
    for (const issue of issues)
      for (const text of Object.values(issueMessages[issue.code]))
        for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g))
          expect({ code: issue.code, name, given: name! in (issue.values ?? {}) }).toEqual({
            code: issue.code,
            name,
            given: true,
          });
  });
});

const citygml = realData('malformed/citygml');

describe.skipIf(!citygml)('the damaged CityGML of libplateau', () => {
  it('is rejected file by file', async () => {
    const names = ['53392642_bldg_6697_op2.gml', 'TestCaseOfInvalidFileNameGml.gml'];
    const { reports } = await readDrop(await Promise.all(names.map((name) => diskSource(name, `${citygml}/${name}`))));
    expect(
      reports.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error').length,
    ).toBeGreaterThanOrEqual(2);
  });
});

const tiles = realData('tiles/kumamoto-bldg');

describe.skipIf(!tiles)('a tileset in a drop', () => {
  it('is one report with all its tiles', async () => {
    const { readdirSync } = await import('node:fs');
    const names = readdirSync(tiles!, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = await Promise.all(
      names.map((entry) =>
        diskSource(
          `bldg/${entry.parentPath.slice(tiles!.length + 1)}/${entry.name}`.replace('//', '/'),
          `${entry.parentPath}/${entry.name}`,
        ),
      ),
    );
    const { tilesets, reports, issues } = await readDrop(files);
    expect(tilesets).toHaveLength(1);
    expect(tilesets[0]!.files.size).toBe(files.length);
    expect(tilesets[0]!.source.title).toBe('3D都市モデル（Project PLATEAU）熊本市 3D Tiles');
    expect(reports.map(({ recognisedAs, state, rows }) => [recognisedAs, state, rows])).toEqual([
      ['tileset', 'done', 3092],
    ]);
    expect(issues.find(({ code }) => code === 'tileset-repeats')?.values).toEqual({
      features: 3590,
      buildings: 3092,
      column: '建物ID',
    });
  });
});

describe('a tileset that lacks its tiles', () => {
  const root = {
    asset: { version: '1.0' },
    geometricError: 1,
    root: { contents: [{ uri: 'a.b3dm' }, { uri: 'b.b3dm' }] },
  };
  const bytes = (value: string) => new Blob([value]);

  it('is rejected where not one can be read, and says how many are not there', async () => {
    const { tilesets, reports } = await readDrop([blobSource('town/tileset.json', bytes(JSON.stringify(root)))]);
    expect(tilesets).toEqual([]);
    expect(reports.map(({ state }) => state)).toEqual(['rejected']);
    const error = reports[0]!.issues.find(({ severity }) => severity === 'error');
    expect(error).toMatchObject({ code: 'tileset-without-tiles', file: 'town/tileset.json', values: { missing: 2 } });
  });

  it('names the damaged and the missing by their place in the drop', async () => {
    const good = new Uint8Array(28 + 20);
    good.set(new TextEncoder().encode('b3dm'));
    new DataView(good.buffer).setUint32(12, 20, true);
    good.set(new TextEncoder().encode('{"BATCH_LENGTH":2}  '), 28);
    const three = { ...root, root: { contents: [...root.root.contents, { uri: 'c.b3dm' }] } };
    const { tilesets, issues, reports } = await readDrop([
      blobSource('town/tileset.json', bytes(JSON.stringify(three))),
      blobSource('town/a.b3dm', new Blob([good])),
      blobSource('town/b.b3dm', bytes('b3dm and then nothing')),
    ]);
    expect(tilesets[0]?.count).toMatchObject({ features: 2, buildings: 2 });
    expect(reports[0]).toMatchObject({ state: 'partly', rows: 2 });
    expect(issues.map(({ code, file }) => [code, file])).toEqual(
      expect.arrayContaining([
        ['tileset-tile-damaged', 'town/b.b3dm'],
        ['tileset-tile-missing', 'town/c.b3dm'],
      ]),
    );
  });
});

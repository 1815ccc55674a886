import { describe, expect, it } from 'vitest';
import { tileClasses, tileColours } from '../../../src/domain/tile-classes.ts';
import type { TileColumn } from '../../../src/domain/tile-column.ts';
import { stateOfTileValue, tileDepthColumn } from '../../../src/domain/tile-depth-column.ts';
import { createTilesetFiles } from '../../../src/map/foreign/tileset-files.ts';

const json = (value: object) => new Blob([JSON.stringify(value)]);

describe('colours of foreign tiles', () => {
  it('read labels, codes and depths of the columns that PLATEAU has used', () => {
    expect(tileDepthColumn('白川水系白川（国管理区間）_L2（想定最大規模）_浸水ランク')).toBe('rank_label');
    expect(tileDepthColumn('白川_浸水ランクコード')).toBe('rank_code');
    expect(tileDepthColumn('白川_浸水深（m）')).toBe('depth');
    expect(tileDepthColumn('uro:rank_code')).toBe('rank_code');
    expect(tileDepthColumn('uro:rankOrg_code')).toBeUndefined();
    expect(tileDepthColumn('用途')).toBeUndefined();
    expect(stateOfTileValue('rank_label', '0.5m以上3m未満')).toBe(2);
    expect(stateOfTileValue('rank_label', '20m以上')).toBe(6);
    expect(stateOfTileValue('depth', '0.57')).toBe(2);
    expect(stateOfTileValue('rank_code', 4)).toBe(4);
  });

  it('never take a missing or unreadable value for dry', () => {
    for (const column of ['rank_label', 'rank_code', 'depth'] as const)
      for (const value of [null, undefined, '', 'なし', -9999]) expect(stateOfTileValue(column, value)).toBe(255);
    const depth: TileColumn = {
      name: '白川_浸水深',
      unknown: 1,
      form: 'depth',
      kind: 'depth',
      counts: [0, 0, 1, 0, 0, 0, 0],
    };
    expect(tileColours(depth)(null)).toBe('#e3e5e8');
    expect(tileColours(depth)('1.2')).toBe('#ffd8c0');
  });

  it('give every value of any other column the colour of its line in the legend', () => {
    const values = ['住宅', '店舗'].map((value) => ({ value, count: 1 }));
    const usage: TileColumn = { name: '用途', unknown: 2, form: 'category', values, rest: 3 };
    const colourOf = tileColours(usage);
    const legend = tileClasses(usage);
    expect(legend.map(({ ja, count }) => [ja, count])).toEqual([
      ['住宅', 1],
      ['店舗', 1],
      ['その他', 3],
      ['不明（値なし）', 2],
    ]);
    expect(['住宅', '店舗', '学校', null].map(colourOf)).toEqual(legend.map(({ colour }) => colour));
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(4);
  });
});

describe('a tileset from files', () => {
  it('is rewritten to blob addresses all the way down', async () => {
    const tile = new Blob(['b3dm']);
    const files = new Map([
      ['town/tileset.json', json({ root: { children: [{ content: { uri: 'data/inner.json' } }] } })],
      [
        'town/data/inner.json',
        json({ root: { content: { url: 'a.b3dm' }, children: [{ content: { uri: 'gone.b3dm' }, children: [] }] } }),
      ],
      ['town/data/a.b3dm', tile],
    ]);
    const { url, missing, revoke } = await createTilesetFiles(files);
    expect(missing).toEqual(['town/data/gone.b3dm']);
    const outer = await (await fetch(url)).json();
    const inner = await (await fetch(outer.root.children[0].content.uri)).json();
    expect(await (await fetch(inner.root.content.uri)).text()).toBe('b3dm');
    expect(inner.root.children[0].content).toBeUndefined();
    revoke();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('asks no other server, whatever the tileset names', async () => {
    const files = new Map([['tileset.json', json({ root: { content: { uri: 'https://example.com/a.glb' } } })]]);
    const { url } = await createTilesetFiles(files);
    expect(await (await fetch(url)).text()).not.toContain('example.com');
  });

  it('says which file is damaged or that there is none', async () => {
    await expect(createTilesetFiles(new Map([['x/tileset.json', new Blob(['{'])]]))).rejects.toThrow(
      /x\/tileset\.json/,
    );
    await expect(createTilesetFiles(new Map())).rejects.toThrow(/no tileset\.json/);
  });
});

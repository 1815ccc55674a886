import { describe, expect, it } from 'vitest';
import type { Sheet, SheetBlock, SheetSubject } from '../../../src/domain/sheet.ts';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import type { ComposedBlock, ComposedSheet } from '../../../src/exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../../src/exports/sheets/sheet-supply.ts';
import { sheetOfTemplate, sheetTemplates } from '../../../src/exports/sheets/templates.ts';
import { initialPlan } from '../../../src/project/plan/plan-slice.ts';
import { createToySupply, measure } from './toy-supply.ts';

const supply = createToySupply();
const city: SheetSubject = { kind: 'city' };
const districtB: SheetSubject = { kind: 'zone', zoneKind: 'district', zoneId: 'B', name: '青瀬二丁目' };
const options = { language: 'ja', page: 3, pages: 42, today: '2026-11-22', measure } as const;

const template = (id: string): Sheet =>
  sheetOfTemplate(sheetTemplates.find((one) => one.id === id)!, supply.city, { id, language: 'ja' });
const withBlocks = (sheet: Sheet, change: (block: SheetBlock) => SheetBlock | null): Sheet => ({
  ...sheet,
  blocks: sheet.blocks.flatMap((block) => change(block) ?? []),
});
const without = (sheet: Sheet, ...kinds: SheetBlock['kind'][]): Sheet =>
  withBlocks(sheet, (block) => (kinds.includes(block.kind) ? null : block));
const compose = (sheet: Sheet, subject: SheetSubject = city, from: SheetSupply = supply): Promise<ComposedSheet> =>
  composeSheet(sheet, subject, from, options);
const blockOf = ({ blocks }: ComposedSheet, id: string): ComposedBlock => blocks.find((block) => block.id === id)!;
const codes = ({ problems }: ComposedSheet) => problems.map(({ code, block }) => [code, block]);

describe('a sheet of map and tables', () => {
  it('says title, page, scale and day, and lists only what the map frame shows', async () => {
    const sheet = {
      ...template('map_and_table'),
      fields: { ...template('map_and_table').fields, figure: '図6-3', approval: 'R 7JHs 1' },
    };
    const composed = await compose(sheet);
    expect(composed.title).toBe('図6-3　洪水（L2 想定最大規模）と居住誘導区域');
    expect(blockOf(composed, 'page').lines).toEqual(['3 / 42']);
    expect(blockOf(composed, 'credits').lines).toEqual([
      '作成日 2026年11月22日',
      '架空の都市のデータです。実在の場所ではありません。',
    ]);
    // 2,000 m × 1.02 in 269 mm is 1:7,584, 1,500 m × 1.02 in 239 mm 1:6,402: the next round scale is 1:10,000.
    expect(blockOf(composed, 'map').scale).toBe(10_000);
    expect(blockOf(composed, 'map-scale').lines.at(-1)).toBe('縮尺 1:10,000（A3）');
    // Houses 0–2 stand in 3–5 m, 3 and 4 in 0.5–3 m, 5 and 6 on dry ground, 7 nobody surveyed.
    expect(blockOf(composed, 'legend').lines).toEqual([
      '凡例',
      '想定浸水深（洪水\u00a0L2）',
      '3–5 m 3\u00a0棟',
      '0.5–3 m 2\u00a0棟',
      '調査済・浸水なし 2\u00a0棟',
      '不明（未調査） 1\u00a0棟',
      '居住誘導区域',
      '棟数は図の範囲内の建物',
    ]);
    expect(composed.problems).toEqual([]);
  });

  it('has a rule under its title over the width of the sheet, and says that the title reaches so far', async () => {
    const sheet = template('map_and_table');
    const { frame, reach } = blockOf(await compose(sheet), 'title');
    expect(reach).toMatchObject({ x: sheet.marginMm, y: frame.y, width: 420 - 2 * sheet.marginMm });
    expect(reach!.height).toBeGreaterThan(frame.height);
  });

  it('prints tables that add up, and a sentence of the same numbers', async () => {
    const composed = await compose(template('map_and_table'));
    const rows = blockOf(composed, 'table-2').table!.rows.map(({ cells }) => cells.map(({ text }) => text));
    // In: houses 1 (3.5), 3 + 4 (6.5), 5 (6). Out: 0 + 2 (6.5), 6 (1), 7 (20, unknown).
    expect(rows).toEqual([
      ['居住誘導区域', '4', '7', '6', '0', '16'],
      ['区域外', '7', '0', '1', '20', '28'],
      ['計', '10', '7', '7', '20', '44'],
    ]);
    expect(blockOf(composed, 'sentence').alternative).toContain('10');
  });

  it('names the sources of what is on it and of nothing else', async () => {
    const composed = await compose(template('map_and_table'));
    expect(blockOf(composed, 'sources').alternative).toBe(
      '出典：3D都市モデル（Project PLATEAU）青瀬市（2024）、国土数値情報（A31a 2024）、国勢調査 地域メッシュ統計（e-Stat）（2020）を加工して作成',
    );
  });

  it('leaves a line for an approval number that is not there yet, and says so', async () => {
    const composed = await compose(template('map_and_table'));
    expect(blockOf(composed, 'approval').lines[0]).toContain('____');
    expect(codes(composed)).toEqual([['approval-open', 'approval']]);
  });
});

describe('the scale bar', () => {
  it('is true for the paper', async () => {
    const composed = await compose(template('map_and_table'));
    const bar = blockOf(composed, 'map-scale');
    const [black, white] = bar.drawing.items.flatMap((item) =>
      item.kind === 'path' && item.stroke ? [item.lines[0]!.points] : [],
    );
    // 1:10,000: 200 m of the plane are 20 mm of paper in each half of a bar of 400 m … the bar says how long it is.
    const meters = Number.parseFloat(bar.lines.find((line) => / m$/.test(line))!);
    expect(white![2]! - black![0]!).toBeCloseTo((meters * 1000) / 10_000, 9);
  });

  it('keeps a chosen scale exactly, and says where a subject does not fit', async () => {
    const sheet = withBlocks(template('map_only'), (block) =>
      block.kind === 'map'
        ? { ...block, map: { ...block.map, view: { kind: 'flat', centre: null, scale: 2345, rotationDegrees: 0 } } }
        : block,
    );
    const composed = await compose(sheet, districtB);
    expect(blockOf(composed, 'map').scale).toBe(2345);
    expect(codes(composed)).toContainEqual(['scale-off', 'map']);
  });
});

describe('a page of an atlas', () => {
  it('frames its zone and counts its people', async () => {
    const composed = await compose(template('district_card'), districtB);
    expect(blockOf(composed, 'map').centre).toEqual([1500, 750]);
    // B is 1,000 × 1,500 m: 1,500 × 1.16 in 110 mm is 1:15,818.
    expect(blockOf(composed, 'map').scale).toBe(20_000);
    expect(composed.title).toContain('青瀬二丁目');
    expect(blockOf(composed, 'legend').lines).toContain('青瀬二丁目');
    const rows = blockOf(composed, 'table-1').table!.rows.map(({ cells }) => cells.map(({ text }) => text));
    // B: houses 5 and 6 are dry, 7 is unknown.
    expect(rows).toEqual([
      ['0.5–3 m に立地する 1 階建', '0', '0'],
      ['3–5 m に立地する 1〜2 階建', '0', '0'],
      ['合計', '0', '0'],
      ['上記以外（浸水なしを含む）', '2', '2'],
      ['不明（未調査）', '1', '1'],
    ]);
  });

  it('warns where most of its buildings are not known', async () => {
    // In B one house of three is unknown; west of it nobody lives: of a supply without houses 5 and 6 all are.
    const only: SheetSupply = {
      ...supply,
      extract: async (request) => {
        const extract = await supply.extract(request);
        const footprints = extract.footprints!;
        return {
          ...extract,
          footprints: { ...footprints, state: footprints.state.map((state, i) => (i === 5 ? 0 : state)) },
        };
      },
    };
    expect(codes(await compose(template('map_only'), districtB))).not.toContainEqual(['mostly-unknown', 'map']);
    const composed = await compose(template('map_only'), districtB, only);
    expect(composed.problems.find(({ code }) => code === 'mostly-unknown')?.text.ja).toContain('66.7%');
  });

  it('says which zone is gone', async () => {
    const gone: SheetSubject = { ...districtB, zoneId: 'C', name: '青瀬三丁目' };
    const composed = await compose(template('map_only'), gone);
    expect(composed.problems.find(({ block }) => block === 'map')).toMatchObject({
      code: 'data-missing',
      severity: 'error',
    });
    expect(blockOf(composed, 'map').lines.join('')).toContain('青瀬三丁目');
  });
});

describe('what a sheet lacks', () => {
  it('leaves an empty frame with words what to do, and makes the rest', async () => {
    const dry = createToySupply(undefined, { hazards: [] });
    const composed = await compose(template('map_and_table'), city, dry);
    expect(codes(composed)).toEqual(
      expect.arrayContaining([
        ['data-missing', 'map'],
        ['data-missing', 'legend'],
      ]),
    );
    expect(blockOf(composed, 'map').lines.join('')).toContain('洪水\u00a0L2 のデータがありません');
    expect(blockOf(composed, 'table-2').table!.rows).toHaveLength(3);
  });

  it('tells a question that has no data from one that failed', async () => {
    const from = (error: Error): SheetSupply => ({ ...supply, answer: () => Promise.reject(error) });
    const lacks = await compose(template('table_only'), city, from(new RangeError('landslide: no zones')));
    expect(lacks.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      Array(5).fill('data-missing'),
    );
    const failed = await compose(template('table_only'), city, from(new Error('out of memory')));
    expect(failed.problems.find(({ block }) => block === 'table-1')).toMatchObject({
      code: 'failed',
      text: { ja: expect.stringContaining('out of memory') },
    });
  });

  it('prints no numbers of a table that breaks a law', async () => {
    const broken: SheetSupply = {
      ...supply,
      answer: async (request) => {
        const answer = await supply.answer(request);
        return { ...answer, checks: [{ ...answer.checks[0]!, found: 1, difference: -42.5, holds: false }] };
      },
    };
    const composed = await compose(template('map_and_table'), city, broken);
    const table = blockOf(composed, 'table-1');
    expect(table.table).toMatchObject({ broken: true, rows: [] });
    expect(table.lines.join('')).toContain('不一致');
    expect(table.lines.join('')).not.toContain('3–5 m に立地する');
    expect(codes(composed)).toContainEqual(['table-broken', 'table-1']);
  });

  it('lists parts that were taken away; the note on white parts and that a city is invented stay', async () => {
    const composed = await compose(without(template('map_and_table'), 'legend', 'sources', 'white_note', 'credits'));
    const missing = composed.problems.filter(({ code }) => code === 'part-missing').map(({ text }) => text.ja);
    expect(missing).toEqual([
      '凡例がありません',
      '「白い部分は…」の注記がありません',
      '出典がありません',
      '作成日がありません',
    ]);
    const kept = composed.blocks.at(-1)!;
    expect(kept.alternative).toContain('白い部分は安全を意味しません');
    expect(kept.alternative).toContain('架空');
  });

  it('has no map in 3D where there is no scene', async () => {
    const sheet = withBlocks(template('map_only'), (block) =>
      block.kind === 'map' ? { ...block, map: { ...block.map, view: { kind: 'oblique', camera: null } } } : block,
    );
    expect(codes(await compose(sheet))).toContainEqual(['data-missing', 'map']);
  });

  it('says what does not fit instead of printing smaller than 7 pt', async () => {
    const sheet = withBlocks(template('map_and_table'), (block) =>
      block.kind === 'table' ? { ...block, frame: { ...block.frame, height: 20 } } : block,
    );
    const composed = await compose(sheet);
    expect(codes(composed)).toContainEqual(['overflow', 'table-1']);
    expect(blockOf(composed, 'table-1').lines.join('')).toContain('ほか');
  });

  it('rejects with the reason of its signal', async () => {
    const cancel = new AbortController();
    cancel.abort();
    await expect(
      composeSheet(template('map_only'), city, supply, { ...options, signal: cancel.signal }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('a bird’s-eye view', () => {
  const oblique = withBlocks(template('map_only'), (block) =>
    block.kind === 'map' ? { ...block, map: { ...block.map, view: { kind: 'oblique', camera: null } } } : block,
  );
  const rgba = new Uint8ClampedArray(4);
  const scene: SheetSupply = {
    ...supply,
    // Two tiles beside each other, the second half as wide.
    oblique: ({ widthPixels, heightPixels }) => {
      const split = Math.round((widthPixels * 2) / 3);
      const picture = { kind: 'pixels', width: 1, height: 1, rgba } as const;
      return Promise.resolve({
        widthPixels,
        heightPixels,
        headingDegrees: 90,
        tiles: [
          { x: 0, y: 0, width: split, height: heightPixels, picture },
          { x: split, y: 0, width: widthPixels - split, height: heightPixels, picture },
        ],
      });
    },
  };

  it('fills its frame with its tiles, at the dpi of the sheet', async () => {
    const map = blockOf(await compose(oblique, city, scene), 'map');
    const [tiles] = map.drawing.items.flatMap((item) => (item.kind === 'group' ? [item.items] : []));
    const frames = tiles!.flatMap((item) => (item.kind === 'image' ? [item.frame] : []));
    expect(frames[0]!.x).toBe(map.frame.x);
    expect(frames[0]!.x + frames[0]!.width).toBeCloseTo(frames[1]!.x, 9);
    expect(frames[1]!.x + frames[1]!.width).toBeCloseTo(map.frame.x + map.frame.width, 9);
    expect(map.scale).toBe(0);
  });

  it('names the sources that the flat map of the same layers names', async () => {
    const flat = template('map_only');
    const sourcesOf = async (sheet: Sheet) => blockOf(await compose(sheet, city, scene), 'sources').lines;
    expect(await sourcesOf(oblique)).toEqual(await sourcesOf(flat));
  });

  it('is drawn of the scenario of the page, and says where the ground is that of 現行', async () => {
    const scenario = { kind: 'scenario', scenario: 'a', name: '案A' } as const;
    const asked: (string | null)[] = [];
    const planned: SheetSupply = {
      ...scene,
      city: { ...scene.city, scenarios: [{ ...initialPlan.scenarios[0]!, id: 'a', name: '案A' }] },
      oblique: async (request) => {
        asked.push(request.content.scenario);
        return { ...(await scene.oblique!(request)), groundAsSurveyed: true };
      },
    };
    const composed = await compose(oblique, scenario, planned);
    expect(asked).toEqual(['a']);
    expect(blockOf(composed, 'map').lines.join('')).toContain('現行');
    expect(composed.problems.map(({ block }) => block)).toContain('map');
    const gone = await compose(oblique, { ...scenario, scenario: 'gone' }, planned);
    expect(gone.problems).toContainEqual(expect.objectContaining({ block: 'map', severity: 'error' }));
    expect(asked).toEqual(['a']);
  });

  it('has no numeric scale, all classes in its legend without counts, and a north arrow that is turned', async () => {
    const composed = await compose(oblique, city, scene);
    expect(blockOf(composed, 'map-scale').lines.join('')).toContain('縮尺は一定でない');
    expect(blockOf(composed, 'legend').lines).toContain('20 m以上');
    expect(blockOf(composed, 'legend').lines.join('')).not.toContain('棟');
    expect(blockOf(composed, 'map-north').alternative).toContain('90°');
  });
});

it('asks each question once, though a table, a chart and a footnote are made of it', async () => {
  const asked: string[] = [];
  const counting: SheetSupply = {
    ...supply,
    answer: (request) => {
      asked.push(JSON.stringify(request));
      return supply.answer(request);
    },
  };
  await compose(template('table_only'), city, counting);
  expect(new Set(asked).size).toBe(asked.length);
});

it('gives a comparison both scales, each with the legend of its own map', async () => {
  const composed = await compose(template('comparison'));
  expect(blockOf(composed, 'legend-1').lines).toContain('3–5 m 3\u00a0棟');
  expect(blockOf(composed, 'legend-2').lines).not.toContain('3–5 m 3\u00a0棟');
  expect(blockOf(composed, 'caption-2').lines).toEqual(['洪水（L1 計画規模）']);
});

it('colours map, legend and tables alike for every colour vision, and names the palette', async () => {
  const composed = await compose({ ...template('map_and_table'), colourVisionSafe: true });
  const colours = blockOf(composed, 'table-2').table!.header[0]!.flatMap(({ colour }) => colour ?? []);
  expect(colours).toContain('#fec44f');
  expect(colours).not.toContain('#ffb7b7');
  expect(JSON.stringify(blockOf(composed, 'legend').drawing)).toContain('#fec44f');
  expect(blockOf(composed, 'legend').lines.join('')).toContain('YlOrBr');
});

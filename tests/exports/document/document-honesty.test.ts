import { describe, expect, it } from 'vitest';
import type { Answer, AnswerTable, Cell, KeyColumn, Unit, ValueColumn } from '../../../src/domain/answer.ts';
import { composeDocument } from '../../../src/exports/document/compose-document.ts';
import { type DocumentModel, tablesOf } from '../../../src/exports/document/document.ts';
import type { DocumentFacts } from '../../../src/exports/document/document-facts.ts';
import type { SheetCity, SheetSupply } from '../../../src/exports/sheets/sheet-supply.ts';

/** What a document prints of answers that are broken, empty or not known: never a number that nobody may rely on. */

const key = (name: string): KeyColumn => ({ name, title: { ja: name, en: name } });
const value = (name: string, unit: Unit): ValueColumn => ({
  name,
  title: { ja: name, en: name },
  unit,
  additive: unit !== 'share',
  missing: 'no_data',
});
const zone = ['zone_kind', 'zone_id', 'zone_name'].map(key);

const exposure = (rows: readonly (readonly Cell[])[]): AnswerTable => ({
  id: 'exposure',
  title: { ja: 'exposure', en: 'exposure' },
  keys: [...zone, ...['residence', 'hazard', 'scale', 'depth_rank'].map(key)],
  values: [value('buildings', 'buildings'), value('population', 'people')],
  rows,
});
const inCity = (residence: string, rank: string, buildings: number, people: number | null): readonly Cell[] => [
  ...['city', 'city', '市全域', residence, 'river', 'L2', rank],
  buildings,
  people,
];

const components = (rows: readonly (readonly Cell[])[]): AnswerTable => ({
  id: 'multi_hazard_components',
  title: { ja: 'components', en: 'components' },
  keys: [...zone, key('hazard'), key('scale')],
  values: [
    value('population', 'people'),
    value('share', 'share'),
    value('unknown_population', 'people'),
    value('zone_population', 'people'),
  ],
  rows,
});
const ranking: AnswerTable = {
  id: 'multi_hazard_ranking',
  title: { ja: 'ranking', en: 'ranking' },
  keys: zone,
  values: [
    value('rank', 'count'),
    value('score', 'points'),
    value('score_if_unknown_hit', 'points'),
    value('unknown_share', 'share'),
    value('population', 'people'),
    value('buildings', 'buildings'),
  ],
  rows: [
    ['district', 'あ', '一町', 1, 50, 50, 0, 30, 3],
    ['district', 'い', '二町', 2, 20, 90, 0.5, 20, 2],
  ],
};

const answerOf = (question: string, tables: readonly AnswerTable[], more: Partial<Answer> = {}): Answer => ({
  question,
  tables,
  checks: [],
  evidence: {
    question,
    sql: '',
    parameters: {},
    inputs: [],
    planarCrs: 'EPSG:6677',
    method: [],
    assumptions: [],
    rounding: 'none',
    computedAt: '2026-01-01T00:00:00.000Z',
  },
  ...more,
});
const broken = (table: string) =>
  ({ code: 'buildings-once', expected: 9, found: 8, difference: -1, holds: false, scope: { table } }) as const;

async function document(
  answers: Readonly<Record<string, Answer | Error>>,
  city: Partial<SheetCity> = {},
): Promise<{ readonly document: DocumentModel; readonly facts: DocumentFacts }> {
  const supply: SheetSupply = {
    city: {
      name: '',
      fictional: false,
      planarCrs: 'EPSG:6677',
      bounds: [0, 0, 1, 1],
      hazards: ['river:L2'],
      zones: [],
      facilities: [],
      sources: [],
      scenarios: [],
      measures: [],
      questions: [...new Set(Object.keys(answers).map((name) => name.split('@')[0]!))],
      ...city,
    },
    extract: () => Promise.reject(new Error('no map is asked for')),
    answer: ({ question, scenario }) => {
      const answer = answers[scenario === null ? question : `${question}@${scenario}`];
      return answer && !(answer instanceof Error) ? Promise.resolve(answer) : Promise.reject(answer);
    },
  };
  return await composeDocument(supply, { date: '2026-11-23' });
}
const tableOf = (model: DocumentModel, caption: string) =>
  tablesOf(model).find((table) => table.caption.text.startsWith(caption))?.table;
const cellsOf = (model: DocumentModel, caption: string) =>
  tableOf(model, caption)?.rows.map(({ cells }) => cells.map(({ text }) => text));
const wordsOf = (model: DocumentModel): string => JSON.stringify(model.sections);

const scenario = {
  id: 's',
  name: '案A',
  colour: '#000000',
  description: '',
  zones: {},
  hazard: 'river',
  scale: 'L2',
  year: null,
  timeOfDay: 'all',
  parameters: {},
  measures: [],
  changedAt: '',
} as const;

describe('a table that the document puts together itself', () => {
  it('is not printed where a law of its answer is broken', async () => {
    const rows = [inCity('inside', '3', 4, 40), inCity('inside', 'none', 5, 50)];
    const answers = {
      exposure: answerOf('exposure', [exposure(rows)]),
      'exposure@s': answerOf('exposure', [exposure(rows)], { checks: [broken('exposure')] }),
      multi_hazard: answerOf(
        'multi_hazard',
        [ranking, components([['district', 'あ', '一町', 'river', 'L2', 15, 0.5, 0, 30]])],
        { checks: [broken('multi_hazard_components')] },
      ),
    };
    const whole = await document(answers, { scenarios: [scenario] });
    expect(cellsOf(whole.document, 'ハザード情報の一覧')).toEqual([['洪水（L2 想定最大規模）', '4', '5', '0', '40']]);
    for (const caption of ['居住誘導区域内で災害の区域に住む人口', '順位の高い地区の課題'])
      expect(tableOf(whole.document, caption), caption).toMatchObject({ broken: true, rows: [] });
    const list = { exposure: answerOf('exposure', [exposure(rows)], { checks: [broken('exposure')] }) };
    expect(tableOf((await document(list)).document, 'ハザード情報')).toMatchObject({ broken: true, rows: [] });
  });

  it('has no 0 where the city has no people to count, or the plan has no area', async () => {
    const noPeople = [inCity('outside', 'none', 5, null), inCity('outside', 'unknown', 4, null)];
    const { document: model } = await document({ exposure: answerOf('exposure', [exposure(noPeople)]) });
    expect(cellsOf(model, 'ハザード情報')).toEqual([['洪水（L2 想定最大規模）', '0', '5', '4', '—']]);
    expect(wordsOf(model)).toContain('人口のデータがないため');
    const compared = await document(
      {
        exposure: answerOf('exposure', [exposure([inCity('outside', '3', 5, 50)])]),
        // 12.4 − nothing to compare with; 3 people more are unknown.
        'exposure@s': answerOf('exposure', [
          exposure([inCity('inside', '3', 5, 12.4), inCity('inside', 'unknown', 1, 3)]),
        ]),
      },
      { scenarios: [scenario] },
    );
    expect(cellsOf(compared.document, '居住誘導区域内で')).toEqual([
      ['洪水（L2 想定最大規模）', '—', '12', '—', '—', '3'],
    ]);
  });
});

describe('districts', () => {
  it('of which nobody was surveyed are not known, not without people in the hazard', async () => {
    const rows = [
      ['district', 'あ', '一町', 'river', 'L2', 15, 0.5, 0, 30],
      ['district', 'い', '二町', 'river', 'L2', 0, 0, 20, 20],
      ['district', 'あ', '一町', 'landslide', '', 0, 0, 12, 30],
      ['district', 'い', '二町', 'landslide', '', 4, 0.2, 0, 20],
    ];
    const checks = [{ ...broken('multi_hazard_components'), found: 9, difference: 0, holds: true }];
    const answer = answerOf('multi_hazard', [ranking, components(rows)], { checks });
    const { document: model } = await document({ multi_hazard: answer });
    expect(cellsOf(model, '地区別・災害別の該当人口')).toEqual([
      ['一町', '15', '0'],
      ['二町', '不明', '4'],
    ]);
    expect(tableOf(model, '地区別・災害別の該当人口')!.rows[1]!.cells[1]).toMatchObject({ unknown: true, value: null });
    // The check stands below the table of all districts, not below each record.
    expect(tableOf(model, '二町の災害別の状況')!.check).toBe('');
    expect(tableOf(model, '地区別・災害別の該当人口')!.check).toContain('一致');
    expect(cellsOf(model, '二町の災害別の状況')![0]!.slice(-4)).toEqual(['不明', '不明', '20', '20']);
  });
});

describe('what the document lacks', () => {
  it('is a table of dashes only: it is left out, and that is said', async () => {
    const empty: AnswerTable = { ...ranking, rows: [['city', 'city', '市全域', null, null, null, null, null, null]] };
    const { document: model } = await document({ multi_hazard: answerOf('multi_hazard', [empty]) });
    expect(tableOf(model, '対象とする区域の建物と人口')).toBeUndefined();
    expect(wordsOf(model)).toContain('値のデータがないため省いた');
    expect(wordsOf(model)).not.toContain('に示す区域とする');
  });

  it('is told from a limit of the machine, which is no lack of data', async () => {
    const reasons = async (error: Error) => [...new Set((await document({ exposure: error })).facts.lacks.values())];
    expect(await reasons(new RangeError('there are no durations of tsunami:'))).toEqual(['データがない']);
    expect(await reasons(new RangeError('Invalid array length'))).toContain('集計できない（Invalid array length）');
  });

  it('is the name of the city, where the data have none', async () => {
    expect((await document({})).document.title).toBe('○○市立地適正化計画　第6章　防災指針（素案）');
  });
});

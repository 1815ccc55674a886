import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerTable } from '../../src/domain/answer.ts';
import type { TableCheck } from '../../src/domain/evidence.ts';
import { answerCsv } from '../../src/exports/answer-csv.ts';
import { answerXlsx } from '../../src/exports/answer-xlsx.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';

const { t } = createLanguage();

const table: AnswerTable = {
  id: 'flood_people',
  title: { ja: '浸水区分別の人口/割合', en: 'People by class' },
  keys: [
    { name: 'zone_name', title: { ja: '区域名', en: 'Zone' } },
    {
      name: 'class',
      title: { ja: '区分', en: 'Class' },
      labels: [
        { value: 'deep', label: { ja: '3 m以上', en: '3 m and over' }, state: 'hit' },
        {
          value: 'unknown',
          label: { ja: '不明', en: 'not known' },
          state: 'unknown',
          reason: { ja: '調査範囲の外', en: 'outside' },
        },
      ],
    },
  ],
  values: [
    { name: 'people', title: { ja: '人口', en: 'People' }, unit: 'people', additive: true, missing: 'no_data' },
    { name: 'share', title: { ja: '割合', en: 'Share' }, unit: 'share', additive: false, missing: 'not_computed' },
  ],
  rows: [
    ['=本町', 'deep', 1234.5678, 0.125],
    ['川, 東', 'unknown', null, null],
    ['北', 'deep', 0, 0],
  ],
  notes: [{ ja: '人流の値ではありません', en: 'not flow' }],
};

const check = (holds: boolean): TableCheck => ({
  code: 'buildings-once',
  expected: 9,
  found: holds ? 9 : 8,
  difference: holds ? 0 : -1,
  holds,
  scope: { table: 'flood_people' },
});

const answer = (holds: boolean): Answer => ({
  question: 'flood',
  tables: [table],
  checks: [check(holds)],
  evidence: {
    question: 'flood',
    sql: 'SELECT 1;',
    parameters: { hazards: 'river:L2' },
    inputs: [{ title: '浸水想定', file: 'a.zip', year: 2024, crs: 'EPSG:6668', rows: 3, sha256: 'ab12' }],
    planarCrs: 'EPSG:6677',
    method: [{ code: 'three-states' }],
    assumptions: [{ code: 'depth-method', value: 'point', editable: true }],
    rounding: 'none',
    computedAt: '2026-01-01T00:00:00.000Z',
  },
});

describe('an answer as CSV', () => {
  it('for programs keeps codes and full precision, says why a row is not known, and leaves a missing value empty', () => {
    expect(answerCsv(table, { form: 'data' }).split('\n')).toEqual([
      'zone_name,class,unknown_reason,people,share',
      "'=本町,deep,,1234.5678,0.125",
      '"川, 東",unknown,調査範囲の外,,',
      '北,deep,,0,0',
      '',
    ]);
  });

  it('for people has titles with units, labels, shares in per cent, and a word for what is missing', () => {
    expect(answerCsv(table, { form: 'words', language: 'ja' }).split('\r\n')).toEqual([
      '区域名,区分,不明の理由,人口（人）,割合（%）',
      "'=本町,3 m以上,,1234.57,12.5",
      '"川, 東",不明,調査範囲の外,—,未計算',
      '北,3 m以上,,0,0',
      '',
    ]);
  });
});

async function sheetsOf(answers: readonly Answer[], summed = false) {
  const book = { city: '青瀬市（架空）', answers, date: '2026-11-23', summed };
  const blob = await answerXlsx(book, { t, language: 'ja' });
  return readExcelFile(Buffer.from(await blob.arrayBuffer()));
}

describe('answers as a workbook', () => {
  it('have contents, one sheet a table with unrounded numbers and checks, and the evidence', async () => {
    const sheets = await sheetsOf([answer(true)]);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['目次', '浸水区分別の人口・割合', '根拠']);
    const rows = sheets[1]!.data;
    expect(rows[2]).toEqual(['区域名', '区分', '不明の理由', '人口（人）', '割合（%）']);
    expect(rows[3]).toEqual(['=本町', '3 m以上', null, 1234.5678, 12.5]);
    expect(rows[4]).toEqual(['川, 東', '不明', '調査範囲の外', '—', '未計算']);
    expect(rows.flat()).toContain('一致');
    const evidence = sheets[2]!.data.flat();
    for (const text of ['hazards = river:L2', 'SELECT 1;', '浸水想定', 'ab12', 'EPSG:6677'])
      expect(evidence).toContain(text);
  });

  it('name the scenario of the plan that the numbers are of in the contents, over the table and in the evidence', async () => {
    const { evidence, ...rest } = answer(true);
    const [contents, sheet, last] = await sheetsOf([{ ...rest, evidence: { ...evidence, scenario: '案A' } }]);
    expect(contents!.data.flat()).toContain('案A　浸水区分別の人口/割合');
    expect(sheet!.data[0]![0]).toBe('青瀬市（架空）　案A　浸水区分別の人口/割合');
    expect(last!.data.flat()).toContain('案A');
    const [, ofCity] = await sheetsOf([answer(true)]);
    expect(ofCity!.data[0]![0]).toBe('青瀬市（架空）　浸水区分別の人口/割合');
  });

  it('say the sum of the rows where these are the parts of one whole, of no column that may not be added up', async () => {
    const [, sheet] = await sheetsOf([answer(true)], true);
    expect(sheet!.data[6]).toEqual(['計', null, null, 1234.5678, null]);
    const empty = { ...table, rows: [['北', 'deep', null, 0.5]] };
    const [, withoutData] = await sheetsOf([{ ...answer(true), tables: [empty] }], true);
    expect(withoutData!.data[4]).toEqual(['計', null, null, '—', null]);
  });

  it('print no numbers of a table that breaks a law, and say so', async () => {
    const [, sheet] = await sheetsOf([answer(false)]);
    const cells = sheet!.data.flat();
    expect(cells).toContain('検算が一致しないため、この表は出力していません。');
    expect(cells).toContain('不一致');
    expect(cells).not.toContain(1234.5678);
  });

  it('give tables of the same title sheets of their own', async () => {
    const long = { ...table, title: { ja: `${'長'.repeat(40)}`, en: '' } };
    const sheets = await sheetsOf([{ ...answer(true), tables: [long, { ...long, id: 'b' }] }]);
    expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(4);
    for (const { sheet } of sheets) expect(sheet.length).toBeLessThanOrEqual(31);
  });
});

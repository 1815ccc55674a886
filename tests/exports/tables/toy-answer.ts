import type { Answer, AnswerTable, Cell, KeyColumn, KeyLabel, ValueColumn } from '../../../src/domain/answer.ts';
import type { TableRequest } from '../../../src/domain/sheet.ts';

const label = (value: string, ja: string, more: Partial<KeyLabel> = {}): KeyLabel => ({
  value,
  label: { ja, en: `en ${ja}` },
  ...more,
});

/** Rising, as the questions list them: unknown, not hit, ranks. */
export const classKey: KeyColumn = {
  name: 'class',
  title: { ja: '区分', en: 'Class' },
  partition: true,
  labels: [
    label('unknown', '不明（未調査）', { state: 'unknown', reason: { ja: '調査範囲の外', en: 'outside the survey' } }),
    label('none', '該当なし（調査済み）', { state: 'not_hit' }),
    label('1', '0.5 m 未満', { state: 'hit', colour: '#f7f5a9' }),
    label('2', '0.5–3 m', { state: 'hit', colour: '#ffd8c0' }),
    label('3', '3–5 m', { state: 'hit', colour: '#ffb7b7' }),
  ],
};

const zoneKeys: readonly KeyColumn[] = [
  {
    name: 'zone_kind',
    title: { ja: '区域の種類', en: 'Kind of zone' },
    labels: [label('city', '市全域'), label('district', '町丁目')],
  },
  { name: 'zone_id', title: { ja: '区域 ID', en: 'Zone id' } },
  { name: 'zone_name', title: { ja: '区域名', en: 'Zone' } },
];

const hazardKeys: readonly KeyColumn[] = [
  {
    name: 'hazard',
    title: { ja: '災害', en: 'Hazard' },
    labels: [label('river', '洪水'), label('landslide', '土砂')],
  },
  {
    name: 'scale',
    title: { ja: '規模', en: 'Scale' },
    labels: [label('L1', 'L1 計画規模'), label('L2', 'L2 想定最大規模'), label('', '規模なし')],
  },
];

const storeysKey: KeyColumn = {
  name: 'storeys',
  title: { ja: '階数', en: 'Storeys' },
  partition: true,
  labels: [label('1', '1 階建'), label('2', '2 階建')],
};

const values: readonly ValueColumn[] = [
  { name: 'buildings', title: { ja: '棟数', en: 'Buildings' }, unit: 'buildings', additive: true, missing: 'no_data' },
  { name: 'population', title: { ja: '人口', en: 'People' }, unit: 'people', additive: true, missing: 'no_data' },
  {
    name: 'households',
    title: { ja: '世帯数', en: 'Households' },
    unit: 'households',
    additive: true,
    missing: 'suppressed',
  },
  { name: 'share', title: { ja: '割合', en: 'Share' }, unit: 'share', additive: false, missing: 'not_computed' },
];

/**
 * District A and B, river L1 and L2, by class and storeys; the city has the sums. People in tenths, so that rounded cells do
 * not add up by themselves.
 *
 * | district | scale | class   | storeys | buildings | people | households | share |
 * |----------|-------|---------|---------|-----------|--------|------------|-------|
 * | A        | L1    | none    | 1       | 3         | 7.4    | 3          | 0.5   |
 * | A        | L1    | 1       | 2       | 2         | 4.4    | 秘匿       | 0.5   |
 * | A        | L2    | 2       | 1       | 3         | 7.4    | 3          | 0.25  |
 * | A        | L2    | 3       | 2       | 2         | 4.4    | 秘匿       | 0.75  |
 * | B        | L1    | none    | 1       | 1         | 2.4    | 1          | 1     |
 * | B        | L1    | unknown | 2       | 4         | 9.6    | 4          | 1     |
 * | B        | L2    | 1       | 1       | 1         | 2.4    | 1          | 1     |
 * | B        | L2    | unknown | 2       | 4         | 9.6    | 4          | 1     |
 * | (city)   | –     | warning | 1       | 2         | 5      | 2          | 未計算 |
 */
const districtRows: readonly (readonly Cell[])[] = [
  ['district', 'A', '青瀬一丁目', 'river', 'L1', 'none', '1', 3, 7.4, 3, 0.5],
  ['district', 'A', '青瀬一丁目', 'river', 'L1', '1', '2', 2, 4.4, null, 0.5],
  ['district', 'A', '青瀬一丁目', 'river', 'L2', '2', '1', 3, 7.4, 3, 0.25],
  ['district', 'A', '青瀬一丁目', 'river', 'L2', '3', '2', 2, 4.4, null, 0.75],
  ['district', 'B', '青瀬二丁目', 'river', 'L1', 'none', '1', 1, 2.4, 1, 1],
  ['district', 'B', '青瀬二丁目', 'river', 'L1', 'unknown', '2', 4, 9.6, 4, 1],
  ['district', 'B', '青瀬二丁目', 'river', 'L2', '1', '1', 1, 2.4, 1, 1],
  ['district', 'B', '青瀬二丁目', 'river', 'L2', 'unknown', '2', 4, 9.6, 4, 1],
];

const cityRows: readonly (readonly Cell[])[] = [
  ...districtRows.map((row) => ['city', 'city', '市全域', ...row.slice(3)]),
  ['city', 'city', '市全域', 'landslide', '', '1', '1', 2, 5, 2, null],
];

export const toyTable: AnswerTable = {
  id: 'toy',
  title: { ja: '区域 × 区分', en: 'Zones by class' },
  keys: [...zoneKeys, ...hazardKeys, classKey, storeysKey],
  values,
  rows: [...cityRows, ...districtRows],
  notes: [{ ja: '手で作った表', en: 'made by hand' }],
};

export const toyAnswer: Answer = {
  question: 'toy',
  tables: [toyTable],
  checks: [
    { code: 'buildings-once', expected: 10, found: 10, difference: 0, holds: true, scope: { table: 'toy' } },
    { code: 'population-conserved', expected: 23.8, found: 23.8, difference: 0, holds: true, scope: { table: 'toy' } },
  ],
  evidence: {
    question: 'toy',
    sql: 'SELECT 1',
    parameters: {},
    inputs: [{ title: '国土数値情報 A31a', file: 'a31a.zip', year: 2024, crs: 'EPSG:6668', rows: 12 }],
    planarCrs: 'EPSG:6677',
    method: [{ code: 'three-states' }],
    assumptions: [],
    rounding: 'none',
    computedAt: '2026-11-20T00:00:00Z',
  },
};

export const toyRequest = (more: Partial<TableRequest> = {}): TableRequest => ({
  question: 'toy',
  parameters: {},
  table: 'toy',
  scenario: null,
  where: {},
  ofSubject: false,
  across: [],
  values: [],
  total: false,
  title: '',
  ...more,
});

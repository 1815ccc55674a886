import type { AnswerTable, Cell } from '../../src/domain/answer.ts';

const zoneKeys = ['zone_kind', 'zone_id', 'zone_name'].map((name) => ({ name, title: { ja: name, en: name } }));

const hazardClass = {
  name: 'class',
  title: { ja: '区分', en: 'Class' },
  labels: [
    { value: 'unknown', label: { ja: '不明', en: 'Not known' }, state: 'unknown' },
    { value: 'none', label: { ja: '該当なし', en: 'Not hit' }, state: 'not_hit' },
    { value: '1', label: { ja: '浅い', en: 'Shallow' }, state: 'hit' },
    { value: '2', label: { ja: '深い', en: 'Deep' }, state: 'hit' },
  ],
} as const;

const people = {
  name: 'population',
  title: { ja: '人口', en: 'People' },
  unit: 'people',
  additive: true,
  missing: 'no_data',
} as const;

/** People by zone and class of a hazard. */
export const zoneTable = (rows: readonly (readonly Cell[])[]): AnswerTable => ({
  id: 'by_zone',
  title: { ja: '区域別', en: 'By zone' },
  keys: [...zoneKeys, hazardClass],
  values: [people],
  rows,
});

/** People by mesh and class of a hazard. */
export const meshTable = (rows: readonly (readonly Cell[])[]): AnswerTable => ({
  id: 'by_mesh',
  title: { ja: 'メッシュ別', en: 'By mesh' },
  keys: [{ name: 'mesh_code', title: { ja: 'メッシュ', en: 'Mesh' } }, hazardClass],
  values: [people],
  rows,
});

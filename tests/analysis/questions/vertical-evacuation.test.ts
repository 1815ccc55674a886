import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, questionOf } from '../../../src/analysis/catalogue.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { noSubjects } from '../../../src/tables/subject-layout.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { withCollapse } from './question-cities.ts';
import { waterSubjects } from './toy-water-subjects.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity(), waterSubjects(createToyCity()));
});
afterAll(() => db.close());

const rows = (table: AnswerTable) => table.rows.map((row) => rowObject(table, row));

/**
 * River L2 of the toy city, people 2 3 4 5 1 40 3 2 6:
 *
 * | # | depth | storeys | hours | by the guide | by the level of the top floor |
 * |---|---|---|---|---|---|
 * | 0 | 0.3 m | 1 | 6 | possible | 0.5 ≥ 0.3: possible |
 * | 1 | 1 m | 1 | 72 | impossible | 0.5 < 1: impossible |
 * | 2 | 1 m | 2 | 80 | possible, long | 3.5 ≥ 1: possible, long |
 * | 3 | 3.5 m | 2 | 1–3 days | impossible | 3.5 ≥ 3.5: possible |
 * | 4 | 0.5–3 m | unknown | unknown | storeys unknown | storeys unknown |
 * | 5 | 6 m | 5 | 200 | impossible | 12.5 ≥ 6: possible, long |
 * | 6 | not hit | | | not needed | not needed |
 * | 7 | unknown | | | unknown | unknown |
 * | 8 | 2.9 m, 土砂災害警戒区域 | 1 | 71.5 | leave | leave |
 */
it('judges the toy city by both methods side by side', async () => {
  const parameters = { zoneKinds: ['city'], hazards: ['river:L2'] };
  const { tables } = await ask(db, 'vertical_evacuation', parameters, context);
  const people = (mode: string) =>
    Object.fromEntries(
      rows(tables[0]!).map((row) => [`${row.class} ${row.storeys} ${row[`verdict_${mode}`]}`, row.population]),
    );
  const same = {
    'unknown 3 unknown': 2,
    'none 2 not_needed': 3,
    '1 1 possible': 2,
    '2 unknown unknown_storeys': 1,
    '2 1 impossible': 3,
    '2 1 leave': 6,
    '2 2 possible_long': 4,
  };
  expect(people('guide')).toEqual({ ...same, '3 2 impossible': 5, '4 5+ impossible': 40 });
  expect(people('depth')).toEqual({ ...same, '3 2 possible': 5, '4 5+ possible_long': 40 });
});

it('follows the storeys and hours that the user puts in', async () => {
  const parameters = { zoneKinds: ['city'], hazards: ['river:L2'], storeyHeightMeters: 2.9, longDurationHours: 201 };
  const { tables, evidence } = await ask(db, 'vertical_evacuation', parameters, context);
  const verdicts = rows(tables[0]!);
  // 2.9 + 0.5 < 3.5 m; 200 and 80 hours are no longer long
  expect(verdicts.find((row) => row.class === '3')).toMatchObject({ verdict_depth: 'impossible', population: 5 });
  expect(verdicts.filter((row) => row.verdict_depth === 'possible_long')).toEqual([]);
  expect(evidence.assumptions).toContainEqual({ code: 'storey-height-m', value: 2.9, editable: true });
  expect(evidence.assumptions).toContainEqual({ code: 'long-duration-h', value: 201, editable: true });
});

it('prints the table of the guide: depth × storeys, total, the rest and the unknown', async () => {
  const { tables } = await ask(db, 'vertical_evacuation', { zoneKinds: ['city'] }, context);
  const printed = rows(tables[1]!).map((row) => [row.scale, row.depth_storeys, row.buildings, row.population]);
  expect(printed).toEqual([
    ['L2', 'one_storey', 2, 9], // 1, 8
    ['L2', 'two_storeys', 1, 5], // 3
    ['L2', 'all_storeys', 1, 40], // 5
    ['L2', 'total', 4, 54],
    ['L2', 'other', 3, 9], // 0, 2, 6
    ['L2', 'unknown_storeys', 1, 1], // 4
    ['L2', 'unknown', 1, 2], // 7
    ['L1', 'one_storey', 1, 6], // 8 in 0.6 m
    ['L1', 'two_storeys', 0, 0],
    ['L1', 'all_storeys', 0, 0],
    ['L1', 'total', 1, 6],
    ['L1', 'other', 7, 58],
    ['L1', 'unknown_storeys', 0, 0],
    ['L1', 'unknown', 1, 2],
  ]);
});

it('says first who cannot stay, of everybody, under the largest flood', async () => {
  const { tables, headline } = await ask(db, 'vertical_evacuation', {}, context);
  const people = (numbers: readonly number[]) =>
    numbers.reduce((sum, row) => sum + Number(rowObject(tables[0]!, tables[0]!.rows[row]!).population), 0);
  // impossible 3 + 5 + 40, leave 6
  expect([people(headline!.rows), people(headline!.ofRows!)]).toEqual([54, 66]);
});

it('lets wood leave the flow, everyone the eroding bank, and cannot judge an unknown structure in the flow', async () => {
  // flow: 0 and 1 wood, 4 unknown; bank: 2; both: 3; not known whether: 7
  const city = withCollapse(createToyCity());
  const own = await createContext(db, city, waterSubjects(city));
  const { tables } = await ask(db, 'vertical_evacuation', { zoneKinds: ['city'], hazards: ['river:L2'] }, own);
  const guide = rows(tables[0]!);
  const people = (verdict: string) =>
    guide.filter((row) => row.verdict_guide === verdict).reduce((sum, row) => sum + Number(row.population), 0);
  expect(people('leave')).toBe(2 + 3 + 4 + 5 + 6);
  expect(people('unknown_structure')).toBe(1);
  context = await createContext(db, createToyCity(), waterSubjects(createToyCity()));
});

it('says that the duration is not known where the city has none, and what is missing where nothing floods', async () => {
  const bare = { ...context, layout: { ...context.layout, subjects: noSubjects } };
  const { tables } = await ask(db, 'vertical_evacuation', { zoneKinds: ['city'], hazards: ['river:L2'] }, bare);
  const verdicts = new Set(rows(tables[0]!).map((row) => row.verdict_depth));
  expect(verdicts.has('possible_unknown_duration')).toBe(true);
  expect(verdicts.has('possible') || verdicts.has('possible_long')).toBe(false);
  const question = questionOf('vertical_evacuation');
  const hazards = context.layout.hazards.filter(({ key }) => key === 'landslide:');
  expect(question.lacks({ ...context.layout, hazards })?.ja).toContain('浸水深のデータがありません');
  await expect(ask(db, 'vertical_evacuation', { hazards: ['landslide:'] }, context)).rejects.toThrow('landslide:');
});

it('names every reason why a depth is not known, where hazards have different sources', async () => {
  const hazards = context.layout.hazards.map((hazard) =>
    hazard.key === 'river:L2' ? { ...hazard, sources: ['attribute' as const] } : hazard,
  );
  const { tables } = await ask(db, 'vertical_evacuation', {}, { ...context, layout: { ...context.layout, hazards } });
  const unknown = tables[0]!.keys.find(({ name }) => name === 'class')!.labels![0]!;
  expect(unknown.reason!.ja).toBe('建物に災害リスク属性がない／浸水想定などの調査範囲の外、または区分の記載なし');
});

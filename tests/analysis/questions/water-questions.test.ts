import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, questionOf } from '../../../src/analysis/catalogue.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { noSubjects } from '../../../src/tables/subject-layout.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { withTsunami } from './toy-tsunami.ts';
import { waterSubjects } from './toy-water-subjects.ts';

/** People of the toy city: 2 3 4 5 1 40 3 2 6. */
let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, withTsunami(createToyCity()), waterSubjects(createToyCity()));
});
afterAll(() => db.close());

const rows = (table: AnswerTable) => table.rows.map((row) => rowObject(table, row));
const people = (table: AnswerTable, numbers: readonly number[]) =>
  numbers.reduce((sum, row) => sum + Number(rowObject(table, table.rows[row]!).population), 0);
const without = { zoneKinds: ['city'] };

describe('inundation_duration', () => {
  const short = (table: AnswerTable) =>
    rows(table).map((row) => [row.duration_class, row.long, row.verdict_guide, row.buildings, row.population]);

  it('counts people by how long the water stays, and whether they could stay upstairs', async () => {
    const { tables, headline } = await ask(db, 'inundation_duration', without, context);
    expect(short(tables[0]!)).toEqual([
      ['unknown', 'unknown', 'unknown', 1, 2], // 7
      ['unknown_duration', 'unknown', 'unknown_storeys', 1, 1], // 4
      ['none', 'none', 'not_needed', 1, 3], // 6
      ['1', 'short', 'possible', 1, 2], // 0: 6 h
      ['3', 'short', 'impossible', 1, 5], // 3: 1–3 days
      ['3', 'short', 'leave', 1, 6], // 8: 71.5 h
      ['4', 'long', 'possible_long', 1, 4], // 2: 80 h
      ['4', 'long', 'impossible', 1, 3], // 1: 72 h
      ['5', 'long', 'impossible', 1, 40], // 5: 200 h
    ]);
    expect([people(tables[0]!, headline!.rows), people(tables[0]!, headline!.ofRows!)]).toEqual([47, 66]);
    expect(headline!.text.ja).toContain('72 時間以上');
  });

  it('counts a class without hours as its longest when the line cuts through it', async () => {
    const { tables } = await ask(db, 'inundation_duration', { ...without, longDurationHours: 71 }, context);
    const third = rows(tables[0]!).filter((row) => row.duration_class === '3');
    // 71.5 h, and the class 1–3 days, which may be 72 h
    expect(third.map((row) => [row.long, row.population])).toEqual([
      ['long', 5],
      ['long', 6],
    ]);
  });

  it('says what is missing, and refuses a flood without durations', async () => {
    const question = questionOf('inundation_duration');
    expect(question.lacks({ ...context.layout, subjects: noSubjects })?.ja).toContain(
      '浸水継続時間のデータがありません',
    );
    await expect(ask(db, 'inundation_duration', { hazards: ['river:L1'] }, context)).rejects.toThrow('river:L1');
  });
});

describe('landslide', () => {
  it('counts a building once by the more dangerous zone, and once in each phenomenon', async () => {
    const { tables, headline } = await ask(db, 'landslide', without, context);
    const [total, kinds] = tables as [AnswerTable, AnswerTable];
    expect(rows(total).map((row) => [row.class, row.buildings, row.population])).toEqual([
      ['unknown', 1, 2], // 7
      ['none', 6, 55], // 0 … 5
      ['warning', 1, 6], // 8
      ['special_warning', 1, 3], // 6
    ]);
    expect(rows(kinds).map((row) => [row.phenomenon, row.class, row.buildings, row.population])).toEqual([
      ['slope_failure', 'unknown', 1, 2],
      ['slope_failure', 'none', 6, 55],
      ['slope_failure', 'warning', 1, 6],
      ['slope_failure', 'special_warning', 1, 3],
      ['debris_flow', 'unknown', 1, 2],
      ['debris_flow', 'none', 6, 55],
      ['debris_flow', 'warning', 2, 9], // 6, 8
      ['landslide', 'unknown', 2, 8], // 7, 8
      ['landslide', 'none', 7, 58],
    ]);
    expect([people(total, headline!.rows), people(total, headline!.ofRows!)]).toEqual([9, 66]);
  });

  it('leaves the table of phenomena out where the data do not tell them, and says so', async () => {
    const bare = { ...context, layout: { ...context.layout, subjects: noSubjects } };
    const { tables } = await ask(db, 'landslide', without, bare);
    expect(tables.map(({ id }) => id)).toEqual(['landslide']);
    expect(tables[0]!.notes?.[0]?.ja).toContain('現象の別はデータにない');
    const question = questionOf('landslide');
    expect(question.lacks({ ...context.layout, hazards: [] })?.ja).toContain('土砂災害警戒区域');
  });
});

describe('tsunami_structure', () => {
  /** Depths 0.4, 2.5, rank 0.5–3 m, none, 2, unknown, 1.9, 3, 6; wood 0 1 2 6 8, not 3 5 7, unknown 4. */
  it('holds wood for destroyed from 2 m on, and does not know where the structure is not known', async () => {
    const { tables, headline } = await ask(db, 'tsunami_structure', without, context);
    const found = rows(tables[0]!).map((row) => [row.class, row.structure, row.storeys, row.judgement, row.population]);
    expect(found).toEqual([
      ['unknown', 'not_wood', '5+', 'unknown', 40],
      ['none', 'not_wood', '2', 'none', 5],
      ['1', 'wood', '1', 'leave', 2],
      ['2', 'unknown', 'unknown', 'unknown_structure', 1], // just 2 m
      ['2', 'wood', '1', 'destroyed', 3],
      ['2', 'wood', '2', 'leave', 3], // 1.9 m
      ['2', 'wood', '2', 'destroyed', 4], // 0.5–3 m: may be 2 m
      ['3', 'not_wood', '3', 'leave', 2],
      ['4', 'wood', '1', 'destroyed', 6],
    ]);
    expect([people(tables[0]!, headline!.rows), people(tables[0]!, headline!.ofRows!)]).toEqual([13, 66]);
  });

  it('follows the line that the user draws, to the centimetre', async () => {
    const destroyed = async (meters: number) => {
      const { tables, headline } = await ask(
        db,
        'tsunami_structure',
        { ...without, woodDestroyedMeters: meters },
        context,
      );
      return people(tables[0]!, headline!.rows);
    };
    // 1.9 m joins 2.5, 6 and the rank; at 0.4 all wood; from 3 m on only 6 m, and the rank 0.5–3 m ends there
    expect([await destroyed(1.9), await destroyed(1.91), await destroyed(0.4), await destroyed(3)]).toEqual([
      16, 13, 18, 6,
    ]);
  });

  it('says what is missing, and is asked of no other flood', async () => {
    const question = questionOf('tsunami_structure');
    expect(question.lacks({ ...context.layout, hazards: [] })?.ja).toContain('津波浸水想定');
    await expect(ask(db, 'tsunami_structure', { hazards: ['river:L2'] }, context)).rejects.toThrow('river:L2');
  });
});

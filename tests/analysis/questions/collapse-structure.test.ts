import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { withCollapse } from './question-cities.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, withCollapse(createToyCity()));
});
afterAll(() => db.close());

/** Structures of the toy city: wood 0 1 2 6 8, not wood 3 5 7, unknown 4; zones: flow 0 1 4, erosion 2, both 3, unknown 7. */
it('asks wooden buildings to be left in the flow zone, and every building at an eroding bank', async () => {
  const { tables } = await ask(db, 'collapse_structure', { zoneKinds: ['city'] }, context);
  const rows = tables[0]!.rows.map((row) => rowObject(tables[0]!, row));
  expect(rows.map((row) => [row.class, row.structure, row.judgement, row.buildings, row.population])).toEqual([
    ['unknown', 'not_wood', 'unknown', 1, 2],
    ['none', 'wood', 'none', 2, 9],
    ['none', 'not_wood', 'none', 1, 40],
    ['flow', 'unknown', 'unknown_structure', 1, 1],
    ['flow', 'wood', 'leave', 2, 5],
    ['erosion', 'wood', 'leave', 1, 4],
    ['flow_and_erosion', 'not_wood', 'leave', 1, 5],
  ]);
});

it('says first how many people have to leave, of all', async () => {
  const { tables, headline } = await ask(db, 'collapse_structure', {}, context);
  const people = (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + Number(rowObject(tables[0]!, tables[0]!.rows[row]!).population), 0);
  expect([people(headline!.rows), people(headline!.ofRows!)]).toEqual([5 + 4 + 5, 66]);
});

it('says it of one scale: people of both L1 and L2 are not added up', async () => {
  const city = withCollapse(createToyCity());
  const planned = { ...city.hazards.at(-1)!, key: 'collapse:L1' as const };
  const own = await createContext(db, { ...city, hazards: [...city.hazards, planned] });
  const { tables, headline } = await ask(db, 'collapse_structure', {}, own);
  const people = (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + Number(rowObject(tables[0]!, tables[0]!.rows[row]!).population), 0);
  expect([people(headline!.rows), people(headline!.ofRows!)]).toEqual([14, 66]);
  expect(headline!.text.ja).toContain('L2');
});

it('refuses a hazard and a kind of zone that the city has not', async () => {
  await expect(ask(db, 'collapse_structure', { hazards: ['collapse:L1'] }, context)).rejects.toThrow('collapse:L1');
  await expect(ask(db, 'collapse_structure', { hazards: ['river:L2'] }, context)).rejects.toThrow('river:L2');
  await expect(ask(db, 'collapse_structure', { zoneKinds: ['school_district'] }, context)).rejects.toThrow(
    'school_district',
  );
});

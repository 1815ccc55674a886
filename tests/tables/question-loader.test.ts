import { expect, it } from 'vitest';
import type { QuestionPart } from '../../src/tables/city-tables.ts';
import { createQuestionLoader } from '../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createToyCity } from '../analysis/toy-city.ts';

const tableRows = `SELECT table_name, estimated_size FROM duckdb_tables() ORDER BY table_name`;

it('loads the same tables whether parts are given as they are computed or all at the end', async () => {
  const tables = createToyCity();
  const parts: QuestionPart[] = [
    { part: 'measures', buildings: tables.buildings },
    { part: 'zones', table: tables.zones[0]! },
    { part: 'hazard', column: tables.hazards[0]! },
  ];
  const db = await createNativeDatabase();
  const expected = await createQuestionLoader(db).finish(tables);
  const whole = await db.query(tableRows);
  for (const { table_name } of whole.rows) await db.run(`DROP TABLE "${table_name}"`);
  const loader = createQuestionLoader(db);
  for (const part of parts) loader.load(part);
  expect(await loader.finish(tables)).toEqual(expected);
  expect((await db.query(tableRows)).rows).toEqual(whole.rows);
  await db.close();
});

it('tells of a part that could not be loaded when it finishes, not before', async () => {
  const tables = createToyCity();
  const db = await createNativeDatabase();
  const loader = createQuestionLoader(db);
  const short = { ...tables.buildings, population: new Float64Array(1) };
  loader.load({ part: 'measures', buildings: short });
  await expect(loader.finish(tables)).rejects.toThrow(/population/);
  await db.close();
});

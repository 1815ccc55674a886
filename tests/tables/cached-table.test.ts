import { afterEach, beforeEach, expect, it } from 'vitest';
import { cachedTable } from '../../src/tables/cached-table.ts';
import type { Database } from '../../src/tables/database.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';

let db: Database;
beforeEach(async () => {
  db = await createNativeDatabase();
  await db.insert('amounts', { value: Float64Array.of(1, 2, 3) });
});
afterEach(() => db.close());

const total = (weight = 1) => ({
  purpose: 'total',
  from: ['amounts'],
  select: `SELECT sum(value) * ${weight} AS total FROM amounts`,
});
const read = async (of = db, weight = 1) =>
  (await of.query(`SELECT total FROM ${(await cachedTable(of, total(weight))).name}`)).rows[0]!.total;
const kept = async () =>
  (await db.query(`SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'cached%'`)).rows;

it('is made once for the same tables and the same query', async () => {
  const first = await cachedTable(db, total());
  expect(await read()).toBe(6);
  expect((await cachedTable(db, total())).name).toBe(first.name);
  expect(await kept()).toHaveLength(1);
});

it('is made anew once a table that it comes from was replaced, though nobody dropped it', async () => {
  expect(await read()).toBe(6);
  await db.insert('amounts', { value: Float64Array.of(10, 20) });
  expect(await read()).toBe(30);
});

it('differs with the query, and keeps the three newest versions', async () => {
  for (const weight of [1, 2, 3, 4, 5]) expect(await read(db, weight)).toBe(6 * weight);
  expect(await kept()).toHaveLength(3);
  expect(await read(db, 1)).toBe(6);
});

it('belongs to the tables that a connection sees: those of its own schema lie over the city', async () => {
  expect(await read()).toBe(6);
  const drawn = await db.connect('drawn');
  expect(await read(drawn)).toBe(6);
  await drawn.insert('amounts', { value: Float64Array.of(100) });
  expect(await read(drawn)).toBe(100);
  expect(await read()).toBe(6);
  const over = await drawn.connect('over');
  expect(await read(over)).toBe(100);
  await drawn.insert('amounts', { value: Float64Array.of(200) });
  expect(await read(over)).toBe(200);
  await over.close();
  await drawn.close();
});

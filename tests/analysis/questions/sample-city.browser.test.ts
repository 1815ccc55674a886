import { expect, it } from 'vitest';
import { createWasmDatabase } from '../../../src/tables/wasm-database.ts';
import golden from './golden/sample-city.json' with { type: 'json' };
import { sampleCityAnswers } from './sample-city-answers.ts';

/** Engines may add the last bits of shares and distances in another order; people and areas are exact sums anyhow. */
const relativeTolerance = 1e-12;

it('answers every question about the sample city as Node does', async () => {
  const db = await createWasmDatabase();
  const answers = await sampleCityAnswers(db, async (path) => {
    const response = await fetch(`/data/${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  });
  await db.close();
  const shape = (tables: readonly { table: string; rows: number; keys: string }[]) =>
    tables.map(({ table, rows, keys }) => [table, rows, keys]);
  expect(shape(answers)).toEqual(shape(golden));
  answers.forEach(({ table, sums }, i) => {
    const expected = golden[i]!.sums as Readonly<Record<string, number | undefined>>;
    for (const [name, sum] of Object.entries(sums)) {
      const difference = Math.abs(sum - (expected[name] ?? Number.NaN));
      expect(difference, `${table}.${name}`).toBeLessThanOrEqual(relativeTolerance * Math.abs(expected[name] ?? 0));
    }
  });
}, 600_000);

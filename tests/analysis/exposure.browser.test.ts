import { expect, it } from 'vitest';
import { computeExposure } from '../../src/analysis/exposure.ts';
import { createWasmDatabase } from '../../src/tables/wasm-database.ts';
import { createContext } from './create-context.ts';
import { exposureCases, goldenLine } from './exposure-cases.ts';
import golden from './exposure-golden.json' with { type: 'json' };

it.each(exposureCases)(
  'gives the answers of Node in the browser, to the last bit: $name',
  async ({ name, city, parameters }) => {
    const db = await createWasmDatabase();
    const result = await computeExposure(db, parameters, await createContext(db, city()));
    await db.close();
    expect(result.rows.map(goldenLine)).toEqual(golden[name as keyof typeof golden]);
    expect(result.checks.filter((check) => !check.holds)).toEqual([]);
  },
);

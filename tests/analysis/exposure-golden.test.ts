import { expect, it } from 'vitest';
import { computeExposure } from '../../src/analysis/exposure.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createContext } from './create-context.ts';
import { exposureCases, goldenLine } from './exposure-cases.ts';

it('gives the stored answers in Node, to the last bit', async () => {
  const answers: Record<string, readonly string[]> = {};
  for (const { name, city, parameters } of exposureCases) {
    const db = await createNativeDatabase();
    const { rows } = await computeExposure(db, parameters, await createContext(db, city()));
    answers[name] = rows.map(goldenLine);
    await db.close();
  }
  await expect(`${JSON.stringify(answers, null, 2)}\n`).toMatchFileSnapshot('./exposure-golden.json');
});

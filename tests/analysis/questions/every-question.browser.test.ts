import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createWasmDatabase } from '../../../src/tables/wasm-database.ts';
import { createContext } from '../create-context.ts';
import { goldenAnswer } from './golden-answer.ts';
import { askedOf, questionCities } from './question-cities.ts';

const golden = import.meta.glob<unknown>('./golden/*.json', { eager: true, import: 'default' });

let db: Database;
beforeAll(async () => {
  db = await createWasmDatabase();
});
afterAll(() => db.close());

describe.each(questionCities)('city $name', (asked) => {
  const { name, city, subjects } = asked;
  it('gets the answers of Node in the browser, to the last digit', async () => {
    const context = await createContext(db, city(), subjects());
    for (const { id } of askedOf(asked, catalogue))
      expect(goldenAnswer(await ask(db, id, {}, context)), id).toEqual(golden[`./golden/${id}-${name}.json`]);
  });
});

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ask, catalogue, selectionOf } from '../../../src/analysis/catalogue.ts';
import { eachOnce } from '../../../src/analysis/parameter-meta.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { goldenAnswer } from './golden-answer.ts';
import { askedOf, questionCities } from './question-cities.ts';

const ids = catalogue.map(({ id }) => id);

it('has one question an id and one id a table', async () => {
  expect(new Set(ids).size).toBe(ids.length);
});

it('refuses a list that names the same thing twice: it would be counted twice', () => {
  for (const { id, parameters } of catalogue) {
    const refused = (given: object) =>
      (parameters.safeParse(given).error?.issues ?? []).some(({ message }) => message === eachOnce);
    const lists = [
      { zoneKinds: ['city', 'city'] },
      { hazards: ['river:L2', 'river:L2'] },
      { years: [2030, 2030] },
      { facilityKinds: ['school', 'school'] },
      { shelterKinds: ['shelter', 'shelter'] },
      { categories: ['a', 'a'] },
    ].filter((list) => Object.keys(list)[0]! in (parameters as z.ZodObject).shape);
    for (const list of lists) expect(refused(list), `${id} ${Object.keys(list)[0]}`).toBe(true);
  }
});

describe.each(questionCities)('city $name', (asked) => {
  const { name, city, subjects } = asked;
  const withCity = async (
    test: (db: Database, context: Awaited<ReturnType<typeof createContext>>) => Promise<void>,
  ) => {
    const db = await createNativeDatabase();
    try {
      await test(db, await createContext(db, city(), subjects()));
    } finally {
      await db.close();
    }
  };

  it.each(askedOf(asked, catalogue))('answers $id, keeps its laws, and every row shows what it counts', (question) =>
    withCity(async (db, context) => {
      expect(question.lacks(context.layout)).toBeUndefined();
      const answer = await ask(db, question.id, {}, context);
      expect(answer.checks.length).toBeGreaterThan(0);
      expect(answer.checks.filter(({ holds }) => !holds)).toEqual([]);
      expect(answer.evidence.sql).not.toBe('');
      await expect(JSON.stringify(goldenAnswer(answer), null, 1)).toMatchFileSnapshot(
        `./golden/${question.id}-${name}.json`,
      );
      for (const table of answer.tables) {
        expect(table.rows.length).toBeGreaterThan(0);
        for (const row of table.rows.slice(0, 40)) {
          const selection = selectionOf(question.id, table, row, {}, context.layout);
          if (selection?.of !== 'buildings') continue;
          for (const statement of selection.before ?? []) await db.run(statement);
          const { buildings } = rowObject(table, row);
          expect((await db.numbers(selection.sql)).length).toBe(buildings);
        }
      }
    }),
  );
});

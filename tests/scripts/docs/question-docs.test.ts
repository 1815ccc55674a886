import { join } from 'node:path';
import { expect, it } from 'vitest';
import { questionDocs } from '../../../scripts/docs/question-docs.ts';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../../analysis/create-context.ts';
import { questionCities } from '../../analysis/questions/question-cities.ts';

it('docs/questions.md says every parameter and column of every question (written by `npm run docs`)', async () => {
  const documented = new Map<string, Parameters<typeof questionDocs>[0][number]>();
  for (const { city, subjects } of questionCities) {
    const db = await createNativeDatabase();
    const context = await createContext(db, city(), subjects());
    for (const question of catalogue) {
      if (documented.has(question.id) || question.lacks(context.layout)) continue;
      const answer = await ask(db, question.id, {}, context);
      documented.set(question.id, { question, answer, defaults: question.defaults(context.layout) as object });
    }
    await db.close();
  }
  const inOrder = catalogue.map(({ id }) => documented.get(id)!);
  expect(inOrder).not.toContain(undefined);
  await expect(questionDocs(inOrder)).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/questions.md'));
});

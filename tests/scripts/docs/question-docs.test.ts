import { join } from 'node:path';
import { expect, it } from 'vitest';
import { questionDocs } from '../../../scripts/docs/question-docs.ts';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../../analysis/create-context.ts';
import { questionCities } from '../../analysis/questions/question-cities.ts';

it('docs/questions.md says every parameter and column of every question (written by `npm run docs`)', async () => {
  const { city, subjects } = questionCities[0]!;
  const db = await createNativeDatabase();
  const context = await createContext(db, city(), subjects());
  const documented = [];
  for (const question of catalogue) {
    const answer = await ask(db, question.id, {}, context);
    documented.push({ question, answer, defaults: question.defaults(context.layout) as object });
  }
  await db.close();
  await expect(questionDocs(documented)).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/questions.md'));
});

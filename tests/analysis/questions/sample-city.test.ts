import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { sampleCityAnswers } from './sample-city-answers.ts';

const folder = join(import.meta.dirname, '../../../data');

it('gives for the sample city what sample-city.browser.test.ts finds in the browser (written by `vitest -u`)', async () => {
  const db = await createNativeDatabase();
  const answers = await sampleCityAnswers(db, async (path) => {
    const file = join(folder, path);
    return existsSync(file) ? new Uint8Array(await readFile(file)) : undefined;
  });
  await db.close();
  await expect(JSON.stringify(answers, null, 1)).toMatchFileSnapshot('./golden/sample-city.json');
}, 600_000);

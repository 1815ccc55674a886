import { expect, it } from 'vitest';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { warmUp } from '../../src/tables/warm-up.ts';

it('leaves nothing behind after warming up, also when done twice', async () => {
  const db = await createNativeDatabase();
  await warmUp(db);
  await warmUp(db);
  expect((await db.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")).rows).toEqual(
    [],
  );
  await db.close();
});

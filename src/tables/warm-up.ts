import type { Database } from './database.ts';

const rows = 1 << 17;
const rounds = 3;

/**
 * Lets a fresh engine compile its hot paths and grow its memory before the first city comes: inserts and counts invented
 * numbers, then drops them. Takes some tenths of a second of the engine's own thread; meant for the time in which the
 * user chooses files. Changes no table of a city.
 */
export async function warmUp(db: Database): Promise<void> {
  const numbers = Float64Array.from({ length: rows }, (_, row) => row % 97);
  const keys = Uint8Array.from({ length: rows }, (_, row) => row % 7);
  const zones = Uint16Array.from({ length: rows }, (_, row) => row % 101);
  for (let round = 0; round < rounds; round++) {
    await Promise.all([
      db.insert('warm_up_a', { a: numbers, b: numbers, c: numbers, d: numbers, e: numbers, f: numbers, keys }),
      db.insert('warm_up_b', { zones }),
      db.query(`SELECT zones, keys, count(*) AS n, ${[...'abcdef'].map((name) => `sum(${name}) AS ${name}`).join(', ')}
        FROM warm_up_a POSITIONAL JOIN warm_up_b GROUP BY ALL`),
    ]);
  }
  await db.run('DROP TABLE warm_up_a');
  await db.run('DROP TABLE warm_up_b');
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.REAL_DATA_DIR ?? join(import.meta.dirname, '../../shared/real-data');

/** Absolute path of a real file for tests, or undefined (with the reason printed) where the folder is absent. */
export function realData(path: string): string | undefined {
  const full = join(folder, path);
  if (existsSync(full)) return full;
  process.stderr.write(`skipped: real data "${path}" is not on this machine (set REAL_DATA_DIR)\n`);
  return undefined;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSampleCity } from './make-sample-city.ts';

/** `npm run sample-city [-- --out <folder>]`: writes the raw files of the invented city. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'out/sample-city' } } });
const folder = resolve(values.out);
const started = performance.now();
const files = makeSampleCity();
for (const { path, bytes } of files) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
const seconds = (performance.now() - started) / 1000;
process.stdout.write(`${files.length} files, ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s → ${folder}\n`);

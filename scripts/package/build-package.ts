import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openNodeFiles } from '../node/node-files.ts';
import { isTrouble, packageOf } from './make-package.ts';

/** `npm run package -- <files or folders…> --out <folder>`: prepares a city for the page. The folder's old content goes. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, name: { type: 'string' } },
});
if (positionals.length === 0 || !values.out) {
  process.stderr.write('usage: npm run package -- <files or folders…> --out <folder> [--name <city>]\n');
  process.exit(2);
}
const out = values.out;
const { files, city } = await packageOf(await openNodeFiles(positionals), values.name);
for (const { severity, code, file, count } of city.issues.filter(isTrouble))
  process.stderr.write(`${severity} ${code} ${file} ×${count ?? 1}\n`);
rmSync(out, { recursive: true, force: true });
for (const { path, bytes } of files) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), bytes);
}
const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
process.stdout.write(
  `${city.name}: ${city.buildings.count} buildings, ${files.length} files, ${megabytes.toFixed(1)} MB → ${out}\n`,
);

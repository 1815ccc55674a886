import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { writePackage } from '../../../src/city/package/write-package.ts';
import { createBenchCity } from '../kernels/bench-city.ts';
import { benchSubjectDatasets } from './bench-subjects.ts';

/** The invented city as a city package that the page opens. Kept in `folder` from one run to the next; returns its own folder. */
export async function writeBenchPackage(folder: string, buildings: number): Promise<string> {
  const out = join(folder, `package-${buildings}`);
  if (existsSync(join(out, 'manifest.json'))) return out;
  rmSync(out, { recursive: true, force: true });
  const datasets = benchSubjectDatasets(createBenchCity(buildings));
  const city = await assembleCity(datasets, [], { name: 'bench', fictional: true });
  // The manifest comes last: a folder with it is whole.
  for (const { path, bytes } of writePackage(datasets, [], city).toReversed()) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), bytes);
  }
  return out;
}

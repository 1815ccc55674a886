import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageOf } from '../../../scripts/package/make-package.ts';
import { makeSampleCity } from '../../../scripts/sample-city/make-sample-city.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { manifestSchema, type PackageManifest } from '../../../src/city/package/manifest.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import type { PackageFile } from '../../../src/city/package/write-package.ts';
import { sha256Hex } from '../../../src/domain/sha256.ts';
import { blobSource } from '../../../src/readers/source-file.ts';

/**
 * `data/` is what `npm run sample-city` and `npm run package` make. The raw files are zipped and drawn with the zlib of the
 * machine, so their hashes and the bytes of the picture may differ from machine to machine; everything else may not.
 */
const folder = join(import.meta.dirname, '../../../data');
const LARGEST_PACKAGE_BYTES = 12_000_000;

const withoutMachine = ({ sources, files, ...manifest }: PackageManifest) => ({
  ...manifest,
  sources: sources.map(({ sha256: _, ...source }) => source),
  files: files.map(({ path, rows, bytes, sha256 }) =>
    path.startsWith('base_map') ? { path, rows } : { path, rows, bytes, sha256 },
  ),
});

const readManifest = (bytes: Uint8Array) => manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

describe('the shipped sample city', () => {
  let made: readonly PackageFile[];
  let fromRaw: CityModel;
  beforeAll(async () => {
    const raw = makeSampleCity().map(({ path, bytes }) =>
      blobSource(`sample-city/${path}`, new Blob([bytes as Uint8Array<ArrayBuffer>])),
    );
    ({ files: made, city: fromRaw } = await packageOf(raw));
  }, 300_000);

  it('is what the script and the importers make', () => {
    for (const { path, bytes } of made) {
      const shipped = new Uint8Array(readFileSync(join(folder, path)));
      if (path === 'manifest.json')
        expect(withoutMachine(readManifest(shipped))).toEqual(withoutMachine(readManifest(bytes)));
      else if (!path.startsWith('base_map')) expect(sha256Hex(shipped), path).toBe(sha256Hex(bytes));
    }
  });

  it('opens with the numbers of the raw files', async () => {
    const opened = await openPackage(async (path) => {
      const file = join(folder, path);
      return existsSync(file) ? new Uint8Array(await readFile(file)) : undefined;
    });
    expect(opened.tables).toEqual(fromRaw.tables);
    expect(opened).toMatchObject({ name: fromRaw.name, fictional: true, planarCrs: 'EPSG:6677' });
    expect(opened.buildings.count).toBeGreaterThan(14_000);
  });

  it('lists its files truly and stays small', () => {
    const manifest = readManifest(new Uint8Array(readFileSync(join(folder, 'manifest.json'))));
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = new Uint8Array(readFileSync(join(folder, path)));
      expect([path, content.length, sha256Hex(content)]).toEqual([path, bytes, sha256]);
    }
    expect(manifest.files.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThan(LARGEST_PACKAGE_BYTES);
  });

  it('was read without an error', () => {
    expect(fromRaw.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { expandArchives } from '../../../src/readers/archive/expand-archives.ts';
import { createBrowserPool } from '../../../src/readers/citygml/browser-pool.ts';
import { readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import { createZip, sourceOf } from '../archive/zip-fixture.ts';
import { cityModel, HOUSES } from './citygml-fixture.ts';
import { buildingsOf } from './datasets-of.ts';

describe('createBrowserPool', () => {
  it('reads a zip in Chromium with workers as it does in place', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4 }, (_, i) => [
        `udx/bldg/${i}.gml`,
        cityModel(
          '3.1',
          ...Array.from({ length: 300 }, (_, k) => HOUSES['3.1'].replaceAll('13111-bldg-1', `f${i}-${k}`)),
        ),
      ]),
    );
    const { files: inner } = await expandArchives([sourceOf('city.zip', await createZip(files))]);
    const together = await readCityGml(inner, { createPool: () => createBrowserPool(2) });
    const alone = await readCityGml(inner);
    expect(buildingsOf(together).count).toBe(1200);
    expect(together).toEqual(alone);
  });
});

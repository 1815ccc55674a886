import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodeHelper } from '../../../scripts/node/feature-helper.ts';
import { openNodeFile } from '../../../scripts/node/node-files.ts';
import { type FeatureHelper, packColumn, unpackColumn } from '../../../src/readers/geojson/feature-helper.ts';
import { readFeaturePart } from '../../../src/readers/geojson/read-feature-part.ts';
import { readGeoJson } from '../../../src/readers/geojson/read-geojson.ts';
import { readInParts } from '../../../src/readers/geojson/read-in-parts.ts';
import { collection, sourceOf, square } from '../source-of.ts';

/** Reads in place what workers would read, through a copy as messages make it. */
const inPlace = (size: number): FeatureHelper => ({
  size,
  read: async (file, stretch) => structuredClone(await readFeaturePart(file, stretch)),
  destroy: () => undefined,
});

const work = mkdtempSync(join(tmpdir(), 'parts-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Texts with everything that could be taken for the beginning of a feature. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{"type":"Feature",', '\n{ "type": "Feature", ', '青瀬\u0000', '\\', '"', ']}'),
);
const properties = fc.record(
  { text, number: fc.double({ noNaN: true, noDefaultInfinity: true }), later: fc.option(fc.boolean()) },
  { requiredKeys: ['text'] },
);

describe('readInParts', () => {
  it('gives the same table as one reader, wherever the file is cut and however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(properties, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(undefined, 1),
        fc.boolean(),
        async (rows, helpers, indent, withoutGeometry) => {
          const document = JSON.parse(collection(rows, withoutGeometry ? null : square(139, 35)));
          const file = sourceOf('p.geojson', JSON.stringify(document, undefined, indent));
          const shared = await readInParts(file, inPlace(helpers), {});
          if (shared) expect(shared).toEqual(await readGeoJson(file));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cuts a file of many features, and knows the system that is named at its end', async () => {
    const rows = Array.from({ length: 50 }, (_, id) => ({ id, ...(id > 40 && { rare: 'x' }) }));
    const file = sourceOf(
      'a.geojson',
      collection(rows).replace(/}$/, ',"crs":{"type":"name","properties":{"name":"EPSG:6677"}}}'),
    );
    const shared = await readInParts(file, inPlace(3), {});
    expect(shared).toEqual(await readGeoJson(file));
    expect(shared?.table?.crs).toBe('EPSG:6677');
    expect(shared?.table?.fields).toEqual(['id', 'rare']);
  });

  it('leaves to one reader what has a feature among the properties of another, is cut off, or has no array', async () => {
    const nested = Array.from({ length: 6 }, (_, id) => ({ id, deep: { type: 'Feature', x: 'y'.repeat(200) } }));
    const whole = collection(nested.map(({ id }) => ({ id })));
    const texts = [collection(nested), whole.slice(0, -40), whole.replace('"features"', '"members"')];
    for (const content of texts)
      expect(await readInParts(sourceOf('b.geojson', content), inPlace(1), {})).toBeUndefined();
  });

  it('leaves it to one reader when a worker dies', async () => {
    const dying: FeatureHelper = { size: 1, read: () => Promise.reject(new Error('gone')), destroy: () => undefined };
    const rows = Array.from({ length: 9 }, (_, id) => ({ id }));
    expect(await readInParts(sourceOf('c.geojson', collection(rows)), dying, {})).toBeUndefined();
  });

  it('is done by workers in Node', async () => {
    const path = join(work, 'd.geojson');
    writeFileSync(path, collection(Array.from({ length: 100 }, (_, id) => ({ id: `b-${id}`, n: id / 3 }))));
    const helper = createNodeHelper();
    const file = await openNodeFile(path);
    expect(await readInParts(file, helper, {})).toEqual(await readGeoJson(file));
    helper.destroy();
  });
});

it('packs columns of one kind and of mixed cells, and unpacks the same cells', () => {
  const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
  const cells = fc.oneof(fc.array(fc.string()), fc.array(fc.double({ noNaN: true })), fc.array(cell));
  fc.assert(
    fc.property(cells, (column) => {
      expect(Array.from(unpackColumn(packColumn(column)))).toEqual(column);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/analysis/catalogue.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleAreas } from '../../../src/city/subjects/assemble-areas.ts';
import { assembleExclusions } from '../../../src/city/subjects/assemble-exclusions.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createPolygons,
  createPopulation,
  createZones,
  PLANAR_CRS,
} from '../../city/create-datasets.ts';
import { createContext } from '../create-context.ts';

/** Laws of the questions about ground, over cities of 200 × 100 m with areas drawn at random. */

const box: fc.Arbitrary<Box> = fc.tuple(
  fc.integer({ min: -10, max: 180 }),
  fc.integer({ min: -10, max: 80 }),
  fc.integer({ min: 2, max: 90 }),
  fc.integer({ min: 2, max: 90 }),
);
const areas = fc.array(fc.record({ box, rank: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 5 });
const surveyed = { kind: 'polygons', polygons: createPolygons([[-20, -20, 300, 300]]) } as const;

const fixed: readonly Dataset[] = [
  createZones('districts.geojson', 'district', [
    { id: 'west', box: [0, 0, 100, 100] },
    { id: 'east', box: [100, 0, 100, 100] },
  ]),
  createZones('residence.geojson', 'residence', [{ id: 'r', box: [50, 0, 100, 100] }]),
  createBuildings(
    'b.gml',
    Array.from({ length: 24 }, (_, i) => ({
      id: `b${i}`,
      // middles off every line that the areas may be drawn or cut along: on it a nanometre decides
      box: [(i % 8) * 25 + 7.3, Math.floor(i / 8) * 33 + 9.3, 8, 8] as Box,
      floorArea: 60,
    })),
  ),
  createPopulation('p.geojson', [{ id: 'all', population: 240 }], { boxes: [[-5, -5, 210, 110]] }),
];

const river = (scale: 'L1' | 'L2', list: readonly { box: Box; rank: number }[]) =>
  createHazardPolygons(`river-${scale}.geojson`, 'river', list, { scale, extent: surveyed });
const slopes = (list: readonly { box: Box; rank: number }[]) =>
  createHazardPolygons('slope.geojson', 'landslide', list, { scale: '', quantity: 'area_type', extent: surveyed });

async function answer(id: string, datasets: readonly Dataset[], parameters: object = {}): Promise<Answer> {
  const db = await createNativeDatabase();
  try {
    const city = await assembleCity([...fixed, ...datasets], [], { planarCrs: PLANAR_CRS });
    const subjects = [assembleAreas, assembleExclusions].flatMap((assemble) => assemble(city) ?? []);
    return await ask(db, id, parameters, await createContext(db, city.tables, subjects));
  } finally {
    await db.close();
  }
}

/**
 * Numbers of a table by its keys, to a hundredth of a square metre. Where edges are cut, a corner moves by a nanometre on
 * its way to degrees and back: rows with less ground than that and nothing on it are no difference.
 */
function valuesOf({ tables }: Answer, table: number, keys: readonly string[], values: readonly string[]) {
  const list = tables[table]!.rows.map((row) => rowObject(tables[table]!, row));
  const rows = list.map((row) => ({
    key: keys.map((key) => row[key]).join(),
    cells: values.map((name) => (typeof row[name] === 'number' ? Number(row[name].toFixed(6)) : row[name])),
  }));
  return Object.fromEntries(
    rows.filter(({ cells }) => cells.some((cell) => cell !== 0)).map(({ key, cells }) => [key, cells]),
  );
}

/** Every box as its western and eastern half. */
const cut = (list: readonly { box: Box; rank: number }[]) =>
  list.flatMap(({ box: [x, y, width, height], rank }) => [
    { box: [x, y, width / 2, height] as Box, rank },
    { box: [x + width / 2, y, width / 2, height] as Box, rank },
  ]);

const runs = { numRuns: 8 };

describe('hazard areas', () => {
  const keys = ['zone_kind', 'zone_id', 'scale', 'residence', 'class'];
  const values = ['area_ha', 'buildings', 'population'];

  it('depend neither on the order of the areas nor on an area being cut in two', () =>
    fc.assert(
      fc.asyncProperty(areas, async (list) => {
        const plain = valuesOf(await answer('hazard_area', [river('L2', list)]), 0, keys, values);
        const other = await answer('hazard_area', [river('L2', cut(list).reverse())]);
        expect(valuesOf(other, 0, keys, values)).toEqual(plain);
      }),
      runs,
    ));

  it('cover under L2 at least the ground of L1 where the one holds the other, and keep their checks', () =>
    fc.assert(
      fc.asyncProperty(areas, areas, async (small, more) => {
        const found = await answer('hazard_area', [river('L1', small), river('L2', [...small, ...more])]);
        expect(found.checks.filter(({ holds }) => !holds)).toEqual([]);
        const rows = found.tables[0]!.rows.map((row) => rowObject(found.tables[0]!, row));
        for (const id of ['west', 'east']) {
          const hit = (scale: string) =>
            rows
              .filter((row) => row.zone_id === id && row.scale === scale && row.class !== 'none')
              .reduce((sum, row) => sum + Number(row.area_ha), 0);
          expect(hit('L1')).toBeLessThanOrEqual(hit('L2') + 1e-9);
        }
      }),
      runs,
    ));
});

describe('the exclusion check', () => {
  const keys = ['rule'];
  // names and numbers of features change when they are cut; ground, buildings and people do not
  const values = ['result', 'overlap_ha', 'buildings', 'population'];
  const parameters = { leastOverlapSquareMeters: 0 };

  it('finds the same ground and people whatever the order of the areas and however they are cut', () =>
    fc.assert(
      fc.asyncProperty(areas, async (list) => {
        const plain = await answer('exclusion_check', [slopes(list)], parameters);
        const other = await answer('exclusion_check', [slopes(cut(list).reverse())], parameters);
        expect(valuesOf(other, 1, keys, values)).toEqual(valuesOf(plain, 1, keys, values));
        expect(valuesOf(other, 0, ['level'], ['overlap_ha', 'buildings', 'population'])).toEqual(
          valuesOf(plain, 0, ['level'], ['overlap_ha', 'buildings', 'population']),
        );
      }),
      runs,
    ));

  it('never finds more in all than the area holds, nor less of an area than any single overlap has', () =>
    fc.assert(
      fc.asyncProperty(areas, areas, async (list, water) => {
        const found = await answer('exclusion_check', [slopes(list), river('L2', water)], parameters);
        expect(found.checks.filter(({ holds }) => !holds)).toEqual([]);
        const rules = valuesOf(found, 1, keys, ['overlap_ha']);
        for (const row of found.tables[2]!.rows.map((one) => rowObject(found.tables[2]!, one))) {
          expect(Number(row.overlap_ha)).toBeLessThanOrEqual(Number(rules[String(row.rule)]![0]) + 1e-6);
          expect(Number(row.overlap_ha)).toBeLessThanOrEqual(1 + 1e-9);
        }
        for (const [area] of Object.values(rules)) expect(Number(area)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      runs,
    ));
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeExposure } from '../../src/analysis/exposure.ts';
import type { ExposureParameters, ExposureRow } from '../../src/analysis/exposure-result.ts';
import type { CityTables } from '../../src/tables/city-tables.ts';
import type { Database } from '../../src/tables/database.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { cellKey, countByHand } from './count-by-hand.ts';
import { createContext } from './create-context.ts';
import { createRandomCity } from './random-city.ts';
import { reversed } from './reversed-city.ts';

let db: Database;
beforeAll(async () => {
  db = await createNativeDatabase();
});
afterAll(() => db.close());

const ask = async (city: CityTables, parameters: ExposureParameters) =>
  computeExposure(db, parameters, await createContext(db, city));

const cities = fc.record({
  count: fc.integer({ min: 1, max: 300 }),
  seed: fc.nat(1_000_000),
  districts: fc.integer({ min: 1, max: 30 }),
  residence: fc.boolean(),
});
const bounds = fc
  .uniqueArray(fc.integer({ min: 1, max: 2_600 }), { minLength: 1, maxLength: 7 })
  .map((values) => values.sort((a, b) => a - b).map((value) => value / 100));
const rules = fc
  .uniqueArray(
    fc.record({ fromMeters: fc.integer({ min: 1, max: 1_200 }), atMostStoreys: fc.constantFrom(0, 1, 2, 4, 999) }),
    {
      maxLength: 4,
      selector: (step) => step.fromMeters,
    },
  )
  .map((steps) =>
    steps.sort((a, b) => a.fromMeters - b.fromMeters).map((step) => ({ ...step, fromMeters: step.fromMeters / 100 })),
  );
const thresholds = fc.record({ depthBoundsMeters: bounds, verticalRule: rules }, { requiredKeys: [] });
const runs = { numRuns: 25 };

describe('exposure', () => {
  it('agrees with counting building by building, for any city and any thresholds', async () => {
    await fc.assert(
      fc.asyncProperty(cities, thresholds, async ({ count, seed, ...options }, own) => {
        const city = createRandomCity(count, seed, options);
        const parameters = { zoneKinds: ['city', 'district'], hazards: ['river:L2', 'landslide:'], ...own } as const;
        const { rows, checks } = await ask(city, parameters);
        const expected = countByHand(city, parameters);
        expect(checks.filter((check) => !check.holds)).toEqual([]);
        expect(new Set(rows.map(keyOf))).toEqual(new Set(expected.keys()));
        for (const row of rows) {
          const cell = expected.get(keyOf(row))!;
          expect([row.buildings, row.verticalEvacuationImpossible, row.verticalEvacuationUnknown]).toEqual([
            cell.buildings,
            cell.impossible,
            cell.unknown,
          ]);
          expect(row.population).toBeCloseTo(cell.population, 8);
          expect(row.floorAreaSquareMeters).toBeCloseTo(cell.floorArea, 6);
        }
      }),
      runs,
    );
  });

  it('partitions the city: over ranks, over zones and over residence the same totals, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(cities, async ({ count, seed, ...options }) => {
        const { rows } = await ask(createRandomCity(count, seed, options), {
          zoneKinds: ['city', 'district'],
          hazards: ['river:L2', 'river:L1', 'landslide:'],
        });
        const parts = new Set(rows.map((row) => `${row.zoneKind}/${row.hazard}/${row.scale}`));
        const sums = [...parts].map((part) => {
          const ofPart = rows.filter((row) => `${row.zoneKind}/${row.hazard}/${row.scale}` === part);
          return [sum(ofPart, 'buildings'), sum(ofPart, 'population'), sum(ofPart, 'floorAreaSquareMeters')];
        });
        expect(sums).toHaveLength(6);
        for (const part of sums) expect(part).toEqual(sums[0]);
        expect(sums[0]![0]).toBe(count);
      }),
      runs,
    );
  });

  it('gives the same rows in one pass a hazard as in one a kind of zone, also where it is not known who is inside', async () => {
    await fc.assert(
      fc.asyncProperty(cities, thresholds, fc.boolean(), async ({ count, seed, ...options }, own, partlyUnknown) => {
        const city = createRandomCity(count, seed, options);
        const context = await createContext(db, partlyUnknown ? withUnknownResidence(city) : city);
        const zoneKinds = ['city', 'district', ...(options.residence ? (['residence'] as const) : [])] as const;
        const parameters = { zoneKinds, hazards: ['river:L2', 'river:L1', 'landslide:'], ...own } as const;
        const byPart = await computeExposure(db, parameters, context, 'by-part');
        expect((await computeExposure(db, parameters, context, 'by-zone-cell')).rows).toEqual(byPart.rows);
      }),
      runs,
    );
  });

  it('does not depend on the order of the buildings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 200 }), fc.nat(1_000_000), async (count, seed) => {
        const city = createRandomCity(count, seed);
        const parameters = { zoneKinds: ['district'], hazards: ['river:L2'], depthBoundsMeters: [0.4, 2] } as const;
        const forwards = (await ask(city, parameters)).rows;
        expect((await ask(reversed(city), parameters)).rows).toEqual(forwards);
      }),
      runs,
    );
  });

  it('finds at least as many buildings at or above any depth under L2 as under L1, where L2 is nowhere shallower', async () => {
    await fc.assert(
      fc.asyncProperty(cities, bounds, async ({ count, seed, ...options }, depthBoundsMeters) => {
        const { rows } = await ask(createRandomCity(count, seed, options), {
          zoneKinds: ['district'],
          hazards: ['river:L1', 'river:L2'],
          depthBoundsMeters,
        });
        for (let rank = 1; rank <= depthBoundsMeters.length + 1; rank++) {
          const deeper = rows.filter((row) => typeof row.depthRank === 'number' && row.depthRank >= rank);
          expect(
            sum(
              deeper.filter((row) => row.scale === 'L2'),
              'buildings',
            ),
          ).toBeGreaterThanOrEqual(
            sum(
              deeper.filter((row) => row.scale === 'L1'),
              'buildings',
            ),
          );
        }
      }),
      runs,
    );
  });

  it('gives the standard table when the standard bounds are asked for', async () => {
    const city = createRandomCity(250, 9);
    const parameters = { zoneKinds: ['district'], hazards: ['river:L2'] } as const;
    const standard = (await ask(city, parameters)).rows;
    expect((await ask(city, { ...parameters, depthBoundsMeters: [0.5, 3, 5, 10, 20] })).rows).toEqual(standard);
  });
});

/** Of every building outside 居住誘導区域 it is not known whether it is inside. */
const withUnknownResidence = (city: CityTables): CityTables => ({
  ...city,
  zones: city.zones.map((table) =>
    table.zoneKind === 'residence'
      ? { ...table, unknown: Uint8Array.from(table.member, (zone) => Number(zone < 0)) }
      : table,
  ),
});

const keyOf = (row: ExposureRow) =>
  cellKey(row.zoneKind, row.zoneId, row.residence, `${row.hazard}:${row.scale}`, row.depthRank);

const sum = (rows: readonly ExposureRow[], measure: 'buildings' | 'population' | 'floorAreaSquareMeters') =>
  rows.reduce((total, row) => total + row[measure]!, 0);

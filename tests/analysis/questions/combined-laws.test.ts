import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowObject } from '../../../src/analysis/answer.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createRandomCity } from '../random-city.ts';
import { reversed } from '../reversed-city.ts';
import { goldenAnswer } from './golden-answer.ts';
import { withRiskAreas } from './toy-risk-areas.ts';

let db: Database;
beforeAll(async () => {
  db = await createNativeDatabase();
});
afterAll(() => db.close());

const runs = { numRuns: 12 };
const cities = fc.record({ count: fc.integer({ min: 1, max: 150 }), seed: fc.nat(1_000_000) });
const create = ({ count, seed }: { readonly count: number; readonly seed: number }) =>
  withRiskAreas(createRandomCity(count, seed, { districts: 3 }));

async function rowsOf(city: CityTables, id: string, parameters: object) {
  const { tables } = await ask(db, id, parameters, await createContext(db, city));
  return tables[0]!.rows.map((row) => rowObject(tables[0]!, row));
}

describe('disaster risk areas, several hazards, and damage', () => {
  it.each(['disaster_risk_area', 'multi_hazard', 'damage'])(
    '%s does not depend on the order of the buildings',
    async (id) => {
      await fc.assert(
        fc.asyncProperty(cities, async (given) => {
          const forwards = goldenAnswer(await ask(db, id, {}, await createContext(db, create(given))));
          const backwards = goldenAnswer(await ask(db, id, {}, await createContext(db, reversed(create(given)))));
          expect(backwards).toEqual(forwards);
        }),
        runs,
      );
    },
  );

  it('one more hazard never takes a building below the number that it had', async () => {
    const atLeast = async (city: CityTables, hazards: readonly string[], hits: number) => {
      const rows = await rowsOf(city, 'multi_hazard', { zoneKinds: ['city'], hazards });
      const enough = rows.filter((row) => Number.parseInt(String(row.hits), 10) >= hits);
      return enough.reduce((sum, row) => sum + Number(row.buildings), 0);
    };
    await fc.assert(
      fc.asyncProperty(cities, fc.integer({ min: 1, max: 3 }), async (given, hits) => {
        const city = create(given);
        const few = await atLeast(city, ['river:L1', 'landslide:'], hits);
        expect(await atLeast(city, ['river:L1', 'landslide:', 'river:L2'], hits)).toBeGreaterThanOrEqual(few);
      }),
      runs,
    );
  });

  it('the damage of a flood that is nowhere shallower is at least as large, at both ends', async () => {
    await fc.assert(
      fc.asyncProperty(cities, async (given) => {
        const rows = await rowsOf(create(given), 'damage', {
          zoneKinds: ['city'],
          hazards: ['river:L1', 'river:L2'],
          houseYenPerSquareMeter: 1000,
        });
        for (const name of ['house_damage_low_yen', 'house_damage_high_yen'] as const) {
          const total = (scale: string) =>
            rows.filter((row) => row.scale === scale).reduce((sum, row) => sum + Number(row[name]), 0);
          expect(total('L2')).toBeGreaterThanOrEqual(total('L1') - 1e-6);
        }
      }),
      runs,
    );
  });
});

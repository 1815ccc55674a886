import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../src/analysis/catalogue.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { rowObject } from '../../../src/domain/answer.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createBuildings, createHazardPolygons, createPopulation, createZones } from '../../city/create-datasets.ts';
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

const runs = { numRuns: 8 };
const cities = fc.record({ count: fc.integer({ min: 1, max: 150 }), seed: fc.nat(1_000_000) });
const create = ({ count, seed }: { readonly count: number; readonly seed: number }) =>
  withRiskAreas(createRandomCity(count, seed, { districts: 3 }));

async function rowsOf(city: CityTables, id: string, parameters: object) {
  const { tables } = await ask(db, id, parameters, await createContext(db, city));
  return tables[0]!.rows.map((row) => rowObject(tables[0]!, row));
}

type Box = readonly [number, number, number, number];

/**
 * Buildings here and there over 100 m × 100 m, none half in and half out to the millimetre; flood, landslide zone and risk
 * area are these parts of one square.
 */
function cityIn(parts: readonly Box[], seed: number): Dataset[] {
  const at = (i: number) => 0.3 + ((seed * (i + 3) * 7919) % 89);
  const buildings = Array.from({ length: 12 }, (_, i) => ({
    id: `b${i}`,
    box: [at(i), at(i + 40), 10, 10] as const,
    usage: [411, 402, 413, 461][i % 4]!,
    floorArea: 50 + 25 * i,
  }));
  const areas = (rank: number, depth?: number) =>
    parts.map((box) => ({ box, rank, ...(depth !== undefined && { depth }) }));
  const everywhere = { kind: 'everywhere' } as const;
  return [
    createBuildings('b.gml', buildings),
    createZones('d.geojson', 'district', [{ id: 'd', box: [0, 0, 50, 100] }]),
    createZones(
      'risk.geojson',
      'disaster_risk_area',
      parts.map((box, i) => ({ id: `r${i}`, box })),
    ),
    createHazardPolygons('flood.geojson', 'river', areas(2, 1.2), { extent: everywhere }),
    createHazardPolygons('slope.geojson', 'landslide', areas(1), { scale: '', extent: everywhere }),
    createPopulation('p.txt', [{ id: 't', population: 120 }], { boxes: [[0, 0, 200, 200]] }),
  ];
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

  it.each(['point', 'footprint'] as const)('do not change when areas are cut in two, by %s', async (depthMethod) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 59 }), fc.nat(1_000_000), async (cut, seed) => {
        const answers = async (parts: readonly Box[]) => {
          const city = await assembleCity(cityIn(parts, seed), [], { depthMethod });
          const context = await createContext(db, city.tables);
          const zoneKinds = ['city', 'district'];
          const given = { zoneKinds, houseYenPerSquareMeter: 1000 };
          const asked = [];
          for (const id of ['disaster_risk_area', 'multi_hazard', 'damage'])
            asked.push(goldenAnswer(await ask(db, id, id === 'damage' ? given : { zoneKinds }, context)));
          return asked;
        };
        const halves: readonly Box[] = [
          [20, 20, cut, 60],
          [20 + cut, 20, 60 - cut, 60],
        ];
        expect(await answers(halves)).toEqual(await answers([[20, 20, 60, 60]]));
      }),
      runs,
    );
  });

  it('one more hazard never takes a building below the number that it had', async () => {
    const atLeast = async (city: CityTables, hazards: readonly string[], hits: number) => {
      const rows = await rowsOf(city, 'multi_hazard', { zoneKinds: ['city'], hazards });
      const enough = rows.filter((row) => Number.parseInt(String(row.hits), 10) >= hits);
      return enough.reduce((sum, row) => sum + Number(row.buildings), 0);
    };
    await fc.assert(
      fc.asyncProperty(cities, fc.integer({ min: 1, max: 3 }), async (given, hits) => {
        const city = create(given);
        const few = await atLeast(city, ['landslide:'], hits);
        expect(await atLeast(city, ['landslide:', 'river:L2'], hits)).toBeGreaterThanOrEqual(few);
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

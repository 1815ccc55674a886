import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleSubjects } from '../../../src/city/subjects/assemble-subjects.ts';
import { createWalking } from '../../../src/city/walking.ts';
import { cellOf } from '../../../src/domain/answer.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import {
  createBuildings,
  createHazardPolygons,
  createPopulation,
  createZones,
  PLANAR_CRS,
} from '../../city/create-datasets.ts';
import { createFacilities } from '../../city/create-facilities.ts';
import { createContext } from '../create-context.ts';

/** Cities that lack something: what can be asked of them is answered, keeps its laws and never turns "nothing" into a number. */

const surveyed = { extent: { kind: 'everywhere' } } as const;
const houses = createBuildings('b.gml', [
  { id: 'dry', box: [10, 10, 8, 8], floorArea: 60, usage: 411 },
  { id: 'wet', box: [60, 10, 8, 8], floorArea: 60, usage: 411 },
]);
const noFloor = createBuildings('b.gml', [
  { id: 'zero', box: [10, 10, 8, 8], floorArea: 0, usage: 411 },
  { id: 'unknown', box: [60, 10, 8, 8], floorArea: Number.NaN, usage: 0 },
]);
const people = createPopulation('p.txt', [{ id: 't', population: 20 }], { boxes: [[-5, -5, 300, 300]] });
const elsewhere = createPopulation('p.txt', [{ id: 't', population: 20 }], { boxes: [[5000, 0, 100, 100]] });
const residence = createZones('r.geojson', 'residence', [{ id: 'r', box: [0, 0, 100, 100] }]);
const districts = createZones('d.geojson', 'district', [
  { id: 'full', box: [0, 0, 100, 100] },
  { id: 'empty', box: [200, 0, 100, 100] },
  { id: 'empty', box: [400, 0, 100, 100] },
]);
const river = createHazardPolygons('river.geojson', 'river', [{ box: [50, 0, 50, 100], rank: 3, depth: 4 }], surveyed);
const slope = createHazardPolygons('slope.geojson', 'landslide', [{ box: [50, 0, 50, 100], rank: 1 }], {
  ...surveyed,
  scale: '',
  quantity: 'area_type',
});
const farAway = createHazardPolygons('far.geojson', 'river', [{ box: [90_000, 0, 50, 100], rank: 3 }]);
const shelters = createFacilities('s.csv', 'shelter', [{ id: 's', name: '小学校', at: [20, 20] }]);

const cities: Readonly<Record<string, readonly Dataset[]>> = {
  'no buildings': [districts, residence, river, slope, people, shelters],
  'no zones': [houses, river, slope, people, shelters],
  'no hazards': [houses, districts, residence, people, shelters],
  'no people': [houses, districts, residence, river, slope, shelters],
  'people where no building is': [houses, districts, residence, river, elsewhere, shelters],
  'one depth hazard alone': [houses, districts, residence, river, people, shelters],
  'landslides alone': [houses, districts, residence, slope, people, shelters],
  'a hazard far away': [houses, districts, residence, farAway, people, shelters],
  'buildings without floor area': [noFloor, districts, residence, river, people, shelters],
};

let db: Database;
beforeAll(async () => {
  db = await createNativeDatabase();
});
afterAll(() => db.close());

async function contextOf(datasets: readonly Dataset[]) {
  const city = await assembleCity(datasets, [], { planarCrs: PLANAR_CRS });
  const context = await createContext(db, city.tables, await assembleSubjects(city));
  return { ...context, walking: createWalking(city) };
}

describe.each(Object.entries(cities))('a city with %s', (_, datasets) => {
  it('answers what it can and keeps every law', async () => {
    const context = await contextOf(datasets);
    for (const { id, lacks } of catalogue) {
      if (lacks(context.layout)) continue;
      const { tables, checks, headline } = await ask(db, id, {}, context);
      expect(
        checks.filter(({ holds }) => !holds),
        id,
      ).toEqual([]);
      for (const table of tables)
        for (const cell of table.rows.flat())
          expect(cell === null || typeof cell === 'string' || Number.isFinite(cell), `${id} ${table.id} ${cell}`).toBe(
            true,
          );
      if (headline)
        expect(
          tables.map((table) => table.id),
          id,
        ).toContain(headline.table);
    }
  });
});

it('knows no people where there are none: null in every table, and no headline of people', async () => {
  const context = await contextOf(cities['no people']!);
  for (const { id, lacks } of catalogue) {
    if (lacks(context.layout)) continue;
    const { tables, headline } = await ask(db, id, {}, context);
    if (headline) expect(headline.value, id).not.toBe('population');
    for (const table of tables)
      for (const { name } of table.values.filter(({ unit }) => unit === 'people'))
        expect(new Set(table.rows.map((row) => cellOf(table, row, name))), `${table.id} ${name}`).toEqual(
          new Set([null]),
        );
  }
});

it('never calls ground or buildings dry that a hazard far away says nothing of', async () => {
  const context = await contextOf(cities['a hazard far away']!);
  const { tables } = await ask(db, 'hazard_area', {}, context);
  expect(new Set(tables[0]!.rows.map((row) => cellOf(tables[0]!, row, 'class')))).toEqual(new Set(['unknown']));
});

it('says that nobody in the city is known to be hit where nobody lives in a building', async () => {
  const context = await contextOf(cities['people where no building is']!);
  const { tables, checks } = await ask(db, 'exposure', { zoneKinds: ['city'] }, context);
  expect(tables[0]!.rows.reduce((sum, row) => sum + Number(cellOf(tables[0]!, row, 'population')), 0)).toBe(0);
  expect(checks.find(({ code }) => code === 'population-conserved')).toMatchObject({
    expected: 20,
    found: 20,
    holds: true,
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import {
  type ProjectedRow,
  peopleSubjects,
  populationDataset,
  toyKilometre,
  toyMeshes,
  toySources,
} from './toy-people.ts';

const { southWest, northWest, northEast } = toyMeshes;

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity(), peopleSubjects(createToyCity(), toySources));
});
afterAll(() => db.close());

const objects = (table: AnswerTable) => table.rows.map((row) => rowObject(table, row));

async function tableOf(id: string, parameters: object, ofContext = context) {
  const { tables, checks } = await ask(db, id, parameters, ofContext);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  return tables.map(objects);
}

describe('future people of the toy city', () => {
  /**
   * 2030 ÷ 2020: south-west (0–4) 15/20, of 65+ 6/4; north-west (5, 6) has base 0; north-east (7, 8) 4/8, of 65+ base 0.
   * People 2 3 4 5 1 | 40 3 | 2 6, of 65+ 1 0 1 2 1 | 10 3 | 0 2; classes 1 2 2 3 2 | 4 none | unknown 2.
   */
  it('are those of the census times the ratio of their mesh; without a base the future is not known', async () => {
    const [table] = await tableOf('future_people', { zoneKinds: ['city'], hazards: ['river:L2'], years: [2030] });
    expect(
      table!.map((row) => [
        row.class,
        row.presence,
        row.buildings,
        row.population,
        row.population_census,
        row.population_65,
        row.population_65_census,
        row.population_75,
      ]),
    ).toEqual([
      ['unknown', 'known', 1, 2 * 0.5, 2, 0, 0, null],
      ['none', 'not_projected', 1, null, 3, null, 3, null],
      ['1', 'known', 1, 2 * 0.75, 2, 1 * 1.5, 1, null],
      ['2', 'known', 4, (3 + 4 + 1) * 0.75 + 6 * 0.5, 14, (0 + 1 + 1) * 1.5, 2, null],
      ['2', 'not_projected', 0, null, 0, null, 2, null],
      ['3', 'known', 1, 5 * 0.75, 5, 2 * 1.5, 2, null],
      ['4', 'not_projected', 1, null, 40, null, 10, null],
      ['unplaced', 'unplaced', 0, null, 1.5, null, 0, null],
    ]);
  });

  it('are everybody in the census year, and refuse a year that nobody projected', async () => {
    const [table] = await tableOf('future_people', { zoneKinds: ['city'], hazards: ['river:L2'], years: [2020] });
    expect(table!.filter((row) => row.presence === 'not_projected')).toEqual([]);
    expect(table!.reduce((sum, row) => sum + Number(row.population ?? 0), 0)).toBe(66);
    await expect(ask(db, 'future_people', { years: [2033] }, context)).rejects.toThrow('2033');
  });

  it('come year by year as they come together', async () => {
    const [together] = await tableOf('future_people', { years: [2020, 2030, 2050] });
    for (const year of [2020, 2030, 2050]) {
      const [alone] = await tableOf('future_people', { years: [year] });
      expect(together!.filter((row) => row.year === year)).toEqual(alone);
    }
  });
});

it('are conserved whatever the meshes hold: known by ratio and unknown by census', async () => {
  const people = fc.option(fc.integer({ min: 0, max: 500 }), { nil: Number.NaN });
  const mesh = fc.tuple(people, people, people, people);
  await fc.assert(
    fc.asyncProperty(mesh, mesh, mesh, fc.boolean(), async (a, b, c, reversed) => {
      const values = [a, b, c] as const;
      const rows = [southWest, northWest, northEast].flatMap((code, i): readonly ProjectedRow[] => [
        [code, 2020, values[i]![0], values[i]![1], 0],
        [code, 2045, values[i]![2], values[i]![3], 0],
      ]);
      const population = [
        populationDataset('1km', [[toyKilometre, 2020, 66, 20, 9]], false),
        populationDataset('500m', reversed ? rows.toReversed() : rows, true),
      ];
      const own = await createContext(db, createToyCity(), peopleSubjects(createToyCity(), { population }));
      const [table] = await tableOf('future_people', { zoneKinds: ['city', 'district'], years: [2045] }, own);
      const inMesh = [15, 43, 8];
      const expected = inMesh.reduce((sum, census, i) => {
        const [base, , future] = values[i]!;
        return base > 0 && !Number.isNaN(future) ? sum + (census * future) / base : sum;
      }, 0);
      const city = table!.filter((row) => row.zone_kind === 'city' && row.hazard === 'river' && row.scale === 'L2');
      const total = (name: string) => city.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
      expect(total('population')).toBeCloseTo(expected, 9);
      expect(total('population_census')).toBe(67.5);
    }),
    { numRuns: 15 },
  );
});

describe('density of the toy city', () => {
  /** Every zone has one hectare. 居住誘導区域 holds 0 1 3 4 8: 2 + 3 + 5 + 1 + 6 people; in 2030 11 × 0.75 + 6 × 0.5. */
  it('is people over the true area of the whole zone; a lower bound where some have no known future', async () => {
    const own = await createContext(db, createToyCity(), peopleSubjects(createToyCity(), toySources));
    const [zones, kinds] = await tableOf('density', { years: [2020, 2030] }, own);
    const of = (id: string) =>
      zones!
        .filter((row) => row.zone_id === id && row.area_ha !== null)
        .map((row) => [row.year, row.area_ha, row.population, row.density, row.density_at_least]);
    expect(of('kyoju')).toEqual([
      [2020, 1, 17, 17, 17],
      [2030, 1, 11.25, 11.25, 11.25],
    ]);
    // district B: 1 in the south-west, 43 in the north-west, whose base is 0
    expect(of('B')).toEqual([
      [2020, 1, 44, 44, 44],
      [2030, 1, 0.75, null, 0.75],
    ]);
    expect(kinds!.map((row) => [row.zone_kind, row.year, row.area_ha, row.density])).toEqual([
      ['residence', 2020, 1, 17],
      ['residence', 2030, 1, 11.25],
      ['district', 2020, 2, 32],
      ['district', 2030, 2, null],
    ]);
  });

  it('is not given for a zone without its shape, and is zero for a zone without people', async () => {
    const city = createToyCity();
    const [residence, district] = city.zones;
    const zones = [
      residence!,
      {
        ...district!,
        zoneId: ['A', 'B', 'C'],
        name: ['A', 'B', 'C'],
        code: new Uint16Array(3),
        areaSquareMeters: Float64Array.of(20_000, Number.NaN, 5000),
      },
    ];
    const own = await createContext(db, { ...city, zones }, peopleSubjects(city, toySources));
    const [rows] = await tableOf('density', { zoneKinds: ['district'], years: [2020] }, own);
    expect(rows!.map((row) => [row.zone_id, row.area_ha, row.population, row.density])).toEqual([
      ['A', 2, 20, 10],
      ['B', null, 44, null],
      ['C', 0.5, 0, 0],
      ['', null, 2, null],
      ['unplaced', null, null, null],
    ]);
  });

  it('is not 0 people where nobody knows the future of any of them', async () => {
    // 5 and 6 alone stand in B: 43 people in the north-west, whose base is 0
    const city = createToyCity();
    const [residence, district] = city.zones;
    const member = Int32Array.from(city.zones[1]!.member, (_, row) => (row === 5 || row === 6 ? 1 : 0));
    const moved = { ...city, zones: [residence!, { ...district!, member }] };
    const own = await createContext(db, moved, peopleSubjects(city, toySources));
    const [rows] = await tableOf('density', { zoneKinds: ['district'], years: [2030] }, own);
    expect(rows!.find((row) => row.zone_id === 'B')).toMatchObject({
      population: null,
      population_census: 43,
      population_not_projected: 43,
      density: null,
      density_at_least: 0,
    });
  });

  it('refuses a year that neither census nor projection speaks of', async () => {
    await expect(ask(db, 'density', { years: [2031] }, context)).rejects.toThrow('2031');
    const own = await createContext(db, createToyCity());
    await expect(ask(db, 'density', { years: [2030] }, own)).rejects.toThrow('year 0');
  });

  it('is answered for today without any projection', async () => {
    const own = await createContext(db, createToyCity());
    const [rows] = await tableOf('density', { zoneKinds: ['residence'] }, own);
    expect(rows!.map((row) => [row.zone_id, row.year, row.population, row.density])).toEqual([
      ['kyoju', 0, 17, 17],
      ['', 0, 49, null],
      ['unplaced', 0, null, null],
    ]);
  });
});

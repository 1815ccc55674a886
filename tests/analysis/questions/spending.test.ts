import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { peopleSubjects, type SpendingRow, spendingDataset, toyMeshes } from './toy-people.ts';

const { southWest, northWest, northEast, empty } = toyMeshes;

/**
 * The toy city with shops. Commercial floor: south-west building 1 (402) 120 and 3 (413, by half) 100; north-west 5 (404)
 * 1000; north-east 7 (403) 160. River L2: 1 rank 2, 3 rank 3, 5 rank 4, 7 unknown. District A holds 1 and 3, B holds 5,
 * none holds 7.
 */
function withShops(): CityTables {
  const city = createToyCity();
  return {
    ...city,
    buildings: { ...city.buildings, usage: Uint16Array.of(411, 402, 411, 413, 0, 404, 411, 403, 411) },
  };
}

/** Food: south-west 2200 in January, 1100 in February; north-west 500 in January; without shops 70. Clothes: north-west 40. */
const rows: readonly SpendingRow[] = [
  [southWest, 2023, 1, '食料品', 2200],
  [southWest, 2023, 2, '食料品', 1100],
  [northWest, 2023, 1, '食料品', 500],
  [empty, 2023, 1, '食料品', 70],
  [northWest, 2023, 2, '衣料', 40],
];

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await load(rows);
});
afterAll(() => db.close());

const load = (spent: readonly SpendingRow[], meshLevel: '500m' | '1km' = '500m') =>
  createContext(db, withShops(), peopleSubjects(withShops(), { consumption: [spendingDataset(meshLevel, spent)] }));
const objects = (table: AnswerTable) => table.rows.map((row) => rowObject(table, row));
const cityAndRiver = { zoneKinds: ['city'], hazards: ['river:L2'] };

async function tablesOf(parameters: object, ofContext = context) {
  const { tables, checks } = await ask(db, 'spending', parameters, ofContext);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  return Object.fromEntries(tables.map((table) => [table.id, objects(table)]));
}

describe('spending of the toy city', () => {
  /** Food of the year in the south-west: 3300 × 120/220 = 1800 to building 1, 1500 to building 3. */
  it('goes to commercial floor; what has none is unplaced, floor without data is unknown', async () => {
    const { spending } = await tablesOf({ ...cityAndRiver, month: 0, categories: ['食料品'] });
    expect(spending!.map((row) => [row.class, row.presence, row.spending_yen, row.commercial_floor_m2])).toEqual([
      ['unknown', 'not_given', null, 160],
      ['2', 'given', expect.closeTo(1800, 9), 120],
      ['3', 'given', expect.closeTo(1500, 9), 100],
      ['4', 'given', 500, 1000],
      ['unplaced', 'unplaced', 70, 0],
    ]);
  });

  it('is counted by month', async () => {
    const { spending_months: months } = await tablesOf({ ...cityAndRiver, categories: ['食料品'] });
    const byMonth = months!.map((row) => [row.zone_id, row.month, row.spending_yen, row.spending_hit_yen]);
    expect(byMonth).toEqual([
      ['city', 1, expect.closeTo(2700, 9), expect.closeTo(2700, 9)],
      ['city', 2, expect.closeTo(1100, 9), expect.closeTo(1100, 9)],
      ['unplaced', 1, 70, 0],
    ]);
    const { spending } = await tablesOf({ ...cityAndRiver, month: 2, tables: ['zones'], categories: ['食料品'] });
    expect(spending!.find((row) => row.class === '2')!.spending_yen).toBeCloseTo(600, 9);
  });

  /** District A: 3300 yen, all in the hazard: ranks 2 and 3 have 120 and 100 of 220 m². */
  it('gives the share of the trade of a zone that is at risk', async () => {
    const { trade_at_risk: trade } = await tablesOf({ zoneKinds: ['district'], hazards: ['river:L2'] });
    expect(
      trade!.map((row) => [
        row.zone_id,
        row.class,
        row.commercial_buildings,
        row.commercial_floor_share,
        row.spending_share,
      ]),
    ).toEqual([
      ['', 'unknown', 1, 1, null],
      ['A', '2', 1, expect.closeTo(120 / 220, 12), expect.closeTo(120 / 220, 12)],
      ['A', '3', 1, expect.closeTo(100 / 220, 12), expect.closeTo(100 / 220, 12)],
      ['B', '4', 1, 1, 1],
      ['unplaced', 'unplaced', 0, null, null],
    ]);
  });

  it('is null in a month that the source withholds, never 0', async () => {
    const own = await load([...rows, [northWest, 2023, 3, '食料品', Number.NaN], [southWest, 2023, 3, '食料品', 10]]);
    const asked = { ...cityAndRiver, zoneKinds: ['district'], categories: ['食料品'], tables: ['months'] };
    const { spending_months: table } = await tablesOf(asked, own);
    const march = table!.filter((row) => row.month === 3 && row.zone_id !== 'unplaced');
    // A holds the shops of the south-west, B that of the north-west; both are hit
    expect(march.map((row) => [row.zone_id, row.spending_yen, row.spending_hit_yen, row.spending_not_hit_yen])).toEqual(
      [
        ['A', 10, 10, 0],
        ['B', null, null, 0],
      ],
    );
  });

  it('takes weights as they are edited', async () => {
    const { spending } = await tablesOf({ ...cityAndRiver, categories: ['食料品'], weights: { '402': 1, '413': 1 } });
    // south-west 120 : 200; the north-west has no commercial floor any more: 500 + 70 unplaced
    expect(spending!.map((row) => [row.class, row.spending_yen])).toEqual([
      ['2', expect.closeTo((3300 * 120) / 320, 9)],
      ['3', expect.closeTo((3300 * 200) / 320, 9)],
      ['unplaced', 570],
    ]);
  });

  it('refuses a year, month or category that the source has not', async () => {
    await expect(ask(db, 'spending', { year: 2019 }, context)).rejects.toThrow('2019');
    await expect(ask(db, 'spending', { month: 7 }, context)).rejects.toThrow('2023-7');
    await expect(ask(db, 'spending', { categories: ['株'] }, context)).rejects.toThrow('株');
  });

  it('never adds a whole year to its months', async () => {
    const own = await load([...rows, [southWest, 2023, 0, '食料品', 9999]]);
    const { spending } = await tablesOf({ ...cityAndRiver, categories: ['食料品'] }, own);
    expect(spending!.reduce((sum, row) => sum + Number(row.spending_yen), 0)).toBeCloseTo(3870, 8);
  });
});

it('never adds the total of a source to its categories', async () => {
  const own = await load([...rows, [southWest, 2023, 1, '合計', 9999]]);
  const { trade_at_risk: table } = await tablesOf(cityAndRiver, own);
  expect(table!.reduce((sum, row) => sum + Number(row.spending_yen), 0)).toBeCloseTo(3910, 8);
  await expect(ask(db, 'spending', { categories: ['合計', '食料品'] }, own)).rejects.toThrow('twice');
  const { trade_at_risk: total } = await tablesOf({ ...cityAndRiver, categories: ['合計'] }, own);
  expect(total!.reduce((sum, row) => sum + Number(row.spending_yen), 0)).toBeCloseTo(9999, 8);
});

it('is conserved whatever the meshes hold, in whatever order they come', async () => {
  const meshes = [southWest, northWest, northEast, empty];
  const amount = fc.record({
    mesh: fc.constantFrom(...meshes),
    month: fc.integer({ min: 1, max: 3 }),
    category: fc.constantFrom('a', 'b'),
    yen: fc.integer({ min: 0, max: 1e9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 20 }), async (amounts) => {
      const spent = amounts.map(({ mesh, month, category, yen }) => [mesh, 2023, month, category, yen] as const);
      const own = await tablesOf({ hazards: ['river:L2', 'landslide:'] }, await load(spent));
      const turned = await tablesOf({ hazards: ['river:L2', 'landslide:'] }, await load(spent.toReversed()));
      expect(turned).toEqual(own);
      const total = amounts.reduce((sum, { yen }) => sum + yen, 0);
      for (const table of Object.values(own)) {
        const parts = new Map<string, number>();
        for (const row of table) {
          const part = `${row.zone_kind} ${row.hazard}`;
          parts.set(part, (parts.get(part) ?? 0) + Number(row.spending_yen));
        }
        // what has no floor of its own is unplaced, so nothing is lost
        for (const [, sum] of parts) expect(sum).toBeCloseTo(total, 4);
      }
    }),
    { numRuns: 8 },
  );
});

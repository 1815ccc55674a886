import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { type AnswerTable, cellOf, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createRandomCity } from '../random-city.ts';
import { createToyCity } from '../toy-city.ts';
import { areaModel, areaSubjects } from './toy-areas.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, areaModel.tables, areaSubjects());
});
afterAll(() => db.close());

const columns = ['zone_id', 'residence', 'class', 'area_ha', 'share_of_zone', 'buildings', 'population', 'facilities'];
const shown = (table: AnswerTable) =>
  table.rows.map((row) =>
    columns
      .map((name) => {
        const value = cellOf(table, row, name);
        return typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value);
      })
      .join(' '),
  );

describe('the city of 200 × 100 m', () => {
  it('has 1 ha of river L2 in the western district, and 1 ha in the eastern one that nobody surveyed', async () => {
    const { tables } = await ask(db, 'hazard_area', { zoneKinds: ['district'], hazards: ['river:L2'] }, context);
    // 50 × 100 m in and out of 居住誘導区域 each; buildings and people as in the table of toy-areas.ts; the hospital stands in
    // the water, the school in the east where the raster says nothing
    expect(shown(tables[0]!)).toEqual([
      'west outside 3 0.5 0.5 1 10 0',
      'west inside 3 0.5 0.5 1 20 1',
      'east outside unknown 0.5 0.5 1 40 0',
      'east inside unknown 0.5 0.5 1 30 1',
    ]);
  });

  it('divides ranks by depth where it is known, and says 内訳不明 where only the rank is', async () => {
    const parameters = { zoneKinds: ['residence', 'city'], hazards: ['river:L1'], classes: 'detailed' };
    const { tables } = await ask(db, 'hazard_area', parameters, context);
    // 居住誘導区域 1 ha: 20 × 100 m at 1.5 m deep; outside it the ground has no bounds: no area
    expect(shown(tables[0]!)).toEqual([
      ' outside none null null 1 40 0',
      ' outside rank_1 null null 1 10 0',
      'r inside none 0.8 0.8 1 30 1',
      'r inside 1-3 0.2 0.2 1 20 1',
      'city outside none 0.5 0.25 1 40 0',
      'city outside rank_1 0.5 0.25 1 10 0',
      'city inside none 0.8 0.4 1 30 1',
      'city inside 1-3 0.2 0.1 1 20 1',
    ]);
  });

  it('says first how much of 居住誘導区域 lies in the hazard', async () => {
    const { tables, headline } = await ask(db, 'hazard_area', { hazards: ['landslide:'] }, context);
    const hectares = (rows: readonly number[]) =>
      rows.reduce((sum, row) => sum + Number(rowObject(tables[0]!, tables[0]!.rows[row]!).area_ha), 0);
    // 警戒 120 < x < 150, y < 60 holds 特別警戒 140 < x < 150, y < 30 and the sliver: 30 × 60 m²
    expect(hectares(headline!.rows)).toBeCloseTo(0.18, 9);
    expect(hectares(headline!.ofRows!)).toBeCloseTo(1, 9);
  });

  it('checks the classes against the area that the coordinates of each zone give', async () => {
    const { checks, tables } = await ask(db, 'hazard_area', {}, context);
    expect(checks.find(({ code }) => code === 'zone-area')).toMatchObject({ holds: true });
    expect(new Set(tables[1]!.rows.map((row) => cellOf(tables[1]!, row, 'remark')))).toEqual(new Set(['sound']));
  });

  it('fails that check where ground is missing', async () => {
    const other = await createNativeDatabase();
    try {
      const [areas, ...rest] = areaSubjects();
      const table = areas!.tables.zone_hazard_areas!;
      const less = { ...table, area_m2: (table.area_m2 as Float64Array).map((area, i) => (i === 3 ? area - 1 : area)) };
      const wrong = { ...areas!, tables: { ...areas!.tables, zone_hazard_areas: less } };
      const broken = await createContext(other, areaModel.tables, [wrong, ...rest]);
      const { checks } = await ask(other, 'hazard_area', {}, broken);
      const [check] = checks.filter(({ code }) => code === 'zone-area');
      expect(check).toMatchObject({ holds: false });
      expect(check!.difference).toBeCloseTo(-1, 6);
    } finally {
      await other.close();
    }
  });

  it('counts detailed classes that add up to the standard ones', async () => {
    const parameters = { zoneKinds: ['city', 'district', 'residence'], hazards: ['river:L1', 'river:L2'] };
    const standard = await ask(db, 'hazard_area', parameters, context);
    const detailed = await ask(db, 'hazard_area', { ...parameters, classes: 'detailed' }, context);
    expect(sumsByRank(detailed.tables[0]!)).toEqual(sumsByRank(standard.tables[0]!));
  });
});

describe('cities that know less', () => {
  const withCity = async (
    city: ReturnType<typeof createToyCity>,
    test: (answer: Awaited<ReturnType<typeof ask>>) => void,
  ) => {
    const own = await createNativeDatabase();
    try {
      test(await ask(own, 'hazard_area', { classes: 'detailed' }, await createContext(own, city)));
    } finally {
      await own.close();
    }
  };

  it('have no area and no facilities, never 0, where nothing is known of them', () =>
    withCity(createToyCity(), ({ tables, checks, headline }) => {
      for (const row of tables[0]!.rows)
        expect([cellOf(tables[0]!, row, 'area_ha'), cellOf(tables[0]!, row, 'facilities')]).toEqual([null, null]);
      expect(checks.every(({ holds }) => holds)).toBe(true);
      expect(headline).toBeUndefined();
      expect(tables[1]!.rows.every((row) => cellOf(tables[1]!, row, 'remark') === 'no_shape')).toBe(true);
    }));

  it('divide a rank only by a depth that lies in it', () =>
    withCity(createToyCity(), ({ tables: [table] }) => {
      const ofCity = table!.rows
        .map((row) => rowObject(table!, row))
        .filter((row) => row.zone_kind === 'city' && row.hazard === 'river' && row.scale === 'L2');
      // depths 0.3, 1, 1, 2.9 and a rank 2 without depth; 3.5; 6; not hit; unknown
      const buildings: Record<string, number> = {};
      for (const row of ofCity)
        buildings[String(row.class)] = (buildings[String(row.class)] ?? 0) + Number(row.buildings);
      expect(buildings).toEqual({ unknown: 1, none: 1, '0.3-0.5': 1, rank_2: 1, '1-3': 3, '3-5': 1, '5-10': 1 });
    }));

  it('keep people and buildings whatever the classes are', async () => {
    for (const seed of [1, 2, 3])
      await withCity(createRandomCity(300, seed), ({ checks }) => {
        expect(checks.filter(({ holds }) => !holds)).toEqual([]);
        expect(checks.map(({ code }) => code)).toContain('population-conserved');
      });
  });
});

const rankOf: Record<string, string> = {
  rank_1: '1',
  'under_0.3': '1',
  '0.3-0.5': '1',
  rank_2: '2',
  '0.5-1': '2',
  '1-3': '2',
  '3-5': '3',
  '5-10': '4',
  '10-20': '5',
  '20_and_over': '6',
};

function sumsByRank(table: AnswerTable): Record<string, string> {
  const sums = new Map<string, number[]>();
  for (const row of table.rows) {
    const { zone_kind, zone_id, hazard, scale, residence, ...rest } = rowObject(table, row);
    const key = [zone_kind, zone_id, hazard, scale, residence, rankOf[String(rest.class)] ?? rest.class].join();
    const values = [rest.area_ha, rest.buildings, rest.population, rest.facilities].map(Number);
    sums.set(
      key,
      values.map((value, i) => value + (sums.get(key)?.[i] ?? 0)),
    );
  }
  return Object.fromEntries([...sums].map(([key, values]) => [key, values.map((value) => value.toFixed(9)).join()]));
}

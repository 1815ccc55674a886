import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { withDamage } from '../../../src/analysis/damage-values.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import { aboveFloorClasses, houseDamageRates } from '../../../src/domain/flood-damage-rates.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createRandomCity } from '../random-city.ts';
import { createToyCity } from '../toy-city.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity());
});
afterAll(() => db.close());

const rowsOf = ({ tables: [table] }: Answer) => table!.rows.map((row) => rowObject(table!, row));
const river = { zoneKinds: ['city'], hazards: ['river:L2'] };

/**
 * Floor 0.5 m above the ground, so depths above it are: #0 0.3 m below the floor; #1, #2 1 m → 0.5 m; #8 2.9 → 2.4 m;
 * #3 3.5 → 3 m; #5 6 → 5.5 m; #4 rank 2 alone, 0.5 to 2.99 m → 0 to 2.49 m. Floor areas 100, 120+150, 90, 200+1000, 80 m².
 */
describe('flood damage', () => {
  it('shows the floor area by depth above the floor, and no yen, until values are given', async () => {
    const rows = rowsOf(await ask(db, 'damage', river, context));
    expect(rows.map((row) => [row.above_floor_low, row.above_floor_high, row.floor_area_m2])).toEqual([
      ['unknown', 'unknown', 160],
      ['none', 'none', 130],
      ['below_floor', 'below_floor', 100],
      ['under_50cm', '200_299cm', 80],
      ['50_99cm', '50_99cm', 270],
      ['200_299cm', '200_299cm', 90],
      ['300cm_or_more', '300cm_or_more', 1200],
    ]);
    for (const row of rows)
      expect([
        row.house_damage_low_yen,
        row.house_damage_high_yen,
        row.goods_damage_low_yen,
        row.business_damage_yen,
      ]).toEqual([null, null, null, null]);
  });

  /** R7.7 A at 1,000 yen: 4,700 + 80 × 189 or 592 + 270 × 253 + 90 × 592 + 1200 × 800. */
  it('multiplies floor area, unit value and rate, with both ends of a rank', async () => {
    const answer = await ask(db, 'damage', { ...river, houseYenPerSquareMeter: 1000 }, context);
    const rows = rowsOf(answer);
    const total = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0);
    const known = 100 * 47 + 270 * 253 + 90 * 592 + 1200 * 800;
    expect(total('house_damage_low_yen')).toBeCloseTo(known + 80 * 189, 6);
    expect(total('house_damage_high_yen')).toBeCloseTo(known + 80 * 592, 6);
    expect(rows[0]!.house_damage_high_yen).toBeNull();
    expect(rows[1]!.house_damage_high_yen).toBe(0);
    expect(answer.headline!.value).toBe('house_damage_high_yen');
    expect(answer.evidence.assumptions).toContainEqual({ code: 'house-value-yen-m2', value: 1000, editable: true });
  });

  it('names rates that were not verified as such', async () => {
    const codes = async (slope: string) =>
      (await ask(db, 'damage', { ...river, slope }, context)).evidence.assumptions.map(({ code }) => code);
    expect(await codes('A')).toContain('damage-rates-secondary');
    expect(await codes('B')).toContain('damage-rates-unverified');
  });

  it('takes rates that are typed in before those of the manual', async () => {
    const own = { ...river, houseYenPerSquareMeter: 10, houseRates: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] };
    const { evidence, ...answer } = await ask(db, 'damage', own, context);
    const deepest = rowsOf({ evidence, ...answer }).at(-1)!;
    expect([deepest.house_rate_high, deepest.house_damage_high_yen]).toEqual([0.6, 1200 * 10 * 0.6]);
    expect(evidence.assumptions.map(({ code }) => code)).toContain('damage-rates-own');
    expect(evidence.assumptions.map(({ code }) => code)).not.toContain('damage-rates-secondary');
  });

  it('computes household goods only from values, six rates and households that are known', async () => {
    const goods = { goodsYenPerHousehold: 100, goodsRates: [0.01, 0.1, 0.2, 0.3, 0.4, 0.5] };
    const without = rowsOf(await ask(db, 'damage', { ...river, ...goods }, context));
    expect(without.every((row) => row.goods_damage_high_yen === null)).toBe(true);
    const other = await createNativeDatabase();
    try {
      const random = await createContext(other, createRandomCity(200, 3));
      for (const row of rowsOf(await ask(other, 'damage', { ...river, ...goods }, random))) {
        if (row.above_floor_high === 'unknown') expect(row.goods_damage_high_yen).toBeNull();
        else expect(row.goods_damage_high_yen).toBeGreaterThanOrEqual(Number(row.goods_damage_low_yen));
        if (row.above_floor_high === '100_199cm')
          expect(row.goods_damage_high_yen).toBeCloseTo(Number(row.households) * 100 * 0.3, 9);
      }
    } finally {
      await other.close();
    }
    await expect(ask(db, 'damage', { ...river, goodsRates: [0.1] }, context)).rejects.toThrow();
  });

  it('refuses a hazard without depths', async () => {
    await expect(ask(db, 'damage', { hazards: ['landslide:'] }, context)).rejects.toThrow('landslide:');
  });
});

describe('damage of a row', () => {
  const classes = fc.nat(aboveFloorClasses.length - 1);
  const damageOf = (area: number, low: number, high: number, yen: number, rates: readonly number[]) => {
    const table = {
      id: 'x',
      title: { ja: '', en: '' },
      keys: ['above_floor_low', 'above_floor_high'].map((name) => ({ name, title: { ja: '', en: '' } })),
      values: (['floor_area_m2', 'households'] as const).map((name) => ({
        name,
        title: { ja: '', en: '' },
        unit: 'square_meters' as const,
        additive: true,
        missing: 'no_data' as const,
      })),
      rows: [[aboveFloorClasses[low]!.name, aboveFloorClasses[high]!.name, area, null]],
    };
    const values = { houseYenPerSquareMeter: yen, goodsYenPerHousehold: null, goodsRates: [] };
    const out = withDamage(table, rates, values);
    const row = rowObject(out, out.rows[0]!);
    return [Number(row.house_damage_low_yen), Number(row.house_damage_high_yen)] as const;
  };

  it('never falls with the depth, is proportional to the value, and never passes it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        classes,
        classes,
        fc.integer({ min: 1, max: 500_000 }),
        fc.constantFrom(...houseDamageRates),
        (area, a, b, yen, { rates }) => {
          const [low, high] = damageOf(area, Math.min(a, b), Math.max(a, b), yen, rates);
          expect(low).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(area * yen);
          expect(damageOf(area, a, b, 2 * yen, rates)[1]).toBe(2 * damageOf(area, a, b, yen, rates)[1]);
        },
      ),
    );
  });
});

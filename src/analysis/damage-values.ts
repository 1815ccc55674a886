import { type AnswerTable, type Cell, cellOf, type ValueColumn } from '../domain/answer.ts';
import { aboveFloorClasses } from '../domain/flood-damage-rates.ts';

/** What the user gives; null or empty where not given. */
export interface DamageValues {
  readonly houseYenPerSquareMeter: number | null;
  readonly goodsYenPerHousehold: number | null;
  /** Six, in the order of `aboveFloorClasses`, or none. */
  readonly goodsRates: readonly number[];
}

/**
 * Adds the damage to a table by depth above the floor: floor area × unit value × rate, households × value × rate. Null
 * where a unit value, a rate, the households or the depth is not known; 0 where it is surveyed and dry.
 */
export function withDamage(table: AnswerTable, houseRates: readonly number[], values: DamageValues): AnswerTable {
  return {
    ...table,
    values: [...table.values, ...damageColumns],
    rows: table.rows.map((row) => {
      const [low, high] = (['above_floor_low', 'above_floor_high'] as const).map((name) => cellOf(table, row, name));
      const floorArea = cellOf(table, row, 'floor_area_m2');
      const households = cellOf(table, row, 'households');
      const house = (name: Cell) => product(floorArea, values.houseYenPerSquareMeter, rateOf(name, houseRates));
      const goods = (name: Cell) => product(households, values.goodsYenPerHousehold, rateOf(name, values.goodsRates));
      const rates = [low!, high!].map((name) => rateOf(name, houseRates));
      return [...row, ...rates, house(low!), house(high!), goods(low!), goods(high!), null];
    }),
  };
}

/** Undefined where the class or the rates are not known. */
function rateOf(name: Cell, rates: readonly number[]): number | null {
  if (rates.length === 0 || name === 'unknown') return null;
  return name === 'none' ? 0 : rates[aboveFloorClasses.findIndex((entry) => entry.name === name)]!;
}

function product(...factors: readonly Cell[]): number | null {
  return factors.includes(null) ? null : factors.reduce<number>((result, factor) => result * Number(factor), 1);
}

const yen = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'yen',
  additive: true,
  missing: 'not_computed',
});

const rate = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'share',
  additive: false,
  missing: 'not_computed',
});

const damageColumns: readonly ValueColumn[] = [
  rate('house_rate_low', '家屋被害率（下限）', 'House damage rate, at least'),
  rate('house_rate_high', '家屋被害率（上限）', 'House damage rate, at most'),
  yen('house_damage_low_yen', '家屋被害額（下限）', 'Damage to houses, at least'),
  yen('house_damage_high_yen', '家屋被害額（上限）', 'Damage to houses, at most'),
  yen('goods_damage_low_yen', '家庭用品被害額（下限）', 'Damage to household goods, at least'),
  yen('goods_damage_high_yen', '家庭用品被害額（上限）', 'Damage to household goods, at most'),
  yen('business_damage_yen', '事業所被害額', 'Damage to businesses'),
];

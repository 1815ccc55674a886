/**
 * Damage rates of houses in 治水経済調査マニュアル（案）（国土交通省 水管理・国土保全局）: share of a house's value that is lost, by
 * depth above the floor and slope of the ground.
 *
 * The manual's own tables could not be read where this list was made. `secondary`: taken from a publication that quotes
 * the manual; `unverified`: from notes without a source to check against. Both are printed as assumptions, and every rate
 * can be overwritten.
 */
export interface HouseDamageRates {
  readonly manual: DamageManual;
  readonly slope: GroundSlope;
  /** In the order of `aboveFloorClasses`, 0 … 1. */
  readonly rates: readonly [number, number, number, number, number, number];
  readonly verification: 'secondary' | 'unverified';
}

export const damageManuals = ['R7.7', 'H17'] as const;
/** Edition: 令和 7 年 7 月, 平成 17 年 4 月. */
export type DamageManual = (typeof damageManuals)[number];

export const groundSlopes = ['A', 'B', 'C'] as const;
/** 地盤勾配: A under 1/1000, B 1/1000 to 1/500, C 1/500 and steeper. */
export type GroundSlope = (typeof groundSlopes)[number];

/** Depth above the floor in centimetres, from … (inclusive) to the next. */
export interface AboveFloorClass {
  /** As in tables. */
  readonly name: string;
  /** Negative infinity: water that stays below the floor. */
  readonly fromCentimetres: number;
  readonly ja: string;
  readonly en: string;
}

/** Source: 治水経済調査マニュアル（案）, classes of the table of house damage. */
export const aboveFloorClasses: readonly AboveFloorClass[] = [
  { name: 'below_floor', fromCentimetres: Number.NEGATIVE_INFINITY, ja: '床下', en: 'below the floor' },
  { name: 'under_50cm', fromCentimetres: 0, ja: '床上 50 cm 未満', en: 'under 50 cm above the floor' },
  { name: '50_99cm', fromCentimetres: 50, ja: '床上 50〜99 cm', en: '50–99 cm above the floor' },
  { name: '100_199cm', fromCentimetres: 100, ja: '床上 100〜199 cm', en: '100–199 cm above the floor' },
  { name: '200_299cm', fromCentimetres: 200, ja: '床上 200〜299 cm', en: '200–299 cm above the floor' },
  { name: '300cm_or_more', fromCentimetres: 300, ja: '床上 300 cm 以上', en: '300 cm and more above the floor' },
];

/** 地盤から床までの高さ taken off the depth. Source: 治水経済調査マニュアル（案）, 50 cm. */
export const FLOOR_ABOVE_GROUND_METERS = 0.5;

export const houseDamageRates: readonly HouseDamageRates[] = [
  { manual: 'R7.7', slope: 'A', rates: [0.047, 0.189, 0.253, 0.406, 0.592, 0.8], verification: 'secondary' },
  { manual: 'R7.7', slope: 'B', rates: [0.058, 0.219, 0.301, 0.468, 0.657, 0.843], verification: 'unverified' },
  { manual: 'R7.7', slope: 'C', rates: [0.064, 0.235, 0.325, 0.499, 0.69, 0.865], verification: 'unverified' },
  { manual: 'H17', slope: 'A', rates: [0.032, 0.092, 0.119, 0.266, 0.58, 0.834], verification: 'unverified' },
  { manual: 'H17', slope: 'B', rates: [0.044, 0.126, 0.176, 0.343, 0.647, 0.87], verification: 'unverified' },
  { manual: 'H17', slope: 'C', rates: [0.05, 0.144, 0.205, 0.382, 0.681, 0.888], verification: 'unverified' },
];

export const houseDamageRatesOf = (manual: DamageManual, slope: GroundSlope): HouseDamageRates =>
  houseDamageRates.find((entry) => entry.manual === manual && entry.slope === slope)!;

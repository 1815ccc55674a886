import type { TFunction } from 'i18next';
import { formatNumber, formatQuantity } from '../../project/language/number-format.ts';
import type { Measure } from '../../project/project-schema.ts';

const SQUARE_METERS_PER_HECTARE = 10_000;

/** How a measure is written: floor area in hectares with one place, everything else in whole units. */
const displays: Readonly<
  Record<Measure, { readonly unit: 'people' | 'buildings' | 'ha'; readonly divisor: number; readonly decimals: number }>
> = {
  population: { unit: 'people', divisor: 1, decimals: 0 },
  population65: { unit: 'people', divisor: 1, decimals: 0 },
  population75: { unit: 'people', divisor: 1, decimals: 0 },
  populationDay: { unit: 'people', divisor: 1, decimals: 0 },
  buildings: { unit: 'buildings', divisor: 1, decimals: 0 },
  verticalEvacuationImpossible: { unit: 'buildings', divisor: 1, decimals: 0 },
  floorArea: { unit: 'ha', divisor: SQUARE_METERS_PER_HECTARE, decimals: 1 },
};

export const measureUnit = (measure: Measure, t: TFunction): string => {
  const { unit } = displays[measure];
  return unit === 'ha' ? 'ha' : t(`unit.${unit}`);
};

export const measureDecimals = (measure: Measure): number => displays[measure].decimals;

/** In the unit that it is written in: m² become hectares. */
export const scaledMeasure = (value: number | null, measure: Measure): number | null =>
  value === null ? null : value / displays[measure].divisor;

/** Without its unit, which stands once in the title. */
export const measureText = (value: number | null, measure: Measure): string =>
  formatNumber(scaledMeasure(value, measure), displays[measure].decimals);

export const measureWithUnit = (value: number | null, measure: Measure, t: TFunction): string =>
  formatQuantity(scaledMeasure(value, measure), measureUnit(measure, t), displays[measure].decimals);

export const isPeople = (measure: Measure): boolean => displays[measure].unit === 'people';

import { type Cell, type Unit, units, type ValueColumn } from '../../domain/answer.ts';
import type { Language } from '../project-schema.ts';
import { missingText, shownValue, unitDecimals } from './answer-text.ts';
import { formatChange, formatNumber } from './number-format.ts';

/** How the values of one column are written: all in the same unit, with the same places. */
export interface ValueDisplay {
  readonly column: ValueColumn;
  readonly divisor: number;
  readonly decimals: number;
  /** '' where the values have none. */
  readonly unit: string;
  readonly language: Language;
}

/** Before a sum that leaves something out; said under the table. */
export const PARTIAL_MARK = '※';

/** From this size on, areas are read in hectares and money in millions. */
const HECTARES_FROM_SQUARE_METERS = 100_000;
const MILLIONS_FROM_YEN = 1_000_000_000;
const millionYen = { ja: '百万円', en: 'million yen' } as const;

/** The display of a column whose largest value is given, in the column's own unit. */
export function valueDisplay(column: ValueColumn, largest: number, language: Language): ValueDisplay {
  const { unit } = column;
  const scaled = (divisor: number, name: string, decimals: number) => ({
    column,
    divisor,
    decimals,
    unit: name,
    language,
  });
  if (unit === 'square_meters' && largest >= HECTARES_FROM_SQUARE_METERS)
    return scaled(10_000, units.hectares[language], 1);
  if (unit === 'yen' && largest >= MILLIONS_FROM_YEN) return scaled(1_000_000, millionYen[language], 0);
  if (unit === 'hectares' && largest < 100) return scaled(1, units.hectares[language], 2);
  return scaled(1, unit === 'share' ? '' : units[unit as Unit][language], unitDecimals[unit]);
}

const isDifference = ({ name }: ValueColumn): boolean => /(^|_)difference(_|$)/.test(name);

/** The largest value of a list; 0 of none. */
export const largestOf = (values: readonly Cell[]): number =>
  values.reduce<number>((most, value) => (typeof value === 'number' && value > most ? value : most), 0);

/** Without its unit, which stands once in the title; a share with its %. What is missing is said, never 0. A difference has its sign. */
export function displayText(value: Cell | undefined, { column, divisor, decimals, language }: ValueDisplay): string {
  if (typeof value !== 'number' || Number.isNaN(value)) return missingText(column, language);
  const shown = shownValue(value, column.unit) / divisor;
  const text = isDifference(column) ? formatChange(shown, '', language, decimals) : formatNumber(shown, decimals);
  return column.unit === 'share' ? `${text}%` : text;
}

/** With its unit: `1,234 人`. */
export function displayWithUnit(value: Cell | undefined, display: ValueDisplay): string {
  const text = displayText(value, display);
  return display.unit === '' || typeof value !== 'number' ? text : `${text}\u00a0${display.unit}`;
}

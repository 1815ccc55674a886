import { type AnswerTable, type Cell, type Text, type Unit, units, type ValueColumn } from '../../domain/answer.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import type { Language } from '../../project/project-schema.ts';

/**
 * How numbers of a sentence are rounded: half away from zero, and only for reading. A share is taken of the unrounded numbers.
 * What is there but rounds to nothing is never written as 0. Source: ui.md §3, Numbers.
 */
export const roundings = {
  ones: {
    ja: '人数・棟数・箇所数は 1 単位に四捨五入（0 を超え 0.5 未満は「1 未満」）',
    en: 'people, buildings and facilities to one (under 1 where there is less than a half)',
  },
  'share-tenths': {
    ja: '割合は丸める前の値から求め、小数第 1 位に四捨五入（0 を超え 0.05% 未満は「0.1% 未満」）',
    en: 'shares from the unrounded numbers, to a tenth of a per cent (under 0.1% where there is less)',
  },
  hundredths: { ja: '得点は小数第 2 位に四捨五入', en: 'scores to a hundredth' },
} as const satisfies Record<string, Text>;
export type Rounding = keyof typeof roundings;

/** One number of a sentence: what stands in the text, and the cells of the answer that it is made of. */
export interface ToldNumber {
  /** Unrounded; a share as 0 … 1. */
  readonly value: number;
  /** As it stands in the text, with its unit: `1,234 人`, `12.5%`. */
  readonly printed: string;
  /** Id of the answer's table. */
  readonly table: string;
  /** Rows that are added up. */
  readonly rows: readonly number[];
  readonly column: string;
  /** Rows that are the whole of it, of a share. */
  readonly ofRows?: readonly number[];
  readonly rounding: Rounding;
}

const NO_BREAK_SPACE = '\u00a0';

/** Adds up cells of one table and writes them, remembering where each number came from. */
export interface Teller {
  readonly numbers: readonly ToldNumber[];
  /** Null where the column is not there, or a cell of it is missing. */
  sum(rows: readonly number[], column: string): number | null;
  /** `1,234 人`. */
  amount(rows: readonly number[], column: string): string;
  /** `12.5%`. */
  share(rows: readonly number[], ofRows: readonly number[], column: string): string;
}

export function createTeller(table: AnswerTable, language: Language): Teller {
  const numbers: ToldNumber[] = [];
  const sum = (rows: readonly number[], column: string) => sumOf(table, rows, column);
  const told = (number: ToldNumber): string => {
    numbers.push(number);
    return number.printed;
  };
  return {
    numbers,
    sum,
    amount(rows, column) {
      const value = sum(rows, column) ?? Number.NaN;
      const { unit } = valueColumn(table, column)!;
      const rounding = unit === 'points' ? 'hundredths' : 'ones';
      return told({ value, printed: amountText(value, unit, language), table: table.id, rows, column, rounding });
    },
    share(rows, ofRows, column) {
      const value = (sum(rows, column) ?? Number.NaN) / (sum(ofRows, column) ?? Number.NaN);
      const printed = shareText(value, language);
      return told({ value, printed, table: table.id, rows, ofRows, column, rounding: 'share-tenths' });
    },
  };
}

const valueColumn = (table: AnswerTable, name: string): ValueColumn | undefined =>
  table.values.find((column) => column.name === name);

function sumOf(table: AnswerTable, rows: readonly number[], name: string): number | null {
  const at = table.values.findIndex((column) => column.name === name);
  if (at < 0) return null;
  const cells = rows.map((row): Cell => table.rows[row]![table.keys.length + at]!);
  return cells.reduce<number | null>(
    (total, cell) => (total === null || typeof cell !== 'number' ? null : total + cell),
    0,
  );
}

function amountText(value: number, unit: Unit, language: Language): string {
  const name = units[unit][language];
  const decimals = unit === 'points' ? 2 : 0;
  const word = name === '' ? '' : `${NO_BREAK_SPACE}${name}`;
  if (decimals === 0 && value > 0 && value < 0.5)
    return language === 'ja' ? `1${word}未満` : `under${NO_BREAK_SPACE}1${word}`;
  return `${formatNumber(value, decimals)}${word}`;
}

function shareText(value: number, language: Language): string {
  if (value > 0 && value < 0.0005) return language === 'ja' ? '0.1%未満' : `under${NO_BREAK_SPACE}0.1%`;
  return Number.isNaN(value) ? '—' : `${formatNumber(value * 100, 1)}%`;
}

import type { PrintCell } from '../tables/print-table.ts';

/** A number of a printed cell as a workbook holds it. */
export interface PrintedNumber {
  /** In the unit that is printed, unrounded; a share as 0 … 1. */
  readonly value: number;
  /** Excel's format, which shows what is printed. */
  readonly format: string;
}

/** Printed in hectares or millions where the value is held in m² or yen (`value-display.ts`). */
const divisors = [1, 10_000, 1_000_000];

/**
 * The number behind a printed cell, with the format that prints it. Undefined for words and for what is missing, and where no
 * unit makes the value what is printed: such a cell stays a text.
 */
export function printedNumber({ text, value }: Pick<PrintCell, 'text' | 'value'>): PrintedNumber | undefined {
  if (value === null) return undefined;
  const [, mark = '', sign = '', digits, percent = ''] = /^(※?)([△＋−±]?)([\d,]+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const read = Number(digits.replaceAll(',', '')) * (sign === '△' || sign === '−' ? -1 : 1);
  const scale = percent === '' ? 1 : 100;
  const divisor = divisors.find((one) => Math.abs((value * scale) / one - read) <= 0.5 * 10 ** -decimals + 1e-9);
  if (divisor === undefined) return undefined;
  const plain = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent}`;
  const signed = sign === '' || sign === '−' ? plain : `"＋"${plain};"△"${plain};"±0"`;
  return { value: value / divisor, format: mark === '' ? signed : `"※"${signed}` };
}

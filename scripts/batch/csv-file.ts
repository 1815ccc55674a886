import { closeSync, openSync, writeSync } from 'node:fs';

/** One column of a CSV: its name and the text of a row's cell, already fit for CSV. */
export interface CsvColumn {
  readonly name: string;
  cell(row: number): string;
}

/** Characters gathered before they go to disk. */
const PORTION = 1 << 20;

/** RFC 4180 with LF line ends, UTF-8; with `bom` Excel sees that it is UTF-8. */
export function writeCsv(path: string, columns: readonly CsvColumn[], rows: number, bom = false): void {
  const file = openSync(path, 'w');
  try {
    let text = `${bom ? '\uFEFF' : ''}${columns.map((column) => column.name).join(',')}\n`;
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < columns.length; c++) text += c === 0 ? columns[c]!.cell(row) : `,${columns[c]!.cell(row)}`;
      text += '\n';
      if (text.length > PORTION) {
        writeSync(file, text);
        text = '';
      }
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** A number in full precision; empty for NaN and infinities. */
export const csvNumber = (value: number): string => (Number.isFinite(value) ? String(value) : '');

/** The shortest decimal that is this Float32 (1.1, not 1.100000023841858); empty for NaN. */
export function csvFloat32(value: number): string {
  if (!Number.isFinite(value)) return '';
  const thousandths = Math.round(value * 1000) / 1000;
  if (Math.fround(thousandths) === value) return String(thousandths);
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(Number(value.toPrecision(9)));
}

/** A code or count where 0 stands for "missing". */
export const csvCode = (value: number): string => (value === 0 ? '' : String(value));

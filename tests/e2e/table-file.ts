import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { exposureAnswer } from '../../src/analysis/exposure-answer.ts';
import { headingOf } from '../../src/project/language/answer-text.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import { createExampleExposure } from '../panels/example-exposure.ts';

/** One row of a saved table by the words of its heads. */
export type TableRecord = Readonly<Record<string, string | number>>;

const [table] = exposureAnswer(createExampleExposure(), { hazards: ['river:L2'] }).tables;

/** Heads of the columns of the exposure table by name: `zone_kind`, `population` … */
export const heads: Readonly<Record<string, string>> = Object.fromEntries([
  ...table.keys.map(({ name, title }) => [name, title.ja]),
  ...table.values.map((column) => [column.name, headingOf(column, 'ja')]),
]);
const [zoneKinds] = table.keys;
const UTF8_BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Decodes by the encoding given and no other: bytes that it lacks throw a TypeError. */
export function parseCsv(bytes: Uint8Array, encoding: 'utf-8' | 'shift_jis'): TableRecord[] {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${errors[0]?.message} in row ${errors[0]?.row}`);
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, numberOrText(value)])));
}

export const hasByteOrderMark = (bytes: Uint8Array): boolean =>
  UTF8_BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);

/** The rows between the heads and the sum of the sheet of the table, and that sum. */
export async function parseXlsx(bytes: Uint8Array): Promise<{ rows: TableRecord[]; sum: TableRecord }> {
  const [, sheet] = await readXlsxFile(Buffer.from(bytes));
  const cells = sheet!.data.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))));
  const head = cells.findIndex((row) => row[0] === heads.zone_kind);
  const total = cells.findIndex((row, index) => index > head && row[0] === ja.figure.table.total);
  const names = cells[head]!.map(String);
  const record = (row: (string | number)[]) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']));
  return { rows: cells.slice(head + 1, total).map(record), sum: record(cells[total]!) };
}

export const isCity = (row: TableRecord): boolean =>
  row[heads.zone_kind!] === zoneKinds!.labels!.find(({ value }) => value === 'city')!.label.ja;

/** Sum of a column over the rows that hold numbers there. */
export const sumOf = (rows: readonly TableRecord[], column: string): number =>
  rows.reduce((sum, row) => sum + (Number(row[heads[column]!]) || 0), 0);

const numberOrText = (text: string): string | number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

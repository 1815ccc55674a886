import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { ja } from '../../src/project/language/ja/index.ts';

/** One row of a saved table by the words of its heads. */
export type TableRecord = Readonly<Record<string, string | number>>;

const words = ja.figure.table;
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

/** The rows between the heads and the sum of the first sheet, and that sum. */
export async function parseXlsx(bytes: Uint8Array): Promise<{ rows: TableRecord[]; sum: TableRecord }> {
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  const cells = sheet!.data.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))));
  const head = cells.findIndex((row) => row[0] === words.zoneKind);
  const total = cells.findIndex((row, index) => index > head && row[0] === words.total);
  const heads = cells[head]!.map(String);
  const record = (row: (string | number)[]) => Object.fromEntries(heads.map((name, index) => [name, row[index] ?? '']));
  return { rows: cells.slice(head + 1, total).map(record), sum: record(cells[total]!) };
}

export const isCity = (row: TableRecord): boolean => row[words.zoneKind] === words.city;

/** Sum of a column over the rows that hold numbers there. */
export const sumOf = (rows: readonly TableRecord[], column: keyof typeof words): number =>
  rows.reduce((sum, row) => sum + (Number(row[words[column]]) || 0), 0);

const numberOrText = (text: string): string | number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

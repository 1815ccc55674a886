import Encoding from 'encoding-japanese';

/** Text as CP932 (Shift_JIS). Throws a RangeError for a character that CP932 lacks, rather than writing "?". */
export function toCp932(text: string): Uint8Array {
  const bytes = Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
  const back = Encoding.convert(bytes, { to: 'UNICODE', from: 'SJIS', type: 'string' });
  if (back !== text) {
    const at = [...text].findIndex((character, i) => [...back][i] !== character);
    throw new RangeError(`CP932 cannot hold "${[...text].slice(Math.max(0, at - 5), at + 5).join('')}"`);
  }
  return bytes;
}

export const toUtf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
/** UTF-8 with the byte order mark that Excel needs. */
export const toUtf8WithBom = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf8');

export type Cell = string | number;

/** RFC 4180 with CRLF: quotes only where needed. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const quote = (cell: Cell): string => {
    const text = String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

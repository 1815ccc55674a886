import type { TFunction } from 'i18next';
import type { ExposureRow } from '../analysis/exposure-result.ts';
import type { Language } from '../project/project-schema.ts';
import { type CsvFile, encodeCp932 } from './encode-cp932.ts';
import { exposureColumns, safeText } from './exposure-columns.ts';

export type CsvEncoding = 'utf-8' | 'cp932';

const UTF8_BYTE_ORDER_MARK = '\ufeff';
const NO_DATA = '—';

/**
 * The exposure table as CSV with CRLF (RFC 4180): UTF-8 with a byte order mark, which Excel needs, or CP932. Numbers
 * stand without separators, rounded to the places of their column; no data is `—`, zero is `0`.
 */
export function exposureCsv(
  rows: readonly ExposureRow[],
  encoding: CsvEncoding,
  t: TFunction,
  language: Language,
): CsvFile {
  const columns = exposureColumns(t, language);
  const lines = [
    columns.map(({ heading }) => quoted(heading)),
    ...rows.map((row) =>
      columns.map(({ value, decimals }) => {
        const cell = value(row);
        if (cell === null || Number.isNaN(cell)) return NO_DATA;
        return typeof cell === 'number' ? plainNumber(cell, decimals) : quoted(safeText(cell));
      }),
    ),
  ];
  const text = lines.map((cells) => `${cells.join(',')}\r\n`).join('');
  if (encoding === 'cp932') return encodeCp932(text);
  return { bytes: new TextEncoder().encode(`${UTF8_BYTE_ORDER_MARK}${text}`), unmappable: [] };
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Shortest form with at most `decimals` places: `12.5`, `3`. */
const plainNumber = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

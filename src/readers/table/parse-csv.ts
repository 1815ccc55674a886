import Papa from 'papaparse';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { RecordTable } from './record-table.ts';

/** A CSV table and what was wrong with it. */
export interface CsvResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

const blank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** e-Stat: a second header row holds the labels, its key column is empty. */
function labelsRow(head: readonly string[], second: readonly string[] | undefined): boolean {
  return (
    second !== undefined &&
    /^(KEY_CODE|MESH_ID|地域コード)$/i.test(head[0]?.trim() ?? '') &&
    (second[0] ?? '').trim() === '' &&
    second.some((cell) => cell.trim() !== '')
  );
}

function uniqueNames(head: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return head.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  });
}

/**
 * Parses delimited text (comma, tab or semicolon; quotes; any line ends) with one header row, or e-Stat's two. Rows are
 * numbered as a spreadsheet shows them, the header being row 1. Short and long rows are kept and named in an issue.
 */
export function parseCsv(text: string, file: string, encoding: string): CsvResult {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimitersToGuess: [',', '\t', ';', '|'] });
  const issues: ImportIssue[] = [];
  const quote = parsed.errors.find((error) => error.type === 'Quotes');
  if (quote) issues.push({ severity: 'warning', code: 'csv-quote', file, place: `row ${(quote.row ?? 0) + 1}` });
  const rows = parsed.data;
  while (rows.length > 0 && blank(rows.at(-1)!)) rows.pop();
  const [head] = rows;
  if (!head) return { table: undefined, issues: [{ severity: 'error', code: 'file-empty', file }] };
  const two = labelsRow(head, rows[1]);
  const body = rows.slice(two ? 2 : 1);
  const uneven = body.findIndex((row) => row.length !== head.length && !blank(row));
  if (uneven >= 0)
    issues.push({
      severity: 'warning',
      code: 'csv-row-length',
      file,
      place: `row ${uneven + (two ? 3 : 2)}`,
      count: body.filter((row) => row.length !== head.length).length,
      values: { expected: head.length, found: body[uneven]!.length },
    });
  return {
    table: {
      file,
      fields: uniqueNames(head),
      ...(two && { labels: head.map((_, index) => (rows[1]![index] ?? '').trim()) }),
      rowCount: body.length,
      columns: head.map((_, index) => body.map((row) => row[index] ?? null)),
      encoding,
      rowWord: 'row',
      firstRow: two ? 3 : 2,
    },
    issues,
  };
}

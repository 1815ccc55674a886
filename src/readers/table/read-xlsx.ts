import readXlsx from 'read-excel-file/universal';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SourceFile } from '../source-file.ts';
import type { Cell, RecordTable } from './record-table.ts';

export interface XlsxResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/** Municipal sheets put a title above the table: the header is the first row with the most filled cells of the first ten. */
function headerRow(rows: readonly (readonly Cell[])[]): number {
  const filled = rows
    .slice(0, 10)
    .map((row) => row.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length);
  return filled.indexOf(Math.max(...filled));
}

/** Reads the first sheet of a workbook that holds rows as a table; the header may stand below a title. */
export async function readXlsxTable(file: SourceFile): Promise<XlsxResult> {
  const blob = file.blob ?? new Blob([(await file.bytes()) as Uint8Array<ArrayBuffer>]);
  const sheets = await readXlsx(blob);
  const sheet = sheets.find(({ data }) => data.length > 1) ?? sheets[0];
  const rows = (sheet?.data ?? []).map((row) => row.map(cellOf));
  if (rows.length === 0)
    return { table: undefined, issues: [{ severity: 'error', code: 'file-empty', file: file.path }] };
  const head = headerRow(rows);
  const body = rows.slice(head + 1);
  const fields = rows[head]!.map((cell, index) => String(cell ?? '').trim() || `column ${index + 1}`);
  const issues: ImportIssue[] =
    sheets.length > 1
      ? [
          {
            severity: 'note',
            code: 'xlsx-first-sheet',
            file: file.path,
            values: { used: sheet!.sheet, sheets: sheets.length },
          },
        ]
      : [];
  return {
    table: {
      file: file.path,
      fields,
      rowCount: body.length,
      columns: fields.map((_, index) => body.map((row) => row[index] ?? null)),
      encoding: 'UTF-8',
      rowWord: 'row',
      firstRow: head + 2,
    },
    issues,
  };
}

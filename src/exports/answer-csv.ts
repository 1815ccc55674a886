import type { AnswerTable } from '../domain/answer.ts';
import { outputColumns, type TableForm } from './answer-columns.ts';
import { csvText } from './csv-text.ts';

/** A table as CSV (RFC 4180), `data` with LF as programs expect, `words` with CRLF as Excel does. */
export function answerCsv(table: AnswerTable, form: TableForm): string {
  const columns = outputColumns(table, form);
  const end = form.form === 'data' ? '\n' : '\r\n';
  const lines = [
    columns.map(({ heading }) => csvText(heading)),
    ...table.rows.map((row) =>
      columns.map(({ value, writtenDecimals }) => {
        const cell = value(row);
        return typeof cell === 'number' ? plainNumber(cell, writtenDecimals) : csvText(cell);
      }),
    ),
  ];
  return lines.map((cells) => `${cells.join(',')}${end}`).join('');
}

/** The shortest form with at most `decimals` places, 15 significant digits at most: `12.5`, `3`. */
function plainNumber(value: number, decimals = Number.POSITIVE_INFINITY): string {
  if (!Number.isFinite(value)) return '';
  return Number.isFinite(decimals) ? String(Number(value.toFixed(decimals))) : String(value);
}

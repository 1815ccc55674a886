import type { Answer } from '../../../src/domain/answer.ts';

/** What must be the same on every engine: tables with all their digits, and the checks. */
export const goldenAnswer = ({ tables, checks }: Answer): unknown => ({
  tables: tables.map(({ id, keys, values, rows }) => ({
    id,
    columns: [...keys, ...values].map(({ name }) => name).join(','),
    rows: rows.map((row) => row.join(',')),
  })),
  checks: checks.map(({ code, expected, found, holds }) => [code, expected, found, holds].join(' ')),
});

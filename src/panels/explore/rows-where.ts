import type { AnswerTable, Cell } from '../../domain/answer.ts';
import type { ShownRows } from '../../project/project-schema.ts';

/** Values of key columns that rows must have, a list for any of it; a column that is not named may have any. */
export type RowFilter = ShownRows['where'];

/** Rows of a table whose keys have these values. A column that the table has not narrows nothing. */
export function rowsWhere(table: AnswerTable, where: RowFilter): readonly (readonly Cell[])[] {
  const wanted = table.keys.flatMap(({ name }, index) => {
    const value = where[name];
    return value === undefined ? [] : [{ index, values: Array.isArray(value) ? value : [value] }];
  });
  return table.rows.filter((row) => wanted.every(({ index, values }) => values.includes(row[index] ?? null)));
}

/** Whether two filters name the same rows of a table. */
export const isSameFilter = (a: RowFilter, b: RowFilter): boolean => filterKey(a) === filterKey(b);

const filterKey = (where: RowFilter): string =>
  JSON.stringify(Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1)));

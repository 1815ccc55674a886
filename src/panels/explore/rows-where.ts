import type { AnswerTable, Cell } from '../../domain/answer.ts';

/** Values of key columns that rows must have; a column that is not named may have any. */
export type RowFilter = Readonly<Record<string, Cell>>;

/** Rows of a table whose keys have these values. A column that the table has not narrows nothing. */
export function rowsWhere(table: AnswerTable, where: RowFilter): readonly (readonly Cell[])[] {
  const wanted = table.keys.flatMap(({ name }, index) => (name in where ? [{ index, value: where[name] }] : []));
  return table.rows.filter((row) => wanted.every(({ index, value }) => row[index] === value));
}

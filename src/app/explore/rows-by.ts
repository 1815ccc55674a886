import type { Cell } from '../../domain/answer.ts';

type Row = readonly Cell[];

/** Rows by the text of one of their cells, in the order of the first of each. */
export function rowsBy(rows: readonly Row[], index: number): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[index] ?? '');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

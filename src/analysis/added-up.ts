import type { AnswerTable, Cell } from '../domain/answer.ts';

interface AddingUp {
  /** Key columns that stay, first in the new rows. */
  readonly by: readonly string[];
  /** Values of the column after them, in their order. */
  readonly labels: readonly string[];
  /** The labels that a row is counted under, from its key columns: one in a partition. */
  readonly labelsOf: (cell: (column: string) => Cell) => readonly string[];
  /** Zeros for labels that no row has. */
  readonly everyLabel?: boolean;
}

/**
 * Rows of a finished table added up over its other columns: what a second count of the same buildings would find, without
 * a second pass over them (the sums are exact in any order). Groups in the order of the rows; null stays null.
 */
export function addedUp(table: AnswerTable, { by, labels, labelsOf, everyLabel = false }: AddingUp): Cell[][] {
  const place = new Map(table.keys.map(({ name }, i) => [name, i]));
  const places = by.map((name) => place.get(name)!);
  const groups = new Map<string, { readonly cells: readonly Cell[]; readonly sums: Map<string, Cell[]> }>();
  for (const row of table.rows) {
    const cells = places.map((at) => row[at]!);
    const key = cells.join('\u0001');
    const group = groups.get(key) ?? { cells, sums: new Map<string, Cell[]>() };
    groups.set(key, group);
    for (const label of labelsOf((column) => row[place.get(column)!]!))
      addRow(group.sums, label, row, table.keys.length);
  }
  const zeros = (sums: Map<string, Cell[]>) => [...sums.values()][0]!.map((value) => value && 0);
  return [...groups.values()].flatMap(({ cells, sums }) =>
    labels
      .filter((label) => everyLabel || sums.has(label))
      .map((label) => [...cells, label, ...(sums.get(label) ?? zeros(sums))]),
  );
}

/** The values of a row stand from `first` on. */
function addRow(sums: Map<string, Cell[]>, label: string, row: readonly Cell[], first: number): void {
  const sum = sums.get(label);
  if (!sum) {
    sums.set(label, row.slice(first));
    return;
  }
  for (let i = 0; i < sum.length; i++) {
    const value = row[first + i];
    if (typeof value === 'number') sum[i] = Number(sum[i]) + value;
  }
}

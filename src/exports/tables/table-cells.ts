import type { Cell } from '../../domain/answer.ts';
import type { Row } from './select-rows.ts';
import type { LeafColumn } from './table-columns.ts';
import type { TableLayout } from './table-layout.ts';

/** A number on paper, before it is written. */
export interface CellValue {
  /** Null: no data, or what may not be added up. */
  readonly value: number | null;
  /** The sum leaves out rows without a value. */
  readonly partial: boolean;
}

const missing: CellValue = { value: null, partial: false };

/** Reads one cell from rows of the table: those of a row of the paper, or all of them for the total. */
export type ReadCell = (members: readonly Row[], leaf: LeafColumn) => CellValue;

/**
 * A combination without rows holds nothing: 0 of what may be added up and is known at all, but only under alternatives
 * (hazard, scale, year) that the table speaks of; anything else is no data.
 */
export function cellReader({ table, rows, alternatives }: TableLayout): ReadCell {
  const tuple = (row: Row): string => JSON.stringify(alternatives.map((index) => row[index] ?? null));
  const spoken = new Set(rows.map(tuple));
  const known = new Set(
    table.values.filter((_, i) => rows.some((row) => typeof row[table.keys.length + i] === 'number')),
  );
  const isSpoken = (members: readonly Row[], leaf: LeafColumn): boolean =>
    members.some((row) => {
      const asked = alternatives.map((index) =>
        leaf.where.has(index) ? leaf.where.get(index)! : (row[index] ?? null),
      );
      return spoken.has(JSON.stringify(asked));
    });
  return (members, leaf) => {
    const at = table.keys.length + table.values.indexOf(leaf.value);
    const own = members.filter((row) => [...leaf.where].every(([index, value]) => (row[index] ?? null) === value));
    if (!leaf.value.additive) return own.length === 1 ? { value: numberAt(own[0]!, at), partial: false } : missing;
    if (!known.has(leaf.value) || !isSpoken(members, leaf)) return missing;
    return sumOf(own, at);
  };
}

function sumOf(rows: readonly Row[], at: number): CellValue {
  const numbers = rows.flatMap((row) => numberAt(row, at) ?? []);
  if (numbers.length === 0 && rows.length > 0) return missing;
  return { value: numbers.reduce((sum, value) => sum + value, 0), partial: numbers.length < rows.length };
}

function numberAt(row: Row, at: number): number | null {
  const value: Cell | undefined = row[at];
  return typeof value === 'number' && !Number.isNaN(value) ? value : null;
}

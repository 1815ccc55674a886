import type { Pivot, PivotColumn, PivotRow } from './pivot.ts';
import type { PivotView } from './pivot-view.ts';

/**
 * What stands for a row in chart and map: the classes that are hit, every class of a key without states, or of value columns
 * the shown one.
 */
export function stackedColumns({ columns }: Pivot, view: PivotView): readonly PivotColumn[] {
  if (view.columns === null) return columns.filter(({ value }) => value.name === view.value.name);
  return columns.filter(({ kind }) => kind === 'class');
}

/** What may not be added up can't be stacked. */
export const isStackable = (stack: readonly PivotColumn[], { value }: PivotView): boolean =>
  stack.length === 1 || (stack.length > 1 && value.additive);

export const valueAt = ({ columns }: Pivot, row: PivotRow, column: PivotColumn): number | null =>
  row.values[columns.indexOf(column)] ?? null;

/** Null where any part of it has no value. */
export function stackedValue(laidOut: Pivot, row: PivotRow, stack: readonly PivotColumn[]): number | null {
  const parts = stack.map((column) => valueAt(laidOut, row, column));
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** Whether a sum of the stack leaves out rows without a value. */
export const isPartialStack = ({ columns }: Pivot, row: PivotRow, stack: readonly PivotColumn[]): boolean =>
  stack.some((column) => row.partial[columns.indexOf(column)] === true);

import type { Text } from '../../../domain/answer.ts';
import { useWords } from '../../shell/use-words.ts';
import type { PivotColumn, PivotRow } from './pivot.ts';

interface PivotNames {
  readonly row: (row: PivotRow) => string;
  readonly column: (column: PivotColumn) => string;
  readonly cell: (row: PivotRow, column: PivotColumn, value: string) => string;
  /** Why a row or column is not known. */
  readonly reason: (row: PivotRow, column?: PivotColumn) => string | undefined;
}

/** Rows and columns of a layout in words. */
export function usePivotNames(): PivotNames {
  const { t, pick } = useWords();
  const text = (title: Text | string): string => (typeof title === 'string' ? title : pick(title));
  const row = ({ kind, title }: PivotRow): string => {
    if (kind === 'sum') return t('answer.sum');
    if (kind === 'outside') return t('answer.outside');
    if (kind === 'unknown' && typeof title === 'string') return t('answer.unknownZone');
    return text(title);
  };
  const column = ({ title }: PivotColumn): string => (title === 'sum' ? t('answer.sum') : pick(title));
  return {
    row,
    column,
    cell: (r, c, value) => t('table.cell', { row: row(r), column: column(c), value }),
    reason: (r, c) => {
      const reason = r.reason ?? c?.reason;
      if (reason !== undefined) return pick(reason);
      return r.kind === 'unknown' ? t('answer.unknownZoneReason') : undefined;
    },
  };
}

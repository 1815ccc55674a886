import { displayText, PARTIAL_MARK, type ValueDisplay } from '../../../project/language/value-display.ts';
import type { RowFilter } from '../rows-where.ts';
import type { PivotColumn, PivotRow } from './pivot.ts';
import { usePivotNames } from './use-pivot-names.ts';
import { useShownRows } from './use-shown-rows.ts';

export interface PivotCellProps {
  readonly tableId: string;
  readonly row: PivotRow;
  readonly column: PivotColumn;
  readonly value: number | null;
  readonly partial: boolean;
  readonly display: ValueDisplay;
}

/** A number that, pressed, makes what it counts stand out on the map and narrows the other parts of the answer. */
export function PivotCell({ tableId, row, column, value, partial, display }: PivotCellProps) {
  const names = usePivotNames();
  const { isShown, toggle } = useShownRows(tableId);
  const where: RowFilter = { ...row.where, ...column.where };
  const text = `${partial ? PARTIAL_MARK : ''}${displayText(value, display)}`;
  const unknown = row.kind === 'unknown' || column.kind === 'unknown';
  return (
    <td className={`number ${unknown ? 'hatch-cell' : ''}`} title={unknown ? names.reason(row, column) : undefined}>
      <button
        type="button"
        className="cell-button"
        aria-label={names.cell(row, column, text)}
        aria-pressed={isShown(where)}
        disabled={value === null}
        onClick={() => toggle(where)}
      >
        {unknown ? <span className="plate">{text}</span> : text}
      </button>
    </td>
  );
}

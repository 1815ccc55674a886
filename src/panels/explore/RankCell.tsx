import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { Measure } from '../../project/project-schema.ts';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import type { RankColumn, RankRow } from './exposure-table.ts';
import { measureText } from './measure-display.ts';
import { columnName, rowName } from './rank-names.ts';

interface RankCellProps {
  readonly column: RankColumn;
  readonly row: RankRow;
  readonly value: number | null;
  readonly hazardKey: HazardKey;
  readonly measure: Measure;
}

/** A number that, pressed, makes its buildings stand out on the map. Answers to the question are tinted. */
export function RankCell({ column, row, value, hazardKey, measure }: RankCellProps) {
  const { t, language } = useWords();
  const { select } = useProjectActions();
  const { hazard, scale } = parseHazardKey(hazardKey);
  const pressed = useProject(
    ({ selection }) =>
      selection?.kind === 'cell' &&
      selection.cell.zoneKind === 'city' &&
      selection.cell.residence === row.residence &&
      String(selection.cell.ranks) === String(column.ranks),
  );
  const text = measureText(value, measure);
  const label = t('table.cell', {
    row: rowName(row.id, t),
    column: columnName(column, hazard, t, language),
    value: text,
  });
  const answer = column.answers && row.id !== 'sum' && row.id !== 'outside';
  const cell = {
    zoneKind: 'city' as const,
    zoneId: null,
    residence: row.residence,
    hazard,
    scale,
    ranks: column.ranks === null ? null : [...column.ranks],
  };
  return (
    <td className={`number ${answer ? 'answer-cell' : ''} ${column.kind === 'unknown' ? 'hatch-cell' : ''}`}>
      <button
        type="button"
        className="cell-button"
        aria-label={label}
        aria-pressed={pressed}
        disabled={value === null}
        onClick={() => select(pressed ? null : { kind: 'cell', cell })}
      >
        {column.kind === 'unknown' ? <span className="plate">{text}</span> : text}
      </button>
    </td>
  );
}

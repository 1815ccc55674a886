import type { AnswerTable } from '../../../domain/answer.ts';
import { displayText, largestOf, type ValueDisplay, valueDisplay } from '../../../project/language/value-display.ts';
import { useElementWidth } from '../../controls/use-element-width.ts';
import { useProject } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { isDark } from '../ScaleChart.tsx';
import { columnColour } from './column-colour.ts';
import { type PivotColumn, type PivotRow, pivot } from './pivot.ts';
import type { PivotView } from './pivot-view.ts';
import { isStackable, stackedColumns, valueAt } from './stacked-columns.ts';
import { usePivotNames } from './use-pivot-names.ts';
import { shownZone, useShownRows } from './use-shown-rows.ts';

interface AnswerChartProps {
  readonly table: AnswerTable;
  readonly view: PivotView;
}

/** More bars than this are no picture; the ranking has them all. */
const MOST_BARS = 12;
/** Name and total beside a bar, as in `.answer-bars`. */
const BAR_SIDES_PIXELS = 164;
/** Source: ui.md §3, Chart. */
const LABEL_FROM_PIXELS = 36;
/** Stacked bars of the rows of the table, every one labelled, so there is no axis. */
export function AnswerChart({ table, view }: AnswerChartProps) {
  const { t, language } = useWords();
  const { ref, width } = useElementWidth<HTMLUListElement>();
  const shown = useProject((project) => project.shownRows);
  const laidOut = pivot(table, view);
  const stack = stackedColumns(laidOut, view);
  if (view.list || !isStackable(stack, view)) return null;
  const totalOf = (row: PivotRow): number =>
    stack.reduce((sum, column) => sum + (valueAt(laidOut, row, column) ?? 0), 0);
  const zone = shownZone(shown?.where);
  const all = laidOut.rows.filter(({ kind }) => kind !== 'sum');
  const own = zone !== null && zone.kind === view.zoneKind ? all.filter(({ id }) => id === zone.id) : all;
  const rows = own.length > MOST_BARS ? [...own].sort((a, b) => totalOf(b) - totalOf(a)).slice(0, MOST_BARS) : own;
  const largest = Math.max(...rows.map(totalOf));
  if (rows.length === 0 || !(largest > 0)) return null;
  const display = valueDisplay(view.value, largestOf(rows.map(totalOf)), language);
  return (
    <section className="panel-section" aria-labelledby="answer-chart-title">
      <div className="section-head">
        <h3 id="answer-chart-title">
          {own.length > rows.length ? t('answer.chartTop', { amount: rows.length }) : t('answer.chart')}
        </h3>
        <span className="caption push">{display.unit !== '' && t('table.unit', { unit: display.unit })}</span>
      </div>
      {stack.length > 1 && <ChartLegend stack={stack} />}
      <ul className="answer-bars" ref={ref}>
        {rows.map((row) => (
          <ChartBar
            key={row.id}
            table={table}
            row={row}
            parts={stack.map((column) => ({ column, value: valueAt(laidOut, row, column) }))}
            share={(value) => value / largest}
            pixels={Math.max(0, width - BAR_SIDES_PIXELS)}
            display={display}
          />
        ))}
      </ul>
    </section>
  );
}

export function ChartLegend({ stack }: { readonly stack: readonly PivotColumn[] }) {
  const names = usePivotNames();
  return (
    <ul className="chart-legend">
      {stack.map((column, place) => (
        <li key={column.id}>
          <span aria-hidden className="swatch" style={{ '--swatch': columnColour(column, place) }} />
          {names.column(column)}
        </li>
      ))}
    </ul>
  );
}

interface ChartBarProps {
  readonly table: AnswerTable;
  readonly row: PivotRow;
  readonly parts: readonly { readonly column: PivotColumn; readonly value: number | null }[];
  readonly share: (value: number) => number;
  readonly pixels: number;
  readonly display: ValueDisplay;
}

function ChartBar({ table, row, parts, share, pixels, display }: ChartBarProps) {
  const names = usePivotNames();
  const { t } = useWords();
  const { isShown, toggle } = useShownRows(table.id);
  const known = parts.flatMap(({ value }) => value ?? []);
  const total = known.length === parts.length ? known.reduce((sum, value) => sum + value, 0) : null;
  return (
    <li>
      <button
        type="button"
        className="cell-button bar-name"
        aria-pressed={isShown(row.where)}
        title={names.row(row)}
        onClick={() => toggle(row.where)}
      >
        {names.row(row)}
      </button>
      <div className="bar">
        {parts.map(({ column, value }, place) => {
          if (value === null || value <= 0) return null;
          const where = { ...row.where, ...column.where };
          const text = displayText(value, display);
          const colour = columnColour(column, place);
          const dark = column.colour === undefined ? place < 2 : isDark(column.colour);
          return (
            <button
              key={column.id}
              type="button"
              // The table has the same numbers for the keyboard; a bar is for the pointer.
              tabIndex={-1}
              className={`bar-segment ${dark ? 'bar-dark' : ''}`}
              style={{ width: `${share(value) * 100}%`, '--swatch': colour }}
              aria-label={names.cell(row, column, text)}
              aria-pressed={isShown(where)}
              title={`${names.column(column)} ${text}`}
              onClick={() => toggle(where)}
            >
              {share(value) * pixels >= Math.max(LABEL_FROM_PIXELS, text.length * 7 + 4) && text}
            </button>
          );
        })}
        {total === 0 && <span className="caption">{t('chart.none')}</span>}
      </div>
      <span className="number">{displayText(total, display)}</span>
    </li>
  );
}

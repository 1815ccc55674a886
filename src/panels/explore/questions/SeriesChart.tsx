import type { AnswerTable, Cell } from '../../../domain/answer.ts';
import { displayText, displayWithUnit, largestOf, valueDisplay } from '../../../project/language/value-display.ts';
import type { ShapeKey } from '../../../project/table-shape.ts';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { ChartLegend } from './AnswerChart.tsx';
import { columnColour } from './column-colour.ts';
import { type PivotColumn, type PivotRow, pivot, textOf } from './pivot.ts';
import type { PivotView } from './pivot-view.ts';
import { stackedColumns } from './stacked-columns.ts';
import { usePivotNames } from './use-pivot-names.ts';
import { shownZone, useShownRows } from './use-shown-rows.ts';

/** Keys that run along an axis of time. */
const timeKeys = ['time', 'month', 'year'];

interface SeriesPoint {
  readonly cell: Cell;
  readonly row: PivotRow;
  readonly parts: readonly (number | null)[];
  readonly total: number | null;
}

/** How the shown number runs over the day, the months or the years: of the zone that is shown, else of all. */
export function SeriesChart({ table, view }: { readonly table: AnswerTable; readonly view: PivotView }) {
  const { t, pick, language } = useWords();
  const names = usePivotNames();
  const shown = useProject((project) => project.shownRows);
  const key = view.shape.keys.find(({ column, values }) => timeKeys.includes(column.name) && values.length > 1);
  if (key === undefined || view.list || key.column.name === view.columns?.column.name) return null;
  const zone = shownZone(shown?.where);
  // A district that is pressed shows its own curve, whatever kind of zone the table is by.
  const own = zone !== null && view.shape.zoneKinds.includes(zone.kind) ? zone : null;
  const { stack, points } = seriesOf(table, own ? { ...view, zoneKind: own.kind } : view, key, own?.id ?? null);
  const largest = largestOf(points.map(({ total }) => total));
  if (!(largest > 0)) return null;
  const display = valueDisplay(view.value, largest, language);
  const first = points[0];
  return (
    <section className="panel-section" aria-labelledby="series-title">
      <div className="section-head">
        <h3 id="series-title">
          {t('answer.series', { key: pick(key.column.title), zone: first ? names.row(first.row) : '' })}
        </h3>
        <span className="caption push">{display.unit !== '' && t('table.unit', { unit: display.unit })}</span>
      </div>
      {stack.length > 1 && <ChartLegend stack={stack} />}
      <p className="series-top caption">{displayWithUnit(largest, display)}</p>
      <ol className={`series ${points.length > 12 ? 'series-dense' : ''}`}>
        {points.map((point, place) => (
          <SeriesBar
            key={String(point.cell)}
            table={table}
            seriesKey={key}
            point={point}
            stack={stack}
            largest={largest}
            text={displayText(point.total, display)}
            labelled={points.length <= 12 || place % 3 === 0}
          />
        ))}
      </ol>
    </section>
  );
}

function seriesOf(
  table: AnswerTable,
  view: PivotView,
  key: ShapeKey,
  zoneId: string | null,
): { readonly stack: readonly PivotColumn[]; readonly points: readonly SeriesPoint[] } {
  let stack: readonly PivotColumn[] = [];
  const place = (cell: Cell): number => key.column.labels?.findIndex(({ value }) => value === cell) ?? Number(cell);
  const inTime = [...key.values].sort((a, b) => place(a) - place(b));
  const points = inTime.flatMap((cell): SeriesPoint[] => {
    const rowKey = view.rows?.column.name === key.column.name ? null : view.rows;
    const laidOut = pivot(table, { ...view, rows: rowKey, where: { ...view.where, [key.column.name]: cell } });
    const row =
      laidOut.rows.find(({ id }) => id === zoneId) ??
      laidOut.rows.find(({ kind }) => kind === 'sum') ??
      (laidOut.rows.length === 1 ? laidOut.rows[0] : undefined);
    if (row === undefined) return [];
    stack = stackedColumns(laidOut, view);
    const parts = stack.map((column) => row.values[laidOut.columns.indexOf(column)] ?? null);
    const total = parts.some((part) => part === null)
      ? null
      : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    return [{ cell, row, parts, total }];
  });
  return { stack, points };
}

interface SeriesBarProps {
  readonly table: AnswerTable;
  readonly seriesKey: ShapeKey;
  readonly point: SeriesPoint;
  readonly stack: readonly PivotColumn[];
  readonly largest: number;
  readonly text: string;
  readonly labelled: boolean;
}

function SeriesBar({ table, seriesKey, point, stack, largest, text, labelled }: SeriesBarProps) {
  const { t, pick } = useWords();
  const { choose } = useProjectActions();
  const { isShown, toggle } = useShownRows(table.id);
  const { name } = seriesKey.column;
  const label = pick(textOf(seriesKey.column, point.cell));
  const where = { ...point.row.where, [name]: point.cell };
  return (
    <li>
      <button
        type="button"
        className="series-bar"
        aria-label={t('table.cell', { row: label, column: pick(seriesKey.column.title), value: text })}
        aria-pressed={isShown(where)}
        title={`${label} ${text}`}
        onClick={() => {
          if (name === 'year') choose({ year: Number(point.cell) });
          toggle(where);
        }}
      >
        {point.parts.map((part, place) => {
          const column = stack[place];
          if (column === undefined || part === null || part <= 0) return null;
          return (
            <span
              key={column.id}
              className="series-part"
              style={{ height: `${(part / largest) * 100}%`, '--swatch': columnColour(column, place) }}
            />
          );
        })}
      </button>
      <span className={`series-label ${labelled ? '' : 'series-label-off'}`}>{label}</span>
    </li>
  );
}

import type { ReactNode } from 'react';
import type { Answer, AnswerTable } from '../../../domain/answer.ts';
import { largestOf, type ValueDisplay, valueDisplay } from '../../../project/language/value-display.ts';
import { Button } from '../../controls/Button.tsx';
import { Phrases } from '../../controls/Phrases.tsx';
import { useElementWidth } from '../../controls/use-element-width.ts';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { TableFormat } from '../explore-data.ts';
import { rowsWhere } from '../rows-where.ts';
import { SaveTableMenu } from '../SaveTableMenu.tsx';
import { AnswerChecks, brokenChecks } from './AnswerChecks.tsx';
import { ListTable } from './ListTable.tsx';
import { PivotTableTurned, PivotTableWide } from './PivotTable.tsx';
import { type Pivot, pivot } from './pivot.ts';
import type { PivotView, ViewChoice } from './pivot-view.ts';
import { TableTools } from './TableTools.tsx';
import { shownZone } from './use-shown-rows.ts';

interface AnswerTableSectionProps {
  readonly answer: Answer;
  readonly table: AnswerTable;
  readonly view: PivotView;
  readonly onView: (choice: ViewChoice) => void;
  readonly onSave: (format: TableFormat) => void;
  readonly onEvidence: () => void;
  /** Choice among the tables of the answer. */
  readonly tabs?: ReactNode;
}

const TITLE_ID = 'answer-table-title';
/** Room that a table needs, px: its row names, and one column of numbers. */
const NAME_PIXELS = 110;
const COLUMN_PIXELS = 58;
/** With so many rows at most can a table be turned. */
const TURN_UP_TO_ROWS = 4;

/** One table of an answer with its tools, its notes and its checks; in place of a table that breaks a law, the law. */
export function AnswerTableSection({ answer, table, view, onView, onSave, onEvidence, tabs }: AnswerTableSectionProps) {
  const { t, pick, language } = useWords();
  const { ref, width } = useElementWidth<HTMLDivElement>();
  const broken = brokenChecks(answer, table);
  const laidOut = narrowed(pivot(table, view), useOtherZone(table, view));
  const single = view.columns !== null && !view.list;
  const unit = single
    ? valueDisplay(view.value, largestOf(laidOut.rows.flatMap(({ values }) => values)), language).unit
    : '';
  return (
    <section className="panel-section" aria-labelledby={TITLE_ID}>
      {tabs}
      <div className="section-head">
        {/* The tab that is chosen says it already. */}
        <h3 id={TITLE_ID} className={tabs ? 'visually-hidden' : ''}>
          <Phrases text={pick(table.title)} />
        </h3>
        {unit !== '' && <span className="caption push">{t('table.unit', { unit })}</span>}
        <span className={unit === '' ? 'push' : ''}>
          <SaveTableMenu onSave={onSave} />
        </span>
      </div>
      <TableTools table={table} view={view} onView={onView} />
      <div ref={ref}>
        {broken.length === 0 ? (
          <TableBody table={table} view={view} pivot={laidOut} width={width} />
        ) : (
          <p className="not-printed" role="alert">
            {t('answer.notPrinted')}
          </p>
        )}
      </div>
      {broken.length === 0 && <ShownHint table={table} />}
      {!view.list && laidOut.rows.some(({ partial }) => partial.includes(true)) && (
        <p className="caption table-note">{t('answer.partial')}</p>
      )}
      {(table.notes ?? []).map((note) => (
        <p key={note.ja} className="caption table-note">
          {pick(note)}
        </p>
      ))}
      <UnknownReasons pivot={laidOut} />
      <AnswerChecks answer={answer} table={table} onEvidence={onEvidence} />
    </section>
  );
}

/** The zone of rows shown in another table of the answer: this one is narrowed to it. */
function useOtherZone(table: AnswerTable, view: PivotView): string | null {
  const shown = useProject((project) => project.shownRows);
  if (shown === null || shown.table === table.id) return null;
  const zone = shownZone(shown.where);
  return zone !== null && zone.kind === view.zoneKind ? zone.id : null;
}

const narrowed = (whole: Pivot, zoneId: string | null): Pivot =>
  zoneId !== null && whole.rows.some(({ id }) => id === zoneId)
    ? { ...whole, rows: whole.rows.filter(({ id }) => id === zoneId) }
    : whole;

interface TableBodyProps {
  readonly table: AnswerTable;
  readonly view: PivotView;
  readonly pivot: Pivot;
  readonly width: number;
}

function TableBody({ table, view, pivot: laidOut, width }: TableBodyProps) {
  const { t, pick, language } = useWords();
  if (view.list) {
    const rows = rowsWhere(table, view.zoneKind === null ? {} : { zone_kind: view.zoneKind });
    const displays = table.values.map((column, i) =>
      valueDisplay(column, largestOf(rows.map((row) => row[table.keys.length + i] ?? null)), language),
    );
    return <ListTable table={table} titleId={TITLE_ID} rows={rows} displays={displays} />;
  }
  const rowsTitle = view.rows === null ? t('table.zone') : pick(view.rows.column.title);
  const needed = NAME_PIXELS + laidOut.columns.length * COLUMN_PIXELS;
  const Table =
    width > 0 && (width < needed || laidOut.rows.length === 1) && laidOut.rows.length <= TURN_UP_TO_ROWS
      ? PivotTableTurned
      : PivotTableWide;
  return (
    <Table
      tableId={table.id}
      titleId={TITLE_ID}
      pivot={laidOut}
      rowsTitle={view.zoneKind === null ? rowsTitle : t('district.name')}
      displays={pivotDisplays(laidOut, language, view.columns !== null)}
    />
  );
}

/** Columns of one value are written alike; each value column in its own way. */
function pivotDisplays(laidOut: Pivot, language: 'ja' | 'en', alike: boolean): readonly ValueDisplay[] {
  const all = largestOf(laidOut.rows.flatMap(({ values }) => values));
  return laidOut.columns.map(({ value }, i) =>
    valueDisplay(value, alike ? all : largestOf(laidOut.rows.map(({ values }) => values[i] ?? null)), language),
  );
}

/** Says that numbers can be pressed; while one is, the way back. */
function ShownHint({ table }: { readonly table: AnswerTable }) {
  const { t } = useWords();
  const shown = useProject((project) => project.shownRows);
  const { showRows } = useProjectActions();
  if (shown === null) return <p className="cell-hint caption">{t('answer.pressHint')}</p>;
  return (
    <p className="cell-hint caption">
      {shown.table === table.id ? t('answer.pressed') : t('answer.narrowed')}
      <Button look="quiet" className="link-button" onClick={() => showRows(null)}>
        {t('table.clear')}
      </Button>
    </p>
  );
}

/** Why something is not known: one line a reason. */
function UnknownReasons({ pivot: { columns, rows } }: { readonly pivot: Pivot }) {
  const { t, pick } = useWords();
  const named = [...columns.filter(({ kind }) => kind === 'unknown'), ...rows.filter(({ kind }) => kind === 'unknown')];
  const lines = named.flatMap(({ title, reason }) => {
    if (reason !== undefined) return [`${typeof title === 'string' ? title : pick(title)}：${pick(reason)}`];
    return typeof title === 'string' ? [`${t('answer.unknownZone')}：${t('answer.unknownZoneReason')}`] : [];
  });
  return [...new Set(lines)].map((line) => (
    <p key={line} className="caption table-note">
      <span aria-hidden className="swatch swatch-unknown" /> {line}
    </p>
  ));
}

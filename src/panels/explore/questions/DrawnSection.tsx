import { PencilLine, Trash2 } from 'lucide-react';
import type { Answer, AnswerTable, ValueColumn } from '../../../domain/answer.ts';
import { largestOf, valueDisplay } from '../../../project/language/value-display.ts';
import { Button } from '../../controls/Button.tsx';
import { useProject } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { BlockView } from '../BlockView.tsx';
import type { QuestionActions, QuestionsData } from '../question-data.ts';
import { rowsWhere } from '../rows-where.ts';
import { brokenChecks } from './AnswerChecks.tsx';
import { PivotTableTurned } from './PivotTable.tsx';
import { pivot } from './pivot.ts';
import { pivotView } from './pivot-view.ts';

interface DrawnSectionProps {
  readonly data: Pick<QuestionsData, 'drawn' | 'drawing'>;
  readonly actions: Pick<QuestionActions, 'drawArea' | 'clearArea' | 'retryAnswer'>;
}

const TITLE_ID = 'drawn-title';

/** The same question of an area that the user draws on the map. */
export function DrawnSection({ data, actions }: DrawnSectionProps) {
  const { t } = useWords();
  return (
    <section className="panel-section drawn-section" aria-labelledby={TITLE_ID}>
      <div className="section-head">
        <h3 id={TITLE_ID}>{t('drawn.title')}</h3>
        {data.drawn !== null && (
          <Button
            look="quiet"
            className="link-button push"
            icon={<Trash2 size={16} aria-hidden />}
            onClick={actions.clearArea}
          >
            {t('drawn.clear')}
          </Button>
        )}
      </div>
      {data.drawn === null ? (
        <div className="drawn-empty">
          <p>{t(data.drawing ? 'drawn.drawing' : 'drawn.empty')}</p>
          {!data.drawing && (
            <Button icon={<PencilLine size={16} aria-hidden />} onClick={actions.drawArea}>
              {t('drawn.draw')}
            </Button>
          )}
        </div>
      ) : (
        <BlockView block={data.drawn} rows={3} what={t('drawn.title')} onRetry={actions.retryAnswer}>
          {(answer) => <DrawnTable answer={answer} />}
        </BlockView>
      )}
    </section>
  );
}

function DrawnTable({ answer }: { readonly answer: Answer }) {
  const { t, pick, language } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const year = useProject((project) => project.year);
  const table = answer.tables.find(({ id }) => id === answer.headline?.table) ?? answer.tables[0];
  if (table === undefined) return null;
  if (brokenChecks(answer, table).length > 0)
    return (
      <p className="not-printed" role="alert">
        {t('answer.notPrinted')}
      </p>
    );
  const { headline } = answer;
  const common = {
    hazard,
    scale,
    year,
    ...(headline && { headlineRows: headline.rows, headlineValue: headline.value }),
  };
  const missing = missingValues(table);
  const lacksFirst = missing.some(({ name }) => name === headline?.value);
  const first =
    table.values.find(({ name }) => name === 'population') ?? table.values.find((own) => !missing.includes(own));
  const choice = { zoneKind: 'drawn', list: false, ...(lacksFirst && first && { value: first.name }) };
  const view = pivotView(table, choice, common);
  const laidOut = pivot(table, view);
  const inside = { ...laidOut, rows: laidOut.rows.filter(({ kind }) => kind === 'row') };
  if (inside.rows.length === 0 || view.zoneKind !== 'drawn') return <p className="caption">{t('drawn.nothing')}</p>;
  const displays = inside.columns.map(({ value }, i) =>
    valueDisplay(value, largestOf(inside.rows.map(({ values }) => values[i] ?? null)), language),
  );
  return (
    <>
      {view.columns !== null && (
        <p className="caption">
          {pick(view.value.title)}
          {displays[0] && displays[0].unit !== '' && `（${displays[0].unit}）`}
        </p>
      )}
      <PivotTableTurned
        tableId={table.id}
        titleId={TITLE_ID}
        pivot={inside}
        rowsTitle={t('drawn.title')}
        displays={displays}
      />
      {missing.length > 0 && (
        <p className="caption table-note">
          {t('drawn.notComputed', {
            names: missing.map(({ title }) => pick(title)).join(language === 'ja' ? '・' : ', '),
          })}
        </p>
      )}
    </>
  );
}

/** Values that no row of the drawn area has, though zones of files have them: true areas. */
function missingValues(table: AnswerTable): readonly ValueColumn[] {
  const rows = rowsWhere(table, { zone_kind: 'drawn' });
  return table.values.filter((_, i) => rows.length > 0 && rows.every((row) => row[table.keys.length + i] === null));
}

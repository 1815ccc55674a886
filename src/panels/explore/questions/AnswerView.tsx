import { useMemo } from 'react';
import type { Answer } from '../../../domain/answer.ts';
import { useProject } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { BlockView } from '../BlockView.tsx';
import type { CityFacts } from '../explore-data.ts';
import type { QuestionActions, QuestionCard, QuestionsData, TableLayout } from '../question-data.ts';
import { useAskedParameters } from '../use-asked-parameters.ts';
import { AnswerChart } from './AnswerChart.tsx';
import { brokenChecks } from './AnswerChecks.tsx';
import { AnswerHead } from './AnswerHead.tsx';
import { AnswerTableSection } from './AnswerTableSection.tsx';
import { ParameterForm } from './ParameterForm.tsx';
import { pivotView, type ViewChoice } from './pivot-view.ts';
import { RankingSection } from './RankingSection.tsx';
import { SeriesChart } from './SeriesChart.tsx';
import { TableTabs } from './TableTabs.tsx';
import { TimeSection } from './TimeSection.tsx';

interface AnswerViewProps {
  readonly card: QuestionCard;
  readonly city: CityFacts;
  readonly data: QuestionsData;
  readonly actions: QuestionActions;
  readonly onCatalogue: () => void;
  readonly onEvidence: () => void;
}

/** Any question of the catalogue: its sentence, its number, its parameters, its tables, charts and rankings. */
export function AnswerView({ card, city, data, actions, onCatalogue, onEvidence }: AnswerViewProps) {
  const { t } = useWords();
  const asked = useAskedParameters(card, city, data.choices);
  return (
    <>
      <AnswerHead city={city} card={card} answer={data.answer} stale={data.stale} onCatalogue={onCatalogue} />
      <TimeSection card={card} choices={data.choices} asked={asked} stale={data.stale} />
      <ParameterForm card={card} city={city} choices={data.choices} asked={asked} />
      <BlockView
        block={data.answer ?? { state: 'loading' }}
        rows={6}
        what={t('table.computing')}
        onRetry={actions.retryAnswer}
      >
        {(answer) => (
          <AnswerBody
            answer={answer}
            layout={data.layout}
            stale={data.stale}
            actions={actions}
            onEvidence={onEvidence}
          />
        )}
      </BlockView>
    </>
  );
}

interface AnswerBodyProps {
  readonly answer: Answer;
  readonly layout: TableLayout;
  readonly stale: boolean;
  readonly actions: QuestionActions;
  readonly onEvidence: () => void;
}

function AnswerBody({ answer, layout, stale, actions, onEvidence }: AnswerBodyProps) {
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const year = useProject((project) => project.year);
  const { headline } = answer;
  const wanted = layout.table ?? headline?.table;
  const table = answer.tables.find(({ id }) => id === wanted) ?? answer.tables[0];
  const choice = layout.views[table?.id ?? ''];
  const view = useMemo(() => {
    if (table === undefined) return null;
    const common = {
      hazard,
      scale,
      year,
      ...(headline?.table === table.id && { headlineRows: headline.rows, headlineValue: headline.value }),
    };
    return pivotView(table, choice ?? {}, common);
  }, [table, choice, hazard, scale, year, headline]);
  if (table === undefined || view === null) return null;
  const change = (next: ViewChoice): void =>
    actions.layOut({ ...layout, views: { ...layout.views, [table.id]: { ...choice, ...next } } });
  const sound = brokenChecks(answer, table).length === 0;
  return (
    <div className={stale ? 'stale' : ''} aria-busy={stale}>
      <AnswerTableSection
        answer={answer}
        table={table}
        view={view}
        onView={change}
        onSave={actions.saveAnswer}
        onEvidence={onEvidence}
        tabs={
          answer.tables.length > 1 && (
            <TableTabs
              tables={answer.tables}
              chosen={table.id}
              onChoose={(id) => actions.layOut({ ...layout, table: id })}
            />
          )
        }
      />
      {sound && (
        <>
          <SeriesChart table={table} view={view} />
          <AnswerChart table={table} view={view} />
          <RankingSection table={table} view={view} />
        </>
      )}
    </div>
  );
}

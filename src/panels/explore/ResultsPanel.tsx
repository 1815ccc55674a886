import { ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { ExposureResult, ExposureRow } from '../../analysis/exposure-result.ts';
import { hazardNames } from '../../domain/hazard.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { EXPOSURE_QUESTION } from '../../project/project-schema.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Skeleton } from '../controls/Skeleton.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';
import { BlockView } from './BlockView.tsx';
import type { Block, ExploreActions, ExploreData } from './explore-data.ts';
import { NextQuestions } from './NextQuestions.tsx';
import { QuestionHead } from './QuestionHead.tsx';
import type { QuestionActions, QuestionsData } from './question-data.ts';
import { RankTableSection } from './RankTableSection.tsx';
import { ScaleChart } from './ScaleChart.tsx';
import { countableZoneKinds, usableMeasure, usableZoneKind } from './usable-choices.ts';

const AnswerView = lazy(async () => ({ default: (await import('./questions/AnswerView.tsx')).AnswerView }));
const DrawnSection = lazy(async () => ({ default: (await import('./questions/DrawnSection.tsx')).DrawnSection }));
const BuildingCard = lazy(async () => ({ default: (await import('./BuildingCard.tsx')).BuildingCard }));
const FeatureCard = lazy(async () => ({ default: (await import('./FeatureCard.tsx')).FeatureCard }));
const AreaTable = lazy(async () => ({ default: (await import('./AreaTable.tsx')).AreaTable }));

const noRows: readonly ExposureRow[] = [];

function rowsOf(exposure: Block<ExposureResult>): readonly ExposureRow[] | null {
  if (exposure.state === 'ready') return exposure.value.rows;
  return exposure.state === 'loading' ? null : noRows;
}

interface ResultsPanelProps {
  readonly data: ExploreData;
  readonly actions: ExploreActions;
  readonly questions: QuestionsData;
  readonly questionActions: QuestionActions;
  readonly onCatalogue: () => void;
  readonly onEvidence: () => void;
}

/** The chosen question and its answer. */
export function ResultsPanel(props: ResultsPanelProps) {
  const { data, actions, questions, questionActions } = props;
  const { t } = useWords();
  const chosen = useProject((project) => project.question);
  const { setPanels } = useProjectActions();
  const card = questions.cards.find(({ id, lack }) => id === chosen && lack === null);
  return (
    <div className="panel-scroll results">
      <IconButton
        label={t('panel.foldRight')}
        icon={<ChevronRight size={20} aria-hidden />}
        onClick={() => setPanels({ rightFolded: true })}
        className="fold-right"
        tooltipSide="left"
      />
      {data.feature !== null && (
        <Suspense fallback={null}>
          <FeatureCard feature={data.feature} onClose={actions.closeFeature} />
        </Suspense>
      )}
      {card === undefined || chosen === EXPOSURE_QUESTION ? (
        <ExposureView {...props} />
      ) : (
        <Suspense fallback={<Skeleton rows={8} label={t('state.loading')} />}>
          <AnswerView
            // Choices of one question's tables are not those of another's.
            key={card.id}
            card={card}
            city={data.city}
            data={questions}
            actions={questionActions}
            onCatalogue={props.onCatalogue}
            onEvidence={props.onEvidence}
          />
          {data.building !== null && (
            <BlockView block={data.building} rows={4} what={t('building.title')} onRetry={actions.retry}>
              {(building) => <BuildingCard building={building} />}
            </BlockView>
          )}
        </Suspense>
      )}
      {data.layers.length > 0 && (
        <Suspense fallback={null}>
          <DrawnSection data={questions} actions={questionActions} />
        </Suspense>
      )}
    </div>
  );
}

/** Question, table, chart, building, areas: everything that the chosen hazard does to the city. */
function ExposureView({ data, actions, onCatalogue, onEvidence }: ResultsPanelProps) {
  const { t, pick } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const year = useProject((project) => project.year);
  const measure = usableMeasure(
    useProject((project) => project.measure),
    data.city,
  );
  const zoneKind = usableZoneKind(
    useProject((project) => project.zoneKind),
    data.city,
  );
  const key = chosenHazardKey({ hazard, scale }, data.city.hazardKeys);
  return (
    <>
      {key === undefined ? (
        <BlockView block={data.exposure} rows={8} what={t('table.computing')} onRetry={actions.retry}>
          {() => (
            <EmptyState
              sentence={t('table.empty', { hazard: pick(hazardNames[hazard]) })}
              action={<Button onClick={actions.openImport}>{t('table.emptyAction')}</Button>}
            />
          )}
        </BlockView>
      ) : (
        <>
          <QuestionHead
            city={data.city}
            rows={rowsOf(data.exposure)}
            hazardKey={key}
            measure={measure}
            onCatalogue={onCatalogue}
          />
          <BlockView block={data.exposure} rows={5} what={t('table.computing')} onRetry={actions.retry}>
            {(result) => (
              <RankTableSection
                result={result}
                hazardKey={key}
                measure={measure}
                year={year ?? data.city.populationYears[0] ?? null}
                onEvidence={onEvidence}
                actions={actions}
              />
            )}
          </BlockView>
          {data.building !== null && (
            <BlockView block={data.building} rows={4} what={t('building.title')} onRetry={actions.retry}>
              {(building) => (
                <Suspense fallback={<Skeleton rows={4} label={t('state.loading')} />}>
                  <BuildingCard building={building} />
                </Suspense>
              )}
            </BlockView>
          )}
          {data.exposure.state === 'ready' && (
            <>
              <ScaleChart
                rows={data.exposure.value.rows}
                hazardKey={key}
                hazardKeys={data.city.hazardKeys}
                measure={measure}
              />
              {zoneKind !== null && (
                <Suspense fallback={<Skeleton rows={6} label={t('state.loading')} />}>
                  <AreaTable
                    rows={data.exposure.value.rows}
                    hazardKey={key}
                    measure={measure}
                    zoneKind={zoneKind}
                    zoneKinds={countableZoneKinds(data.city)}
                    hasResidenceZones={data.city.hasResidenceZones}
                  />
                </Suspense>
              )}
              <NextQuestions city={data.city} measure={measure} />
            </>
          )}
        </>
      )}
    </>
  );
}

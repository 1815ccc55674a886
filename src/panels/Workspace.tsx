import type { i18n } from 'i18next';
import { lazy, memo, type ReactNode, Suspense, useState } from 'react';
import type { ProjectStore } from '../project/project-store.ts';
import { Skeleton } from './controls/Skeleton.tsx';
import type { CameraState, ExploreActions, ExploreData, ReadableStore } from './explore/explore-data.ts';
import { LayerPanel } from './explore/LayerPanel.tsx';
import { MapFurniture } from './explore/MapFurniture.tsx';
import type { QuestionActions, QuestionsData, SqlConsoleActions, SqlConsoleData } from './explore/question-data.ts';
import { withQuestions } from './explore/questions/search-everything.ts';
import { ResultsPanel } from './explore/ResultsPanel.tsx';
import type { ImportActions, ImportSession } from './import/import-session.ts';
import { usePageDrop } from './import/use-page-drop.ts';
import { type OutputMode, OutputProvider } from './output/OutputContext.tsx';
import { OutputOpening } from './output/OutputOpening.tsx';
import { outputKeyList } from './output/output-key-list.ts';
import { planKeyList } from './plan/editing/plan-key-list.ts';
import type { PlanMode } from './plan/PlanContext.tsx';
import { PlanFrame } from './plan/PlanFrame.tsx';
import { PlanOpening } from './plan/PlanOpening.tsx';
import { AppFrame } from './shell/AppFrame.tsx';
import { ComingMode } from './shell/ComingMode.tsx';
import { MapBoundary, MapFailure } from './shell/MapBoundary.tsx';
import { NoticeBar } from './shell/NoticeBar.tsx';
import { ProjectProvider, useProject, useProjectActions } from './shell/ProjectContext.tsx';
import { ScenarioStrip } from './shell/ScenarioStrip.tsx';
import { SEARCH_FIELD_ID } from './shell/SearchBox.tsx';
import { SelectionAnnouncer } from './shell/SelectionAnnouncer.tsx';
import { StatusBar } from './shell/StatusBar.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useKeyboard } from './shell/use-keyboard.ts';
import { COMPACT_SCREEN, useMediaQuery } from './shell/use-media-query.ts';
import { useWords } from './shell/use-words.ts';

const QuestionCatalogue = lazy(async () => ({
  default: (await import('./explore/questions/QuestionCatalogue.tsx')).QuestionCatalogue,
}));
const ShownEvidence = lazy(async () => ({ default: (await import('./explore/ShownEvidence.tsx')).ShownEvidence }));
const SqlConsole = lazy(async () => ({ default: (await import('./explore/sql/SqlConsole.tsx')).SqlConsole }));
const ImportDialog = lazy(async () => ({ default: (await import('./import/ImportDialog.tsx')).ImportDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('./shell/HelpDialog.tsx')).HelpDialog }));
const OutputBar = lazy(async () => ({ default: (await import('./output/OutputBar.tsx')).OutputBar }));
const OutputLeftPanel = lazy(async () => ({ default: (await import('./output/OutputLeftPanel.tsx')).OutputLeftPanel }));
const OutputRightPanel = lazy(async () => ({
  default: (await import('./output/OutputRightPanel.tsx')).OutputRightPanel,
}));
const OutputStatus = lazy(async () => ({ default: (await import('./output/OutputStatus.tsx')).OutputStatus }));
const SheetDesk = lazy(async () => ({ default: (await import('./output/desk/SheetDesk.tsx')).SheetDesk }));
const PlanDrawer = lazy(async () => ({ default: (await import('./plan/drawer/PlanDrawer.tsx')).PlanDrawer }));
const UndoButtons = lazy(async () => ({ default: (await import('./plan/editing/UndoButtons.tsx')).UndoButtons }));
const PlanLeftPanel = lazy(async () => ({ default: (await import('./plan/PlanLeftPanel.tsx')).PlanLeftPanel }));
const PlanMapParts = lazy(async () => ({ default: (await import('./plan/PlanMapParts.tsx')).PlanMapParts }));
const PlanRightPanel = lazy(async () => ({ default: (await import('./plan/PlanRightPanel.tsx')).PlanRightPanel }));

// A line that is dragged draws the workspace anew with each move: what does not show it keeps still.
const StillStrip = memo(ScenarioStrip);
const StillFurniture = memo(MapFurniture);
const StillStatus = memo(StatusBar);
const StillAnnouncer = memo(SelectionAnnouncer);
const noScenarios: ExploreData['scenarios'] = [];

export interface WorkspaceProps {
  readonly store: ProjectStore;
  readonly words: i18n;
  readonly data: ExploreData;
  /** Where the view is; null before the first frame. */
  readonly camera: ReadableStore<CameraState | null>;
  readonly actions: ExploreActions;
  readonly questions: QuestionsData;
  readonly questionActions: QuestionActions;
  readonly sql: SqlConsoleData;
  readonly sqlActions: SqlConsoleActions;
  /** The 3D view; the panels only give it its place. */
  readonly map: ReactNode;
  /** The import dialog is open while there is one. */
  readonly importSession: ImportSession | null;
  readonly importActions: ImportActions;
  /** Plan mode; absent while it is opened. */
  readonly plan?: PlanMode;
  /** Why plan mode could not be opened. */
  readonly planFailure?: string;
  /** Output mode; absent while it is opened. */
  readonly output?: OutputMode;
  /** Why output mode could not be opened. */
  readonly outputFailure?: string;
}

/** The whole page. The app passes data and actions in; choices live in the project store. */
export function Workspace({ store, words, ...props }: WorkspaceProps) {
  return (
    <ProjectProvider store={store} words={words}>
      <OutputProvider output={props.output}>
        <WorkspaceBody {...props} />
      </OutputProvider>
    </ProjectProvider>
  );
}

type WorkspaceBodyProps = Omit<WorkspaceProps, 'store' | 'words'>;

type OpenPart = 'help' | 'evidence' | 'catalogue' | 'sql' | null;

function WorkspaceBody({
  data,
  camera,
  actions,
  map,
  importSession,
  importActions,
  plan,
  planFailure,
  output,
  outputFailure,
  ...asking
}: WorkspaceBodyProps) {
  const { questions, questionActions, sql, sqlActions } = asking;
  const words = useWords();
  const { choose } = useProjectActions();
  const mode = useProject((project) => project.mode);
  const [open, setOpen] = useState<OpenPart>(null);
  useWorkspaceKeys(actions, setOpen);
  usePageDrop(actions.openImport, importActions.addFiles);
  const search = withQuestions(actions, questions.cards, words, (question) => choose({ mode: 'explore', question }));
  const close = (): void => setOpen(null);
  const planning = mode === 'plan' ? plan : undefined;
  const printing = mode === 'export' ? output : undefined;
  const modeKeys = planning ? planKeyList(words.t) : printing ? outputKeyList(words.t) : [];
  const widths = useMediaQuery(COMPACT_SCREEN) ? compactOutputWidths : outputWidths;
  return (
    <PlanFrame plan={planning}>
      <AppFrame
        {...(mode === 'export' && {
          widths,
          names: { left: words.t('output.templates.title'), right: words.t('output.properties.panel') },
        })}
        {...(planning && {
          names: { left: words.t('plan.scenario.title'), right: words.t('plan.panel') },
          drawer: (
            <Suspense fallback={null}>
              <PlanDrawer />
            </Suspense>
          ),
        })}
        top={
          <TopBar
            city={data.city}
            failed={data.exposure.state === 'error'}
            saved={data.saved && !planning}
            actions={{ ...actions, ...search }}
            onSql={() => setOpen('sql')}
            onHelp={() => setOpen('help')}
            tools={
              planning && (
                <Suspense fallback={null}>
                  <UndoButtons />
                </Suspense>
              )
            }
          />
        }
        strip={
          mode === 'export' ? (
            <Suspense fallback={<div className="strip output-bar" />}>
              {printing ? <OutputBar /> : <div className="strip output-bar" />}
            </Suspense>
          ) : (
            <StillStrip
              city={data.city}
              questions={questions}
              scenarios={mode === 'explore' ? data.scenarios : noScenarios}
              opening={data.layers.length === 0}
            />
          )
        }
        left={
          mode === 'export' ? (
            <Suspense fallback={<Skeleton rows={8} label={words.t('state.loading')} />}>
              {printing && <OutputLeftPanel />}
            </Suspense>
          ) : planning ? (
            <Suspense fallback={<Skeleton rows={8} label={words.t('state.loading')} />}>
              <PlanLeftPanel />
            </Suspense>
          ) : (
            <LayerPanel data={data} actions={actions} />
          )
        }
        map={
          <>
            <MapBoundary>
              {map}
              {data.mapFailure !== undefined && <MapFailure reason={data.mapFailure} />}
              {!data.mapReady && data.mapFailure === undefined && data.exposure.state !== 'error' && <MapWaiting />}
            </MapBoundary>
            {mode !== 'export' && (
              <StillFurniture
                data={data}
                camera={camera}
                actions={actions}
                questions={questions}
                questionActions={questionActions}
              />
            )}
            {data.notice && <NoticeBar notice={data.notice} onClose={actions.dismissNotice} />}
            {planning && (
              <Suspense fallback={null}>
                <PlanMapParts />
              </Suspense>
            )}
            {mode === 'plan' && !planning && <PlanOpening failure={planFailure} />}
            {printing && (
              <Suspense fallback={<OutputOpening failure={undefined} />}>
                <SheetDesk />
              </Suspense>
            )}
            {mode === 'export' && !printing && <OutputOpening failure={outputFailure} />}
            {mode === 'present' && <ComingMode mode={mode} />}
          </>
        }
        right={
          mode === 'export' ? (
            <Suspense fallback={<Skeleton rows={8} label={words.t('state.loading')} />}>
              {printing && <OutputRightPanel />}
            </Suspense>
          ) : planning ? (
            <Suspense fallback={<Skeleton rows={8} label={words.t('state.loading')} />}>
              <PlanRightPanel />
            </Suspense>
          ) : (
            <ResultsPanel
              data={data}
              actions={actions}
              questions={questions}
              questionActions={questionActions}
              onCatalogue={() => setOpen('catalogue')}
              onEvidence={() => setOpen('evidence')}
            />
          )
        }
        status={
          printing ? (
            <Suspense fallback={null}>
              <OutputStatus />
            </Suspense>
          ) : (
            <StillStatus camera={camera} planarCrs={data.city.planarCrs} sources={data.sources} />
          )
        }
      />
      <StillAnnouncer data={data} />
      <Suspense fallback={null}>
        {open === 'help' && <HelpDialog open onClose={close} modeKeys={modeKeys} />}
        {open === 'evidence' && (
          <ShownEvidence
            onClose={close}
            data={data}
            questions={questions}
            actions={actions}
            questionActions={questionActions}
          />
        )}
        {open === 'catalogue' && (
          <QuestionCatalogue cards={questions.cards} onClose={close} onImport={actions.openImport} />
        )}
        {open === 'sql' && <SqlConsole data={sql} actions={sqlActions} onClose={close} />}
        {importSession !== null && <ImportDialog session={importSession} actions={importActions} />}
      </Suspense>
    </PlanFrame>
  );
}

/** Px. Source: ui.md §1, export panels. */
const outputWidths = { left: 304, right: 360 } as const;
const compactOutputWidths = { left: 232, right: 300 } as const;

function MapWaiting() {
  const { t } = useWords();
  return (
    <p className="map-waiting" role="status">
      {t('map.loading')}
    </p>
  );
}

function useWorkspaceKeys(actions: ExploreActions, setOpen: (open: OpenPart) => void): void {
  const panels = useProject((project) => project.panels);
  // Behind the desk the view stays as it was left.
  const hasMap = useProject((project) => project.mode !== 'export');
  const { choose, select, setPanels, showRows } = useProjectActions();
  const onMap = (act: () => void) => () => hasMap && act();
  useKeyboard({
    search: () => document.getElementById(SEARCH_FIELD_ID)?.focus(),
    north: onMap(actions.northUp),
    top: onMap(actions.lookDown),
    reset: onMap(actions.goHome),
    zoomIn: onMap(actions.zoomIn),
    zoomOut: onMap(actions.zoomOut),
    snapshot: onMap(actions.takeSnapshot),
    scaleL1: () => choose({ scale: 'L1' }),
    scaleL2: () => choose({ scale: 'L2' }),
    foldLeft: () => setPanels({ leftFolded: !panels.leftFolded }),
    foldRight: () => setPanels({ rightFolded: !panels.rightFolded }),
    help: () => setOpen('help'),
    escape: () => {
      setOpen(null);
      if (!hasMap) return;
      select(null);
      showRows(null);
    },
  });
}

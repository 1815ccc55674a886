import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { EditingCallbacks } from '../../map/editing/editing-types.ts';
import type { SceneView } from '../../map/scene-types.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { PlanMode } from '../../panels/plan/PlanContext.tsx';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { AutosaveState } from './autosave.ts';
import type { ComparedViews } from './compared-views.ts';
import type { PlanSurroundings } from './plan-requests.ts';
import type { PlanRoom } from './plan-room.ts';

interface PlanModeRequest {
  readonly engine: Remote<CityEngine> | null;
  readonly summary: CitySummary | null;
  readonly projectStore: ProjectStore;
  readonly words: i18n;
  /** Plan mode is on the screen. */
  readonly active: boolean;
  /** Something is asked of the plan outside of plan mode. */
  readonly wanted: boolean;
  readonly surroundings: PlanSurroundings;
  readonly notify: (notice: Notice) => void;
}

export interface PlannedCity {
  readonly room: PlanRoom | null;
  /** For the panels; undefined until plan mode is open. */
  readonly mode: PlanMode | undefined;
  /** Of the map; empty outside of plan mode. */
  readonly scene: Partial<SceneView>;
  /** Scenarios beside each other on the map. */
  readonly views: ComparedViews;
  readonly callbacks: EditingCallbacks;
  /** Why plan mode could not be opened. */
  readonly failure: string | undefined;
}

const noScene: Partial<SceneView> = {};
const alone: ComparedViews = { mode: 'off' };
const noCallbacks: EditingCallbacks = {};
const never = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** Plan mode of the open city. Its code comes when it is first entered; it then stays until another city is opened. */
export function usePlanMode(request: PlanModeRequest): PlannedCity {
  const { engine, summary, projectStore, words, active, wanted, surroundings, notify } = request;
  const [failure, setFailure] = useState<string>();
  const tell = useRef(notify);
  tell.current = notify;
  const isActive = useRef(active);
  isActive.current = active;
  const around = useRef(surroundings);
  around.current = surroundings;
  const [opened, setOpened] = useState<{ readonly room: PlanRoom; readonly requests: PlanMode['actions'] } | null>(
    null,
  );
  const isOf = opened !== null && opened.room.summary === summary;
  const isWanted = engine !== null && summary !== null && (active || wanted || isOf);
  useEffect(() => {
    if (!engine || !summary || !isWanted) return;
    let isOutdated = false;
    let room: PlanRoom | undefined;
    const problem = (text: string): void => tell.current({ tone: 'error', text });
    Promise.all([import('./plan-room.ts'), import('./plan-requests.ts')])
      .then(async ([{ openPlanRoom }, { planRequests }]) => {
        room = await openPlanRoom({
          engine,
          summary,
          projectStore,
          words,
          onProblem: problem,
          onNotice: (text) => tell.current({ tone: 'notice', text }),
          onAutosave: (state) => isOutdated || tellUnsaved(state, words, problem),
        });
        if (isOutdated) room.end();
        else setOpened({ room, requests: planRequests(room, forwarded(around)) });
      })
      .catch((error: unknown) => {
        if (isOutdated) return;
        const text = words.t('planning.openingFailed', { reason: textOf(error) });
        setFailure(text);
        // Plan mode says it over the map; a project file may be opened from anywhere.
        if (!isActive.current) problem(text);
      });
    return () => {
      isOutdated = true;
      room?.end();
      setOpened(null);
      setFailure(undefined);
    };
  }, [engine, summary, projectStore, words, isWanted]);
  const room = isOf ? opened.room : null;
  const desk = useSyncExternalStore(room?.desk.subscribe ?? never, room?.desk.getState ?? nothing);
  const plan = useSyncExternalStore(room?.store.subscribe ?? never, room?.store.getState ?? nothing);
  const data = useMemo(() => (room && desk && plan ? room.dataOf(plan, desk) : null), [room, desk, plan]);
  const views = useMemo(
    () => (room && desk && plan && active ? room.viewsOf(plan, desk) : alone),
    [room, desk, plan, active],
  );
  const scene = useMemo(() => {
    if (!room || !desk || !plan || !active) return noScene;
    return views.mode === 'swipe' || views.mode === 'difference' ? views.scene : room.sceneOf(plan, desk);
  }, [room, desk, plan, active, views]);
  const requests = isOf ? opened.requests : null;
  const mode = useMemo(
    () => (room && data && requests ? { store: room.store, data, actions: requests } : undefined),
    [room, data, requests],
  );
  return { room, mode, scene, views, callbacks: room && active ? room.callbacks : noCallbacks, failure };
}

/** Calls that always reach the surroundings of the latest render. */
const forwarded = (around: { readonly current: PlanSurroundings }): PlanSurroundings => ({
  showPlace: (place) => around.current.showPlace(place),
  showRisk: (risk) => around.current.showRisk(risk),
  showRule: (rule, scenario) => around.current.showRule(rule, scenario),
  exportMeasures: () => around.current.exportMeasures(),
  importMeasures: (file) => around.current.importMeasures(file),
  exportZones: (scenario) => around.current.exportZones(scenario),
  importZones: (scenario) => around.current.importZones(scenario),
  saveComparison: (format) => around.current.saveComparison(format),
});

/** What keeps the plan from being saved. */
function tellUnsaved(state: AutosaveState, words: i18n, problem: (text: string) => void): void {
  if (state.state === 'overtaken') problem(words.t('planning.overtaken'));
  if (state.state === 'refused') problem(words.t('planning.refused', { reason: state.reason }));
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

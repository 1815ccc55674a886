import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { parseHazardKey } from '../../domain/hazard.ts';
import type { MeasurePlace } from '../../domain/plan.ts';
import type { Bounds, SceneCity } from '../../map/scene-types.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { PlanFiles } from './plan-files.ts';
import type { PlanRoom } from './plan-room.ts';
import { type PlannedCity, usePlanMode } from './use-plan-mode.ts';

interface PlanningRequest {
  readonly engine: Remote<CityEngine> | null;
  readonly summary: CitySummary | null;
  readonly scene: SceneCity | null;
  readonly store: ProjectStore;
  readonly project: Project;
  readonly words: i18n;
  readonly notify: (notice: Notice | undefined) => void;
  readonly flyTo: (bounds: Bounds) => void;
  readonly flyHome: () => void;
}

export interface Planning extends PlannedCity {
  /** What is asked about the zones of a scenario, over the page. */
  readonly dialog: ZoneDialog | null;
  readonly closeDialog: () => void;
  /** Runs a task on the plan's files, and says how it went. */
  readonly withFiles: (task: FileTask) => void;
}

export interface ZoneDialog {
  readonly kind: 'export' | 'import';
  readonly scenario: string;
}

type FileTask = (files: typeof import('./plan-files.ts'), plan: PlanFiles) => Promise<Notice | string | undefined>;

/** Plan mode as the page has it: the plan, its map, and what its panels ask of map, strip and files. */
export function usePlanning(request: PlanningRequest): Planning {
  const { engine, summary, scene, store, project, words, notify, flyTo, flyHome } = request;
  const [dialog, setDialog] = useState<ZoneDialog | null>(null);
  /** Tasks on files that came before the plan was open. */
  const waiting = useRef<FileTask[]>([]);
  const [wanted, setWanted] = useState(false);
  const withFiles: Planning['withFiles'] = (task) => {
    notify(undefined);
    waiting.current.push(task);
    if (planned.room) void runTasks(planned.room);
    else setWanted(true);
  };
  const runTasks = async (room: PlanRoom): Promise<void> => {
    for (let task = waiting.current.shift(); task; task = waiting.current.shift())
      try {
        const told = await task(await import('./plan-files.ts'), { room, words, language: project.language });
        if (told !== undefined) notify(typeof told === 'string' ? { tone: 'notice', text: told } : told);
      } catch (error) {
        notify({ tone: 'error', text: words.t('planning.fileFailed', { reason: textOf(error) }) });
      }
  };
  const flyToPlace = async (find: (places: typeof import('./place-bounds.ts')) => Bounds | undefined) => {
    const bounds = find(await import('./place-bounds.ts'));
    if (bounds) flyTo(bounds);
    else flyHome();
  };
  const showPlace = (place: MeasurePlace): Promise<void> => {
    const facilities = planned.room?.desk.getState().facts?.places.facilities ?? [];
    return flyToPlace(({ placeBounds }) => (scene ? placeBounds(place, scene, facilities) : undefined));
  };
  const showOverlap = async (room: PlanRoom, rule: string, scenario: string): Promise<void> => {
    const piece = await (await import('./rule-overlap.ts')).largestOverlap(room, rule, scenario);
    await flyToPlace(({ planarBounds }) => piece && planarBounds(piece, room.summary.planarCrs));
  };
  const planned = usePlanMode({
    engine,
    summary,
    projectStore: store,
    words,
    wanted,
    active: project.mode === 'plan',
    notify,
    surroundings: {
      showPlace: (place) => void showPlace(place),
      showRisk: ({ hazard: key, place }) => {
        const { hazard, scale } = parseHazardKey(key);
        store.getState().actions.choose({ hazard, ...(scale !== '' && { scale }) });
        const zones =
          place?.zoneId != null && ({ kind: 'zones', zoneKind: place.zoneKind, zoneIds: [place.zoneId] } as const);
        void showPlace(zones || { kind: 'city' });
      },
      showRule: (rule, scenario) => {
        const problem = (error: unknown) =>
          notify({ tone: 'error', text: words.t('planning.failed', { reason: textOf(error) }) });
        if (planned.room) void showOverlap(planned.room, rule, scenario).catch(problem);
      },
      exportMeasures: () => withFiles((files, plan) => files.exportMeasures(plan)),
      importMeasures: (file) => withFiles((files, plan) => files.importMeasures(plan, file)),
      exportZones: (scenario) => setDialog({ kind: 'export', scenario }),
      importZones: (scenario) => setDialog({ kind: 'import', scenario }),
      saveComparison: (format) => withFiles((files, plan) => files.saveComparison(plan, format)),
    },
  });
  const { room } = planned;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tasks wait for the room and for nothing else
  useEffect(() => {
    if (room) void runTasks(room);
  }, [room]);
  return {
    ...planned,
    dialog,
    closeDialog: () => setDialog(null),
    withFiles,
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

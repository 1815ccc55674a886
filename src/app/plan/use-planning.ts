import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { parseHazardKey } from '../../domain/hazard.ts';
import type { Bounds, SceneCity } from '../../map/scene-types.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { PlanFiles } from './plan-files.ts';
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
  /** Scenario whose zones are about to be written to a file. */
  readonly exported: string | null;
  readonly setExported: (scenario: string | null) => void;
  /** Runs a task on the plan's files, and says how it went. */
  readonly withFiles: (task: (files: typeof import('./plan-files.ts'), plan: PlanFiles) => Promise<Told>) => void;
}

type Told = Notice | string | undefined;

/** Plan mode as the page has it: the plan, its map, and what its panels ask of map, strip and files. */
export function usePlanning(request: PlanningRequest): Planning {
  const { engine, summary, scene, store, project, words, notify, flyTo, flyHome } = request;
  const [exported, setExported] = useState<string | null>(null);
  const withFiles: Planning['withFiles'] = (task) => {
    const { room } = planned;
    if (!room) return;
    notify(undefined);
    import('./plan-files.ts')
      .then((files) => task(files, { room, words, language: project.language }))
      .then(
        (told) => told !== undefined && notify(typeof told === 'string' ? { tone: 'notice', text: told } : told),
        (error: unknown) => notify({ tone: 'error', text: words.t('planning.fileFailed', { reason: textOf(error) }) }),
      );
  };
  const flyToPlace = async (find: (places: typeof import('./place-bounds.ts')) => Bounds | undefined) => {
    const bounds = find(await import('./place-bounds.ts'));
    if (bounds) flyTo(bounds);
    else flyHome();
  };
  const planned = usePlanMode({
    engine,
    summary,
    words,
    active: project.mode === 'plan',
    notify,
    surroundings: {
      showPlace: (place) => void flyToPlace(({ placeBounds }) => (scene ? placeBounds(place, scene) : undefined)),
      showRisk: ({ hazard: key, place }) => {
        const { hazard, scale } = parseHazardKey(key);
        store.getState().actions.choose({ hazard, ...(scale !== '' && { scale }) });
        const zones = place && ({ kind: 'zones', zoneKind: place.zoneKind, zoneIds: [place.zoneId] } as const);
        void flyToPlace(({ placeBounds }) => (scene && zones ? placeBounds(zones, scene) : undefined));
      },
      showRule: () => flyHome(),
      exportMeasures: () => withFiles((files, plan) => files.exportMeasures(plan)),
      importMeasures: (file) => withFiles((files, plan) => files.importMeasures(plan, file)),
      exportZones: setExported,
      saveComparison: () => undefined,
    },
  });
  return { ...planned, exported, setExported, withFiles };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

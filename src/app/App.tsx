import type { i18n } from 'i18next';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { facilityKinds } from '../domain/datasets.ts';
import { type ZoneKind, zoneKindNames } from '../domain/zone-kind.ts';
import type { CitySceneHandle, SceneCity, ScenePick } from '../map/scene-types.ts';
import type { ExploreActions, ExploreData } from '../panels/explore/explore-data.ts';
import { Workspace } from '../panels/Workspace.tsx';
import type { Project } from '../project/project-schema.ts';
import type { ProjectStore } from '../project/project-store.ts';
import { useProjectOf } from '../project/use-project-of.ts';
import { CityMap } from './CityMap.tsx';
import type { EngineStage } from './engine/engine-types.ts';
import { createCameraStore } from './explore/camera-store.ts';
import { facilityNames } from './explore/city-facts.ts';
import { sceneView, shownZones } from './explore/scene-view.ts';
import { placesOf, searchPlaces } from './explore/search-city.ts';
import { useSelectedBuildings } from './explore/use-answers.ts';
import { useExploreData } from './explore/use-explore-data.ts';
import { type OpenWith, useOpenCity } from './explore/use-open-city.ts';
import { useImport } from './import/use-import.ts';
import { saveFigure, saveTable } from './save/save-results.ts';

interface AppProps {
  readonly store: ProjectStore;
  readonly words: i18n;
  /** The city to begin with. */
  readonly first: OpenWith;
}

/** The page: one engine, one scene, one workspace; all wiring and nothing else. */
export function App({ store, words, first }: AppProps) {
  const project = useProjectOf(store);
  const { engine, state, open } = useOpenCity(first);
  const [mapReady, setMapReady] = useState(false);
  const scene = useRef<CitySceneHandle>(null);
  const camera = useRef(createCameraStore()).current;
  const city = state.state === 'open' ? state.city : null;
  const planarCrs = city?.summary.planarCrs ?? 'EPSG:6677';
  const stageText = useCallback((stage: EngineStage) => words.t(`stage.${stage}`), [words]);
  const { data, paint, hazardKey, retry } = useExploreData(engine, state, project, mapReady, stageText);
  const selection = useSelectedBuildings(engine, project.selection);
  useFrameSelection(scene, project.selection?.kind === 'cell' ? selection : undefined);
  const importing = useImport(engine, open);

  const language = project.language;
  const places = useMemo(
    () => (city?.scene ? placesOf(city.scene, (kind) => kindName(kind)[language]) : []),
    [city?.scene, language],
  );
  const visibleCity = useVisibleCity(city?.scene ?? null, data.layers, project.layers);
  const view = useMemo(
    () =>
      paint &&
      sceneView({
        project,
        layers: data.layers,
        paint,
        hazardKey,
        selection,
        unknownLabel: words.t('scene.unknownArea'),
      }),
    [project, data.layers, paint, hazardKey, selection, words],
  );
  const pick = useCallback(
    (found: ScenePick | null) => {
      const { select } = store.getState().actions;
      select(found?.buildingIndex === undefined ? null : { kind: 'building', index: found.buildingIndex });
    },
    [store],
  );
  const actions: ExploreActions = {
    openImport: importing.openDialog,
    northUp: () => scene.current?.north(),
    zoomIn: () => scene.current?.zoomIn(),
    zoomOut: () => scene.current?.zoomOut(),
    goHome: () => scene.current?.flyHome(),
    lookDown: () => scene.current?.top(),
    saveFigure: () =>
      void saveFigure({ scene: scene.current, data, project, words, hazardKey, camera: camera.getState() }),
    saveTable: (format) => void saveTable({ format, data, project, words, hazardKey }),
    showLayer: () => scene.current?.flyHome(),
    search: (query) => searchPlaces(places, query),
    goTo: (hit) => {
      const place = places.find(({ id }) => id === hit.id);
      if (place) scene.current?.flyToBounds(place.bounds);
    },
    retry,
  };
  return (
    <Workspace
      store={store}
      words={words}
      data={data}
      camera={camera}
      actions={actions}
      map={
        visibleCity &&
        view && (
          <CityMap
            ref={scene}
            city={visibleCity}
            view={view}
            onPick={pick}
            onCursor={(place) => place && camera.setCursor(place, planarCrs)}
            onCamera={(next) => camera.setCamera(next, planarCrs)}
            onStatus={(status) => setMapReady(status === 'ready')}
            label={words.t('scene.label', { name: visibleCity.name })}
          />
        )
      }
      importSession={importing.session}
      importActions={importing.actions}
    />
  );
}

function kindName(kind: string): { readonly ja: string; readonly en: string } {
  const facility = facilityKinds.find((other) => other === kind);
  return facility ? facilityNames[facility] : zoneKindNames[kind as ZoneKind];
}

/** The scene's city with the zones whose layers are checked; every other part keeps its identity. */
function useVisibleCity(
  city: SceneCity | null,
  layers: ExploreData['layers'],
  choices: Project['layers'],
): SceneCity | null {
  const shown = city ? shownZones(city, layers, choices) : [];
  const ids = shown.map(({ zoneKind }) => zoneKind).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` says whether the shown zones changed
  return useMemo(() => city && { ...city, zones: shown }, [city, ids]);
}

/** Flies to the buildings of a clicked table cell. */
function useFrameSelection(scene: RefObject<CitySceneHandle | null>, buildings: ReadonlySet<number> | undefined): void {
  useEffect(() => {
    if (buildings && buildings.size > 0) scene.current?.flyToBuildings(buildings);
  }, [scene, buildings]);
}

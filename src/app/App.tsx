import type { i18n } from 'i18next';
import { lazy, type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { facilityKinds } from '../domain/datasets.ts';
import { type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { SheetCamera } from '../domain/sheet.ts';
import { type ZoneKind, zoneKindNames } from '../domain/zone-kind.ts';
import type { CitySceneHandle, ForeignPick, SceneCamera, SceneCity, ScenePick } from '../map/scene-types.ts';
import type { BlockError, ExploreActions, ExploreData, Notice } from '../panels/explore/explore-data.ts';
import { Workspace } from '../panels/Workspace.tsx';
import type { Project } from '../project/project-schema.ts';
import type { ProjectStore } from '../project/project-store.ts';
import { useProjectOf } from '../project/use-project-of.ts';
import { CityMap } from './CityMap.tsx';
import type { EngineStage } from './engine/engine-types.ts';
import { createCameraStore } from './explore/camera-store.ts';
import { facilityNames } from './explore/city-facts.ts';
import { sceneTilesets, tilesetOfLayer, usePickedFeature } from './explore/city-tilesets.ts';
import { layerBounds, sceneView, shownFacilities, shownZones } from './explore/scene-view.ts';
import { placesOf, searchPlaces } from './explore/search-city.ts';
import { useSameParts, useStableActions } from './explore/stable.ts';
import type { AnswerOnMap } from './explore/use-answer-on-map.ts';
import { useSelectedBuildings } from './explore/use-answers.ts';
import { useAsking } from './explore/use-asking.ts';
import { useExploreData } from './explore/use-explore-data.ts';
import { type OpenCity, type OpenWith, useOpenCity } from './explore/use-open-city.ts';
import { useScenario } from './explore/use-scenario.ts';
import { dataActions } from './gis/data-actions.ts';
import type { ShownScene } from './gis/save-scene.ts';
import { useFeatureDialog, useOpening } from './gis/use-feature-dialog.tsx';
import { useSceneFile } from './gis/use-scene-file.ts';
import { useImport } from './import/use-import.ts';
import { useOutputMode } from './output/use-output-mode.ts';
import { usePlanning } from './plan/use-planning.ts';

const ZoneDialogs = lazy(async () => ({ default: (await import('./plan/ZoneDialogs.tsx')).ZoneDialogs }));

interface AppProps {
  readonly store: ProjectStore;
  readonly words: i18n;
  /** The city to begin with. */
  readonly first: OpenWith;
}

/** The page: one engine, one scene, one workspace; all wiring and nothing else. */
export function App({ store, words, first }: AppProps) {
  const project = useProjectOf(store);
  const { engine, state, open, reopen } = useOpenCity(first);
  const [mapReady, setMapReady] = useState(false);
  const drawn = useRef<SceneCity | null>(null);
  const [mapFailure, setMapFailure] = useState<string>();
  const [notice, setNotice] = useState<Notice>();
  const scene = useRef<CitySceneHandle>(null);
  const camera = useRef(createCameraStore()).current;
  /** Where the scene looks from, for a 3D picture on a sheet. */
  const eye = useRef<SheetCamera | null>(null);
  const city = state.state === 'open' ? state.city : null;
  const hasScene = city?.scene != null;
  // Another city: its map is not drawn yet.
  useEffect(() => {
    if (hasScene) return;
    drawn.current = null;
    setMapReady(false);
    setMapFailure(undefined);
  }, [hasScene]);
  const planarCrs = city?.summary.planarCrs ?? 'EPSG:6677';
  const stageText = useCallback((stage: EngineStage) => words.t(`stage.${stage}`), [words]);
  const { picked, feature, pickFeature, closeFeature } = usePickedFeature();
  const failed = state.state === 'failed' ? state.reason : undefined;
  const saving = (
    work: Promise<string | undefined>,
    failure: 'save.figureFailed' | 'save.tableFailed' = 'save.tableFailed',
  ): void => {
    setNotice(undefined);
    work.then(
      (text) => setNotice(text === undefined ? undefined : { tone: 'notice', text }),
      (error: unknown) => setNotice({ tone: 'error', text: `${words.t(failure)}（${describe(error)}）` }),
    );
  };
  const planning = usePlanning({
    engine,
    summary: city?.summary ?? null,
    scene: city?.scene ?? null,
    store,
    project,
    words,
    notify: setNotice,
    flyTo: (bounds) => scene.current?.flyToBounds(bounds),
    flyHome: () => scene.current?.flyHome(),
  });
  const plan = planning.room?.store ?? null;
  const scenario = useScenario({ engine, state, plan, store, project, words, notify: setNotice });
  const { asker, scenarios } = scenario;
  const features = useOpening();
  const looking = useRef<SceneCamera | null>(null);
  const shownScene = useRef<Pick<ShownScene, 'city' | 'view' | 'hazardKey'> | null>(null);
  const saveScene = useSceneFile(
    () =>
      engine && looking.current && shownScene.current
        ? { engine, camera: looking.current, ...shownScene.current }
        : null,
    words,
    setNotice,
  );
  const output = useOutputMode({
    engine,
    summary: city?.summary ?? null,
    words,
    language: project.language,
    plan: scenario.plan,
    active: project.mode === 'export',
    notify: setNotice,
    drawn: useMemo(
      () => (city?.scene?.buildings && city.paint ? { scene: city.scene, paint: city.paint } : null),
      [city],
    ),
    camera: () => eye.current,
    dataActions: () => dataActions({ gis: features.open, scene: saveScene }),
  });
  const shownCity = scenario.state.state === 'open' ? scenario.state.city : null;
  const {
    data: explored,
    paint,
    hazardKey,
    retry,
  } = useExploreData(asker, scenario.state, scenario.shown, project, mapReady, stageText);
  const asking = useAsking({
    engine,
    base: city,
    city: shownCity,
    asker,
    store,
    project,
    words,
    hazardKey,
    notify: setNotice,
    saving,
  });
  const { onMap, drawing, takePick } = asking;
  const featureDialog = useFeatureDialog({
    engine,
    summary: city?.summary ?? null,
    questions: asking.questions,
    plan: scenario.plan,
    project,
    words,
    isOpen: features.isOpen,
    onClose: features.close,
  });
  const { views } = planning;
  const mapResult = views.mode === 'difference' ? views.legend : onMap.legend;
  const data = useMemo(
    (): ExploreData => ({
      ...explored,
      feature,
      mapResult,
      scenarios,
      ...(mapFailure !== undefined && { mapFailure: failureText(mapFailure, words) }),
      ...(notice && { notice }),
      ...(failed !== undefined && { exposure: { state: 'error', error: openError(failed, words) } }),
    }),
    [explored, feature, mapResult, scenarios, mapFailure, notice, failed, words],
  );
  const picking = useSelectedBuildings(asker, project.selection);
  // A building that is picked, or a cell of the exposure table, stands out before the rows of an answer.
  const selection = picking ?? onMap.buildings;
  useHazardOfCity(store, explored.city.hazardKeys, hazardKey);
  useFrameSelection(scene, project.selection?.kind === 'cell' ? picking : onMap.buildings);
  const importing = useImport(engine, open);
  const language = project.language;
  const places = useMemo(
    () => (city?.scene ? placesOf(city.scene, (kind) => kindName(kind)[language]) : []),
    [city?.scene, language],
  );
  const visibleCity = useVisibleCity(shownCity, data.layers, project.layers, picked);
  useFrameTilesets(scene, city, mapReady);
  const view = useMemo(
    () =>
      paint &&
      sceneView({
        project,
        layers: data.layers,
        paint,
        hazardKey,
        selection,
        answer: onMap.view,
        rowsShown: picking === undefined && onMap.buildings !== undefined,
        drawing,
        // The page's language follows the choice a moment later; the map must not keep the old one.
        unknownLabel: words.getFixedT(project.language)('scene.unknownArea'),
      }),
    [project, data.layers, paint, hazardKey, selection, picking, onMap, drawing, words],
  );
  const shownView = useMemo(() => view && { ...view, ...planning.scene }, [view, planning.scene]);
  shownScene.current =
    visibleCity && shownView && mapReady
      ? { city: visibleCity, view: shownView, hazardKey: project.colourBy === 'hazard' ? (hazardKey ?? null) : null }
      : null;
  const pick = (found: ScenePick | null): void => {
    const { select } = store.getState().actions;
    pickFeature(found);
    if (takePick(found)) select(null);
    else select(found?.buildingIndex === undefined ? null : { kind: 'building', index: found.buildingIndex });
  };
  const figureRequest = () => ({
    scene: scene.current,
    data,
    project,
    words,
    hazardKey,
    selection,
    camera: camera.getState(),
  });
  const actions = useStableActions<ExploreActions>({
    openImport: importing.openDialog,
    northUp: () => scene.current?.north(),
    zoomIn: () => scene.current?.zoomIn(),
    zoomOut: () => scene.current?.zoomOut(),
    goHome: () => scene.current?.flyHome(),
    lookDown: () => scene.current?.top(),
    saveFigure: () =>
      saving(
        savingCode().then(({ saveFigure }) => saveFigure(figureRequest())),
        'save.figureFailed',
      ),
    takeSnapshot: () =>
      saving(
        savingCode().then(({ takeSnapshot }) => takeSnapshot(figureRequest())),
        'save.figureFailed',
      ),
    saveTable: (format) =>
      saving(savingCode().then(({ saveTable }) => saveTable({ format, data, project, words, hazardKey }))),
    showLayer: (id) => {
      const tileset = tilesetOfLayer(id);
      const bounds = city?.scene && layerBounds(city.scene, id);
      if (tileset !== undefined) void scene.current?.flyToTileset(tileset);
      else if (bounds) scene.current?.flyToBounds(bounds);
      else scene.current?.flyHome();
    },
    closeFeature,
    search: (query) => searchPlaces(places, query),
    goTo: (hit) => {
      const place = places.find(({ id }) => id === hit.id);
      if (place) scene.current?.flyToBounds(place.bounds);
    },
    retry: failed === undefined ? retry : reopen,
    saveProject: () =>
      planning.withFiles(async (files, plan) => {
        const { book, lack } = await output.book();
        const saved = await files.saveProjectFile(plan, project, book);
        return lack === undefined ? saved : { tone: 'error', text: `${saved} ${lack}` };
      }),
    openProject: (file) =>
      planning.withFiles((files, plan) => files.openProjectFile(plan, file, store, output.openBook)),
    dismissNotice: () => setNotice(undefined),
  });
  const questions = useSameParts(asking.questions);
  const questionActions = useStableActions(asking.questionActions);
  return (
    <>
      <Workspace
        store={store}
        words={words}
        data={data}
        camera={camera}
        actions={actions}
        questions={questions}
        questionActions={questionActions}
        sql={asking.sql}
        sqlActions={asking.sqlActions}
        map={
          visibleCity &&
          shownView && (
            <CityMap
              ref={scene}
              city={visibleCity}
              view={shownView}
              {...planning.callbacks}
              {...(views.mode === 'split' && { panes: views.panes })}
              onPick={pick}
              onDrawn={asking.onDrawn}
              onDrawingCancelled={asking.onDrawingCancelled}
              onCursor={(place) => place && camera.setCursor(place, planarCrs)}
              onCamera={(next) => {
                camera.setCamera(next, planarCrs);
                looking.current = next;
                const { lon, lat, eyeHeightMeters: heightMeters, headingDegrees, pitchDegrees } = next;
                eye.current = { lon, lat, heightMeters, headingDegrees, pitchDegrees };
              }}
              onStatus={(status, reason) => {
                // A layer that comes or goes must not hide the map that is already there.
                if (status === 'loading' && drawn.current === city?.scene) return;
                if (status === 'ready') drawn.current = city?.scene ?? null;
                setMapReady(status === 'ready');
                setMapFailure(status === 'error' ? (reason ?? '') : undefined);
              }}
              label={words.t('scene.label', { name: visibleCity.name })}
            />
          )
        }
        importSession={importing.session}
        importActions={importing.actions}
        {...(planning.mode && { plan: planning.mode })}
        {...(planning.failure !== undefined && { planFailure: planning.failure })}
        {...(output.mode && { output: output.mode })}
        {...(output.failure !== undefined && { outputFailure: output.failure })}
      />
      {planning.dialog && planning.room && (
        <Suspense fallback={null}>
          <ZoneDialogs {...planning.dialog} room={planning.room} words={words} onClose={planning.closeDialog} />
        </Suspense>
      )}
      {featureDialog}
    </>
  );
}

/** The code that writes files is fetched when it is first asked for. */
const savingCode = () => import('./save/save-results.ts');

function kindName(kind: string): { readonly ja: string; readonly en: string } {
  const facility = facilityKinds.find((other) => other === kind);
  return facility ? facilityNames[facility] : zoneKindNames[kind as ZoneKind];
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why there is no city, with what to do; the reason itself may be the browser's. */
const openError = (reason: string, words: i18n): BlockError => ({
  message: words.t('open.failed'),
  advice: words.t('open.advice', { reason }),
});

/** A map without graphics says what to switch on; any other reason is shown as it is. */
const failureText = (reason: string, words: i18n): string =>
  /webgl/i.test(reason) && !/lost/i.test(reason) ? words.t('scene.noGraphics') : reason;

/** The scene's city with the zones and tilesets as their layers stand; every other part keeps its identity. */
function useVisibleCity(
  city: OpenCity | null,
  layers: ExploreData['layers'],
  choices: Project['layers'],
  picked: ForeignPick | null,
): SceneCity | null {
  const zones = city?.scene ? shownZones(city.scene, layers, choices) : [];
  const facilities = city?.scene ? shownFacilities(city.scene, layers, choices) : [];
  const tilesets = sceneTilesets(city?.tilesets ?? [], layers, choices, picked);
  const shown = [
    ...zones.map(({ zoneKind }) => zoneKind),
    ...new Set(facilities.map(({ kind }) => kind)),
    ...tilesets.map(({ id, visible, colourBy, selected }) => `${id} ${visible} ${colourBy?.name} ${selected?.value}`),
  ].join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says whether what is shown changed
  return useMemo(() => {
    return city?.scene ? { ...city.scene, zones, facilities, foreignTilesets: tilesets } : null;
  }, [city?.scene, city?.tilesets, shown]);
}

/** Flies to 3D Tiles that joined the city which was open already. */
function useFrameTilesets(scene: RefObject<CitySceneHandle | null>, city: OpenCity | null, mapReady: boolean): void {
  const framed = useRef<OpenCity['tilesets']>(undefined);
  const tilesets = city?.summary.framesTilesets ? city.tilesets : undefined;
  useEffect(() => {
    const [first] = tilesets ?? [];
    if (!first || !mapReady || !scene.current || framed.current === tilesets) return;
    framed.current = tilesets;
    void scene.current.flyToTileset(first.id);
  }, [scene, tilesets, mapReady]);
}

/** A city without the chosen hazard is shown under the first that it has. */
function useHazardOfCity(store: ProjectStore, keys: readonly HazardKey[], chosen: HazardKey | undefined): void {
  useEffect(() => {
    const [first] = keys;
    if (first !== undefined && chosen === undefined)
      store.getState().actions.choose({ hazard: parseHazardKey(first).hazard });
  }, [store, keys, chosen]);
}

/** Flies to the buildings of a clicked table cell or row. */
function useFrameSelection(scene: RefObject<CitySceneHandle | null>, buildings: AnswerOnMap['buildings']): void {
  useEffect(() => {
    // So many that they come as one byte each are all over the city.
    if (buildings && !(buildings instanceof Uint8Array) && buildings.size > 0) scene.current?.flyToBuildings(buildings);
  }, [scene, buildings]);
}

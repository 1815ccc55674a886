import { type Ref, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import './map.css';
import { useCamera } from './camera/use-camera.ts';
import { SwipeBar } from './compare/SwipeBar.tsx';
import { useSplitPosition } from './compare/use-split-position.ts';
import { DrawingOverlay } from './drawing/DrawingOverlay.tsx';
import { useDrawing } from './drawing/use-drawing.ts';
import type { EditingCallbacks, EditingTool } from './editing/editing-types.ts';
import { useDrawingTask } from './editing/use-drawing-task.ts';
import { useEditing } from './editing/use-editing.ts';
import { useForeignTilesets } from './foreign/use-foreign-tilesets.ts';
import { useLabels } from './labels/use-labels.ts';
import { useBaseMap } from './layers/use-base-map.ts';
import { useBuildings } from './layers/use-buildings.ts';
import { useHazardAreas } from './layers/use-hazard-areas.ts';
import { useHazardGround } from './layers/use-hazard-ground.ts';
import { useShownZones } from './layers/use-shown-zones.ts';
import { useWater } from './layers/use-water.ts';
import { useZones } from './layers/use-zones.ts';
import { type PickingCallbacks, usePicking } from './picking/use-picking.ts';
import { SceneRoot, useSceneHost } from './scene/SceneRoot.tsx';
import { SceneSettings } from './scene/SceneSettings.tsx';
import type { SceneHost } from './scene/scene-host.ts';
import { useHandle } from './scene/use-handle.ts';
import { useResults } from './scene/use-results.ts';
import type {
  CitySceneHandle,
  DrawingCallbacks,
  SceneCamera,
  SceneCity,
  SceneLayer,
  SceneStatus,
  SceneView,
} from './scene-types.ts';
import { useTerrain } from './terrain/use-terrain.ts';

type StatusReport = (status: SceneStatus, reason?: string) => void;

export interface CitySceneProps extends PickingCallbacks, DrawingCallbacks, EditingCallbacks {
  readonly city: SceneCity;
  readonly view: SceneView;
  /** Looked from at first; undefined = home. */
  readonly start?: SceneCamera | undefined;
  readonly onCamera?: (camera: SceneCamera) => void;
  /** With the error's text for 'error'. */
  readonly onStatus?: StatusReport;
  readonly ref?: Ref<CitySceneHandle>;
  /** Said by screen readers. */
  readonly label?: string;
}

const DEFAULT_CROSSING_LABEL = '線が交差しています';
const DEFAULT_RELEASE_LABEL = 'Alt で解除';
const NO_TILESETS: NonNullable<SceneCity['foreignTilesets']> = [];

/** The city in 3D. Fills its parent, which must be positioned. Panels float over it. */
export function CityScene(props: CitySceneProps) {
  const { city, onStatus, label } = props;
  const credits = useRef<HTMLDivElement>(null);
  const latest = useRef(onStatus);
  latest.current = onStatus;
  const report = useCallback<StatusReport>((status, reason) => latest.current?.(status, reason), []);
  const fail = useCallback((error: unknown) => report('error', describe(error)), [report]);
  const [hovered, setHovered] = useState<number>();
  const { swipe } = props.view;
  return (
    <div className="city-scene" style={{ position: 'absolute', inset: 0, overflow: 'hidden' }}>
      <SceneRoot credits={credits} label={label ?? city.name} cursor={cursorOf(props.view, hovered)} onError={fail}>
        <SceneSettings />
        <CityLayers {...props} hovered={hovered} setHovered={setHovered} report={report} fail={fail} />
      </SceneRoot>
      {swipe && <SwipeBar swipe={swipe} onSwipe={(position) => props.onSwipe?.(position)} />}
      <div ref={credits} className="map-credits" style={creditStyle} />
    </div>
  );
}

interface CityLayersProps extends CitySceneProps {
  readonly hovered: number | undefined;
  readonly setHovered: (building: number | undefined) => void;
  readonly report: StatusReport;
  readonly fail: (error: unknown) => void;
}

/** What the scene shows and hears; only an area while it is drawn lies on the page. */
function CityLayers({ city, view, start, hovered, setHovered, report, fail, ref, ...callbacks }: CityLayersProps) {
  const { onPick, onCursor, onHover, onCamera } = callbacks;
  const host = useSceneHost();
  const [hoveredMesh, setHoveredMesh] = useState<string>();
  const hover = useCallback(
    (building: number | undefined) => {
      setHovered(building);
      onHover?.(building);
    },
    [setHovered, onHover],
  );
  const isBuildingPickable = (building: number) =>
    view.layers.buildings?.visible !== false && view.buildingColours[4 * building + 3] !== 0;

  const hazard = useMemo(
    () => city.hazardRasters.find(({ key }) => key === view.hazardKey),
    [city.hazardRasters, view.hazardKey],
  );
  const layer = (name: SceneLayer) => view.layers[name] ?? { visible: true, opacity: 1 };

  const ground = useTerrain(host, city);
  useCamera(host, city, view.mode, start, onCamera);
  useBaseMap(host, city.baseMap, layer('base_map'), fail);
  useHazardGround(host, hazard, city.bounds, view, layer('hazard'));
  useHazardAreas(host, 'landslide', city, ground, view);
  useHazardAreas(host, 'collapse', city, ground, view);
  useBuildings(host, city.buildings, view, hovered, fail);
  const placeOfTileset = useForeignTilesets(host, city.foreignTilesets ?? NO_TILESETS, fail);
  useWater(host, hazard, city, ground, view);
  useSplitPosition(host, view.swipe?.position);
  const zones = useShownZones(city, view);
  useZones(host, zones, city.geoidHeightMeters, ground, view);
  const { fillRows, zoneAt, columnAt } = useResults(host, city, ground, view, hoveredMesh, fail);
  useLabels(host, city, zones, hazard, ground, fillRows, view, fail);
  const cursor = useCallback<NonNullable<PickingCallbacks['onCursor']>>(
    (place) => {
      setHoveredMesh(place?.meshCode);
      onCursor?.(place);
    },
    [onCursor],
  );
  const isPaused = view.drawing === 'polygon' || !isPickingTool(view.editing?.tool);
  usePicking(
    host,
    { city, isBuildingPickable, zoneAt, columnAt, isPaused },
    { onPick, onCursor: cursor, onHover: hover },
  );
  useHandle(ref, host, city, view.mode, placeOfTileset);

  const drawing = useDrawing(host, city, ground, useDrawingTask(view, callbacks, city.planarCrs));

  const overlay = useEditing(host, city, ground, view, callbacks);

  useLoading(host, city, report, fail);
  return (
    <>
      {(view.editing || view.areaChange) && <canvas ref={overlay} className="map-editing" />}
      {drawing && (
        <DrawingOverlay
          drawing={drawing}
          crossingLabel={view.crossingLabel ?? DEFAULT_CROSSING_LABEL}
          releaseLabel={view.editing?.releaseLabel ?? DEFAULT_RELEASE_LABEL}
        />
      )}
    </>
  );
}

/** Other tools take the clicks for themselves. */
const isPickingTool = (tool: EditingTool | undefined): boolean =>
  tool === undefined || tool === 'select' || tool === 'pan';

/** Tells when the city begins to load and when all of it is drawn. */
function useLoading(
  host: SceneHost | undefined,
  city: SceneCity,
  report: StatusReport,
  fail: (error: unknown) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new city loads anew
  useEffect(() => {
    if (!host) return;
    let ended = false;
    report('loading');
    host.settling.settled().then(() => {
      if (!ended) report('ready');
    }, fail);
    return () => {
      ended = true;
    };
  }, [host, city, report, fail]);
}

const cursorOf = ({ drawing, editing }: SceneView, hovered: number | undefined): string => {
  if (drawing === 'polygon' || !(isPickingTool(editing?.tool) || editing?.tool === 'vertices')) return 'crosshair';
  return hovered === undefined ? 'grab' : 'pointer';
};

const creditStyle = { position: 'absolute', right: 4, bottom: 1, fontSize: 10, lineHeight: '12px' } as const;

const describe = (error: unknown): string => {
  if (error instanceof Error) return error.message;
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
};

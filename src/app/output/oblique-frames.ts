import type { Scenario } from '../../domain/plan.ts';
import type { MapContent } from '../../domain/sheet.ts';
import type { Picture } from '../../exports/drawing/drawing.ts';
import type { ObliquePicture, ObliqueRequest } from '../../exports/sheets/sheet-supply.ts';
import type { CapturedPicture } from '../../map/capture/capture-tiles.ts';
import type { PrintScene } from '../../map/capture/open-print-scene.tsx';
import type { LayerState, SceneCity, SceneLayer, SceneView } from '../../map/scene-types.ts';
import type { PaintColumns } from '../engine/engine-types.ts';
import { paintCity } from '../explore/paint-city.ts';
import { sceneScenario } from '../plan/plan-scene.ts';

/** What 3D frames of sheets are drawn from. */
export interface ObliqueSource {
  readonly city: SceneCity;
  readonly paint: PaintColumns;
  readonly scenarios: readonly Scenario[];
  readonly unknownLabel: string;
}

export interface ObliqueFrames {
  readonly draw: (request: ObliqueRequest, signal?: AbortSignal) => Promise<ObliquePicture>;
  /** Gives the graphics card's memory back; the next picture opens a scene again. */
  readonly close: () => void;
}

/** Draws 3D frames in a scene of their own, opened with the first of them: the one on the screen stays as it is. */
export function createObliqueFrames(source: () => ObliqueSource): ObliqueFrames {
  let opened: Promise<PrintScene> | undefined;
  return {
    draw: async (request, signal) => {
      opened ??= import('../../map/capture/open-print-scene.tsx').then(({ openPrintScene }) => openPrintScene());
      const scene = await opened;
      const { city, ...rest } = source();
      const { camera, content, widthPixels, heightPixels, pixelRatio, onProgress } = request;
      const picture = await scene.capture(shownCity(city, content), obliqueView(rest, request), {
        ...(camera && { camera: { ...camera, eyeHeightMeters: camera.heightMeters } }),
        widthPixels,
        heightPixels,
        pixelRatio,
        labels: content.labels || content.facilities.length > 0,
        signal,
        onProgress,
      });
      return obliquePicture(picture);
    },
    close: () => {
      void opened?.then((scene) => scene.close());
      opened = undefined;
    },
  };
}

const pictureOf = (picture: CapturedPicture['tiles'][number]['picture']): Picture =>
  picture instanceof ImageData
    ? { kind: 'pixels', width: picture.width, height: picture.height, rgba: picture.data }
    : { kind: 'file', mediaType: 'image/png', bytes: picture.png };

const obliquePicture = ({ tiles, ...rest }: CapturedPicture): ObliquePicture => ({
  ...rest,
  tiles: tiles.map(({ x, y, width, height, picture }) => ({ x, y, width, height, picture: pictureOf(picture) })),
});

/** Without the zones and facilities that the frame leaves out. */
function shownCity(city: SceneCity, { zoneKinds, facilities, labels }: MapContent): SceneCity {
  const { placeNames, ...rest } = city;
  return {
    ...rest,
    zones: city.zones.filter(({ zoneKind }) => (zoneKinds as readonly string[]).includes(zoneKind)),
    facilities: city.facilities.filter(({ kind }) => facilities.includes(kind)),
    ...(labels && placeNames && { placeNames }),
  };
}

function obliqueView(
  { paint, scenarios, unknownLabel }: Omit<ObliqueSource, 'city'>,
  { content, colourVisionSafe }: ObliqueRequest,
): SceneView {
  const key = content.hazard ?? undefined;
  const painted = paintCity(paint, { colourBy: 'hazard', key, colourVisionSafe });
  const scenario = scenarios.find(({ id }) => id === content.scenario);
  return {
    mode: '3d',
    layers: shownLayers(content),
    // Without a hazard buildings are plain, not "unknown".
    carrier: key ? content.carrier : 'ground',
    buildingColours: painted.colours,
    buildingPattern: painted.pattern,
    ...(painted.depthMeters && { buildingDepthMeters: painted.depthMeters }),
    ...(key && { hazardKey: key }),
    waterSurface: content.carrier === 'buildings',
    dimOthers: false,
    unknownLabel,
    ...(scenario && { scenario: sceneScenario(scenario) }),
  };
}

function shownLayers({ hazard, hazardAreas, buildings }: MapContent): Partial<Record<SceneLayer, LayerState>> {
  const layer = (visible: boolean): LayerState => ({ visible, opacity: 1 });
  return {
    buildings: layer(buildings),
    hazard: layer(hazard !== null),
    landslide: layer(hazardAreas.includes('landslide')),
    collapse: layer(hazardAreas.includes('collapse')),
  };
}

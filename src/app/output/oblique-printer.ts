import type { MapContent } from '../../domain/sheet.ts';
import type { ObliquePicture, ObliqueRequest } from '../../exports/sheets/sheet-supply.ts';
import type { CapturedPicture } from '../../map/capture/capture-types.ts';
import type { PrintScene } from '../../map/capture/open-print-scene.tsx';
import type { LayerState, SceneCity, SceneView } from '../../map/scene-types.ts';
import type { PaintColumns } from '../engine/engine-types.ts';
import type { ScenarioFacts } from '../engine/question-types.ts';
import { paintCity } from '../explore/paint-city.ts';
import { paintUnder } from '../explore/scenario-city.ts';

/** The city as it is drawn, once all of it is there. */
export interface DrawnCity {
  readonly scene: SceneCity;
  readonly paint: PaintColumns;
}

export interface ObliquePrinter {
  /** `scenario`: what is not as in 現行; undefined for 現行. */
  readonly print: (request: ObliqueRequest, signal?: AbortSignal, scenario?: ScenarioFacts) => Promise<ObliquePicture>;
  /** Nobody looks at sheets just now: frees the graphics card's memory once what is under way is drawn. */
  readonly rest: () => void;
  /** Frees the graphics card's memory; pictures under way reject with an AbortError. */
  readonly close: () => void;
}

/** Pictures of the 3D scene for print, made in a scene that nobody sees: the one on the screen stays as it is. */
export function createObliquePrinter(
  drawn: () => DrawnCity | null,
  unknownLabel: () => string,
  open: () => Promise<PrintScene> = openScene,
): ObliquePrinter {
  let opened: Promise<PrintScene> | undefined;
  let [underWay, isResting] = [0, false];
  const close = (): void => {
    opened?.then(
      (scene) => scene.close(),
      () => undefined, // told to whoever asked for a picture
    );
    opened = undefined;
  };
  return {
    async print({ onProgress, ...request }, signal, scenario) {
      const city = drawn();
      if (!city) throw new RangeError('the 3D scene is not loaded yet');
      const { content, camera, colourVisionSafe, widthPixels, heightPixels, pixelRatio } = request;
      isResting = false;
      underWay++;
      try {
        opened ??= open();
        const captured = await (await opened).capture(
          shownCity(sceneUnder(city.scene, scenario), content),
          shownView(scenario ? paintUnder(city.paint, scenario.paint) : city.paint, content, {
            colourVisionSafe,
            unknownLabel: unknownLabel(),
            isAsSurveyed: !changesDepth(scenario, content),
          }),
          {
            widthPixels,
            heightPixels,
            pixelRatio,
            labels: content.labels,
            signal,
            onProgress,
            ...(camera && { camera: { ...camera, eyeHeightMeters: camera.heightMeters } }),
          },
        );
        return { ...pictureOf(captured), ...(changesDepth(scenario, content) && { groundAsSurveyed: true }) };
      } catch (error) {
        // A scene that could not be opened, or lost its graphics card, is not asked again.
        isResting ||= signal?.aborted !== true;
        throw error;
      } finally {
        underWay--;
        if (isResting && underWay === 0) close();
      }
    },
    rest: () => {
      isResting = true;
      if (underWay === 0) close();
    },
    close,
  };
}

const openScene = async (): Promise<PrintScene> =>
  (await import('../../map/capture/open-print-scene.tsx')).openPrintScene();

const sceneUnder = (scene: SceneCity, scenario: ScenarioFacts | undefined): SceneCity =>
  scenario ? { ...scene, ...scenario.scene } : scene;

/** Measures of the scenario lower the water at buildings; that of the ground and its surface stay as surveyed. */
const changesDepth = (scenario: ScenarioFacts | undefined, { hazard }: MapContent): boolean =>
  scenario?.paint.hazards?.some(({ key }) => key === hazard) === true;

function shownCity(city: SceneCity, { zoneKinds, facilities }: MapContent): SceneCity {
  return {
    ...city,
    zones: city.zones.filter(({ zoneKind }) => zoneKinds.some((kind) => kind === zoneKind)),
    facilities: city.facilities.filter(({ kind }) => facilities.includes(kind)),
    foreignTilesets: [],
  };
}

interface ViewFacts {
  readonly colourVisionSafe: boolean;
  readonly unknownLabel: string;
  /** The depths at the buildings are those of the ground. */
  readonly isAsSurveyed: boolean;
}

function shownView(
  columns: PaintColumns,
  { hazard, carrier, hazardAreas, buildings, labels, zoneKinds }: MapContent,
  { colourVisionSafe, unknownLabel, isAsSurveyed }: ViewFacts,
): SceneView {
  const paint = paintCity(columns, { colourBy: 'hazard', key: hazard ?? undefined, colourVisionSafe });
  const shown = (visible: boolean): LayerState => ({ visible, opacity: 1 });
  return {
    mode: '3d',
    layers: {
      hazard: shown(hazard !== null),
      landslide: shown(hazardAreas.includes('landslide')),
      collapse: shown(hazardAreas.includes('collapse')),
      buildings: shown(buildings),
      residence: shown(zoneKinds.includes('residence')),
      urban_function: shown(zoneKinds.includes('urban_function')),
      district: shown(zoneKinds.includes('district')),
      label: shown(labels),
    },
    // Without a hazard nobody carries a ramp: the buildings are neutral.
    carrier: hazard === null ? 'ground' : carrier,
    buildingColours: paint.colours,
    buildingPattern: paint.pattern,
    ...(paint.depthMeters && { buildingDepthMeters: paint.depthMeters }),
    ...(hazard && { hazardKey: hazard }),
    // The surface lies as high as was surveyed, over buildings that a measure keeps dry.
    waterSurface: carrier === 'buildings' && isAsSurveyed,
    dimOthers: false,
    unknownLabel,
  };
}

function pictureOf({ tiles, ...picture }: CapturedPicture): ObliquePicture {
  return {
    ...picture,
    tiles: tiles.map(({ x, y, width, height, picture: tile }) => ({
      x,
      y,
      width,
      height,
      picture:
        'png' in tile
          ? { kind: 'file', mediaType: 'image/png', bytes: tile.png }
          : { kind: 'pixels', width: tile.width, height: tile.height, rgba: tile.data as Uint8ClampedArray },
    })),
  };
}

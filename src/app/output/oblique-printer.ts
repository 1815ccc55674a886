import type { MapContent } from '../../domain/sheet.ts';
import type { ObliquePicture, ObliqueRequest } from '../../exports/sheets/sheet-supply.ts';
import type { CapturedPicture } from '../../map/capture/capture-types.ts';
import type { PrintScene } from '../../map/capture/open-print-scene.tsx';
import type { LayerState, SceneCity, SceneView } from '../../map/scene-types.ts';
import type { PaintColumns } from '../engine/engine-types.ts';
import { paintCity } from '../explore/paint-city.ts';

/** The city as it is drawn, once all of it is there. */
export interface DrawnCity {
  readonly scene: SceneCity;
  readonly paint: PaintColumns;
}

export interface ObliquePrinter {
  readonly print: (request: ObliqueRequest, signal?: AbortSignal) => Promise<ObliquePicture>;
  /** Frees the graphics card's memory. */
  readonly close: () => void;
}

/** Pictures of the 3D scene for print, made in a scene that nobody sees: the one on the screen stays as it is. */
export function createObliquePrinter(drawn: () => DrawnCity | null, unknownLabel: () => string): ObliquePrinter {
  let opened: Promise<PrintScene> | undefined;
  return {
    async print(request, signal) {
      const city = drawn();
      if (!city) throw new RangeError('the 3D scene is not loaded yet');
      const { content, camera, colourVisionSafe, widthPixels, heightPixels, pixelRatio, onProgress } = request;
      opened ??= import('../../map/capture/open-print-scene.tsx').then(({ openPrintScene }) => openPrintScene());
      const captured = await (await opened).capture(
        shownCity(city.scene, content),
        shownView(city.paint, content, colourVisionSafe, unknownLabel()),
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
      return pictureOf(captured);
    },
    close: () => {
      void opened?.then((scene) => scene.close());
      opened = undefined;
    },
  };
}

function shownCity(city: SceneCity, { zoneKinds, facilities }: MapContent): SceneCity {
  return {
    ...city,
    zones: city.zones.filter(({ zoneKind }) => zoneKinds.some((kind) => kind === zoneKind)),
    facilities: city.facilities.filter(({ kind }) => facilities.includes(kind)),
    foreignTilesets: [],
  };
}

function shownView(
  columns: PaintColumns,
  { hazard, carrier, hazardAreas, buildings, labels, zoneKinds }: MapContent,
  colourVisionSafe: boolean,
  unknownLabel: string,
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
    waterSurface: carrier === 'buildings',
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

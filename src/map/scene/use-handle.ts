import type { BoundingSphere } from 'cesium';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import {
  currentLook,
  goTo,
  HOME_HEADING_DEGREES,
  HOME_PITCH_DEGREES,
  lookAtBox,
  lookDown,
  placeCamera,
  turnNorth,
  zoom,
} from '../camera/camera-control.ts';
import { boxOfBuildings } from '../camera/scene-box.ts';
import { homeLook } from '../camera/use-camera.ts';
import { captureTiles } from '../capture/capture-tiles.ts';
import type { CitySceneHandle, SceneCity, SceneView } from '../scene-types.ts';
import { captureScene } from './capture.ts';
import type { SceneHost } from './scene-host.ts';

/** Buildings are framed with room for the panels' legend and callout. */
const BUILDINGS_FILL = 0.6;
/** At 60° of view a sphere fills the narrower side at twice its radius; tiles are flat, so nearer. */
const RANGE_PER_RADIUS = 1.6;

/** Commands for the panels. Before the scene exists a command waits or does nothing; `capture` and `settled` wait. */
export function useHandle(
  ref: Ref<CitySceneHandle> | undefined,
  host: SceneHost | undefined,
  city: SceneCity,
  mode: SceneView['mode'],
  placeOfTileset: (id: string) => Promise<BoundingSphere | undefined>,
): void {
  const waiting = useRef<((host: SceneHost) => void)[]>([]);
  useEffect(() => {
    if (!host) return;
    for (const resolve of waiting.current.splice(0)) resolve(host);
  }, [host]);
  useImperativeHandle(ref, () => {
    const ready = () =>
      host ? Promise.resolve(host) : new Promise<SceneHost>((resolve) => waiting.current.push(resolve));
    const scene = host?.widget.scene;
    const frame = (box: ReturnType<typeof boxOfBuildings>, fill?: number) => {
      if (!scene || !box) return;
      const { headingDegrees, pitchDegrees } = currentLook(scene);
      const pitch = mode === '2d' ? -90 : Math.min(pitchDegrees, -35);
      goTo(scene, lookAtBox(scene, box.bounds, box, { headingDegrees, pitchDegrees: pitch }, fill));
    };
    return {
      flyHome: (seconds) => host && goTo(host.widget.scene, homeLook(host, city, mode), seconds),
      flyToBounds: (bounds) => frame({ bounds, low: city.geoidHeightMeters, high: city.geoidHeightMeters }),
      flyToBuildings: (indices) => city.buildings && frame(boxOfBuildings(city.buildings, indices), BUILDINGS_FILL),
      flyToTileset: async (id) => {
        const { widget } = await ready();
        const place = await placeOfTileset(id);
        if (!place || widget.isDestroyed()) return;
        goTo(widget.scene, {
          target: place.center,
          headingDegrees: HOME_HEADING_DEGREES,
          pitchDegrees: mode === '2d' ? -90 : HOME_PITCH_DEGREES,
          rangeMeters: place.radius * RANGE_PER_RADIUS,
        });
      },
      north: () => scene && turnNorth(scene),
      top: () => scene && lookDown(scene),
      zoomIn: () => scene && zoom(scene, 'in'),
      zoomOut: () => scene && zoom(scene, 'out'),
      capture: async () => {
        const { widget } = await ready();
        return captureScene(widget.scene, widget.container.querySelector<HTMLCanvasElement>('canvas.map-editing'));
      },
      captureTiles: async (request) => captureTiles(await ready(), request),
      settled: async () => (await ready()).settling.settled(),
      setCamera: (place) => scene && placeCamera(scene, place),
    };
  }, [host, city, mode, placeOfTileset]);
}

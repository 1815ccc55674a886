import { Cartesian3, Matrix4 } from 'cesium';
import { useEffect, useRef } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCamera, SceneCity, SceneView } from '../scene-types.ts';
import {
  type CameraPlace,
  describeCamera,
  goTo,
  HOME_HEADING_DEGREES,
  HOME_PITCH_DEGREES,
  type Look,
  lookAtBox,
  placeCamera,
  setCameraMode,
} from './camera-control.ts';
import { homeBox } from './scene-box.ts';

/** The city fills the view; its outermost corners may touch the edge. */
const HOME_FILL = 1.06;

/** The view a city opens with. */
export function homeLook(host: SceneHost, city: SceneCity, mode: SceneView['mode']): Look {
  const home = homeBox(city);
  const direction =
    mode === '2d'
      ? { headingDegrees: 0, pitchDegrees: -90 }
      : { headingDegrees: HOME_HEADING_DEGREES, pitchDegrees: HOME_PITCH_DEGREES };
  return lookAtBox(host.widget.scene, home.bounds, home, direction, HOME_FILL);
}

/**
 * Owns the camera: home view for a new city (the first city: the view `start`, if there is one), 2D and 3D, and a report after
 * every frame that moved it.
 */
export function useCamera(
  host: SceneHost | undefined,
  city: SceneCity,
  mode: SceneView['mode'],
  start: CameraPlace | undefined,
  onCamera: ((camera: SceneCamera) => void) | undefined,
): void {
  useEffect(() => {
    if (host) setCameraMode(host.widget.scene, mode);
  }, [host, mode]);
  // Home again only for another city; a reloaded layer must not throw the user's view away.
  const shown = useRef<string>(undefined);
  const first = useRef(start);
  useEffect(() => {
    const key = `${city.name} ${city.bounds.join()} ${city.buildings ? 'buildings' : ''}`;
    if (!host || shown.current === key) return;
    shown.current = key;
    if (first.current) placeCamera(host.widget.scene, first.current);
    else goTo(host.widget.scene, homeLook(host, city, mode), 0);
    first.current = undefined;
  }, [host, city, mode]);
  const report = useRef(onCamera);
  report.current = onCamera;
  useEffect(() => {
    if (!host) return;
    const { scene } = host.widget;
    const last = new Matrix4();
    let lastFrame = '';
    return scene.postRender.addEventListener(() => {
      const { camera, canvas, globe } = scene;
      // The scale also depends on the size of the view, and on the ground once it is there.
      const frame = `${canvas.clientWidth} ${canvas.clientHeight} ${globe.tilesLoaded}`;
      const isSame = Matrix4.equalsEpsilon(last, camera.viewMatrix, 1e-9) && lastFrame === frame;
      if (isSame || Cartesian3.magnitude(camera.positionWC) === 0) return;
      Matrix4.clone(camera.viewMatrix, last);
      lastFrame = frame;
      report.current?.(describeCamera(scene));
    });
  }, [host]);
}

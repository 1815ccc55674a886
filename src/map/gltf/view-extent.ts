import type { PlanarBounds } from '../../domain/map-extract.ts';
import { projectionOf } from '../geodesy/crs.ts';
import type { SceneCamera } from '../scene-types.ts';

/** A view towards the horizon has no end: a file takes so much of it at most, from side to side. */
const LONGEST_SIDE_METERS = 6000;
/** Flatter than this the middle of the view is taken to lie where it would at this angle. */
const FLATTEST_DEGREES = 10;

/**
 * The ground around the middle of a view, as wide each way as the longer side of the window, on the city's plane. An
 * oblique view shows more behind it; `groundMeters` is the ellipsoidal height that it looks at.
 */
export function viewExtent(
  camera: SceneCamera,
  window: { readonly width: number; readonly height: number },
  planarCrs: string,
  groundMeters: number,
): PlanarBounds {
  const eye = Float64Array.of(camera.lon, camera.lat);
  projectionOf(planarCrs).forward(eye, eye);
  const down = Math.max(FLATTEST_DEGREES, -camera.pitchDegrees) * (Math.PI / 180);
  const ahead = Math.max(0, camera.eyeHeightMeters - groundMeters) / Math.tan(down);
  const heading = camera.headingDegrees * (Math.PI / 180);
  const [x, y] = [eye[0]! + ahead * Math.sin(heading), eye[1]! + ahead * Math.cos(heading)];
  const half = Math.min(LONGEST_SIDE_METERS, camera.metersPerPixel * Math.max(window.width, window.height)) / 2;
  return [x - half, y - half, x + half, y + half];
}

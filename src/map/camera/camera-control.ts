import {
  Cartesian2,
  Cartesian3,
  Cartographic,
  Math as CesiumMath,
  Matrix4,
  OrthographicFrustum,
  PerspectiveFrustum,
  type Scene,
  Transforms,
} from 'cesium';
import type { Bounds, SceneCamera } from '../scene-types.ts';
import { type Framing, frameCorners } from './frame.ts';

/** Home view. Source: ui.md §4 (45°, north within 20° of up). */
export const HOME_PITCH_DEGREES = -45;
export const HOME_HEADING_DEGREES = -12;
const TOP_PITCH_DEGREES = -90;
/** Longest flight. Source: ui.md §2. */
const FLIGHT_SECONDS = 1.2;
const ZOOM_STEP = 0.6;
/** A single building is not framed closer than this. */
const NEAREST_RANGE_METERS = 220;
const FARTHEST_LOOK_METERS = 50_000;

export interface Look {
  /** What is in the middle of the view, ECEF. */
  readonly target: Cartesian3;
  readonly headingDegrees: number;
  readonly pitchDegrees: number;
  readonly rangeMeters: number;
}

/** Where the middle of the view meets the ground (or a point ahead where it meets none). */
export function currentLook(scene: Scene): Look {
  const { camera, canvas } = scene;
  const ray = camera.getPickRay(new Cartesian2(canvas.clientWidth / 2, canvas.clientHeight / 2));
  const ground = ray && scene.globe.pick(ray, scene);
  const height = Math.max(100, Cartographic.fromCartesian(camera.positionWC).height);
  const ahead = Math.min(FARTHEST_LOOK_METERS, height / Math.max(0.1, -Math.sin(camera.pitch)));
  const target =
    ground ??
    Cartesian3.add(
      camera.positionWC,
      Cartesian3.multiplyByScalar(camera.directionWC, ahead, new Cartesian3()),
      new Cartesian3(),
    );
  return {
    target,
    headingDegrees: CesiumMath.toDegrees(camera.heading),
    pitchDegrees: CesiumMath.toDegrees(camera.pitch),
    rangeMeters: Cartesian3.distance(camera.positionWC, target),
  };
}

/** Moves the camera so that it looks as asked; at once where the user prefers reduced motion. */
export function goTo(scene: Scene, look: Look, seconds = FLIGHT_SECONDS): void {
  const heading = CesiumMath.toRadians(look.headingDegrees);
  const pitch = CesiumMath.toRadians(look.pitchDegrees);
  const back = new Cartesian3(
    -Math.sin(heading) * Math.cos(pitch) * look.rangeMeters,
    -Math.cos(heading) * Math.cos(pitch) * look.rangeMeters,
    -Math.sin(pitch) * look.rangeMeters,
  );
  const frame = Transforms.eastNorthUpToFixedFrame(look.target);
  const destination = Matrix4.multiplyByPoint(frame, back, new Cartesian3());
  const orientation = { heading, pitch, roll: 0 };
  const isInstant = seconds === 0 || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  scene.camera.cancelFlight();
  if (isInstant) scene.camera.setView({ destination, orientation });
  else scene.camera.flyTo({ destination, orientation, duration: seconds });
  scene.requestRender();
}

/** Where an eye stands and looks. */
export type CameraPlace = Pick<SceneCamera, 'lon' | 'lat' | 'eyeHeightMeters' | 'headingDegrees' | 'pitchDegrees'>;

/** Looks from there at once. */
export function placeCamera(scene: Scene, place: CameraPlace): void {
  const { lon, lat, eyeHeightMeters, headingDegrees, pitchDegrees } = place;
  scene.camera.cancelFlight();
  scene.camera.setView({
    destination: Cartesian3.fromDegrees(lon, lat, eyeHeightMeters),
    orientation: {
      heading: CesiumMath.toRadians(headingDegrees),
      pitch: CesiumMath.toRadians(pitchDegrees),
      roll: 0,
    },
  });
  scene.requestRender();
}

/** Look at which the whole box (degrees, ellipsoidal metres) is in view. */
export function lookAtBox(
  scene: Scene,
  [west, south, east, north]: Bounds,
  heights: { readonly low: number; readonly high: number },
  view: Pick<Look, 'headingDegrees' | 'pitchDegrees'>,
  fill = 0.92,
): Look {
  const target = Cartesian3.fromDegrees((west + east) / 2, (south + north) / 2, heights.low);
  const toLocal = Matrix4.inverseTransformation(Transforms.eastNorthUpToFixedFrame(target), new Matrix4());
  const corners: [number, number, number][] = [];
  for (const lon of [west, east])
    for (const lat of [south, north])
      for (const height of [heights.low, heights.high]) {
        const local = Matrix4.multiplyByPoint(toLocal, Cartesian3.fromDegrees(lon, lat, height), new Cartesian3());
        corners.push([local.x, local.y, local.z]);
      }
  const framing: Framing = { ...view, ...halfAngles(scene), fill };
  const { rangeMeters, shift } = frameCorners(corners, framing);
  const centred = Matrix4.multiplyByPoint(
    Transforms.eastNorthUpToFixedFrame(target),
    new Cartesian3(shift[0], shift[1], 0),
    new Cartesian3(),
  );
  return { ...view, target: centred, rangeMeters: Math.max(NEAREST_RANGE_METERS, rangeMeters) };
}

function halfAngles(scene: Scene): Pick<Framing, 'halfWidthRadians' | 'halfHeightRadians'> {
  const { frustum } = scene.camera;
  const aspect = scene.canvas.clientWidth / Math.max(1, scene.canvas.clientHeight);
  // Cesium's orthographic view is as wide as the camera is far: half a width at distance one.
  if (!(frustum instanceof PerspectiveFrustum))
    return { halfWidthRadians: Math.atan(0.5), halfHeightRadians: Math.atan(0.5 / aspect) };
  const half = (frustum.fov ?? Math.PI / 3) / 2;
  return aspect > 1
    ? { halfWidthRadians: half, halfHeightRadians: Math.atan(Math.tan(half) / aspect) }
    : { halfWidthRadians: Math.atan(Math.tan(half) * aspect), halfHeightRadians: half };
}

export const turnNorth = (scene: Scene): void => goTo(scene, { ...currentLook(scene), headingDegrees: 0 });

export const lookDown = (scene: Scene): void =>
  goTo(scene, { ...currentLook(scene), headingDegrees: 0, pitchDegrees: TOP_PITCH_DEGREES });

export function zoom(scene: Scene, direction: 'in' | 'out'): void {
  const look = currentLook(scene);
  const factor = direction === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP;
  const { minimumZoomDistance, maximumZoomDistance } = scene.screenSpaceCameraController;
  const rangeMeters = CesiumMath.clamp(look.rangeMeters * factor, minimumZoomDistance, maximumZoomDistance);
  goTo(scene, { ...look, rangeMeters }, FLIGHT_SECONDS / 4);
}

/** 2D is the same scene seen straight down without perspective; tilting is off. */
export function setCameraMode(scene: Scene, mode: '2d' | '3d'): void {
  const { camera } = scene;
  const isFlat = camera.frustum instanceof OrthographicFrustum;
  scene.screenSpaceCameraController.enableTilt = mode === '3d';
  if ((mode === '2d') === isFlat) return;
  const look = currentLook(scene);
  if (mode === '2d') {
    goTo(scene, { ...look, headingDegrees: 0, pitchDegrees: TOP_PITCH_DEGREES }, 0);
    camera.switchToOrthographicFrustum();
    goTo(scene, { ...look, headingDegrees: 0, pitchDegrees: TOP_PITCH_DEGREES }, 0);
  } else {
    camera.switchToPerspectiveFrustum();
    goTo(scene, { ...look, headingDegrees: HOME_HEADING_DEGREES, pitchDegrees: HOME_PITCH_DEGREES }, 0);
  }
}

/** What the panels need to know of the camera. */
export function describeCamera(scene: Scene): SceneCamera {
  const look = currentLook(scene);
  const { camera, canvas } = scene;
  const { frustum } = camera;
  const eye = Cartographic.fromCartesian(camera.positionWC);
  const metersPerPixel =
    frustum instanceof OrthographicFrustum
      ? (frustum.width ?? 0) / canvas.clientWidth
      : (2 * look.rangeMeters * Math.tan(halfAngles(scene).halfHeightRadians)) / canvas.clientHeight;
  return {
    headingDegrees: look.headingDegrees % 360,
    pitchDegrees: look.pitchDegrees,
    metersPerPixel,
    lon: CesiumMath.toDegrees(eye.longitude),
    lat: CesiumMath.toDegrees(eye.latitude),
    eyeHeightMeters: eye.height,
  };
}

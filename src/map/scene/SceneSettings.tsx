import { Color } from 'cesium';
import { Fog, Globe, Scene, ScreenSpaceCameraController } from 'resium';

/** Ground and sky of the plain base. Source: ui.md §4 (m-ground); the sky is a shade lighter so that the horizon shows. */
const GROUND = Color.fromCssColorString('#eceff2');
const SKY = Color.fromCssColorString('#f4f6f8');

/** Steepest look: 10° below level; flatter views show nothing but the horizon. */
const MAXIMUM_TILT_RADIANS = (80 * Math.PI) / 180;
const MINIMUM_DISTANCE_METERS = 30;
const MAXIMUM_DISTANCE_METERS = 120_000;

/**
 * Plain colours without light, haze or shine, and how near, far and flat the camera may go. Constants only: resium's `Globe`
 * would take the terrain away with any property that changes, since the terrain is not among its properties here.
 */
export function SceneSettings() {
  return (
    <>
      <Scene backgroundColor={SKY} highDynamicRange={false} />
      <Fog enabled={false} renderable={false} />
      <Globe
        baseColor={GROUND}
        enableLighting={false}
        showGroundAtmosphere={false}
        showWaterEffect={false}
        depthTestAgainstTerrain
        tileCacheSize={300}
      />
      <ScreenSpaceCameraController
        enableLook={false}
        minimumZoomDistance={MINIMUM_DISTANCE_METERS}
        maximumZoomDistance={MAXIMUM_DISTANCE_METERS}
        maximumTiltAngle={MAXIMUM_TILT_RADIANS}
        inertiaSpin={0.6}
        inertiaZoom={0.6}
      />
    </>
  );
}

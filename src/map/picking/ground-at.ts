import { type Cartesian2, Cartographic, Math as CesiumMath } from 'cesium';
import type { SceneHost } from '../scene/scene-host.ts';

/** Degrees of the ground at a place of the canvas; buildings are looked through, because what is drawn lies on the ground. */
export function groundAt(
  { widget: { scene } }: SceneHost,
  at: Cartesian2,
): readonly [lon: number, lat: number] | undefined {
  const ray = scene.camera.getPickRay(at);
  const point = ray && scene.globe.pick(ray, scene);
  if (!point) return undefined;
  const { longitude, latitude } = Cartographic.fromCartesian(point);
  return [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude)];
}

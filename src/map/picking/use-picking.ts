import {
  Cartesian2,
  Cartographic,
  Math as CesiumMath,
  Ray as CesiumRay,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import { useEffect, useRef } from 'react';
import { pickForeign } from '../foreign/use-foreign-tilesets.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, ScenePick } from '../scene-types.ts';
import { pickBuilding } from './pick-building.ts';

export interface PickingCallbacks {
  readonly onPick?: ((pick: ScenePick | null) => void) | undefined;
  readonly onCursor?: ((place: Omit<ScenePick, 'buildingIndex'> | null) => void) | undefined;
  readonly onHover?: ((buildingIndex: number | undefined) => void) | undefined;
}

/** What lies under a place of the canvas (CSS pixels): the nearest building, else the ground, else null. */
export function pickAt(
  host: SceneHost,
  city: SceneCity,
  isPickable: (building: number) => boolean,
  x: number,
  y: number,
): ScenePick | null {
  const { scene } = host.widget;
  const ray = scene.camera.getPickRay(new Cartesian2(x, y));
  if (!ray) return null;
  const ground = scene.globe.pick(ray, scene);
  const groundDistance = ground ? distanceAlong(ray, ground) : Number.POSITIVE_INFINITY;
  const { origin: o, direction: d } = ray;
  const hit = city.buildings && pickBuilding(city.buildings, { origin: [o.x, o.y, o.z], direction: [d.x, d.y, d.z] });
  const isBuilding = hit !== undefined && hit.distanceMeters <= groundDistance && isPickable(hit.buildingIndex);
  const point = isBuilding ? CesiumRay.getPoint(ray, hit.distanceMeters) : ground;
  if (!point) return null;
  const place = Cartographic.fromCartesian(point);
  return {
    ...(isBuilding && { buildingIndex: hit.buildingIndex }),
    lon: CesiumMath.toDegrees(place.longitude),
    lat: CesiumMath.toDegrees(place.latitude),
    heightMeters: place.height - city.geoidHeightMeters,
  };
}

const distanceAlong = (ray: CesiumRay, point: { x: number; y: number; z: number }): number =>
  (point.x - ray.origin.x) * ray.direction.x +
  (point.y - ray.origin.y) * ray.direction.y +
  (point.z - ray.origin.z) * ray.direction.z;

/** Owns the pointer: click picks, moving reports place and building at most once a frame. */
export function usePicking(
  host: SceneHost | undefined,
  city: SceneCity,
  isPickable: (building: number) => boolean,
  callbacks: PickingCallbacks,
): void {
  const latest = useRef({ city, isPickable, callbacks });
  latest.current = { city, isPickable, callbacks };
  useEffect(() => {
    if (!host) return;
    const { canvas } = host.widget.scene;
    const handler = new ScreenSpaceEventHandler(canvas);
    const pick = ({ x, y }: Cartesian2) => pickAt(host, latest.current.city, latest.current.isPickable, x, y);
    handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
      latest.current.callbacks.onPick?.(withForeign(host, latest.current.city, pick(position), position));
    }, ScreenSpaceEventType.LEFT_CLICK);
    let waiting = 0;
    handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
      const place = Cartesian2.clone(endPosition);
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        const found = pick(place);
        latest.current.callbacks.onHover?.(found?.buildingIndex);
        latest.current.callbacks.onCursor?.(found);
      });
    }, ScreenSpaceEventType.MOUSE_MOVE);
    const leave = () => {
      cancelAnimationFrame(waiting);
      latest.current.callbacks.onHover?.(undefined);
      latest.current.callbacks.onCursor?.(null);
    };
    canvas.addEventListener('pointerleave', leave);
    return () => {
      cancelAnimationFrame(waiting);
      canvas.removeEventListener('pointerleave', leave);
      handler.destroy();
    };
  }, [host]);
}

/** Foreign tiles are asked on the graphics card, which takes a frame; so only on a click and only where there are any. */
function withForeign(
  host: SceneHost,
  city: SceneCity,
  place: ScenePick | null,
  { x, y }: Cartesian2,
): ScenePick | null {
  if (place?.buildingIndex !== undefined || !city.foreignTilesets?.length) return place;
  const foreign = pickForeign(host, x, y);
  if (!foreign) return place;
  // Without ground behind it (a tower before the sky) the feature still has its attributes.
  return { ...(place ?? { lon: Number.NaN, lat: Number.NaN, heightMeters: Number.NaN }), foreign };
}

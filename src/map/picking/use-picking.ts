import {
  Cartesian2,
  Cartographic,
  Math as CesiumMath,
  Ray as CesiumRay,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import { useEffect, useRef } from 'react';
import type { ColumnAt } from '../columns/pick-column.ts';
import { pickForeign } from '../foreign/use-foreign-tilesets.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, ScenePick } from '../scene-types.ts';
import { pickBuilding, type Ray } from './pick-building.ts';
import type { ZoneAt } from './pick-zone.ts';

export interface PickingCallbacks {
  readonly onPick?: ((pick: ScenePick | null) => void) | undefined;
  /** With the zone and the mesh below the pointer. */
  readonly onCursor?: ((place: Omit<ScenePick, 'buildingIndex'> | null) => void) | undefined;
  readonly onHover?: ((buildingIndex: number | undefined) => void) | undefined;
}

/** What can be found under the pointer. */
export interface Pickables {
  readonly city: SceneCity;
  readonly isBuildingPickable: (building: number) => boolean;
  readonly zoneAt: ZoneAt | undefined;
  readonly columnAt: ColumnAt | undefined;
  /** While an area is drawn, clicks belong to it. */
  readonly isPaused: boolean;
}

/** What lies under a place of the canvas (CSS pixels): the nearest building or column, else the ground, else null. */
function pickAt(host: SceneHost, pickables: Pickables, x: number, y: number): ScenePick | null {
  const { city, isBuildingPickable, zoneAt, columnAt } = pickables;
  const { scene } = host.widget;
  const ray = scene.camera.getPickRay(new Cartesian2(x, y));
  if (!ray) return null;
  const ground = scene.globe.pick(ray, scene);
  const groundDistance = ground ? distanceAlong(ray, ground) : Number.POSITIVE_INFINITY;
  const { origin: o, direction: d } = ray;
  const line: Ray = { origin: [o.x, o.y, o.z], direction: [d.x, d.y, d.z] };
  const hit = city.buildings && pickBuilding(city.buildings, line);
  const isBuilding = hit !== undefined && hit.distanceMeters <= groundDistance && isBuildingPickable(hit.buildingIndex);
  const solidDistance = isBuilding ? hit.distanceMeters : groundDistance;
  const column = columnAt?.inFront(line, solidDistance);
  const distance = column?.distanceMeters ?? solidDistance;
  if (distance === Number.POSITIVE_INFINITY) return null;
  const place = Cartographic.fromCartesian(CesiumRay.getPoint(ray, distance));
  const [lon, lat] = [CesiumMath.toDegrees(place.longitude), CesiumMath.toDegrees(place.latitude)];
  const zone = zoneAt?.(lon, lat);
  const meshCode = column ? column.meshCode : columnAt?.onGround(lon, lat);
  return {
    ...(isBuilding && !column && { buildingIndex: hit.buildingIndex }),
    ...(zone && { zone }),
    ...(meshCode !== undefined && { meshCode }),
    lon,
    lat,
    heightMeters: place.height - city.geoidHeightMeters,
  };
}

const distanceAlong = (ray: CesiumRay, point: { x: number; y: number; z: number }): number =>
  (point.x - ray.origin.x) * ray.direction.x +
  (point.y - ray.origin.y) * ray.direction.y +
  (point.z - ray.origin.z) * ray.direction.z;

/** Owns the pointer: click picks, moving reports place and building at most once a frame. */
export function usePicking(host: SceneHost | undefined, pickables: Pickables, callbacks: PickingCallbacks): void {
  const latest = useRef({ pickables, callbacks });
  latest.current = { pickables, callbacks };
  useEffect(() => {
    if (!host) return;
    const { canvas } = host.widget.scene;
    const handler = new ScreenSpaceEventHandler(canvas);
    const pick = ({ x, y }: Cartesian2) => pickAt(host, latest.current.pickables, x, y);
    handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
      const { pickables, callbacks } = latest.current;
      if (!pickables.isPaused) callbacks.onPick?.(withForeign(host, pickables.city, pick(position), position));
    }, ScreenSpaceEventType.LEFT_CLICK);
    let waiting = 0;
    handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
      const place = Cartesian2.clone(endPosition);
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        const found = pick(place);
        const { pickables, callbacks } = latest.current;
        callbacks.onHover?.(pickables.isPaused ? undefined : found?.buildingIndex);
        callbacks.onCursor?.(found);
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

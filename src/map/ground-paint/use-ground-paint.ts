import { Matrix4 } from 'cesium';
import { useEffect, useMemo, useState } from 'react';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { LocalPlane } from '../geodesy/local-plane.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneZoneFill } from '../scene-types.ts';
import { createGroundMaterial, type GroundMaterial, type GroundSlot, groundSlots } from './ground-material.ts';
import { indexPixels, palettePixels } from './ground-palette.ts';
import { rasteriseRows } from './rasterise-rows.ts';

/** What a slot of the ground shows: shapes in degrees and a fill for each of their rows. */
export interface GroundLayer {
  /** Keep the identity while only fills change. */
  readonly polygons: PolygonColumns;
  readonly fills: readonly (SceneZoneFill | undefined)[];
  readonly opacity: number;
}

/**
 * Owns the paint on the ground: the shapes are laid out once, and each new set of fills is a small picture; the ground's
 * imagery is not loaded again.
 */
export function useGroundPaint(
  host: SceneHost | undefined,
  plane: LocalPlane,
  geoidHeightMeters: number,
  layers: Readonly<Record<GroundSlot, GroundLayer | undefined>>,
): void {
  const isUsed = groundSlots.some((slot) => layers[slot] !== undefined);
  const ground = useGroundMaterial(host, plane, isUsed);
  useSlot(host, ground, plane, geoidHeightMeters, 'zones', layers.zones);
  useSlot(host, ground, plane, geoidHeightMeters, 'meshes', layers.meshes);
}

function useGroundMaterial(host: SceneHost | undefined, plane: LocalPlane, isUsed: boolean) {
  const [made, setMade] = useState<{ readonly plane: LocalPlane; readonly ground: GroundMaterial }>();
  useEffect(() => {
    if (!host || !isUsed) return;
    const { scene } = host.widget;
    const created = createGroundMaterial();
    const fromEcef = Matrix4.fromColumnMajorArray([...plane.fromEcef]);
    const eyeToPlane = new Matrix4();
    const stop = scene.preRender.addEventListener(() => {
      Matrix4.multiply(fromEcef, scene.camera.inverseViewMatrix, eyeToPlane);
      created.setEyeToPlane(Matrix4.toArray(eyeToPlane));
    });
    scene.globe.material = created.material;
    setMade({ plane, ground: created });
    scene.requestRender();
    return () => {
      stop();
      setMade(undefined);
      if (scene.isDestroyed()) return;
      // A typing fault of Cesium: the ground's material may be taken away.
      scene.globe.material = undefined as unknown as GroundMaterial['material'];
      created.material.destroy();
      scene.requestRender();
    };
  }, [host, plane, isUsed]);
  // In the render that takes the paint away the old material is destroyed before the other effects run.
  return isUsed && made?.plane === plane ? made.ground : undefined;
}

function useSlot(
  host: SceneHost | undefined,
  ground: GroundMaterial | undefined,
  plane: LocalPlane,
  heightMeters: number,
  slot: GroundSlot,
  layer: GroundLayer | undefined,
): void {
  const polygons = layer?.polygons;
  const cells = useMemo(() => {
    if (!polygons) return undefined;
    const grid = rasteriseRows({ ...polygons, positions: plane.project(polygons.positions, heightMeters) });
    return grid && { grid, picture: indexPixels(grid) };
  }, [polygons, plane, heightMeters]);
  useEffect(() => {
    if (!host || !ground) return;
    ground.setCells(slot, cells);
    return drawTwice(host);
  }, [host, ground, slot, cells]);
  const fills = layer?.fills;
  const opacity = layer?.opacity ?? 1;
  useEffect(() => {
    if (!host || !ground || !fills) return;
    ground.setPalette(slot, palettePixels(fills), opacity);
    return drawTwice(host);
  }, [host, ground, slot, fills, opacity]);
}

/** A material uploads a new picture in the frame after the one in which it finds it. */
function drawTwice(host: SceneHost): () => void {
  const { scene } = host.widget;
  let frames = 0;
  const isUploaded = () => frames >= 2;
  const unwatch = host.settling.watch(isUploaded);
  const stop = scene.postRender.addEventListener(() => {
    frames++;
    if (isUploaded()) stop();
    else scene.requestRender();
  });
  scene.requestRender();
  return () => {
    unwatch();
    stop();
  };
}

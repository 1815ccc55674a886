import {
  Math as CesiumMath,
  CustomHeightmapTerrainProvider,
  EllipsoidTerrainProvider,
  GeographicTilingScheme,
} from 'cesium';
import { useEffect, useMemo } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity } from '../scene-types.ts';
import { createGround, type Ground, seaLevel } from './ground.ts';
import { groundOfBuildings } from './ground-of-buildings.ts';

/** Heights a side of a terrain tile. */
const TILE_POINTS = 33;

/** Owns the terrain: heightmap tiles cut from the city's grid (without one, laid below its buildings), raised to ellipsoidal heights. */
export function useTerrain(host: SceneHost | undefined, city: SceneCity): Ground {
  const { terrain, buildings, geoidHeightMeters } = city;
  const ground = useMemo(() => {
    const raster = terrain ?? (buildings && groundOfBuildings(buildings, geoidHeightMeters));
    return raster ? createGround(raster) : seaLevel;
  }, [terrain, buildings, geoidHeightMeters]);
  useEffect(() => {
    if (!host) return;
    const { scene } = host.widget;
    scene.terrainProvider = createProvider(ground, geoidHeightMeters);
    scene.requestRender();
    return () => {
      if (!scene.isDestroyed()) scene.terrainProvider = new EllipsoidTerrainProvider();
    };
  }, [host, ground, geoidHeightMeters]);
  return ground;
}

function createProvider(ground: Ground, geoidHeightMeters: number): CustomHeightmapTerrainProvider {
  const tilingScheme = new GeographicTilingScheme();
  return new CustomHeightmapTerrainProvider({
    tilingScheme,
    width: TILE_POINTS,
    height: TILE_POINTS,
    callback: (x, y, level) => {
      const { west, south, east, north } = tilingScheme.tileXYToRectangle(x, y, level);
      const lonLat = new Float64Array(2 * TILE_POINTS * TILE_POINTS);
      for (let k = 0; k < TILE_POINTS * TILE_POINTS; k++) {
        const [column, row] = [k % TILE_POINTS, Math.floor(k / TILE_POINTS)];
        lonLat[2 * k] = CesiumMath.toDegrees(west + ((east - west) * column) / (TILE_POINTS - 1));
        lonLat[2 * k + 1] = CesiumMath.toDegrees(north - ((north - south) * row) / (TILE_POINTS - 1));
      }
      const heights = isFar(lonLat) ? new Float32Array(lonLat.length / 2) : ground.heightsAt(lonLat);
      for (let k = 0; k < heights.length; k++) heights[k]! += geoidHeightMeters;
      return heights;
    },
  });
}

/** Tiles wider than this are seen from space only; a plane projection says nothing there. */
const FAR_TILE_DEGREES = 3;
const isFar = (lonLat: Float64Array): boolean => lonLat.at(-2)! - lonLat[0]! > FAR_TILE_DEGREES;

import { projectionOf } from '../geodesy/crs.ts';
import { createGround, seaLevel } from '../terrain/ground.ts';
import { encodeSceneGlb } from './encode-scene-glb.ts';
import { groundMesh, zoneLineMesh } from './ground-meshes.ts';
import { localBuildings } from './local-buildings.ts';
import type { SceneGlb, SceneGlbInput, SceneOrigin } from './scene-glb-types.ts';

/**
 * Buildings, ground and zone lines of an extent as one binary glTF in metres: x east, y up (標高, TP), z south of the middle of
 * the extent on the city's plane. No third party's data: base maps stay out. An aborted signal rejects with its reason between
 * steps. Rejects with a RangeError for an extent without area.
 */
export async function makeSceneGlb(input: SceneGlbInput, signal?: AbortSignal): Promise<SceneGlb> {
  const { bounds, tiles, terrain } = input;
  const [minX, minY, maxX, maxY] = bounds;
  if (!(maxX > minX && maxY > minY)) throw new RangeError(`expected an extent with an area, got ${bounds}`);
  const origin: SceneOrigin = {
    crs: tiles.planarCrs,
    eastMeters: (minX + maxX) / 2,
    northMeters: (minY + maxY) / 2,
  };
  const projection = projectionOf(tiles.planarCrs);
  const ground = terrain ? createGround(terrain) : seaLevel;
  /** Interleaved planar metres → 標高. */
  const heightsAt = (planar: Float64Array): Float32Array => {
    const degrees = new Float64Array(planar.length);
    projection.inverse(planar, degrees);
    return ground.heightsAt(degrees);
  };
  const buildings = await localBuildings(input, origin, signal);
  const surface = groundMesh(bounds, origin, heightsAt);
  signal?.throwIfAborted();
  const lines = input.zones.map(({ name, colour, polygons }) => ({
    name,
    colour,
    positions: zoneLineMesh(polygons, bounds, origin, heightsAt),
  }));
  signal?.throwIfAborted();
  return {
    glb: encodeSceneGlb({ cityName: input.cityName, origin, bounds, buildings, ground: surface, lines }),
    buildings: buildings.rows.length,
    triangles: (buildings.indices.length + surface.indices.length) / 3,
  };
}

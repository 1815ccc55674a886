import type { BuildingTile, BuildingTiles } from '../tiles/building-tiles.ts';

export interface Ray {
  /** ECEF metres. */
  readonly origin: readonly [number, number, number];
  /** Unit vector. */
  readonly direction: readonly [number, number, number];
}

export interface BuildingHit {
  readonly buildingIndex: number;
  readonly distanceMeters: number;
}

type Vector = readonly [number, number, number];

/**
 * The nearest building that a ray meets, tested on the triangles that are drawn. On the processor, so that hovering never
 * waits for the graphics card: about a millisecond for the few tiles that a ray passes.
 */
export function pickBuilding(tiles: BuildingTiles, ray: Ray): BuildingHit | undefined {
  let best: BuildingHit | undefined;
  for (const tile of tiles.tiles) {
    const origin: Vector = [
      ray.origin[0] - tile.center[0],
      ray.origin[1] - tile.center[1],
      ray.origin[2] - tile.center[2],
    ];
    const entry = boxEntry(tile.box, origin, ray.direction);
    if (entry === undefined || (best && entry > best.distanceMeters)) continue;
    const hit = pickInTile(tile, origin, ray.direction, best?.distanceMeters ?? Number.POSITIVE_INFINITY);
    if (hit) best = hit;
  }
  return best;
}

function boxEntry({ middle, half }: BuildingTile['box'], origin: Vector, direction: Vector): number | undefined {
  let [near, far] = [0, Number.POSITIVE_INFINITY];
  for (let axis = 0; axis < 3; axis++) {
    const inverse = 1 / direction[axis]!;
    const offset = middle[axis]! - origin[axis]!;
    const a = (offset - half[axis]!) * inverse;
    const b = (offset + half[axis]!) * inverse;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near <= far ? near : undefined;
}

function pickInTile(tile: BuildingTile, origin: Vector, direction: Vector, limit: number): BuildingHit | undefined {
  const { glb, layout } = tile;
  const positions = new Float32Array(glb, layout.positionsByteOffset, 3 * layout.vertexCount);
  const indices = new Uint32Array(glb, layout.indicesByteOffset, layout.indexCount);
  // The positions are stored with glTF's y axis up: (x, y, z) → (x, z, −y).
  const [ox, oy, oz] = [origin[0], origin[2], -origin[1]];
  const [dx, dy, dz] = [direction[0], direction[2], -direction[1]];
  let nearest = limit;
  let vertex = -1;
  for (let t = 0; t < indices.length; t += 3) {
    const a = 3 * indices[t]!;
    const b = 3 * indices[t + 1]!;
    const c = 3 * indices[t + 2]!;
    const [ax, ay, az] = [positions[a]!, positions[a + 1]!, positions[a + 2]!];
    const [ux, uy, uz] = [positions[b]! - ax, positions[b + 1]! - ay, positions[b + 2]! - az];
    const [vx, vy, vz] = [positions[c]! - ax, positions[c + 1]! - ay, positions[c + 2]! - az];
    const [px, py, pz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx];
    const determinant = ux * px + uy * py + uz * pz;
    if (determinant < 1e-9) continue; // seen from behind
    const [sx, sy, sz] = [ox - ax, oy - ay, oz - az];
    const u = sx * px + sy * py + sz * pz;
    if (u < 0 || u > determinant) continue;
    const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux];
    const v = dx * qx + dy * qy + dz * qz;
    if (v < 0 || u + v > determinant) continue;
    const distance = (vx * qx + vy * qy + vz * qz) / determinant;
    if (distance > 0 && distance < nearest) {
      nearest = distance;
      vertex = indices[t]!;
    }
  }
  if (vertex < 0) return undefined;
  const featureIds = new Float32Array(glb, layout.featureIdsByteOffset, layout.vertexCount);
  return { buildingIndex: featureIds[vertex]!, distanceMeters: nearest };
}

import { meshCodeAt } from '../../domain/mesh-code.ts';
import type { LocalPlane } from '../geodesy/local-plane.ts';
import type { Ray } from '../picking/pick-building.ts';
import { FOOT_SHARE } from './column-shader.ts';
import type { MeshFrames, PlacedColumns } from './mesh-frames.ts';

/** Finds meshes: by the column that a ray meets before something else, or by the place on the ground. */
export interface ColumnAt {
  readonly inFront: (
    ray: Ray,
    beforeMeters: number,
  ) => { readonly meshCode: string; readonly distanceMeters: number } | undefined;
  readonly onGround: (lon: number, lat: number) => string | undefined;
}

export function createColumnPicker(
  { frames, columns, indexOfCode }: PlacedColumns,
  plane: LocalPlane,
  mode: '2d' | '3d',
): ColumnAt {
  return {
    // Straight from above the place on the ground says all.
    inFront: (ray, beforeMeters) => {
      const hit = mode === '3d' ? pickColumn(frames, columns.heightMeters, plane, ray) : undefined;
      if (!hit || hit.distanceMeters > beforeMeters) return undefined;
      return { meshCode: frames.meshCode[hit.mesh]!, distanceMeters: hit.distanceMeters };
    },
    onGround: (lon, lat) => {
      const code = meshCodeAt(lon, lat, columns.level);
      return indexOfCode.has(code) ? code : undefined;
    },
  };
}

interface ColumnHit {
  readonly mesh: number;
  readonly distanceMeters: number;
}

/** The nearest column that a ray meets in 3D. On the processor, as for buildings. */
export function pickColumn(
  frames: MeshFrames,
  heightMeters: Float32Array,
  plane: LocalPlane,
  ray: Ray,
): ColumnHit | undefined {
  const origin = turn(plane.fromEcef, ray.origin, 1);
  const direction = turn(plane.fromEcef, ray.direction, 0);
  let best: ColumnHit | undefined;
  for (let mesh = 0; mesh < frames.meshCode.length; mesh++) {
    const height = heightMeters[mesh]!;
    if (!(height > 0)) continue;
    const [low, zero] = [frames.ground[2 * mesh]!, frames.ground[2 * mesh + 1]!];
    let [near, far] = [0, best?.distanceMeters ?? Number.POSITIVE_INFINITY];
    for (let axis = 0; axis < 3; axis++) {
      const half = axis < 2 ? frames.halves[2 * mesh + axis]! * FOOT_SHARE : (zero + height - low) / 2;
      const middle = axis < 2 ? frames.middles[2 * mesh + axis]! : low + half;
      const a = (middle - half - origin[axis]!) / direction[axis]!;
      const b = (middle + half - origin[axis]!) / direction[axis]!;
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
    }
    if (near < far) best = { mesh, distanceMeters: near };
  }
  return best;
}

type Triple = readonly [number, number, number];

const turn = (m: readonly number[], v: Triple, w: 0 | 1): Triple => {
  const row = (k: number) => m[k]! * v[0] + m[k + 4]! * v[1] + m[k + 8]! * v[2] + m[k + 12]! * w;
  return [row(0), row(1), row(2)];
};

import type { MeshLevel } from '../../domain/datasets.ts';
import { meshBounds } from '../../domain/mesh-code.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { LocalPlane } from '../geodesy/local-plane.ts';
import type { SceneMeshColumns } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';

/** Where the meshes lie, in metres on the plane of the scene. */
export interface MeshFrames {
  readonly meshCode: readonly string[];
  /** Middle (east, north) of each mesh. */
  readonly middles: Float64Array;
  /** Half its sides (east, north). */
  readonly halves: Float64Array;
  /** Lowest and highest ground (metres up from the plane, curvature taken off) under each column: it stands on the highest. */
  readonly ground: Float64Array;
}

/** What picking needs of the columns. */
export interface PlacedColumns {
  readonly frames: MeshFrames;
  readonly columns: SceneMeshColumns;
  readonly indexOfCode: ReadonlyMap<string, number>;
}

/** The ground is looked at on a grid of this many places a side of a column's foot. */
const SAMPLES = 3;
/** Earth's mean radius: the plane leaves the ground by distance² / 2R. */
const EARTH_RADIUS_METERS = 6_371_000;

/** Lays meshes of one level out; `footShare` is the part of a mesh's side that the column stands on. */
export function createMeshFrames(
  meshCode: readonly string[],
  level: MeshLevel,
  plane: LocalPlane,
  ground: Ground,
  footShare: number,
  geoidHeightMeters: number,
): MeshFrames {
  const count = meshCode.length;
  const corners = new Float64Array(4 * count);
  meshCode.forEach((code, k) => {
    corners.set(meshBounds(code, level), 4 * k);
  });
  const planar = plane.project(corners, geoidHeightMeters);
  const middles = new Float64Array(2 * count);
  const halves = new Float64Array(2 * count);
  for (let k = 0; k < count; k++)
    for (const axis of [0, 1]) {
      const [low, high] = [planar[4 * k + axis]!, planar[4 * k + 2 + axis]!];
      middles[2 * k + axis] = (low + high) / 2;
      halves[2 * k + axis] = (high - low) / 2;
    }
  return { meshCode, middles, halves, ground: groundRanges(corners, middles, ground, footShare) };
}

function groundRanges(corners: Float64Array, middles: Float64Array, ground: Ground, footShare: number): Float64Array {
  const count = corners.length / 4;
  const each = SAMPLES * SAMPLES;
  const places = new Float64Array(2 * each * count);
  for (let k = 0; k < count; k++)
    for (let sample = 0; sample < each; sample++)
      for (const axis of [0, 1]) {
        const [low, high] = [corners[4 * k + axis]!, corners[4 * k + 2 + axis]!];
        const step = axis === 0 ? sample % SAMPLES : Math.floor(sample / SAMPLES);
        const share = 0.5 + footShare * (step / (SAMPLES - 1) - 0.5);
        places[2 * (each * k + sample) + axis] = low + (high - low) * share;
      }
  const heights = ground.heightsAt(places);
  const ranges = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const own = heights.subarray(each * k, each * (k + 1));
    const drop = Math.hypot(middles[2 * k]!, middles[2 * k + 1]!) ** 2 / (2 * EARTH_RADIUS_METERS);
    ranges.set([Math.min(...own) - drop, Math.max(...own) - drop], 2 * k);
  }
  return ranges;
}

/** The meshes as squares of degrees, one row each. */
export function meshPolygons(meshCode: readonly string[], level: MeshLevel): PolygonColumns {
  const positions = new Float64Array(10 * meshCode.length);
  meshCode.forEach((code, k) => {
    const [west, south, east, north] = meshBounds(code, level);
    positions.set([west, south, east, south, east, north, west, north, west, south], 10 * k);
  });
  const each = Uint32Array.from({ length: meshCode.length + 1 }, (_, row) => row);
  return { positions, ringOffsets: each.map((row) => 5 * row), polygonOffsets: each, rowOffsets: each };
}

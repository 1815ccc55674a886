import type { PlanarBounds } from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { SceneOrigin } from './scene-glb-types.ts';

/** Interleaved planar metres → 標高. */
type HeightsAt = (planar: Float64Array) => Float32Array;

/** Cells along the longer side of the ground. */
const MOST_CELLS = 256;
/** Finer than the 10 m DEM says nothing more. */
const FINEST_CELL_METERS = 10;
/** Lines lie over the ground by so much, and follow it in steps of so much. */
const LINE_LIFT_METERS = 0.5;
const LINE_STEP_METERS = 10;

export interface GroundMesh {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
}

/** The ground of an extent as a grid, seen from above; where nothing is known it is sea level. */
export function groundMesh(
  [minX, minY, maxX, maxY]: PlanarBounds,
  origin: SceneOrigin,
  heightsAt: HeightsAt,
): GroundMesh {
  const cell = Math.max(FINEST_CELL_METERS, (maxX - minX) / MOST_CELLS, (maxY - minY) / MOST_CELLS);
  const columns = Math.max(1, Math.ceil((maxX - minX) / cell));
  const rows = Math.max(1, Math.ceil((maxY - minY) / cell));
  const planar = new Float64Array(2 * (columns + 1) * (rows + 1));
  let at = 0;
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      planar[at++] = minX + ((maxX - minX) * column) / columns;
      planar[at++] = minY + ((maxY - minY) * row) / rows;
    }
  const indices = new Uint32Array(6 * columns * rows);
  let index = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const a = row * (columns + 1) + column;
      const above = a + columns + 1;
      indices.set([a, a + 1, above + 1, a, above + 1, above], index);
      index += 6;
    }
  return { positions: inFrame(planar, heightsAt(planar), origin, 0), indices };
}

/** Outlines of zones within an extent as pairs of points: a line each, draped over the ground. */
export function zoneLineMesh(
  { positions, ringOffsets }: PolygonColumns,
  [minX, minY, maxX, maxY]: PlanarBounds,
  origin: SceneOrigin,
  heightsAt: HeightsAt,
): Float32Array {
  const pairs: number[] = [];
  const isWithin = (x: number, y: number) => x >= minX && x <= maxX && y >= minY && y <= maxY;
  const addSegment = (ax: number, ay: number, bx: number, by: number): void => {
    const isBeyond =
      Math.max(ax, bx) < minX || Math.min(ax, bx) > maxX || Math.max(ay, by) < minY || Math.min(ay, by) > maxY;
    if (isBeyond) return;
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / LINE_STEP_METERS));
    for (let step = 0; step < steps; step++) {
      const [s, e] = [step / steps, (step + 1) / steps];
      const part = [ax + (bx - ax) * s, ay + (by - ay) * s, ax + (bx - ax) * e, ay + (by - ay) * e] as const;
      if (isWithin(part[0], part[1]) && isWithin(part[2], part[3])) pairs.push(...part);
    }
  };
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++)
    for (let v = ringOffsets[ring]!; v + 1 < ringOffsets[ring + 1]!; v++)
      addSegment(positions[2 * v]!, positions[2 * v + 1]!, positions[2 * v + 2]!, positions[2 * v + 3]!);
  const planar = Float64Array.from(pairs);
  return inFrame(planar, heightsAt(planar), origin, LINE_LIFT_METERS);
}

function inFrame(planar: Float64Array, heights: Float32Array, origin: SceneOrigin, lift: number): Float32Array {
  const frame = new Float32Array(3 * heights.length);
  heights.forEach((height, v) => {
    frame[3 * v] = planar[2 * v]! - origin.eastMeters;
    frame[3 * v + 1] = (Number.isNaN(height) ? 0 : height) + lift;
    frame[3 * v + 2] = origin.northMeters - planar[2 * v + 1]!;
  });
  return frame;
}

import type { Raster } from '../../domain/datasets.ts';
import type { BuildingTiles } from '../tiles/building-tiles.ts';

/** About 30 m: some buildings a cell in a town, and slopes still stand. */
const FINEST_CELL_DEGREES = 0.0003;
const MOST_CELLS = 250_000;

/**
 * A picture of the ground for a city without terrain data: the mean base of the buildings of each cell (標高, metres), spread
 * smoothly over the cells between them. For drawing only: no number is computed from it. Undefined without buildings.
 */
export function groundOfBuildings({ extents }: BuildingTiles, geoidHeightMeters: number): Raster | undefined {
  const [bounds, count] = boundsOf(extents);
  if (count === 0) return undefined;
  const [west, south, east, north] = bounds;
  const cell = Math.max(FINEST_CELL_DEGREES, Math.sqrt(((east - west) * (north - south)) / MOST_CELLS));
  const [width, height] = [Math.floor((east - west) / cell) + 1, Math.floor((north - south) / cell) + 1];
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  for (let at = 0; at < extents.length; at += 6) {
    const [x, y, base] = [middle(extents, at), middle(extents, at + 1), extents[at + 4]!];
    if (!Number.isFinite(x + y + base)) continue;
    const index = Math.floor((north - y) / cell) * width + Math.floor((x - west) / cell);
    sums[index]! += base - geoidHeightMeters;
    counts[index]!++;
  }
  const data = Float32Array.from(sums, (sum, index) => (counts[index] ? sum / counts[index]! : Number.NaN));
  return {
    width,
    height,
    data: fillFromCoarser(data, width, height),
    crs: 'EPSG:6668',
    transform: [cell, 0, west, 0, -cell, north],
  };
}

/** Middle of west and east, or of south and north. */
const middle = (extents: Float64Array, at: number): number => (extents[at]! + extents[at + 2]!) / 2;

function boundsOf(extents: Float64Array): [[number, number, number, number], number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let count = 0;
  for (let at = 0; at < extents.length; at += 6) {
    const [x, y] = [middle(extents, at), middle(extents, at + 1)];
    if (!Number.isFinite(x + y + extents[at + 4]!)) continue;
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
    count++;
  }
  return [bounds, count];
}

/** Fills empty (NaN) cells from a grid of half the resolution, which is filled the same way. */
function fillFromCoarser(data: Float32Array, width: number, height: number): Float32Array {
  if (!data.some(Number.isNaN) || (width === 1 && height === 1)) return data;
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const sums = new Float64Array(w * h);
  const counts = new Uint32Array(w * h);
  data.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const parent = (Math.floor(index / width) >> 1) * w + ((index % width) >> 1);
    sums[parent]! += value;
    counts[parent]!++;
  });
  const halved = Float32Array.from(sums, (sum, index) => (counts[index] ? sum / counts[index]! : Number.NaN));
  const coarse = fillFromCoarser(halved, w, h);
  return data.map((value, index) =>
    Number.isNaN(value)
      ? between(coarse, w, h, (index % width) / 2 - 0.25, Math.floor(index / width) / 2 - 0.25)
      : value,
  );
}

/** Linear between the middles of the cells, the edge's value beyond. */
function between(data: Float32Array, width: number, height: number, column: number, row: number): number {
  const [c, r] = [Math.min(Math.max(column, 0), width - 1), Math.min(Math.max(row, 0), height - 1)];
  const [c0, r0] = [Math.floor(c), Math.floor(r)];
  const [c1, r1] = [Math.min(c0 + 1, width - 1), Math.min(r0 + 1, height - 1)];
  const along = (line: number) => data[line * width + c0]! * (c0 + 1 - c) + data[line * width + c1]! * (c - c0);
  return along(r0) * (r0 + 1 - r) + along(r1) * (r - r0);
}

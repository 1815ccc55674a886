import { cellAt, type SurfaceCells } from './surface-cells.ts';

export interface SurfaceJoins {
  /** Per point: the nearest cell by its middle, −1 where none lies within reach. */
  readonly cell: Int32Array;
  /** From the point to the middle of that cell; NaN where none. */
  readonly meters: Float32Array;
}

/** Joins points to the surface by straight lines. Of cells equally far the first found row by row counts. */
export function joinToSurface(
  surface: SurfaceCells,
  x: Float64Array,
  y: Float64Array,
  withinMeters: number,
): SurfaceJoins {
  const cell = new Int32Array(x.length).fill(-1);
  const meters = new Float32Array(x.length).fill(Number.NaN);
  const reach = withinMeters / surface.cellMeters;
  for (let point = 0; point < x.length; point++) {
    const column = (x[point]! - surface.minX) / surface.cellMeters - 0.5;
    const row = (y[point]! - surface.minY) / surface.cellMeters - 0.5;
    const found = nearestBit(surface, column, row, reach);
    if (found < 0) continue;
    cell[point] = cellAt(surface, found);
    const across = (found % surface.stride) - column;
    const along = Math.floor(found / surface.stride) - row;
    meters[point] = Math.sqrt(across * across + along * along) * surface.cellMeters;
  }
  return { cell, meters };
}

/** Rows from the point's own outwards, until none can come nearer. Coordinates are cells, whole numbers their middles. */
function nearestBit(surface: SurfaceCells, x: number, y: number, reach: number): number {
  const { stride, rows } = surface;
  const own = Math.round(y);
  const column = Math.round(x);
  let best = reach * reach * (1 + 1e-12);
  let found = -1;
  for (let step = 0; ; step++) {
    const nearestRow = Math.max(0, step - 0.5);
    if (!(nearestRow * nearestRow <= best)) return found;
    for (const row of step === 0 ? [own] : [own - step, own + step]) {
      if (row < 0 || row >= rows || (row - y) ** 2 > best) continue;
      const room = Math.sqrt(best - (row - y) ** 2) + 1;
      const left = previousBit(surface, row, Math.min(column, stride - 1), Math.max(0, Math.floor(x - room)));
      const right = nextBit(surface, row, Math.max(column, 0), Math.min(stride - 1, Math.ceil(x + room)));
      for (const at of [left, right]) {
        if (at < 0) continue;
        const squared = ((at % stride) - x) ** 2 + (row - y) ** 2;
        if (squared < best) {
          best = squared;
          found = at;
        }
      }
    }
  }
}

/** The last set bit of a row at or before `column` and not before `least`, −1 if none. */
function previousBit({ bits, stride }: SurfaceCells, row: number, column: number, least: number): number {
  if (column < least) return -1;
  const first = row * stride + least;
  const last = row * stride + column;
  let mask = 0xffffffff >>> (31 - (last & 31));
  for (let word = last >>> 5; word >= first >>> 5; word--) {
    const left = bits[word]! & mask;
    if (left !== 0) {
      const at = 32 * word + 31 - Math.clz32(left);
      return at >= first ? at : -1;
    }
    mask = 0xffffffff;
  }
  return -1;
}

/** The first set bit of a row at or after `column` and not after `most`, −1 if none. */
function nextBit({ bits, stride }: SurfaceCells, row: number, column: number, most: number): number {
  if (column > most) return -1;
  const first = row * stride + column;
  const last = row * stride + most;
  let mask = (0xffffffff << (first & 31)) >>> 0;
  for (let word = first >>> 5; word <= last >>> 5; word++) {
    const left = bits[word]! & mask;
    if (left !== 0) {
      const at = 32 * word + 31 - Math.clz32(left & -left);
      return at <= last ? at : -1;
    }
    mask = 0xffffffff;
  }
  return -1;
}

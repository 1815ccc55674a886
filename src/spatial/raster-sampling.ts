import type { Raster } from '../domain/datasets.ts';
import { convertPositions } from './coordinate-system.ts';

/**
 * A point this share of a cell short of a cell line counts as on it, so that a place given exactly on a line belongs to the
 * next cell whichever way the division rounds.
 */
const LINE_TOLERANCE_CELLS = 1e-9;

/** Points converted at once where the raster has another CRS. */
const BLOCK = 4096;

/** Positions in the CRS → cell coordinates: column = a·x + b·y + c, row = d·x + e·y + f. Throws a RangeError if flat. */
export function inverseTransform([a, b, c, d, e, f]: Raster['transform']): Raster['transform'] {
  const determinant = a * e - b * d;
  if (!Number.isFinite(determinant) || determinant === 0)
    throw new RangeError(`expected a raster transform with area, got [${[a, b, c, d, e, f].join(', ')}]`);
  return [
    e / determinant,
    -b / determinant,
    (b * f - c * e) / determinant,
    -d / determinant,
    a / determinant,
    (c * d - a * f) / determinant,
  ];
}

/**
 * Value of the cell that holds each point (no interpolation: depths are classes of cells, and nodata must not bleed).
 * Cells are half-open: a point on a line belongs to the cell of the higher column and row number. Outside the raster and in
 * nodata cells the answer is NaN. `crs` is the CRS of the points if it is not the raster's own.
 */
export function sampleRaster(
  raster: Raster,
  x: Float64Array,
  y: Float64Array,
  options: { readonly crs?: string; readonly out?: Float32Array } = {},
): Float32Array {
  const out = options.out ?? new Float32Array(x.length);
  if (options.crs === undefined || options.crs === raster.crs) {
    sampleRange(raster, x, y, out);
    return out;
  }
  const [blockX, blockY] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  for (let start = 0; start < x.length; start += BLOCK) {
    const end = Math.min(x.length, start + BLOCK);
    const positions = new Float64Array(2 * (end - start));
    for (let index = start; index < end; index++) {
      positions[2 * (index - start)] = x[index]!;
      positions[2 * (index - start) + 1] = y[index]!;
    }
    const converted = convertPositions(positions, options.crs, raster.crs);
    for (let index = 0; index < end - start; index++) {
      blockX[index] = converted[2 * index]!;
      blockY[index] = converted[2 * index + 1]!;
    }
    sampleRange(raster, blockX.subarray(0, end - start), blockY.subarray(0, end - start), out.subarray(start, end));
  }
  return out;
}

function sampleRange(raster: Raster, x: Float64Array, y: Float64Array, out: Float32Array): void {
  const { width, height, data, transform } = raster;
  const [a, b, c, d, e, f] = inverseTransform(transform);
  // Taken about the corner of the raster: large coordinates would cost the digits that the tolerance needs.
  const [, , cornerX, , , cornerY] = transform;
  const [columnShift, rowShift] = [a * cornerX + b * cornerY + c, d * cornerX + e * cornerY + f];
  for (let index = 0; index < x.length; index++) {
    const dx = x[index]! - cornerX;
    const dy = y[index]! - cornerY;
    const column = a * dx + b * dy + columnShift + LINE_TOLERANCE_CELLS;
    const row = d * dx + e * dy + rowShift + LINE_TOLERANCE_CELLS;
    out[index] =
      column >= 0 && column < width && row >= 0 && row < height ? data[(row | 0) * width + (column | 0)]! : Number.NaN;
  }
}

import type { Raster } from '../domain/datasets.ts';
import { convertPositions } from './coordinate-system.ts';
import { inverseTransform } from './raster-sampling.ts';
import { createEmptyRaster, type GridSpecification } from './tin.ts';

/**
 * Heights at points, bilinear between cell centres; cells without a height are left out of the mean, so ground beside a gap
 * keeps its height. NaN outside the raster and where all four cells are NaN. For terrain; depths are never interpolated
 * (see `sampleRaster`). `crs` is the CRS of the points if it is not the raster's own.
 */
export function interpolateRaster(
  raster: Raster,
  x: Float64Array,
  y: Float64Array,
  options: { readonly crs?: string } = {},
): Float32Array {
  const positions = new Float64Array(2 * x.length);
  for (let index = 0; index < x.length; index++) {
    positions[2 * index] = x[index]!;
    positions[2 * index + 1] = y[index]!;
  }
  return interpolateAt(raster, options.crs ? convertPositions(positions, options.crs, raster.crs) : positions);
}

function interpolateAt(raster: Raster, positions: Float64Array): Float32Array {
  const { width, height } = raster;
  const [a, b, , d, e] = inverseTransform(raster.transform);
  const [, , cornerX, , , cornerY] = raster.transform;
  const values = new Float32Array(positions.length / 2);
  for (let index = 0; index < values.length; index++) {
    const dx = positions[2 * index]! - cornerX;
    const dy = positions[2 * index + 1]! - cornerY;
    const column = a * dx + b * dy;
    const row = d * dx + e * dy;
    const inside = column >= 0 && column <= width && row >= 0 && row <= height;
    values[index] = inside ? bilinear(raster, column - 0.5, row - 0.5) : Number.NaN;
  }
  return values;
}

/** Weighted mean of the four cells whose centres surround a place given in cell centres; the rim repeats its cells. */
function bilinear({ data, width, height }: Raster, column: number, row: number): number {
  const left = Math.floor(column);
  const top = Math.floor(row);
  let [sum, weights] = [0, 0];
  for (let j = 0; j < 2; j++)
    for (let i = 0; i < 2; i++) {
      const weight = (i === 0 ? 1 - (column - left) : column - left) * (j === 0 ? 1 - (row - top) : row - top);
      const x = Math.max(0, Math.min(width - 1, left + i));
      const y = Math.max(0, Math.min(height - 1, top + j));
      const value = data[y * width + x]!;
      if (Number.isNaN(value) || weight === 0) continue;
      sum += weight * value;
      weights += weight;
    }
  return weights > 0 ? sum / weights : Number.NaN;
}

/** The raster on another grid, bilinear: terrain in degrees → terrain in the planar CRS. */
export function resampleRaster(raster: Raster, grid: GridSpecification): Raster {
  const target = createEmptyRaster(grid);
  const [cell, , left, , , top] = target.transform;
  const positions = new Float64Array(2 * target.width);
  for (let row = 0; row < target.height; row++) {
    for (let column = 0; column < target.width; column++) {
      positions[2 * column] = left + (column + 0.5) * cell;
      positions[2 * column + 1] = top - (row + 0.5) * cell;
    }
    target.data.set(interpolateAt(raster, convertPositions(positions, grid.crs, raster.crs)), row * target.width);
  }
  return target;
}

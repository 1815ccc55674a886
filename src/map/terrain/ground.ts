import type { Raster } from '../../domain/datasets.ts';
import { projectionOf } from '../geodesy/crs.ts';

/** Ground heights of the city, 標高 in metres. */
export interface Ground {
  /** Interleaved degrees → one height each. Places beyond the grid take its edge, fading to sea level; see `FADE_METERS`. */
  readonly heightsAt: (lonLat: Float64Array) => Float32Array;
}

/** Beyond the grid the edge's height fades to sea level over this distance, so that the land ends in no cliff. */
const FADE_METERS = 3000;

/** Flat ground at sea level, for a city without terrain. */
export const seaLevel: Ground = { heightsAt: (lonLat) => new Float32Array(lonLat.length / 2) };

/** Ground from a grid of heights (cell middles, bilinear between them). NaN cells are sea level. */
export function createGround(raster: Raster): Ground {
  const projection = projectionOf(raster.crs);
  const toCell = inverseOf(raster.transform);
  const cellMeters =
    raster.crs === 'EPSG:3857' || Math.abs(raster.transform[0]) > 0.05
      ? Math.abs(raster.transform[0])
      : 111_000 * Math.abs(raster.transform[0]);
  return {
    heightsAt: (lonLat) => {
      const planar = new Float64Array(lonLat.length);
      projection.forward(lonLat, planar);
      const heights = new Float32Array(lonLat.length / 2);
      for (let k = 0; k < heights.length; k++) {
        const [column, row] = toCell(planar[2 * k]!, planar[2 * k + 1]!);
        heights[k] = heightAt(raster, column - 0.5, row - 0.5, cellMeters);
      }
      return heights;
    },
  };
}

/** Fractional column and row of a place in the raster's CRS, from its upper-left corner. */
export function inverseOf(transform: Raster['transform']): (x: number, y: number) => readonly [number, number] {
  const [a, b, c, d, e, f] = transform;
  const determinant = a * e - b * d;
  if (determinant === 0) throw new RangeError(`expected a raster transform that can be inverted, got ${transform}`);
  return (x, y) => [(e * (x - c) - b * (y - f)) / determinant, (a * (y - f) - d * (x - c)) / determinant];
}

function heightAt({ width, height, data }: Raster, column: number, row: number, cellMeters: number): number {
  const c = Math.min(Math.max(column, 0), width - 1);
  const r = Math.min(Math.max(row, 0), height - 1);
  const [c0, r0] = [Math.min(Math.floor(c), Math.max(0, width - 2)), Math.min(Math.floor(r), Math.max(0, height - 2))];
  const [fc, fr] = [c - c0, r - r0];
  const at = (cc: number, rr: number) => data[Math.min(rr, height - 1) * width + Math.min(cc, width - 1)] || 0;
  const value =
    (at(c0, r0) * (1 - fc) + at(c0 + 1, r0) * fc) * (1 - fr) +
    (at(c0, r0 + 1) * (1 - fc) + at(c0 + 1, r0 + 1) * fc) * fr;
  const outside = Math.hypot(column - c, row - r) * cellMeters;
  return outside === 0 ? value : value * Math.max(0, 1 - outside / FADE_METERS);
}

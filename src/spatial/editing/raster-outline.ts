import type { Raster } from '../../domain/datasets.ts';
import type { PlanarPolygon, PlanarPosition } from '../../domain/plan.ts';
import type { Bounds } from '../cell-grid.ts';
import { convertPositions } from '../coordinate-system.ts';
import { type CellWindow, windowOf } from '../overlay-raster-edges.ts';
import { traceCells } from './cell-tracing.ts';
import type { PlanarPolygons } from './planar-polygons.ts';

export interface RasterOutlineOptions {
  readonly raster: Raster;
  /** Which cells belong to the area, by value (NaN is nodata). */
  readonly belongs: (value: number) => boolean;
  /** CRS of the result. */
  readonly crs: string;
  /** Only cells that reach into this rectangle of the result's CRS are looked at. */
  readonly within: Bounds;
}

/**
 * Cells of a raster as polygons, along the sides of the cells. In the raster's own CRS a side runs on straight as far as it
 * goes; in another one every corner of a cell is projected by itself (a side of 10 m bends by less than 0.001 mm between).
 * Cells that meet in a corner only are polygons of their own.
 */
export function rasterOutline({ raster, belongs, crs, within }: RasterOutlineOptions): PlanarPolygons {
  const window = windowOf({ raster, crs }, within);
  if (window.columns <= 0 || window.rows <= 0) return [];
  const mask = new Uint8Array(window.columns * window.rows);
  for (let row = 0; row < window.rows; row++)
    for (let column = 0; column < window.columns; column++) {
      const value = raster.data[(window.row + row) * raster.width + window.column + column]!;
      if (belongs(value)) mask[row * window.columns + column] = 1;
    }
  const areas = traceCells(mask, window.columns, window.rows, raster.crs !== crs);
  return areas.map((rings) => rings.map((corners) => project(corners, window, raster, crs)));
}

function project(
  corners: readonly PlanarPosition[],
  window: CellWindow,
  raster: Raster,
  crs: string,
): PlanarPolygon[0] {
  const [a, b, c, d, e, f] = raster.transform;
  const positions = new Float64Array(2 * corners.length);
  corners.forEach(([corner, line], index) => {
    const [column, row] = [window.column + corner, window.row + line];
    positions[2 * index] = a * column + b * row + c;
    positions[2 * index + 1] = d * column + e * row + f;
  });
  const converted = convertPositions(positions, raster.crs, crs);
  return corners.map((_, index) => [converted[2 * index]!, converted[2 * index + 1]!]);
}

import type { Raster } from '../../domain/datasets.ts';
import type { Projection } from '../geodesy/crs.ts';
import { inverseOf } from '../terrain/ground.ts';

/** A rectangle in degrees. */
export interface TileRectangle {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** [a b c d e f] of a canvas transform (x' = a·x + c·y + e, y' = b·x + d·y + f). */
export type CanvasTransform = readonly [number, number, number, number, number, number];

/**
 * Canvas transform that lays an image in its own CRS onto a tile in degrees. Within one tile the projection is taken as
 * affine, fitted to its corners: at 2 km that is 5 cm off, at 200 km it is under one pixel of a 256-pixel tile.
 */
export function imageToTile(
  transform: Raster['transform'],
  projection: Projection,
  tile: TileRectangle,
  tilePixels: number,
): CanvasTransform {
  const corners = Float64Array.of(
    tile.west,
    tile.north,
    tile.east,
    tile.north,
    tile.west,
    tile.south,
    tile.east,
    tile.south,
  );
  projection.forward(corners, corners);
  const toCell = inverseOf(transform);
  const [nw, ne, sw, se] = [0, 2, 4, 6].map((k) => toCell(corners[k]!, corners[k + 1]!)) as [Pair, Pair, Pair, Pair];
  const n = tilePixels;
  // Image pixel as a function of tile pixel, least squares over the four corners …
  const right: Pair = [(ne[0] - nw[0] + se[0] - sw[0]) / (2 * n), (ne[1] - nw[1] + se[1] - sw[1]) / (2 * n)];
  const down: Pair = [(sw[0] - nw[0] + se[0] - ne[0]) / (2 * n), (sw[1] - nw[1] + se[1] - ne[1]) / (2 * n)];
  const origin: Pair = [
    mean(nw, ne, sw, se, 0) - ((right[0] + down[0]) * n) / 2,
    mean(nw, ne, sw, se, 1) - ((right[1] + down[1]) * n) / 2,
  ];
  // … turned round: tile pixel as a function of image pixel.
  const determinant = right[0] * down[1] - down[0] * right[1];
  const a = down[1] / determinant;
  const b = -right[1] / determinant;
  const c = -down[0] / determinant;
  const d = right[0] / determinant;
  return [a, b, c, d, -(a * origin[0] + c * origin[1]), -(b * origin[0] + d * origin[1])];
}

type Pair = readonly [number, number];
const mean = (p: Pair, q: Pair, r: Pair, s: Pair, axis: 0 | 1): number => (p[axis] + q[axis] + r[axis] + s[axis]) / 4;

/** Bounds in degrees of an image, from its corners. */
export function boundsOfImage(
  transform: Raster['transform'],
  width: number,
  height: number,
  projection: Projection,
): TileRectangle {
  const [a, b, c, d, e, f] = transform;
  const corners = Float64Array.from(
    [
      [0, 0],
      [width, 0],
      [0, height],
      [width, height],
    ].flatMap(([column, row]) => [a * column! + b * row! + c, d * column! + e * row! + f]),
  );
  projection.inverse(corners, corners);
  const [lons, lats] = [corners.filter((_, k) => k % 2 === 0), corners.filter((_, k) => k % 2 === 1)];
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}

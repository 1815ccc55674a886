import type { SceneZoneFill } from '../scene-types.ts';
import type { RowGrid } from './rasterise-rows.ts';

/** Entries a line of a palette picture; a row number is column + 256 · line. */
export const PALETTE_WIDTH = 256;
/** What the second half of a palette entry says, in its red part. */
export const PAINT_CLEAR = 0;
export const PAINT_COLOUR = 1;
export const PAINT_HATCH = 2;

/** A picture of opaque pixels, so that a canvas hands them on exactly. */
export interface OpaquePixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Row numbers as red + 256 · green. */
export function indexPixels({ width, height, rows }: RowGrid): OpaquePixels {
  const words = new Uint32Array(width * height);
  for (let k = 0; k < words.length; k++) words[k] = 0xff000000 | rows[k]!;
  return { width, height, pixels: new Uint8ClampedArray(words.buffer) };
}

/**
 * Two lines of pixels for each 256 numbers: the colours, and below them the kind of paint. Number 0 (no row) stays clear;
 * row `k` has number `k` + 1.
 */
export function palettePixels(fills: readonly (SceneZoneFill | undefined)[]): OpaquePixels {
  const height = 2 * Math.ceil((fills.length + 1) / PALETTE_WIDTH);
  const words = new Uint32Array(PALETTE_WIDTH * height).fill(0xff000000);
  fills.forEach((fill, row) => {
    if (!fill) return;
    const number = row + 1;
    const at = 2 * PALETTE_WIDTH * Math.floor(number / PALETTE_WIDTH) + (number % PALETTE_WIDTH);
    const rgb = Number.parseInt(fill.colour?.slice(1) ?? '0', 16);
    words[at] = (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
    words[at + PALETTE_WIDTH] = (0xff000000 | (fill.colour === null ? PAINT_HATCH : PAINT_COLOUR)) >>> 0;
  });
  return { width: PALETTE_WIDTH, height, pixels: new Uint8ClampedArray(words.buffer) };
}

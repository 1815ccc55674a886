import type { Raster } from '../../domain/datasets.ts';
import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN, stateOfDepth } from '../../domain/depth-rank.ts';

/** A depth grid as pictures of the same size: the ramp (clear where dry or unknown) and what was surveyed (opaque). */
export interface HazardImages {
  readonly ramp: Uint8ClampedArray<ArrayBuffer>;
  readonly surveyed: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly transform: Raster['transform'];
}

/** Widest picture; a larger grid is thinned by whole cells (nearest), which a screen doesn't show. */
const LARGEST_SIDE = 4096;

export function createHazardImages(raster: Raster): HazardImages {
  const step = Math.max(1, Math.ceil(Math.max(raster.width, raster.height) / LARGEST_SIDE));
  const width = Math.ceil(raster.width / step);
  const height = Math.ceil(raster.height / step);
  const ramp = new Uint32Array(width * height);
  const surveyed = new Uint32Array(width * height);
  const colours = new Uint32Array(256);
  for (const { rank, colour } of depthRanks) colours[rank] = packed(colour);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const state = stateOfDepth(raster.data[Math.min(row * step, raster.height - 1) * raster.width + column * step]!);
      if (state === STATE_UNKNOWN) continue;
      surveyed[row * width + column] = 0xff000000;
      if (state !== STATE_NOT_HIT) ramp[row * width + column] = colours[state]!;
    }
  const [a, b, c, d, e, f] = raster.transform;
  return {
    ramp: new Uint8ClampedArray(ramp.buffer),
    surveyed: new Uint8ClampedArray(surveyed.buffer),
    width,
    height,
    transform: [a * step, b * step, c, d * step, e * step, f],
  };
}

function packed(colour: string): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return ((0xff << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}

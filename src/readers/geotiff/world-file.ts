import type { Raster } from '../../domain/datasets.ts';

/**
 * Transform of a world file (.tfw, .pgw, .jgw): six lines A, D, B, E, C, F; C and F are the centre of the first pixel, our
 * transform is of its corner. Undefined if it does not hold six numbers.
 */
export function parseWorldFile(text: string): Raster['transform'] | undefined {
  const numbers = text
    .trim()
    .split(/\s+/)
    .map((word) => Number(word.replace(',', '.')));
  if (numbers.length < 6 || numbers.slice(0, 6).some((value) => !Number.isFinite(value))) return undefined;
  const [a, d, b, e, c, f] = numbers as [number, number, number, number, number, number];
  return [a, b, c - a / 2 - b / 2, d, e, f - d / 2 - e / 2];
}

import { buildingUsages } from '../../domain/building-codes.ts';
import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';

export interface BuildingPaint {
  /** RGBA per building. */
  readonly colours: Uint8Array<ArrayBuffer>;
  /** 1 = unknown, drawn hatched; 4 dots, 8 plus signs (`paintDifference`). */
  readonly pattern: Uint8Array<ArrayBuffer>;
}

/** One colour a class: the fill for each value 0…255, and the values that mean unknown. */
export interface BuildingPalette {
  /** RGBA packed as the machine reads four bytes (little-endian), 256 entries. */
  readonly fill: Uint32Array;
  readonly unknown: Uint8Array;
}

/** Source of the neutral colours: ui.md §4 (surveyed and dry, unknown). */
export const COLOUR_NOT_HIT = '#d5dae0';
export const COLOUR_UNKNOWN = '#e3e5e8';

const pack = (colour: string): number => {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return ((0xff << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
};

/** A palette from value → colour; every value not named is unknown. */
export function createPalette(colours: Iterable<readonly [value: number, colour: string]>): BuildingPalette {
  const fill = new Uint32Array(256).fill(pack(COLOUR_UNKNOWN));
  const unknown = new Uint8Array(256).fill(1);
  for (const [value, colour] of colours) {
    fill[value] = pack(colour);
    unknown[value] = 0;
  }
  return { fill, unknown };
}

/** Hazard states (0 not hit, 1…6 rank, 255 unknown) in the official ramp. */
export const hazardPalette = createPalette([
  [STATE_NOT_HIT, COLOUR_NOT_HIT],
  ...depthRanks.map(({ rank, colour }) => [rank, colour] as const),
]);

/** Vertical evacuation: 0 not needed, 1 possible, 2 impossible, 255 unknown. */
export const EVACUATION_NOT_NEEDED = 0;
export const EVACUATION_POSSIBLE = 1;
export const EVACUATION_IMPOSSIBLE = 2;
export const evacuationPalette = createPalette([
  [EVACUATION_NOT_NEEDED, COLOUR_NOT_HIT],
  [EVACUATION_POSSIBLE, '#9db7f9'],
  [EVACUATION_IMPOSSIBLE, '#ff9191'],
]);

/** Storeys as classes 1…5 (1, 2, 3–5, 6–9, 10 and more), darker with height; 0 unknown. */
export const storeysPalette = createPalette([
  [1, '#f2f0f7'],
  [2, '#cbc9e2'],
  [3, '#9e9ac8'],
  [4, '#756bb1'],
  [5, '#54278f'],
]);

/** Usage codes 401…461 less 400. */
export const usagePalette = createPalette(
  buildingUsages.filter(({ code }) => code !== 461).map(({ code, colour }) => [code - 400, colour] as const),
);

/** Class of a storey count for `storeysPalette`. */
export function storeysClass(storeys: number): number {
  if (storeys <= 2) return storeys;
  if (storeys <= 5) return 3;
  return storeys <= 9 ? 4 : 5;
}

/**
 * Paints every building by its class. Reuses `into` where it has the right length (nothing is allocated while a slider
 * moves), so the caller must not hold on to an older picture in the same arrays.
 */
export function colourBuildings(classes: Uint8Array, palette: BuildingPalette, into?: BuildingPaint): BuildingPaint {
  const count = classes.length;
  const paint =
    into?.pattern.length === count ? into : { colours: new Uint8Array(4 * count), pattern: new Uint8Array(count) };
  const pixels = new Uint32Array(paint.colours.buffer, paint.colours.byteOffset, count);
  const { fill, unknown } = palette;
  for (let index = 0; index < count; index++) {
    const value = classes[index]!;
    pixels[index] = fill[value]!;
    paint.pattern[index] = unknown[value]!;
  }
  return paint;
}

/** Usage codes as classes for `usagePalette`; 0 and 461 stay unknown. */
export function usageClasses(usage: Uint16Array): Uint8Array {
  return Uint8Array.from(usage, (code) => (code > 400 && code < 461 ? code - 400 : STATE_UNKNOWN));
}

/** Texels a row of the lookup textures. 200,000 buildings make 98 rows. */
export const TEXTURE_WIDTH = 2048;

export const FLAG_HATCH = 1;
export const FLAG_SELECTED = 2;
/** Taken out and taken in by a plan; a hatch would say "unknown". */
export const FLAG_DOTS = 4;
export const FLAG_PLUS = 8;
const PATTERN_FLAGS = FLAG_HATCH | FLAG_DOTS | FLAG_PLUS;

/** Pixels of a lookup texture, padded to whole rows. */
export interface LookupPixels {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly height: number;
}

/** RGBA per building as texture rows. */
export function colourPixels(colours: Uint8Array): LookupPixels {
  const height = Math.max(1, Math.ceil(colours.length / 4 / TEXTURE_WIDTH));
  const pixels = new Uint8Array(4 * TEXTURE_WIDTH * height);
  pixels.set(colours);
  return { pixels, height };
}

/**
 * Flags and depth per building as texture rows: red = flags, green and blue = depth in centimetres (high, low byte; 0 none).
 */
export function statePixels(
  pattern: Uint8Array,
  selection: ReadonlySet<number> | Uint8Array | undefined,
  depthMeters: Float32Array | undefined,
): LookupPixels {
  const count = pattern.length;
  const height = Math.max(1, Math.ceil(count / TEXTURE_WIDTH));
  const words = new Uint32Array(TEXTURE_WIDTH * height);
  if (depthMeters) {
    for (let index = 0; index < count; index++) {
      const depth = depthMeters[index]!;
      const centimeters = depth > 0 ? Math.min(0xffff, (depth * 100 + 0.5) | 0) : 0;
      words[index] = (pattern[index]! & PATTERN_FLAGS) | (centimeters & 0xff00) | ((centimeters & 0xff) << 16);
    }
  } else for (let index = 0; index < count; index++) words[index] = pattern[index]! & PATTERN_FLAGS;
  if (selection instanceof Uint8Array) {
    const masked = Math.min(count, selection.length);
    for (let index = 0; index < masked; index++) if (selection[index]) words[index]! |= FLAG_SELECTED;
  } else if (selection) for (const index of selection) if (index < count) words[index]! |= FLAG_SELECTED;
  return { pixels: new Uint8Array(words.buffer), height };
}

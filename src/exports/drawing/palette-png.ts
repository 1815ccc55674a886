import { type PngHead, pngFile } from './png-stream.ts';

/**
 * A picture in 256 colours, chosen by median cut over its own (Heckbert 1982): flat maps and letters keep their edges and look
 * the same, at a third of the bytes. Every pixel of one colour gets the same colour, so that a map and its legend still agree.
 */
export async function palettePng(
  rows: AsyncIterable<Uint8Array>,
  size: Pick<PngHead, 'width' | 'height' | 'dpi'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = size;
  const bins = new Uint16Array(width * height);
  const sums = createSums();
  let at = 0;
  for await (const rgba of rows)
    for (let byte = 0; byte < rgba.length; byte += 4) {
      const bin = binOf(rgba[byte]!, rgba[byte + 1]!, rgba[byte + 2]!);
      bins[at++] = bin;
      sums.count[bin]!++;
      sums.red[bin]! += rgba[byte]!;
      sums.green[bin]! += rgba[byte + 1]!;
      sums.blue[bin]! += rgba[byte + 2]!;
    }
  const boxes = cut(coloursOf(sums));
  const places = new Uint8Array(BINS);
  for (const [place, colours] of boxes.entries()) for (const { bin } of colours) places[bin] = place;
  return await pngFile({ ...size, colours: 'palette' }, boxes.flatMap(meanOf), indexRows(bins, places, size));
}

/** 5, 6 and 5 bits: finer than the eye tells apart beside each other. */
const BINS = 1 << 16;
const binOf = (red: number, green: number, blue: number): number =>
  ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);

const createSums = () => ({
  count: new Uint32Array(BINS),
  red: new Float64Array(BINS),
  green: new Float64Array(BINS),
  blue: new Float64Array(BINS),
});

interface Colour {
  readonly bin: number;
  readonly count: number;
  /** Mean red, green and blue of its pixels. */
  readonly mean: readonly [number, number, number];
}

function coloursOf({ count, red, green, blue }: ReturnType<typeof createSums>): Colour[] {
  return Array.from(count.keys()).flatMap((bin) => {
    const pixels = count[bin]!;
    if (pixels === 0) return [];
    return [{ bin, count: pixels, mean: [red[bin]! / pixels, green[bin]! / pixels, blue[bin]! / pixels] }];
  });
}

const MOST_COLOURS = 256;

/** Again and again the box that varies most is cut in half by its pixels, across the channel in which it does. */
function cut(colours: readonly Colour[]): readonly (readonly Colour[])[] {
  const boxes = [spreadOf(colours)];
  while (boxes.length < MOST_COLOURS) {
    const widest = boxes.reduce((a, b) => (b.variance > a.variance ? b : a));
    if (!(widest.variance > 0)) break;
    const sorted = widest.colours.toSorted((a, b) => a.mean[widest.channel]! - b.mean[widest.channel]!);
    const middle = middleOf(sorted);
    boxes.splice(boxes.indexOf(widest), 1, spreadOf(sorted.slice(0, middle)), spreadOf(sorted.slice(middle)));
  }
  return boxes.map((box) => box.colours);
}

/** Place of the first colour of the second half; both halves have one. */
function middleOf(colours: readonly Colour[]): number {
  const half = colours.reduce((sum, { count }) => sum + count, 0) / 2;
  let pixels = 0;
  for (let at = 0; at < colours.length - 1; at++) {
    pixels += colours[at]!.count;
    if (pixels >= half) return at + 1;
  }
  return colours.length - 1;
}

function spreadOf(colours: readonly Colour[]) {
  const pixels = colours.reduce((sum, { count }) => sum + count, 0);
  const variances = ([0, 1, 2] as const).map((channel) => {
    const mean = colours.reduce((sum, colour) => sum + colour.count * colour.mean[channel], 0) / pixels;
    return colours.reduce((sum, colour) => sum + colour.count * (colour.mean[channel] - mean) ** 2, 0);
  });
  const variance = Math.max(...variances);
  return { colours, channel: variances.indexOf(variance) as 0 | 1 | 2, variance: colours.length > 1 ? variance : 0 };
}

function meanOf(colours: readonly Colour[]): readonly number[] {
  const pixels = colours.reduce((sum, { count }) => sum + count, 0);
  return ([0, 1, 2] as const).map((channel) =>
    Math.round(colours.reduce((sum, { count, mean }) => sum + count * mean[channel], 0) / pixels),
  );
}

/** Rows of places in the palette, unfiltered: neighbours in it are no neighbours in colour. Some at a time. */
function* indexRows(bins: Uint16Array, places: Uint8Array, { width, height }: Pick<PngHead, 'width' | 'height'>) {
  for (let row = 0; row < height; row += ROWS) {
    const count = Math.min(ROWS, height - row);
    const bytes = new Uint8Array(count * (width + 1));
    for (let own = 0; own < count; own++)
      for (let column = 0; column < width; column++)
        bytes[own * (width + 1) + 1 + column] = places[bins[(row + own) * width + column]!]!;
    yield bytes;
  }
}

const ROWS = 64;

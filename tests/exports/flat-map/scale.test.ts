import { describe, expect, it } from 'vitest';
import { drawFlatMap, type FlatMapInput } from '../../../src/exports/flat-map/draw-flat-map.ts';
import { zoneLines } from '../../../src/exports/flat-map/map-styles.ts';
import { colourAt, createExtract, createFootprints, createInput, createZone, paintItems } from './create-extract.ts';

const DPI = 300;
const MM_PER_PIXEL = 25.4 / DPI;

/** Whether pixels along a row (or column) through the middle of the page have the colour. */
async function alongMiddle(input: FlatMapInput, way: 'across' | 'down', isWanted: (colour: string) => boolean) {
  const page = await paintItems([drawFlatMap(input).drawing], { widthMm: 150, heightMm: 150 }, DPI);
  const middle = Math.round((input.frame.y + input.frame.height / 2) / MM_PER_PIXEL);
  return Array.from({ length: page.width }, (_, at) =>
    isWanted(way === 'across' ? colourAt(page, at, middle) : colourAt(page, middle, at)),
  );
}

/** Middles of the runs, pixels. */
function middlesOf(found: readonly boolean[]): number[] {
  const middles: number[] = [];
  let from = -1;
  found.forEach((is, at) => {
    if (is && from < 0) from = at;
    if (!is && from >= 0) {
      middles.push((from + at) / 2);
      from = -1;
    }
  });
  return middles;
}

describe('a kilometre on paper at 1:10,000', () => {
  const square = { x: 10, y: 10, width: 130, height: 130 };
  const zone = createExtract({ zones: [createZone('residence', [[-500, -500, 1000, 1000]])] });
  const isLine = (colour: string) => colour === zoneLines.residence.colour;

  it.each(['across', 'down'] as const)('is 100 mm %s between the lines of a zone', async (way) => {
    const input = createInput({ extract: zone, frame: square });
    const [first, second, ...more] = middlesOf(await alongMiddle(input, way, isLine));
    expect(more).toEqual([]);
    const distance = (second! - first!) * MM_PER_PIXEL;
    expect(Math.abs(distance - 100)).toBeLessThan(MM_PER_PIXEL);
  });

  it('is 100 mm between two buildings, and the first lies where it should', async () => {
    // Two buildings of 20 m: their western walls stand at −500 m and 500 m, 15 mm and 115 mm into the frame.
    const extract = createExtract({
      footprints: createFootprints([
        [-500, -10, 20, 20],
        [500, -10, 20, 20],
      ]),
    });
    const input = createInput({ extract, frame: square });
    const ground = '#eceff2';
    const found = await alongMiddle(input, 'across', (colour) => colour !== ground && colour !== '#1a1a1a');
    const [first, second] = middlesOf(found.map((is, at) => is && at > 12 / MM_PER_PIXEL && at < 139 / MM_PER_PIXEL));
    expect(Math.abs((second! - first!) * MM_PER_PIXEL - 100)).toBeLessThan(MM_PER_PIXEL);
    // −500 m + 10 m = −490 m: 49 mm left of the middle at 75 mm.
    expect(Math.abs(first! * MM_PER_PIXEL - 26)).toBeLessThan(MM_PER_PIXEL);
  });

  it('is 100 mm on a map that is turned', async () => {
    // Turned by 90° the lines of the west and the east lie above and below.
    const wide = createExtract({ zones: [createZone('residence', [[-500, -900, 1000, 1800]])] });
    const view = { centre: [0, 0], scale: 10_000, rotationDegrees: 90 } as const;
    const input = createInput({ extract: wide, frame: square, view });
    const [first, second] = middlesOf(await alongMiddle(input, 'down', isLine));
    expect(Math.abs((second! - first!) * MM_PER_PIXEL - 100)).toBeLessThan(MM_PER_PIXEL);
    expect(middlesOf(await alongMiddle(input, 'across', isLine))).toEqual([]);
  });
});

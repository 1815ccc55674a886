import { loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeCanvases } from '../../../scripts/print/node-canvas.ts';
import { palettePng } from '../../../src/exports/drawing/palette-png.ts';

const canvases = createNodeCanvases();
/** RGB of every pixel, as another reader of PNG sees them. */
async function pixelsOf(png: Uint8Array): Promise<readonly (readonly number[])[]> {
  const image = await loadImage(png);
  const { context } = canvases.create(image.width, image.height);
  context.drawImage(image as unknown as CanvasImageSource, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return Array.from({ length: image.width * image.height }, (_, i) => [...data.slice(4 * i, 4 * i + 3)]);
}
async function* rowsOf(pixels: readonly (readonly number[])[], width: number) {
  for (let at = 0; at < pixels.length; at += width)
    yield Uint8Array.from(pixels.slice(at, at + width).flatMap((pixel) => [...pixel, 255]));
}
const read = async (pixels: readonly (readonly number[])[], width: number) =>
  pixelsOf(await palettePng(rowsOf(pixels, width), { width, height: pixels.length / width, dpi: 220 }));

const channel = fc.integer({ min: 0, max: 255 });

describe('a picture in 256 colours', () => {
  it('is the picture itself where it has few colours: those of a legend stay exact', async () => {
    const ramp = [
      [247, 245, 169],
      [255, 216, 192],
      [255, 183, 183],
      [255, 145, 145],
      [26, 26, 26],
      [255, 255, 255],
    ];
    const pixels = Array.from({ length: 130 * 7 }, (_, i) => ramp[(i * 7 + (i >> 3)) % ramp.length]!);
    expect(await read(pixels, 130)).toEqual(pixels);
  });

  it('gives all pixels of one colour the same one, near to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(channel, channel, channel), { minLength: 2, maxLength: 40 }),
        async (colours) => {
          const pixels = [...colours, ...colours.toReversed()];
          const found = await read(pixels, 2);
          for (const [i, pixel] of found.entries()) {
            expect(pixel).toEqual(found[pixels.length - 1 - i]);
            // Fewer than 256 colours: only those of one bin of 8 × 4 × 8 levels are mixed.
            expect(Math.max(...pixel.map((value, at) => Math.abs(value - pixels[i]![at]!)))).toBeLessThan(8);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('holds thousands of colours in 256, each within a few levels', async () => {
    // Every fourth level of red and of green: 4,096 colours.
    const pixels = Array.from({ length: 64 * 64 }, (_, i) => [(i % 64) * 4, (i >> 6) * 4, 128]);
    const found = await read(pixels, 64);
    expect(new Set(found.map(String)).size).toBeLessThanOrEqual(256);
    for (const [i, pixel] of found.entries())
      expect(Math.max(...pixel.map((value, at) => Math.abs(value - pixels[i]![at]!)))).toBeLessThanOrEqual(16);
  });
});

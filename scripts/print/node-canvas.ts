import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { fontFamily } from '../../src/exports/drawing/canvas-font.ts';
import type { CanvasMaker, DecodedImage, PaintContext } from '../../src/exports/drawing/canvas-maker.ts';

/** Where the fonts of the page and of every printed sheet lie. */
export const fontFolder = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-jp/package.json')),
  'files',
);

let fontsRegistered = false;

/** All ranges of both weights: a quarter of a second, once. */
function registerFonts(): void {
  if (fontsRegistered) return;
  for (const file of readdirSync(fontFolder)) {
    if (/-(400|700)-normal\.woff2$/.test(file)) GlobalFonts.registerFromPath(join(fontFolder, file), fontFamily);
  }
  fontsRegistered = true;
}

/** Canvases for the batch and for tests: the same drawing code as in the page. */
export function createNodeCanvases(): CanvasMaker {
  registerFonts();
  return {
    create(width, height) {
      const image = createCanvas(width, height);
      // The package has types of its own for the same interface.
      const context = image.getContext('2d') as unknown as PaintContext;
      return { width, height, context, image: image as unknown as CanvasImageSource };
    },
    decode: async ({ bytes }) => (await loadImage(bytes)) as unknown as DecodedImage,
    loadFont: () => Promise.resolve(),
  };
}

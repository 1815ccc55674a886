import { canvasFont } from './canvas-font.ts';
import type { CanvasMaker } from './canvas-maker.ts';

/** Canvases of the page. Drawn in memory, not on the GPU: the same pixels on every machine, and read back at once. */
export const browserCanvases: CanvasMaker = {
  create(width, height) {
    const image = new OffscreenCanvas(width, height);
    const context = image.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new RangeError(`The browser refused a canvas of ${width} × ${height} pixels.`);
    return { width, height, context, image };
  },
  decode: ({ bytes, mediaType }) => createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mediaType })),
  async loadFont(text, bold) {
    await document.fonts.load(canvasFont({ sizePt: 10, bold }, 1), text);
  },
};

import { describe, expect, it } from 'vitest';
import { createNodeCanvases } from '../../../scripts/print/node-canvas.ts';
import { drawOnCanvas } from '../../../src/exports/drawing/draw-on-canvas.ts';
import type { DrawItem, PageDrawing } from '../../../src/exports/drawing/drawing.ts';
import type { Region } from '../../../src/exports/drawing/pixel-view.ts';
import { prepareCanvas } from '../../../src/exports/drawing/prepare-canvas.ts';
import { rectangle } from './sample-page.ts';

const canvases = createNodeCanvases();

async function paint(
  page: PageDrawing,
  pixelsPerMm: number,
  regions?: readonly Region[],
): Promise<Uint8ClampedArray[]> {
  const pictures = await prepareCanvas([page], canvases);
  const whole = {
    x: 0,
    y: 0,
    width: Math.round(page.widthMm * pixelsPerMm),
    height: Math.round(page.heightMm * pixelsPerMm),
  };
  return (regions ?? [whole]).map((region) => {
    const { context } = canvases.create(region.width, region.height);
    drawOnCanvas(context, page, { pixelsPerMm, region, pictures, canvases });
    return context.getImageData(0, 0, region.width, region.height).data;
  });
}

const ofColour = ([red, green, blue]: readonly number[], pixels: Uint8ClampedArray): number => {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) count++;
  }
  return count;
};

const pageOf = (...items: readonly DrawItem[]): PageDrawing => ({ widthMm: 40, heightMm: 30, items });

describe('drawOnCanvas', () => {
  it('leaves the hole of a path empty', async () => {
    // 20 × 10 mm less 5 × 4 mm at 10 pixels a millimetre: 200 × 100 − 50 × 40 = 18,000 pixels.
    const lines = [rectangle(5, 5, 20, 10), rectangle(8, 7, 5, 4)];
    const [pixels] = await paint(pageOf({ kind: 'path', lines, fill: { colour: '#ff0000' } }), 10);
    expect(ofColour([255, 0, 0], pixels!)).toBe(18_000);
  });

  it('blends by opacity: red of one half on white paper', async () => {
    const lines = [rectangle(0, 0, 40, 30)];
    const [pixels] = await paint(pageOf({ kind: 'path', lines, fill: { colour: '#ff0000', opacity: 0.5 } }), 1);
    expect([...pixels!.slice(0, 3)].map((value) => Math.abs(value - 127.5) <= 1 || value)).toEqual([255, true, true]);
  });
});

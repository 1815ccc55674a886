import { createNodeCanvases } from '../../../scripts/print/node-canvas.ts';
import { drawOnCanvas, wholePage } from '../../../src/exports/drawing/draw-on-canvas.ts';
import type { DrawItem, PageDrawing } from '../../../src/exports/drawing/drawing.ts';
import type { Region } from '../../../src/exports/drawing/pixel-view.ts';
import { prepareCanvas } from '../../../src/exports/drawing/prepare-canvas.ts';

export const canvases = createNodeCanvases();

export interface Painted {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A page, or parts of it, painted in Node. */
export async function paint(page: PageDrawing, pixelsPerMm: number, regions?: readonly Region[]): Promise<Painted[]> {
  const pictures = await prepareCanvas([page], canvases);
  return (regions ?? [wholePage(page, pixelsPerMm)]).map((region) => {
    const { context } = canvases.create(region.width, region.height);
    drawOnCanvas(context, page, { pixelsPerMm, region, pictures, canvases });
    const { width, height } = region;
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  });
}

/** Pixels by colour, `#rrggbb`. */
export function countColours({ data }: Pick<Painted, 'data'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = hex(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

export const colourAt = ({ width, data }: Painted, x: number, y: number): string => hex(data, (y * width + x) * 4);

const hex = (data: Uint8ClampedArray, at: number): string =>
  `#${[...data.subarray(at, at + 3)].map((level) => level.toString(16).padStart(2, '0')).join('')}`;

/** Share of the pixels that are not white, each by how dark it is. */
export function inkShare({ data }: Pick<Painted, 'data'>): number {
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) ink += 1 - data[at]! / 255;
  return ink / (data.length / 4);
}

export const pageOf = (...items: readonly DrawItem[]): PageDrawing => ({ widthMm: 40, heightMm: 30, items });

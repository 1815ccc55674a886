import type { Frame } from '../../domain/sheet.ts';

/** A part of a page in whole pixels of the page. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From millimetres of the page to pixels of a canvas that shows a region of it. */
export interface PixelView {
  readonly pixelsPerMm: number;
  readonly region: Region;
  readonly x: (mm: number) => number;
  readonly y: (mm: number) => number;
  readonly point: (x: number, y: number) => readonly [number, number];
  /** Whether something within the frame may be seen; `padMm` for the width of lines. */
  readonly touches: (frame: Frame, padMm?: number) => boolean;
}

/**
 * Positions lie on a grid of 1/64 pixel: exact as 32 bit floats, which canvases compute with, wherever on the page the region
 * begins. Otherwise a tile would round differently from the whole page.
 */
const stepsPerPixel = 64;

export function createPixelView(pixelsPerMm: number, region: Region): PixelView {
  const scale = pixelsPerMm * stepsPerPixel;
  const x = (mm: number) => Math.round(mm * scale) / stepsPerPixel - region.x;
  const y = (mm: number) => Math.round(mm * scale) / stepsPerPixel - region.y;
  const touches = (frame: Frame, padMm = 0) =>
    x(frame.x - padMm) <= region.width &&
    x(frame.x + frame.width + padMm) >= 0 &&
    y(frame.y - padMm) <= region.height &&
    y(frame.y + frame.height + padMm) >= 0;
  return { pixelsPerMm, region, x, y, point: (mmX, mmY) => [x(mmX), y(mmY)], touches };
}

import { type Frame, paperSizeMm, type Sheet } from '../../../domain/sheet.ts';
import type { SheetZoom } from '../../../project/output/sheet-view.ts';
import type { PixelRegion } from '../output-data.ts';

/** A CSS pixel is 1/96 inch: at 100% a sheet is as large as on paper. */
const FULL_PIXELS_PER_MM = 96 / 25.4;
/** Around the sheet, px. */
const DESK_EDGE = 24;
/** What a block draws beyond its frame: half of a thick line. */
const BLEED_MM = 1.5;
/** Beyond so many pixels a block is drawn coarser: a B0 map at 100% on a fine screen would take a gigabyte. */
const MOST_PIXELS = 16e6;

/** CSS pixels of a millimetre. */
export function pixelsPerMm(zoom: SheetZoom, sheet: Pick<Sheet, 'paper' | 'orientation'>, desk: DOMRectSize): number {
  if (zoom === 'half') return FULL_PIXELS_PER_MM / 2;
  if (zoom === 'full') return FULL_PIXELS_PER_MM;
  const [width, height] = paperSizeMm(sheet);
  const fitting = Math.min((desk.width - 2 * DESK_EDGE) / width, (desk.height - 2 * DESK_EDGE) / height);
  return Math.max(0.05, fitting);
}

interface DOMRectSize {
  readonly width: number;
  readonly height: number;
}

/** The pixels of the page in which a block is drawn, with a little around its frame. */
export function blockRegion(frame: Frame, perMm: number): PixelRegion {
  const left = Math.floor((frame.x - BLEED_MM) * perMm);
  const top = Math.floor((frame.y - BLEED_MM) * perMm);
  const right = Math.ceil((frame.x + frame.width + BLEED_MM) * perMm);
  const bottom = Math.ceil((frame.y + frame.height + BLEED_MM) * perMm);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** Device pixels of a millimetre at which a block of this size is drawn. */
export function paintedPixelsPerMm(frame: Frame, perMm: number, deviceRatio: number): number {
  const wanted = perMm * Math.min(2, Math.max(1, deviceRatio));
  const area = frame.width * frame.height * wanted ** 2;
  return area <= MOST_PIXELS ? wanted : wanted * Math.sqrt(MOST_PIXELS / area);
}

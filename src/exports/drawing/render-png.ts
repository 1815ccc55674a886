import type { Frame } from '../../domain/sheet.ts';
import type { CanvasMaker } from './canvas-maker.ts';
import { tilesOf, wholePage } from './draw-on-canvas.ts';
import type { PageDrawing } from './drawing.ts';
import { paintRows, regionOf, samplesFrom } from './paint-rows.ts';
import { palettePng } from './palette-png.ts';
import { createPngStream } from './png-stream.ts';
import { prepareCanvas } from './prepare-canvas.ts';
import type { Colours } from './row-deflate.ts';

export interface PaintOptions {
  readonly dpi: number;
  readonly canvases: CanvasMaker;
  /** Tiles painted so far. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface PngOptions extends PaintOptions {
  /** Part of the page, millimetres; undefined = the whole page. */
  readonly frame?: Frame;
  /** `grey` for a page that has no other colours, `palette` for at most 256 of them: a third of the bytes. Default `rgb`. */
  readonly colours?: Colours | 'palette';
}

/**
 * A page as PNG of the true size on paper: A3 at 300 dpi is 4,961 × 3,508 pixels. Written row of tiles by row of tiles, so a
 * poster needs no more memory than one such row and the file. Throws `PaintError` where canvas or memory is refused, and the
 * signal's reason when it is aborted.
 */
export async function renderPng(page: PageDrawing, options: PngOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { dpi, canvases, signal, colours = 'rgb' } = options;
  const pixelsPerMm = dpi / 25.4;
  const region = options.frame === undefined ? wholePage(page, pixelsPerMm) : regionOf(options.frame, pixelsPerMm);
  const pictures = await prepareCanvas([page], canvases);
  const tiles = tilesOf(region).length;
  let done = 0;
  const onTile = () => options.onProgress?.(++done, tiles);
  const task = { paper: colours === 'rgba' ? null : '#ffffff', onTile, ...(signal && { signal }) };
  const rows = paintRows(page.items, { pixelsPerMm, pictures, canvases }, region, task);
  if (colours === 'palette') return await palettePng(rows, { width: region.width, height: region.height, dpi });
  const stream = createPngStream({ width: region.width, height: region.height, colours, dpi });
  try {
    for await (const rgba of rows) {
      await stream.write(samplesFrom(rgba, colours));
    }
    return await stream.end();
  } catch (error) {
    await stream.abort(error).catch(() => undefined);
    throw error;
  }
}

import type { Frame } from '../../domain/sheet.ts';
import type { CanvasMaker } from './canvas-maker.ts';
import { drawTile, tileSize, tilesOf, wholePage } from './draw-on-canvas.ts';
import type { PageDrawing } from './drawing.ts';
import { nextTask } from './next-task.ts';
import { allocate } from './paint-error.ts';
import type { Region } from './pixel-view.ts';
import { bytesPerPixel, createPngStream, type PngColours } from './png-stream.ts';
import { prepareCanvas } from './prepare-canvas.ts';

export interface PaintOptions {
  readonly dpi: number;
  readonly canvases: CanvasMaker;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface PngOptions extends PaintOptions {
  /** Part of the page, millimetres; undefined = the whole page. */
  readonly frame?: Frame;
  /** `grey` for a page that has no other colours: a third of the bytes. */
  readonly colours?: PngColours;
}

/**
 * A page as PNG of the true size on paper: A3 at 300 dpi is 4,961 × 3,508 pixels. Written row of tiles by row of tiles, so a
 * poster needs no more memory than one such row and the file. Throws `PaintError` where canvas or memory is refused, and the
 * signal's reason when it is aborted.
 */
export async function renderPng(page: PageDrawing, options: PngOptions): Promise<Uint8Array<ArrayBuffer>> {
  const pixelsPerMm = options.dpi / 25.4;
  const region = options.frame === undefined ? wholePage(page, pixelsPerMm) : regionOf(options.frame, pixelsPerMm);
  const colours = options.colours ?? 'rgb';
  const pictures = await prepareCanvas([page], options.canvases);
  const stream = createPngStream({ width: region.width, height: region.height, colours, dpi: options.dpi });
  const drawing = { pixelsPerMm, pictures, canvases: options.canvases };
  const size = `${region.width} × ${region.height} px`;
  try {
    const canvas = allocate(size, () => options.canvases.create(tileSize, tileSize));
    const tiles = tilesOf(region);
    for (const [index, row] of rowsOf(tiles, region).entries()) {
      const strip = allocate(size, () => new Uint8Array(region.width * row.height * bytesPerPixel(colours)));
      for (const [at, tile] of row.tiles.entries()) {
        await nextTask(options.signal);
        drawTile(canvas.context, page.items, drawing, tile, '#ffffff');
        copyTile(
          canvas.context.getImageData(0, 0, tileSize, tileSize).data,
          tile,
          { ...region, ...row, colours },
          strip,
        );
        options.onProgress?.(index * row.tiles.length + at + 1, tiles.length);
      }
      await stream.write(strip);
    }
    return await stream.end();
  } catch (error) {
    await stream.abort(error).catch(() => undefined);
    throw error;
  }
}

export const regionOf = ({ x, y, width, height }: Frame, pixelsPerMm: number): Region => ({
  x: Math.round(x * pixelsPerMm),
  y: Math.round(y * pixelsPerMm),
  width: Math.max(1, Math.round(width * pixelsPerMm)),
  height: Math.max(1, Math.round(height * pixelsPerMm)),
});

/** Tiles side by side, and the rows of pixels of the region that they hold. */
function rowsOf(tiles: readonly Region[], region: Region) {
  return [...new Set(tiles.map((tile) => tile.y))].map((top) => {
    const y = Math.max(top, region.y);
    const height = Math.min(top + tileSize, region.y + region.height) - y;
    return { y, height, tiles: tiles.filter((tile) => tile.y === top) };
  });
}

/** Copies what a tile shows of a strip into the strip's bytes. */
function copyTile(
  rgba: Uint8ClampedArray,
  tile: Region,
  strip: Region & { readonly colours: PngColours },
  bytes: Uint8Array,
): void {
  const size = bytesPerPixel(strip.colours);
  const from = Math.max(tile.x, strip.x);
  const to = Math.min(tile.x + tile.width, strip.x + strip.width);
  for (let y = strip.y; y < strip.y + strip.height; y++) {
    let source = ((y - tile.y) * tile.width + from - tile.x) * 4;
    let target = ((y - strip.y) * strip.width + from - strip.x) * size;
    for (let x = from; x < to; x++, source += 4, target += size) {
      bytes[target] = rgba[source]!;
      if (size === 1) continue;
      bytes[target + 1] = rgba[source + 1]!;
      bytes[target + 2] = rgba[source + 2]!;
    }
  }
}

import type { Frame } from '../../domain/sheet.ts';
import { type CanvasDrawing, drawTile, tileSize, tilesOf } from './draw-on-canvas.ts';
import type { DrawItem } from './drawing.ts';
import { nextTask } from './next-task.ts';
import { allocate } from './paint-error.ts';
import type { Region } from './pixel-view.ts';
import { type Colours, samplesOf } from './row-deflate.ts';

export interface PaintTask {
  /** Null = transparent. */
  readonly paper: string | null;
  readonly onTile?: () => void;
  readonly signal?: AbortSignal;
}

/**
 * RGBA of a region from the top, some whole rows at a time. Between tiles and pieces other tasks have their turn. Throws
 * `PaintError` where canvas or memory is refused, and the signal's reason when it is aborted.
 */
export async function* paintRows(
  items: readonly DrawItem[],
  drawing: Omit<CanvasDrawing, 'region'>,
  region: Region,
  { paper, onTile, signal }: PaintTask,
): AsyncGenerator<Uint8Array> {
  const size = `${region.width} × ${region.height} px`;
  const canvas = allocate(size, () => drawing.canvases.create(tileSize, tileSize));
  for (const row of rowsOf(region)) {
    const rgba = allocate(size, () => new Uint8Array(region.width * row.height * 4));
    for (const tile of row.tiles) {
      await nextTask(signal);
      drawTile(canvas.context, items, drawing, tile, paper);
      const painted = allocate(size, () => canvas.context.getImageData(0, 0, tileSize, tileSize).data);
      copyTile(painted, tile, { ...region, y: row.y, height: row.height }, rgba);
      onTile?.();
    }
    const piece = Math.max(1, Math.floor(pieceBytes / (region.width * 4))) * region.width * 4;
    for (let at = 0; at < rgba.length; at += piece) {
      await nextTask(signal);
      yield rgba.subarray(at, at + piece);
    }
  }
}

/** What is handed on at once: compressing it must not hold up the page. */
const pieceBytes = 2 ** 22;

/** Whole pixels of a frame of the page. */
export const regionOf = ({ x, y, width, height }: Frame, pixelsPerMm: number): Region => ({
  x: Math.round(x * pixelsPerMm),
  y: Math.round(y * pixelsPerMm),
  width: Math.max(1, Math.round(width * pixelsPerMm)),
  height: Math.max(1, Math.round(height * pixelsPerMm)),
});

/** Tiles side by side, and the rows of pixels of the region that they hold. */
function rowsOf(region: Region) {
  const tiles = tilesOf(region);
  return [...new Set(tiles.map((tile) => tile.y))].map((top) => {
    const y = Math.max(top, region.y);
    const height = Math.min(top + tileSize, region.y + region.height) - y;
    return { y, height, tiles: tiles.filter((tile) => tile.y === top) };
  });
}

function copyTile(painted: Uint8ClampedArray, tile: Region, rows: Region, rgba: Uint8Array): void {
  const from = Math.max(tile.x, rows.x);
  const to = Math.min(tile.x + tile.width, rows.x + rows.width);
  for (let y = rows.y; y < rows.y + rows.height; y++) {
    const source = ((y - tile.y) * tile.width - tile.x) * 4;
    const target = ((y - rows.y) * rows.width + from - rows.x) * 4;
    rgba.set(painted.subarray(source + from * 4, source + to * 4), target);
  }
}

/** The samples that a format stores. */
export function samplesFrom(rgba: Uint8Array, colours: Colours): Uint8Array {
  if (colours === 'rgba') return rgba;
  const samples = samplesOf[colours];
  const bytes = new Uint8Array((rgba.length / 4) * samples);
  for (let source = 0, target = 0; source < rgba.length; source += 4, target += samples) {
    bytes[target] = rgba[source]!;
    if (samples === 1) continue;
    bytes[target + 1] = rgba[source + 1]!;
    bytes[target + 2] = rgba[source + 2]!;
  }
  return bytes;
}

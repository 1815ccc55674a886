import type { Frame } from '../../domain/sheet.ts';
import { type CanvasDrawing, tilesOf } from './draw-on-canvas.ts';
import type { DrawGroup, DrawItem, PageDrawing } from './drawing.ts';
import { paintRows, regionOf } from './paint-rows.ts';
import type { Region } from './pixel-view.ts';

/** A raster group of a page and the pixels of the page that it may touch. */
export interface RasterGroup {
  readonly group: DrawGroup;
  readonly region: Region;
}

/** Raster groups of a page from back to front; what is in one is painted with it. */
export function rasterGroups({ widthMm, heightMm, items }: PageDrawing, pixelsPerMm: number): RasterGroup[] {
  return groupsWithin(items, { x: 0, y: 0, width: widthMm, height: heightMm }).map(({ group, frame }) => ({
    group,
    region: regionOf(frame, pixelsPerMm),
  }));
}

function groupsWithin(items: readonly DrawItem[], frame: Frame): { group: DrawGroup; frame: Frame }[] {
  return items.flatMap((item) => {
    if (item.kind !== 'group') return [];
    const seen = item.clip === undefined ? frame : overlap(frame, item.clip);
    if (seen.width <= 0 || seen.height <= 0) return [];
    return item.raster ? [{ group: item, frame: seen }] : groupsWithin(item.items, seen);
  });
}

function overlap(a: Frame, b: Frame): Frame {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

export const tileCount = (groups: readonly RasterGroup[]): number =>
  groups.reduce((sum, { region }) => sum + tilesOf(region).length, 0);

export interface RasterTask {
  readonly onTile?: () => void;
  readonly signal?: AbortSignal;
}

/** Rows of pixels of a raster group, on no paper: what lies below it stays to be seen. */
export const paintGroup = (
  { group, region }: RasterGroup,
  drawing: Omit<CanvasDrawing, 'region'>,
  task: RasterTask,
): AsyncGenerator<Uint8Array> => paintRows([group], drawing, region, { paper: null, ...task });

/** Where a region lies on paper, millimetres. */
export const frameOfRegion = ({ x, y, width, height }: Region, pixelsPerMm: number): Frame => ({
  x: x / pixelsPerMm,
  y: y / pixelsPerMm,
  width: width / pixelsPerMm,
  height: height / pixelsPerMm,
});

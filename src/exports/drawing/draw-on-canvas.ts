import { runsOf, setFont, widthOfRuns } from './canvas-font.ts';
import type { CanvasMaker, DecodedPictures, PaintContext } from './canvas-maker.ts';
import { drawImage } from './draw-image.ts';
import { drawPath } from './draw-path.ts';
import type { DrawGroup, DrawItem, DrawText, PageDrawing } from './drawing.ts';
import { mayTouch } from './may-touch.ts';
import { createPixelView, type PixelView, type Region } from './pixel-view.ts';

export interface CanvasDrawing {
  readonly pixelsPerMm: number;
  /** The part of the page that the canvas shows, in whole pixels of the page; undefined = from its upper left corner on. */
  readonly region?: Region;
  readonly pictures: DecodedPictures;
  readonly canvases: CanvasMaker;
}

/**
 * Draws a page, or a part of it, on white paper. A page drawn in parts is the same, pixel for pixel, as a page drawn at
 * once: both are made of the tiles of one grid. Fonts and pictures must be there before: see `prepareCanvas`.
 */
export function drawOnCanvas(context: PaintContext, page: PageDrawing, drawing: CanvasDrawing): void {
  const region = drawing.region ?? wholePage(page, drawing.pixelsPerMm);
  drawItems(context, page.items, drawing, region, '#ffffff');
}

/** The items alone; without `paper` over whatever the canvas shows. */
export function drawItems(
  context: PaintContext,
  items: readonly DrawItem[],
  drawing: Omit<CanvasDrawing, 'region'>,
  region: Region,
  paper: string | null = null,
): void {
  const tile = drawing.canvases.create(tileSize, tileSize);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const at of tilesOf(region)) {
    drawTile(tile.context, items, drawing, at, paper);
    context.drawImage(tile.image, at.x - region.x, at.y - region.y);
  }
  context.restore();
}

/** Pixels of a whole page. */
export function wholePage({ widthMm, heightMm }: PageDrawing, pixelsPerMm: number): Region {
  return { x: 0, y: 0, width: Math.round(widthMm * pixelsPerMm), height: Math.round(heightMm * pixelsPerMm) };
}

/**
 * Side of a tile in pixels. A canvas cuts a line where it leaves the canvas and rounds its slope anew, so the smoothed edge of
 * one and the same line differs a little from canvas to canvas. Hence tiles of one size on one grid, whatever is asked for;
 * and 4 MB each, which every machine has.
 */
export const tileSize = 1024;

/** Tiles that a region touches, row by row. */
export function tilesOf({ x, y, width, height }: Region): Region[] {
  const tiles: Region[] = [];
  for (let top = Math.floor(y / tileSize) * tileSize; top < y + height; top += tileSize) {
    for (let left = Math.floor(x / tileSize) * tileSize; left < x + width; left += tileSize) {
      tiles.push({ x: left, y: top, width: tileSize, height: tileSize });
    }
  }
  return tiles;
}

/** One tile on a canvas of its size; `paper` null = transparent. */
export function drawTile(
  context: PaintContext,
  items: readonly DrawItem[],
  drawing: Omit<CanvasDrawing, 'region'>,
  tile: Region,
  paper: string | null,
): void {
  const painter: Painter = { ...drawing, view: createPixelView(drawing.pixelsPerMm, tile) };
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, tile.width, tile.height);
  if (paper !== null) {
    context.fillStyle = paper;
    context.fillRect(0, 0, tile.width, tile.height);
  }
  for (const item of items) drawItem(context, item, painter);
  context.restore();
}

interface Painter extends Omit<CanvasDrawing, 'region'> {
  readonly view: PixelView;
}

function drawItem(context: PaintContext, item: DrawItem, painter: Painter): void {
  if (item.kind === 'path') drawPath(context, item, painter.view);
  else if (item.kind === 'text') {
    if (mayTouch(item, painter.view)) drawText(context, item, painter.view);
  } else if (item.kind === 'image') drawImage(context, item, painter);
  else drawGroup(context, item, painter);
}

function drawGroup(context: PaintContext, group: DrawGroup, painter: Painter): void {
  if (group.clip !== undefined && !painter.view.touches(group.clip)) return;
  context.save();
  if (group.clip !== undefined) {
    const [left, top] = painter.view.point(group.clip.x, group.clip.y);
    const [right, bottom] = painter.view.point(group.clip.x + group.clip.width, group.clip.y + group.clip.height);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
  }
  if (group.opacity === undefined || group.opacity === 1) {
    for (const item of group.items) drawItem(context, item, painter);
  } else if (mayTouch(group, painter.view)) drawLayer(context, group, group.opacity, painter);
  context.restore();
}

/** Overlaps within the group must not show through: it is drawn on a sheet of its own first. */
function drawLayer(context: PaintContext, group: DrawGroup, opacity: number, painter: Painter): void {
  const { width, height } = painter.view.region;
  const layer = painter.canvases.create(width, height);
  for (const item of group.items) drawItem(layer.context, item, painter);
  context.globalAlpha = opacity;
  context.drawImage(layer.image, 0, 0);
}

function drawText(context: PaintContext, item: DrawText, view: PixelView): void {
  const [x, y] = view.point(item.x, item.y);
  context.save();
  context.translate(x, y);
  if (item.turnDegrees) context.rotate((item.turnDegrees * Math.PI) / 180);
  setFont(context, item.font, view.pixelsPerMm);
  context.textBaseline = 'alphabetic';
  const runs = runsOf(item.text);
  if (item.halo !== undefined) {
    context.strokeStyle = item.halo.colour;
    context.lineWidth = 2 * item.halo.widthMm * view.pixelsPerMm;
    context.lineJoin = 'round';
    setRuns(context, runs, item.align, (run, at) => context.strokeText(run, at, 0));
  }
  context.fillStyle = item.colour;
  setRuns(context, runs, item.align, (run, at) => context.fillText(run, at, 0));
  context.restore();
}

const shareBefore = { left: 0, centre: 0.5, right: 1 } as const;

function setRuns(
  context: PaintContext,
  runs: readonly string[],
  align: DrawText['align'],
  set: (run: string, x: number) => void,
): void {
  let x = align === 'left' ? 0 : -shareBefore[align] * widthOfRuns(context, runs);
  for (const run of runs) {
    set(run, x);
    if (runs.length > 1) x += context.measureText(run).width;
  }
}

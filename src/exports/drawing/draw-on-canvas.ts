import { canvasFont } from './canvas-font.ts';
import type { CanvasMaker, DecodedPictures, PaintContext } from './canvas-maker.ts';
import { drawImage } from './draw-image.ts';
import { drawPath } from './draw-path.ts';
import type { DrawGroup, DrawItem, DrawText, PageDrawing } from './drawing.ts';
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
 * once. Fonts and pictures must be there before: see `prepareCanvas`.
 */
export function drawOnCanvas(context: PaintContext, page: PageDrawing, drawing: CanvasDrawing): void {
  const region = drawing.region ?? wholePage(page, drawing.pixelsPerMm);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, region.width, region.height);
  context.restore();
  drawItems(context, page.items, drawing, region);
}

/** Pixels of a whole page: never less than the paper. */
export function wholePage({ widthMm, heightMm }: PageDrawing, pixelsPerMm: number): Region {
  return { x: 0, y: 0, width: Math.round(widthMm * pixelsPerMm), height: Math.round(heightMm * pixelsPerMm) };
}

/** The items alone, on whatever the canvas shows: the paper stays as it is. */
export function drawItems(
  context: PaintContext,
  items: readonly DrawItem[],
  drawing: Omit<CanvasDrawing, 'region'>,
  region: Region,
): void {
  const painter: Painter = { ...drawing, view: createPixelView(drawing.pixelsPerMm, region) };
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const item of items) drawItem(context, item, painter);
  context.restore();
}

interface Painter extends Omit<CanvasDrawing, 'region'> {
  readonly view: PixelView;
}

function drawItem(context: PaintContext, item: DrawItem, painter: Painter): void {
  if (item.kind === 'path') drawPath(context, item, painter.view);
  else if (item.kind === 'text') drawText(context, item, painter.view);
  else if (item.kind === 'image') drawImage(context, item, painter);
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
  } else drawLayer(context, group, group.opacity, painter);
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

const textAligns = { left: 'left', centre: 'center', right: 'right' } as const;

function drawText(context: PaintContext, item: DrawText, view: PixelView): void {
  const [x, y] = view.point(item.x, item.y);
  context.save();
  context.translate(x, y);
  if (item.turnDegrees) context.rotate((item.turnDegrees * Math.PI) / 180);
  context.font = canvasFont(item.font, view.pixelsPerMm);
  context.textAlign = textAligns[item.align];
  context.textBaseline = 'alphabetic';
  if (item.halo !== undefined) {
    context.strokeStyle = item.halo.colour;
    context.lineWidth = 2 * item.halo.widthMm * view.pixelsPerMm;
    context.lineJoin = 'round';
    context.strokeText(item.text, 0, 0);
  }
  context.fillStyle = item.colour;
  context.fillText(item.text, 0, 0);
  context.restore();
}

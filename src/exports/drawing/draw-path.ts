import type { PaintContext } from './canvas-maker.ts';
import type { DrawLine, DrawPath, Hatch, Ink, Stroke } from './drawing.ts';
import { type Extent, hatchMarks } from './hatch-marks.ts';
import type { PixelView } from './pixel-view.ts';

export function drawPath(context: PaintContext, path: DrawPath, view: PixelView): void {
  const padMm = ((path.stroke?.widthMm ?? 0) * miterLimit) / 2;
  const seen = path.lines
    .map((line) => ({ line, extent: extentOf(line) }))
    .filter(({ extent }) => view.touches(frameOf(extent), padMm));
  if (seen.length === 0) return;
  context.save();
  trace(
    context,
    seen.map(({ line }) => line),
    view,
  );
  if (path.fill !== undefined) {
    setFill(context, path.fill);
    context.fill('evenodd');
  }
  if (path.stroke !== undefined) stroke(context, path.stroke, view);
  if (path.hatch !== undefined) drawHatch(context, path.hatch, unionOf(seen.map(({ extent }) => extent)), view);
  context.restore();
}

/** As canvases have it by default: how many half widths a sharp corner may stand out. */
const miterLimit = 10;

/** Millimetres; infinite the wrong way round for a line without points. */
export function extentOf({ points }: DrawLine): Extent {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
}

export function unionOf(extents: readonly Extent[]): Extent {
  return extents.reduce((all, one) => ({
    minX: Math.min(all.minX, one.minX),
    minY: Math.min(all.minY, one.minY),
    maxX: Math.max(all.maxX, one.maxX),
    maxY: Math.max(all.maxY, one.maxY),
  }));
}

const frameOf = ({ minX, minY, maxX, maxY }: Extent) => ({ x: minX, y: minY, width: maxX - minX, height: maxY - minY });

function trace(context: PaintContext, lines: readonly DrawLine[], view: PixelView): void {
  context.beginPath();
  for (const { points, closed } of lines) {
    if (points.length < 2) continue;
    context.moveTo(view.x(points[0]!), view.y(points[1]!));
    for (let at = 2; at + 1 < points.length; at += 2) context.lineTo(view.x(points[at]!), view.y(points[at + 1]!));
    if (closed) context.closePath();
  }
}

function setFill(context: PaintContext, { colour, opacity }: Ink): void {
  context.fillStyle = colour;
  context.globalAlpha = opacity ?? 1;
}

function stroke(context: PaintContext, { colour, opacity, widthMm, dashMm, join }: Stroke, view: PixelView): void {
  context.strokeStyle = colour;
  context.globalAlpha = opacity ?? 1;
  context.lineWidth = widthMm * view.pixelsPerMm;
  context.lineJoin = join ?? 'round';
  context.miterLimit = miterLimit;
  context.lineCap = 'butt';
  context.setLineDash((dashMm ?? []).map((mm) => mm * view.pixelsPerMm));
  context.stroke();
}

/** The current path is its limit. */
function drawHatch(context: PaintContext, hatch: Hatch, extent: Extent, view: PixelView): void {
  context.clip('evenodd');
  const { lines, dots } = hatchMarks(hatch, extent);
  if (lines.length > 0) {
    context.beginPath();
    for (let at = 0; at < lines.length; at += 4) {
      context.moveTo(view.x(lines[at]!), view.y(lines[at + 1]!));
      context.lineTo(view.x(lines[at + 2]!), view.y(lines[at + 3]!));
    }
    stroke(context, hatch, view);
  }
  setFill(context, hatch);
  const radius = (hatch.widthMm / 2) * view.pixelsPerMm;
  context.beginPath();
  for (let at = 0; at < dots.length; at += 2) {
    const [x, y] = view.point(dots[at]!, dots[at + 1]!);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

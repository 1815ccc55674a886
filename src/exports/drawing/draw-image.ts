import type { CanvasMaker, DecodedPictures, PaintContext } from './canvas-maker.ts';
import type { DrawImage, Picture } from './drawing.ts';
import type { PixelView } from './pixel-view.ts';

interface ImagePainter {
  readonly view: PixelView;
  readonly pictures: DecodedPictures;
  readonly canvases: CanvasMaker;
}

export function drawImage(context: PaintContext, image: DrawImage, painter: ImagePainter): void {
  const diagonal = Math.hypot(image.frame.width, image.frame.height);
  if (!painter.view.touches(image.frame, image.turnDegrees ? diagonal / 2 : 0)) return;
  context.save();
  context.globalAlpha = image.opacity ?? 1;
  if (image.smooth || image.picture.kind === 'file') drawSmoothly(context, image, painter);
  else drawCells(context, image, image.picture, painter);
  context.restore();
}

function drawSmoothly(context: PaintContext, image: DrawImage, { view, pictures }: ImagePainter): void {
  const source = pictures.get(image.picture);
  if (source === undefined) throw new Error('A picture of the page was not decoded before it was drawn.');
  const { x, y, width, height } = image.frame;
  const [left, top] = view.point(x, y);
  const [right, bottom] = view.point(x + width, y + height);
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  context.translate(left + halfWidth, top + halfHeight);
  if (image.turnDegrees) context.rotate((image.turnDegrees * Math.PI) / 180);
  context.imageSmoothingEnabled = image.smooth;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, -halfWidth, -halfHeight, 2 * halfWidth, 2 * halfHeight);
}

/**
 * Each pixel takes the cell at its middle. Computed here in 64 bits: a canvas rounds the border between two cells differently
 * from tile to tile, and blends pixels of different colours when it makes a picture smaller, which is a colour that the legend
 * does not have.
 */
function drawCells(
  context: PaintContext,
  { frame, turnDegrees }: DrawImage,
  picture: Picture & { readonly kind: 'pixels' },
  { view, canvases }: ImagePainter,
): void {
  const box = seenBox(frame, turnDegrees ?? 0, view);
  if (box.width <= 0 || box.height <= 0) return;
  const source = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, picture.width * picture.height);
  const canvas = canvases.create(box.width, box.height);
  const data = canvas.context.createImageData(box.width, box.height);
  const target = new Uint32Array(data.data.buffer, data.data.byteOffset, box.width * box.height);
  const radians = (-(turnDegrees ?? 0) * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const [perX, perY] = [picture.width / frame.width, picture.height / frame.height];
  for (let row = 0; row < box.height; row++) {
    const dy = (view.region.y + box.y + row + 0.5) / view.pixelsPerMm - middleY;
    for (let column = 0; column < box.width; column++) {
      const dx = (view.region.x + box.x + column + 0.5) / view.pixelsPerMm - middleX;
      const u = Math.floor((cosine * dx - sine * dy + frame.width / 2) * perX);
      const v = Math.floor((sine * dx + cosine * dy + frame.height / 2) * perY);
      if (u < 0 || v < 0 || u >= picture.width || v >= picture.height) continue;
      target[row * box.width + column] = source[v * picture.width + u]!;
    }
  }
  canvas.context.putImageData(data, 0, 0);
  context.drawImage(canvas.image, box.x, box.y);
}

/** Whole pixels of the canvas that the turned frame may cover. */
function seenBox(frame: DrawImage['frame'], turnDegrees: number, view: PixelView) {
  const radians = (turnDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.abs(Math.sin(radians)), Math.abs(Math.cos(radians))];
  const halfWidth = (frame.width * cosine + frame.height * sine) / 2;
  const halfHeight = (frame.width * sine + frame.height * cosine) / 2;
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const left = Math.max(0, Math.floor(view.x(middleX - halfWidth)));
  const top = Math.max(0, Math.floor(view.y(middleY - halfHeight)));
  const right = Math.min(view.region.width, Math.ceil(view.x(middleX + halfWidth)));
  const bottom = Math.min(view.region.height, Math.ceil(view.y(middleY + halfHeight)));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

import type { CanvasMaker, DecodedPictures } from './canvas-maker.ts';
import type { DrawItem, PageDrawing, Picture } from './drawing.ts';

/** Waits for the letters and decodes the pictures of pages, so that drawing itself never waits. */
export async function prepareCanvas(pages: readonly PageDrawing[], canvases: CanvasMaker): Promise<DecodedPictures> {
  const items = pages.flatMap((page) => [...everyItem(page.items)]);
  const texts = items.filter((item) => item.kind === 'text');
  for (const bold of [false, true]) {
    const letters = new Set(texts.filter(({ font }) => font.bold === bold).flatMap(({ text }) => [...text]));
    if (letters.size > 0) await canvases.loadFont([...letters].join(''), bold);
  }
  const images = items.filter((item) => item.kind === 'image');
  const pictures = new Set(
    images.filter(({ picture, smooth }) => smooth || picture.kind === 'file').map(({ picture }) => picture),
  );
  const decoded = new Map<Picture, CanvasImageSource>();
  for (const picture of pictures) decoded.set(picture, await imageOf(picture, canvases));
  return decoded;
}

/** Groups and what is in them, in the order of drawing. */
export function* everyItem(items: readonly DrawItem[]): Generator<DrawItem> {
  for (const item of items) {
    yield item;
    if (item.kind === 'group') yield* everyItem(item.items);
  }
}

async function imageOf(picture: Picture, canvases: CanvasMaker): Promise<CanvasImageSource> {
  if (picture.kind === 'file') return await canvases.decode(picture);
  const { context, image } = canvases.create(picture.width, picture.height);
  const data = context.createImageData(picture.width, picture.height);
  data.data.set(picture.rgba);
  context.putImageData(data, 0, 0);
  return image;
}

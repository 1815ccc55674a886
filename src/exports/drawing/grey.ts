import type { CanvasMaker } from './canvas-maker.ts';
import type { DrawItem, DrawPath, Hatch, Ink, PageDrawing, Picture, Stroke } from './drawing.ts';
import { everyItem } from './prepare-canvas.ts';

/** A page in grey: every colour, of lines, letters and pictures, becomes the grey that is as light. */
export async function greyPage(page: PageDrawing, canvases: CanvasMaker): Promise<PageDrawing> {
  const pictures = new Map<Picture, Picture>();
  for (const item of everyItem(page.items)) {
    if (item.kind !== 'image' || pictures.has(item.picture)) continue;
    const pixels = item.picture.kind === 'file' ? await pixelsOf(item.picture, canvases) : item.picture;
    pictures.set(item.picture, { ...pixels, rgba: greyPixels(pixels.rgba) });
  }
  return { ...page, items: page.items.map((item) => greyItem(item, pictures)) };
}

async function pixelsOf(picture: Picture & { readonly kind: 'file' }, canvases: CanvasMaker): Promise<Pixels> {
  const decoded = await canvases.decode(picture);
  const { width, height } = decoded;
  const { context } = canvases.create(width, height);
  context.drawImage(decoded, 0, 0);
  return { kind: 'pixels', width, height, rgba: context.getImageData(0, 0, width, height).data };
}

type Pixels = Picture & { readonly kind: 'pixels' };

export function greyColour(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const level = greyLevel(red!, green!, blue!).toString(16).padStart(2, '0');
  return `#${level}${level}${level}`;
}

/** Red, green and blue of each pixel become equal; alpha stays. */
function greyPixels(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const grey = new Uint8ClampedArray(rgba);
  for (let at = 0; at < grey.length; at += 4) {
    const level = greyLevel(grey[at]!, grey[at + 1]!, grey[at + 2]!);
    grey[at] = grey[at + 1] = grey[at + 2] = level;
  }
  return grey;
}

/** sRGB to relative luminance and back. Source: IEC 61966-2-1; weights of ITU-R BT.709. */
const linear = Float64Array.from({ length: 256 }, (_, level) => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const levelOfLuminance = Uint8Array.from({ length: 4097 }, (_, step) => {
  const luminance = step / 4096;
  return Math.round(255 * (luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * luminance ** (1 / 2.4) - 0.055));
});

function greyLevel(red: number, green: number, blue: number): number {
  if (red === green && green === blue) return red;
  const luminance = 0.2126 * linear[red]! + 0.7152 * linear[green]! + 0.0722 * linear[blue]!;
  return levelOfLuminance[Math.round(luminance * 4096)]!;
}

function greyItem(item: DrawItem, pictures: ReadonlyMap<Picture, Picture>): DrawItem {
  if (item.kind === 'path') return greyPath(item);
  if (item.kind === 'image') return { ...item, picture: pictures.get(item.picture)! };
  if (item.kind === 'group') return { ...item, items: item.items.map((one) => greyItem(one, pictures)) };
  return { ...item, colour: greyColour(item.colour), ...(item.halo && { halo: greyInk(item.halo) }) };
}

function greyPath(path: DrawPath): DrawPath {
  return {
    ...path,
    ...(path.fill && { fill: greyInk<Ink>(path.fill) }),
    ...(path.hatch && { hatch: greyInk<Hatch>(path.hatch) }),
    ...(path.stroke && { stroke: greyInk<Stroke>(path.stroke) }),
  };
}

const greyInk = <Kind extends { readonly colour: string }>(ink: Kind): Kind => ({
  ...ink,
  colour: greyColour(ink.colour),
});

import type { BrowserContext } from 'playwright';

/** How often each colour stands in an image. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Pixels by colour, 0xrrggbb. */
  readonly counts: ReadonlyMap<number, number>;
}

/** Decodes a PNG with the browser's own decoder, on an empty page of its own. Rejects where the bytes are no image. */
export async function readPicture(context: BrowserContext, png: Uint8Array): Promise<Picture> {
  const page = await context.newPage();
  try {
    const { width, height, pairs } = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const drawing = canvas.getContext('2d')!;
      drawing.drawImage(image, 0, 0);
      const { data } = drawing.getImageData(0, 0, image.width, image.height);
      const counts = new Map<number, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return { width: image.width, height: image.height, pairs: [...counts] };
    }, Buffer.from(png).toString('base64'));
    return { width, height, counts: new Map(pairs) };
  } finally {
    await page.close();
  }
}

/** Share of the pixels, 0…1, whose three channels are each within `tolerance` of a colour `#rrggbb`. */
export function shareOf({ counts, width, height }: Picture, colour: string, tolerance = 2): number {
  const [red, green, blue] = channels(Number.parseInt(colour.slice(1), 16));
  let pixels = 0;
  for (const [other, count] of counts) {
    const [r, g, b] = channels(other);
    if (Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) <= tolerance) pixels += count;
  }
  return pixels / (width * height);
}

/** Share of the most frequent colour: 1 = blank. */
export const largestShare = ({ counts, width, height }: Picture): number =>
  Math.max(...counts.values()) / (width * height);

const channels = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

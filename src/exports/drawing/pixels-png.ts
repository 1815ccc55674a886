import type { Picture } from './drawing.ts';
import { createPngStream } from './png-stream.ts';

/** Pixels as they are, cell by cell, as PNG with alpha. */
export async function pixelsPng({
  width,
  height,
  rgba,
}: Picture & { readonly kind: 'pixels' }): Promise<Uint8Array<ArrayBuffer>> {
  return await rowsPng([new Uint8Array(rgba)], width, height);
}

/** Rows of RGBA from the top as PNG. */
export async function rowsPng(
  rows: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  width: number,
  height: number,
  dpi = 96,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = createPngStream({ width, height, colours: 'rgba', dpi });
  try {
    for await (const rgba of rows) await stream.write(rgba);
    return await stream.end();
  } catch (error) {
    await stream.abort(error).catch(() => undefined);
    throw error;
  }
}

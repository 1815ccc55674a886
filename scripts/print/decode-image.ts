import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { DecodedImage } from '../../src/city/map-extract/warp-base-map.ts';

/** Pixels of a PNG or JPEG. Rejects for bytes that are neither. */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

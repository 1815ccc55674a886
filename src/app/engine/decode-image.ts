import type { DecodeImage } from '../../city/map-extract/warp-base-map.ts';

/** Pixels of a PNG or JPEG, in a worker. Rejects for bytes that are neither. */
export const decodeImage: DecodeImage = async (bytes, mediaType) => {
  const bitmap = await createImageBitmap(new Blob([bytes as BlobPart], { type: mediaType }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('this browser gives workers no canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
};

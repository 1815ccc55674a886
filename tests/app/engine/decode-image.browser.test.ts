import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../src/app/engine/decode-image.ts';

describe('a base map in the browser', () => {
  it('is decoded to the pixels that it was made of', async () => {
    const canvas = new OffscreenCanvas(2, 1);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#9cc2e0';
    context.fillRect(0, 0, 1, 1);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    const { width, height, pixels } = await decodeImage(bytes, 'image/png');
    expect([width, height, ...pixels]).toEqual([2, 1, 0x9c, 0xc2, 0xe0, 255, 0, 0, 0, 0]);
  });

  it('is refused where the bytes are no picture', async () => {
    await expect(decodeImage(new Uint8Array(10), 'image/png')).rejects.toThrow();
  });
});

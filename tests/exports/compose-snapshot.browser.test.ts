import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyPicture } from '../../src/app/save/copy-picture.ts';
import { composeSnapshot } from '../../src/exports/compose-snapshot.ts';

const credits = {
  title: '青瀬市 洪水（L2 想定最大規模）',
  sources: '出典：国土数値情報（A31a 2024）を加工して作成',
  whiteNote: '白い部分は安全を意味しません。',
  extraNotes: ['架空の都市のデータです。'],
  made: '2026年11月23日',
  pixelRatio: 2,
};

function createMapImage(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(12,200,90)';
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}

describe('a quick snapshot', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is the map pixel for pixel with a strip of credits below it, as many lines as they need', async () => {
    const map = await createMapImage(600, 300);
    const bitmap = await createImageBitmap(await composeSnapshot(credits, map));
    expect(bitmap.width).toBe(600);
    // Margins of 12 and lines of 17, twice as large; more than one line in 600 px.
    const lines = (bitmap.height - 300 - 48) / 34;
    expect(Number.isInteger(lines)).toBe(true);
    expect(lines).toBeGreaterThan(1);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(599, 299, 1, 1).data]).toEqual([12, 200, 90, 255]);
    const strip = context.getImageData(0, 300, 600, bitmap.height - 300).data;
    const dark = strip.filter((value, i) => i % 4 === 0 && value < 100).length;
    expect(dark).toBeGreaterThan(300);
    expect([...strip.slice(0, 3)]).toEqual([255, 255, 255]);
  });

  it('goes into the clipboard; where the browser refuses it comes back with the reason', async () => {
    const picture = await createMapImage(4, 4);
    const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValueOnce(undefined);
    expect(await copyPicture(Promise.resolve(picture))).toEqual({ done: true });
    expect(write.mock.calls[0]![0][0]!.types).toEqual(['image/png']);
    write.mockRejectedValueOnce(new Error('not allowed'));
    expect(await copyPicture(Promise.resolve(picture))).toEqual({ done: false, picture, reason: 'not allowed' });
  });

  it('fails where the picture does', async () => {
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(
      async ([item]) => void (await item!.getType('image/png')),
    );
    await expect(copyPicture(Promise.reject(new Error('no map')))).rejects.toThrow('no map');
  });
});

import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { CanvasMaker } from '../../../src/exports/drawing/canvas-maker.ts';
import type { DrawItem } from '../../../src/exports/drawing/drawing.ts';
import { PaintError } from '../../../src/exports/drawing/paint-error.ts';
import { renderPng } from '../../../src/exports/drawing/render-png.ts';
import { writePng } from '../../../src/exports/drawing/write-png.ts';
import { createMapSheet } from './create-sheet.ts';
import { canvases, colourAt, countColours, type Painted, pageOf, paint } from './paint-page.ts';
import { countDifferent, createSamplePage, rectangle } from './sample-page.ts';

/** Data of the first chunk of a kind. */
function chunkOf(png: Uint8Array, kind: string): DataView | undefined {
  const view = new DataView(png.buffer, png.byteOffset);
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (name === kind) return new DataView(png.buffer, png.byteOffset + at + 8, view.getUint32(at));
  }
  return undefined;
}

/** By another reader. */
async function decode(png: Uint8Array): Promise<Painted> {
  const image = await loadImage(png);
  const { width, height } = image;
  const { context } = canvases.create(width, height);
  context.drawImage(image as unknown as CanvasImageSource, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

const blank = { widthMm: 420, heightMm: 297, items: [] };

describe('a sheet as PNG', () => {
  it('has 4,961 × 3,508 pixels as A3 at 300 dpi and says so to Word and printers', async () => {
    const png = await renderPng(blank, { dpi: 300, canvases });
    const head = chunkOf(png, 'IHDR')!;
    expect([head.getUint32(0), head.getUint32(4)]).toEqual([4961, 3508]);
    // 300 dpi = 11,811 pixels a metre.
    const size = chunkOf(png, 'pHYs')!;
    expect([size.getUint32(0), size.getUint32(4), size.getUint8(8)]).toEqual([11_811, 11_811, 1]);
  });

  it('is read by another reader with the pixels of the canvas', async () => {
    const page = createSamplePage(297, 210, 2);
    const [painted] = await paint(page, 150 / 25.4);
    const read = await decode(await renderPng(page, { dpi: 150, canvases }));
    expect(read.width).toBe(painted!.width);
    expect(countDifferent(read.data, painted!.data)).toBe(0);
  });

  it('has 1,181 pixels for a line of 100 mm at 300 dpi', async () => {
    const bar: DrawItem = { kind: 'path', lines: [rectangle(10, 10, 100, 5)], fill: { colour: '#000000' } };
    const { width, data } = await decode(await renderPng({ ...blank, items: [bar] }, { dpi: 300, canvases }));
    const row = Math.round((12 * 300) / 25.4) * width;
    const ink = Array.from({ length: width }, (_, x) => 1 - data[(row + x) * 4]! / 255).reduce(
      (sum, one) => sum + one,
      0,
    );
    expect((ink * 25.4) / 300).toBeCloseTo(100, 1);
  });

  it('is a part of the page where a frame is asked for', async () => {
    const page = createSamplePage(297, 210, 2);
    const png = await renderPng(page, { dpi: 254, canvases, frame: { x: 50, y: 40, width: 120, height: 110 } });
    const [part] = await paint(page, 10, [{ x: 500, y: 400, width: 1200, height: 1100 }]);
    const read = await decode(png);
    expect(read.width).toBe(1200);
    expect(countDifferent(read.data, part!.data)).toBe(0);
  });

  it('is transparent where nothing is drawn, if it is to have alpha', async () => {
    const dot: DrawItem = { kind: 'path', lines: [rectangle(10, 10, 10, 10)], fill: { colour: '#ff0000' } };
    const { width, data } = await decode(await renderPng(pageOf(dot), { dpi: 25.4, canvases, colours: 'rgba' }));
    expect([...data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...data.subarray((15 * width + 15) * 4, (15 * width + 15) * 4 + 4)]).toEqual([255, 0, 0, 255]);
  });

  it('holds grey alone when the sheet is grey, as light as its colours', async () => {
    const png = await writePng(createMapSheet({ greyscale: true }), { dpi: 40, canvases });
    expect(chunkOf(png, 'IHDR')!.getUint8(9)).toBe(0);
    const red = { kind: 'path', lines: [rectangle(0, 0, 40, 30)], fill: { colour: '#ff0000' } } as const;
    const grey = { ...createMapSheet({ greyscale: true }), widthMm: 40, heightMm: 30 };
    const block = { ...grey.blocks[0]!, drawing: { kind: 'group', items: [red] } } as const;
    const painted = await decode(await writePng({ ...grey, blocks: [block] }, { dpi: 25.4, canvases }));
    // Luminance of sRGB red 0.2126; as grey 1.055 × 0.2126^(1/2.4) − 0.055 = 0.498: 127 of 255.
    expect(colourAt(painted, 20, 15)).toBe('#7f7f7f');
  });

  it('tells how far it is, tile by tile', async () => {
    const told: [number, number][] = [];
    await renderPng(blank, { dpi: 150, canvases, onProgress: (done, of) => told.push([done, of]) });
    // 2,480 × 1,754 pixels: 3 × 2 tiles of 1,024.
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
  });

  it('stops when it is told to, with the reason given', async () => {
    const abort = new AbortController();
    const onProgress = (done: number) => done === 2 && abort.abort(new Error('中止'));
    const running = renderPng(blank, { dpi: 150, canvases, signal: abort.signal, onProgress });
    await expect(running).rejects.toThrow('中止');
  });

  it('lets other tasks run between its tiles', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await renderPng(createSamplePage(420, 297), { dpi: 200, canvases });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('says that memory is short where a canvas is refused', async () => {
    const refusing: CanvasMaker = {
      ...canvases,
      create: () => {
        throw new RangeError('no canvas');
      },
    };
    const failed = await renderPng(blank, { dpi: 300, canvases: refusing }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PaintError);
    expect((failed as PaintError).problem).toMatchObject({ code: 'out-of-memory', severity: 'error' });
    expect((failed as PaintError).problem.text.ja).toContain('4961 × 3508 px');
  });

  it('makes a B0 poster as it makes an A4 page', async () => {
    const page = { ...createSamplePage(1030, 1456), widthMm: 1030, heightMm: 1456 };
    const painted = await decode(await renderPng(page, { dpi: 30, canvases }));
    // 1,030 mm at 30 dpi.
    expect([painted.width, painted.height]).toEqual([1217, 1720]);
    expect(countColours(painted).size).toBeGreaterThan(1000);
  });
});

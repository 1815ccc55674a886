import { loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeFonts } from '../../../scripts/print/node-fonts.ts';
import type { DrawItem } from '../../../src/exports/drawing/drawing.ts';
import { writePdf } from '../../../src/exports/drawing/write-pdf.ts';
import type { ComposedSheet } from '../../../src/exports/sheets/composed-sheet.ts';
import { createBlock, createMapSheet, createSheet, text } from './create-sheet.ts';
import { hasTool, runTool } from './outside-tool.ts';
import { canvases, colourAt, type Painted, pageOf, paint } from './paint-page.ts';
import { cells, rectangle } from './sample-page.ts';

const options = { dpi: 100, canvases, fonts: nodeFonts, title: '図集', author: '青瀬市' };
const withPoppler = it.skipIf(!hasTool('pdftotext', '-v') || !hasTool('pdftoppm', '-v'));

const sheetOf = (...items: readonly DrawItem[]): ComposedSheet =>
  createSheet({ widthMm: 40, heightMm: 30 }, [createBlock('map', { x: 0, y: 0, width: 40, height: 30 }, items)]);

const sourceOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

const wordsOf = (pdf: Uint8Array): string =>
  runTool('pdftotext', ['-layout', 'a.pdf', '-'], { name: 'a.pdf', bytes: pdf }).toString();

/** The first page as poppler paints it. */
async function pixelsOf(pdf: Uint8Array, dpi: number): Promise<Painted> {
  const input = { name: 'a.pdf', bytes: pdf };
  const png = runTool('pdftoppm', ['-r', String(dpi), '-f', '1', '-singlefile', '-png', 'a.pdf', 'a'], input, 'a.png');
  const image = await loadImage(png);
  const { context } = canvases.create(image.width, image.height);
  context.drawImage(image as unknown as CanvasImageSource, 0, 0);
  const { width, height } = image;
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

describe('sheets as PDF', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await writePdf([createMapSheet(), sheetOf(text('裏面', 5, 10))], options);
  });

  it('have their size in millimetres: A3 is 1190.55 × 841.89 points', () => {
    const boxes = [...sourceOf(pdf).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = boxes.map(([, width, height]) => [width, height].map((points) => (Number(points) * 25.4) / 72));
    expect(sizes.map((size) => size.map((mm) => Math.round(mm * 1000) / 1000))).toEqual([
      [420, 297],
      [40, 30],
    ]);
  });

  it('embed both weights once, as subsets, and no other font', () => {
    const names = [...sourceOf(pdf).matchAll(/\/FontName \/([A-Z]{6}\+\S+)/g)].map(([, name]) => name);
    expect(names.map((name) => name!.slice(7)).sort()).toEqual(['NotoSansJP-Bold', 'NotoSansJP-Regular']);
  });

  withPoppler('say their title, author and language, and are tagged with what a picture shows', () => {
    const facts = runTool('pdfinfo', ['a.pdf'], { name: 'a.pdf', bytes: pdf }).toString();
    expect(facts).toMatch(/Title:\s+図集\nAuthor:\s+青瀬市\n/);
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(sourceOf(pdf)).toContain('/Lang (ja)');
    expect(sourceOf(pdf).match(/\/S \/Figure\n\/Alt \(/g)).toHaveLength(2);
  });

  it('have a bookmark for each sheet', () => {
    expect(sourceOf(pdf).match(/\/Dest \[/g)).toHaveLength(2);
  });

  withPoppler('give their Japanese text back, rare characters and all, each line once', () => {
    const words = wordsOf(pdf);
    for (const line of ['図6-3 洪水浸水想定区域（想定最大規模）', '△36.3%、5 m以上≥、3㎡、髙﨑', '裏面', '青瀬駅']) {
      expect(words.split(line), line).toHaveLength(2);
    }
  });

  withPoppler('have 100.0 mm for 100 mm', async () => {
    const bar: DrawItem = { kind: 'path', lines: [rectangle(10, 10, 100, 5)], fill: { colour: '#000000' } };
    const page = createSheet({ widthMm: 210, heightMm: 297 }, [
      createBlock('map', { x: 0, y: 0, width: 1, height: 1 }, [bar]),
    ]);
    const { width, data } = await pixelsOf(await writePdf([page], options), 254);
    const ink = Array.from({ length: width }, (_, x) => 1 - data[(125 * width + x) * 4]! / 255).reduce(
      (a, b) => a + b,
      0,
    );
    expect(ink / 10).toBeCloseTo(100, 1);
  });

  withPoppler('look like the canvas', async () => {
    const hatch = { kind: 'dots', angleDegrees: 135, widthMm: 1, spacingMm: 3, colour: '#0000ff' } as const;
    const items: DrawItem[] = [
      {
        kind: 'path',
        lines: [rectangle(2, 2, 20, 20), rectangle(6, 6, 8, 8)],
        fill: { colour: '#ff0000', opacity: 0.5 },
      },
      {
        kind: 'path',
        lines: [rectangle(24, 4, 12, 12)],
        hatch,
        stroke: { colour: '#000000', widthMm: 0.5, dashMm: [2, 1] },
      },
      {
        kind: 'image',
        frame: { x: 24, y: 18, width: 12, height: 9 },
        picture: cells(4, 3, (x) => [x * 80, 99, 9, 255]),
        smooth: false,
        turnDegrees: 20,
      },
      {
        ...text('浸水', 12, 28, 14, true),
        align: 'centre',
        turnDegrees: -10,
        halo: { colour: '#00ff00', widthMm: 0.4 },
      } as DrawItem,
    ];
    const [canvas] = await paint(pageOf(...items), 10);
    const page = await pixelsOf(await writePdf([sheetOf(...items)], options), 254);
    let different = 0;
    // Poppler's page is rounded up to 401 × 301 pixels.
    for (let y = 0; y < 300; y++) {
      for (let at = 0; at < 1600; at++) {
        if (Math.abs(page.data[y * page.width * 4 + at]! - canvas!.data[y * 1600 + at]!) > 80) different++;
      }
    }
    expect(different / (300 * 1600)).toBeLessThan(0.01);
  });

  withPoppler('paint a raster group at the asked dpi with its own colours, and lines over it as lines', async () => {
    const picture = cells(8, 6, (x, y) => ((x + y) % 2 === 0 ? [255, 183, 183, 255] : [255, 216, 192, 255]));
    const frame = { x: 0, y: 0, width: 40, height: 30 };
    const raster: DrawItem = { kind: 'group', raster: true, items: [{ kind: 'image', frame, picture, smooth: false }] };
    const file = await writePdf(
      [sheetOf(raster, { kind: 'path', lines: [rectangle(3, 3, 6, 6)], fill: { colour: '#123456' } })],
      options,
    );
    // 40 × 30 mm at 100 dpi.
    expect(sourceOf(file)).toMatch(/\/Width 157\n\/Height 118/);
    const page = await pixelsOf(file, 254);
    expect([colourAt(page, 25, 5), colourAt(page, 75, 5), colourAt(page, 60, 60)]).toEqual([
      '#ffb7b7',
      '#ffd8c0',
      '#123456',
    ]);
  });

  withPoppler('fade a group as a whole', async () => {
    const items = ['#ff0000', '#0000ff'].map(
      (colour): DrawItem => ({ kind: 'path', lines: [rectangle(0, 0, 40, 30)], fill: { colour } }),
    );
    const page = await pixelsOf(await writePdf([sheetOf({ kind: 'group', opacity: 0.5, items })], options), 50);
    expect(['#7f7fff', '#8080ff']).toContain(colourAt(page, 30, 30));
  });

  withPoppler('print 〓 for a character that no font has', async () => {
    const words = wordsOf(await writePdf([sheetOf(text('避難🏃所', 2, 10))], options));
    expect(words).toContain('避難〓所');
  });

  it('may come one by one', async () => {
    async function* some() {
      yield sheetOf(text('一', 2, 10));
      yield sheetOf(text('二', 2, 10));
    }
    expect(sourceOf(await writePdf(some(), options))).toContain('/Count 2');
  });

  it('stop when they are told to', async () => {
    const signal = AbortSignal.abort(new Error('中止'));
    await expect(writePdf([createMapSheet()], { ...options, signal })).rejects.toThrow('中止');
  });

  it('say which font file is missing', async () => {
    const fonts = { load: (name: string) => Promise.reject(new Error(`${name}: HTTP 404`)) };
    await expect(writePdf([createMapSheet()], { ...options, fonts })).rejects.toThrow('400-normal.woff2: HTTP 404');
  });
});

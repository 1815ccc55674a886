import { beforeAll, describe, expect, it } from 'vitest';
import { pageFonts } from '../../../src/app/output/page-fonts.ts';
import { addFontFaces } from '../../../src/app/styles/font-faces.ts';
import { browserCanvases } from '../../../src/exports/drawing/browser-canvas.ts';
import { createMeasureText } from '../../../src/exports/drawing/canvas-font.ts';
import { drawOnCanvas, wholePage } from '../../../src/exports/drawing/draw-on-canvas.ts';
import { pageOfSheet } from '../../../src/exports/drawing/page-of-sheet.ts';
import { prepareCanvas } from '../../../src/exports/drawing/prepare-canvas.ts';
import { subsetFonts, widthOfText } from '../../../src/exports/drawing/subset-fonts.ts';
import { writePdf } from '../../../src/exports/drawing/write-pdf.ts';
import { writePng } from '../../../src/exports/drawing/write-png.ts';
import { writePptx } from '../../../src/exports/drawing/write-pptx.ts';
import { writeSvg } from '../../../src/exports/drawing/write-svg.ts';
import { createBlock, createMapSheet, createSheet, text } from './create-sheet.ts';
import { countDifferent } from './sample-page.ts';

const canvases = browserCanvases;
const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

async function pixelsOf(image: Blob | HTMLImageElement, width: number, height: number): Promise<Uint8ClampedArray> {
  const source = image instanceof Blob ? await createImageBitmap(image) : image;
  const { context } = canvases.create(width, height);
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}

/** Share of pixels that differ by more than a fifth of the scale in some colour. */
function shareOfDifferent(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let different = 0;
  for (let at = 0; at < a.length; at += 4) {
    if ([0, 1, 2].some((colour) => Math.abs(a[at + colour]! - b[at + colour]!) > 51)) different++;
  }
  return different / (a.length / 4);
}

describe('printing in the page', () => {
  beforeAll(addFontFaces);

  it('gives a PNG with the same pixels as the preview on a canvas', async () => {
    const sheet = createMapSheet();
    const png = await writePng(sheet, { dpi: 96, canvases });
    const page = await pageOfSheet(sheet, canvases);
    const pixelsPerMm = 96 / 25.4;
    const { width, height } = wholePage(page, pixelsPerMm);
    const { context } = canvases.create(width, height);
    drawOnCanvas(context, page, { pixelsPerMm, pictures: await prepareCanvas([page], canvases), canvases });
    const preview = context.getImageData(0, 0, width, height).data;
    expect(countDifferent(await pixelsOf(new Blob([png]), width, height), preview)).toBe(0);
  });

  it('measures text as wide as the fonts of PDF and SVG make it', async () => {
    const lines = [
      '（浸水深）、「3–5 m」・建物（棟）',
      '図6-3 Tokyo AVATAR 1,234 人',
      '△3,720 人（△36.3%）≥㎡髙﨑',
      '・・・（（「「。、、」」））',
    ];
    const sheet = createSheet({ widthMm: 100, heightMm: 100 }, [
      createBlock(
        'text',
        { x: 0, y: 0, width: 100, height: 100 },
        lines.map((line) => text(line, 0, 10, 9)),
      ),
    ]);
    const page = await pageOfSheet(sheet, canvases);
    await prepareCanvas([page], canvases);
    const fonts = await subsetFonts([page], pageFonts);
    const measure = createMeasureText(canvases.create(1, 1).context);
    const font = { sizePt: 9, bold: false };
    const wrong = lines.map((line) => [line, measure(line, font), widthOfText(line, font, fonts)] as const);
    expect(wrong.filter(([, canvas, pdf]) => Math.abs(canvas - pdf) > 0.02)).toEqual([]);
  });

  it('writes a PDF with its fonts embedded', async () => {
    const pdf = await writePdf([createMapSheet()], {
      dpi: 96,
      canvases,
      fonts: pageFonts,
      title: '図集',
      author: '青瀬市',
    });
    const source = latin1(pdf);
    expect(source).toMatch(/^%PDF-1\.7/);
    expect(source).toMatch(/%%EOF\s*$/);
    expect(source).toContain('/MediaBox [0 0 1190.551181 841.889764]');
    expect(source.match(/\/FontFile2/g)).toHaveLength(2);
  });

  it('writes an SVG that looks like the PNG', async () => {
    const sheet = createMapSheet();
    const svg = await writeSvg(sheet, { dpi: 96, canvases, fonts: pageFonts });
    const png = await writePng(sheet, { dpi: 96, canvases });
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const [width, height] = [1587, 1123];
    const different = shareOfDifferent(
      await pixelsOf(image, width, height),
      await pixelsOf(new Blob([png]), width, height),
    );
    expect(different).toBeLessThan(0.01);
  });

  it('writes slides', async () => {
    const pptx = await writePptx([createMapSheet()], { dpi: 96, canvases, title: '図集', author: '青瀬市' });
    expect(latin1(pptx.subarray(0, 2))).toBe('PK');
  });
});

import PdfDocument from 'pdfkit';
import type { Frame, SheetBlockKind } from '../../domain/sheet.ts';
import type { ComposedBlock, ComposedSheet } from '../sheets/composed-sheet.ts';
import type { DecodedPictures } from './canvas-maker.ts';
import { type DrawGroup, type DrawItem, MM_PER_POINT, type PageDrawing, type Picture } from './drawing.ts';
import { pageOfSheet } from './page-of-sheet.ts';
import { drawOnPdf, type PdfPen, pdfFontName } from './pdf/draw-on-pdf.ts';
import { createPdfImage, deflatePixels, type PdfImage, type PdfPixels, pixelRows } from './pdf/pdf-pixels.ts';
import { everyItem, prepareCanvas } from './prepare-canvas.ts';
import { frameOfRegion, paintGroup, rasterGroups, tileCount } from './rasters.ts';
import type { PaintOptions } from './render-png.ts';
import { joinBytes } from './row-deflate.ts';
import { type FontSource, subsetFonts } from './subset-fonts.ts';

export interface PdfOptions extends PaintOptions {
  readonly fonts: FontSource;
  readonly title: string;
  readonly author: string;
  /** Of the file; undefined = now. */
  readonly date?: Date;
}

/**
 * Sheets as one PDF, a page each, sizes in millimetres as they are. Text is text with embedded subsets of its fonts, lines and
 * hatches are vectors, raster groups one picture each at the asked dpi. Each sheet is a bookmark; each block is tagged, maps
 * and charts with what they tell a reader who does not see them. Sheets may come one by one: of each only what its page needs
 * is kept. Throws `PaintError` where memory is refused, the signal's reason when aborted. Import this file lazily: 0.5 MB.
 */
export async function writePdf(
  sheets: Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>,
  options: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const pages: PdfPage[] = [];
  for await (const sheet of sheets) pages.push(await readPage(sheet, options));
  const fonts = await subsetFonts(
    pages.map(({ page }) => page),
    options.fonts,
  );
  options.signal?.throwIfAborted();
  const document = openDocument(options);
  const file = collect(document);
  document.registerFont(pdfFontName(false), fonts.regular.trueType as unknown as PDFKit.Mixins.PDFFontSource);
  document.registerFont(pdfFontName(true), fonts.bold.trueType as unknown as PDFKit.Mixins.PDFFontSource);
  const images = embedOnce(document);
  for (const page of pages) {
    const rasters = new Map(
      [...page.rasters].map(([group, { pixels, frame }]) => [group, { image: images.ofPixels(pixels, false), frame }]),
    );
    drawPage(page, { document, fonts, rasters, images: images.ofPage(page) });
  }
  document.end();
  return await file;
}

/** A page reduced to what is drawn: vectors, letters, compressed pictures. */
interface PdfPage {
  readonly title: string;
  readonly blocks: readonly ComposedBlock[];
  readonly page: PageDrawing;
  readonly rasters: ReadonlyMap<DrawGroup, { readonly pixels: PdfPixels; readonly frame: Frame }>;
  readonly pixels: ReadonlyMap<Picture, PdfPixels>;
}

async function readPage(sheet: ComposedSheet, options: PdfOptions): Promise<PdfPage> {
  const { canvases, signal, onProgress } = options;
  const pixelsPerMm = options.dpi / 25.4;
  const colours = sheet.sheet.greyscale ? 'grey' : 'rgb';
  const whole = await pageOfSheet(sheet, canvases);
  const groups = rasterGroups(whole, pixelsPerMm);
  const pictures: DecodedPictures = await prepareCanvas(
    [{ ...whole, items: groups.map(({ group }) => group) }],
    canvases,
  );
  const tiles = tileCount(groups);
  let done = 0;
  const onTile = () => onProgress?.(++done, tiles);
  const emptied = new Map<DrawGroup, DrawGroup>();
  const rasters = new Map<DrawGroup, { pixels: PdfPixels; frame: Frame }>();
  for (const raster of groups) {
    const { group, region } = raster;
    const rows = paintGroup(raster, { pixelsPerMm, pictures, canvases }, { onTile, ...(signal && { signal }) });
    const pixels = await deflatePixels(rows, { width: region.width, height: region.height, colours });
    const { opacity: _painted, ...rest } = group;
    const empty: DrawGroup = { ...rest, items: [] };
    emptied.set(group, empty);
    if (pixels !== null) rasters.set(empty, { pixels, frame: frameOfRegion(region, pixelsPerMm) });
  }
  const page = { ...whole, items: whole.items.map((item) => withoutRasters(item, emptied)) };
  return { title: sheet.title, blocks: sheet.blocks, page, rasters, pixels: await deflatedPictures(page, colours) };
}

function withoutRasters(item: DrawItem, emptied: ReadonlyMap<DrawGroup, DrawGroup>): DrawItem {
  if (item.kind !== 'group') return item;
  return emptied.get(item) ?? { ...item, items: item.items.map((one) => withoutRasters(one, emptied)) };
}

async function deflatedPictures(page: PageDrawing, colours: 'grey' | 'rgb'): Promise<Map<Picture, PdfPixels>> {
  const deflated = new Map<Picture, PdfPixels>();
  for (const item of everyItem(page.items)) {
    if (item.kind !== 'image' || item.picture.kind !== 'pixels' || deflated.has(item.picture)) continue;
    const { width, height } = item.picture;
    const pixels = await deflatePixels(pixelRows(item.picture), { width, height, colours });
    if (pixels !== null) deflated.set(item.picture, pixels);
  }
  return deflated;
}

function openDocument({ title, author, date }: PdfOptions): PDFKit.PDFDocument {
  return new PdfDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'ja',
    displayTitle: true,
    font: null as unknown as string,
    info: {
      Title: title,
      Author: author,
      Creator: '防災まちづくりツイン (Bosai Twin)',
      CreationDate: date ?? new Date(),
    },
  });
}

async function collect(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve());
    document.on('error', reject);
  });
  return joinBytes(parts);
}

/** Of pdfkit, but not of its types. */
interface ImageOpener {
  readonly openImage: (bytes: Uint8Array) => PdfImage;
}

/** The same picture on several pages, a logo, is stored once. */
function embedOnce(document: PDFKit.PDFDocument) {
  const made = new Map<unknown, PdfImage>();
  const remember = (key: unknown, make: () => PdfImage): PdfImage => {
    const image = made.get(key) ?? make();
    made.set(key, image);
    return image;
  };
  const ofPixels = (pixels: PdfPixels, smooth: boolean) =>
    remember(pixels, () => createPdfImage(pixels, `P${made.size + 1}`, smooth));
  const ofFile = (picture: Picture & { readonly kind: 'file' }) =>
    remember(picture, () => (document as unknown as ImageOpener).openImage(picture.bytes));
  return {
    ofPixels,
    ofPage({ page, pixels }: PdfPage): Map<Picture, PdfImage> {
      const images = new Map<Picture, PdfImage>();
      for (const item of everyItem(page.items)) {
        if (item.kind !== 'image') continue;
        const deflated = pixels.get(item.picture);
        if (item.picture.kind === 'file') images.set(item.picture, ofFile(item.picture));
        else if (deflated !== undefined) images.set(item.picture, ofPixels(deflated, item.smooth));
      }
      return images;
    },
  };
}

/** What a block is to a reader who hears the page. Source: ISO 32000-1, 14.8.4. */
const structureTypes: Readonly<Partial<Record<SheetBlockKind, string>>> = {
  title: 'H1',
  subtitle: 'H2',
  map: 'Figure',
  chart: 'Figure',
  legend: 'Figure',
  scale_bar: 'Figure',
  north: 'Figure',
  logo: 'Figure',
};

function drawPage({ title, blocks, page }: PdfPage, pen: PdfPen): void {
  const { document } = pen;
  const size: [number, number] = [page.widthMm / MM_PER_POINT, page.heightMm / MM_PER_POINT];
  document.addPage({ size, margin: 0 });
  document.outline.addItem(title);
  document.scale(1 / MM_PER_POINT);
  for (const [index, item] of page.items.entries()) {
    const block = blocks[index]!;
    const type = structureTypes[block.kind] ?? 'P';
    const alternative = type === 'Figure' ? { alt: block.alternative } : {};
    document.addStructure(document.struct(type, alternative, () => drawOnPdf(item, pen)));
  }
}

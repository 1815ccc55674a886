import PptxGenJS from 'pptxgenjs';
import type { SheetBlockKind } from '../../domain/sheet.ts';
import type { ComposedBlock, ComposedSheet } from '../sheets/composed-sheet.ts';
import { withoutForbidden, xmlSafe } from '../xml-text.ts';
import { dataUrl } from './base64.ts';
import type { DrawGroup, DrawItem, PageDrawing } from './drawing.ts';
import { pageOfSheet } from './page-of-sheet.ts';
import { slideNotes } from './pptx/slide-notes.ts';
import { fitOnSlide, type SlideScale, slideSize } from './pptx/slide-scale.ts';
import { addTable, greyTable } from './pptx/slide-table.ts';
import { addTexts, slideFont, titleBox } from './pptx/slide-text.ts';
import { everyItem } from './prepare-canvas.ts';
import { type PaintOptions, renderPng } from './render-png.ts';

export interface PptxOptions extends Omit<PaintOptions, 'onProgress'> {
  readonly title: string;
  readonly author: string;
  /** Millimetres; undefined = the size of the first sheet. Sheets of another shape stand in the middle. */
  readonly slide?: Pick<PageDrawing, 'widthMm' | 'heightMm'>;
  /** Slides so far. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Sheets as PowerPoint slides: maps, charts and legends as pictures at the asked dpi with alternative texts, tables as tables,
 * texts as texts, the evidence in the notes. Throws as `renderPng`; also where there is no sheet. Import this file lazily.
 */
export async function writePptx(
  sheets: Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>,
  options: PptxOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const deck = new PptxGenJS();
  deck.title = withoutForbidden(options.title);
  deck.author = withoutForbidden(options.author);
  deck.company = withoutForbidden(options.author);
  deck.theme = { headFontFace: slideFont, bodyFontFace: slideFont };
  let size: Pick<PageDrawing, 'widthMm' | 'heightMm'> | undefined;
  let done = 0;
  const masters = new Set<string>();
  for await (const sheet of sheets) {
    size ??= openDeck(deck, options.slide ?? sheet);
    await addSlide({ deck, masters }, sheet, fitOnSlide(sheet, size), options);
    options.onProgress?.(++done);
  }
  if (size === undefined) throw new RangeError('There is no sheet to make a slide of.');
  const bytes = (await deck.write({ outputType: 'uint8array', compression: true })) as Uint8Array<ArrayBuffer>;
  return bytes;
}

function openDeck(deck: PptxGenJS, sheet: Pick<PageDrawing, 'widthMm' | 'heightMm'>) {
  const size = slideSize(sheet);
  deck.defineLayout({ name: 'sheet', width: size.widthMm / 25.4, height: size.heightMm / 25.4 });
  deck.layout = 'sheet';
  return size;
}

interface Deck {
  readonly deck: PptxGenJS;
  /** Names of those that are there. */
  readonly masters: Set<string>;
}

async function addSlide(deck: Deck, sheet: ComposedSheet, scale: SlideScale, options: PptxOptions): Promise<void> {
  const page = await pageOfSheet(sheet, options.canvases);
  const slide = deck.deck.addSlide({ masterName: masterOf(deck, sheet, scale) });
  for (const [index, block] of sheet.blocks.entries()) {
    const drawing = page.items[index]!;
    const table = block.table && sheet.sheet.greyscale ? greyTable(block.table) : block.table;
    // Letters of the drawing are cleaned with the page; what is not drawn may hold anything.
    const shown = {
      ...block,
      alternative: withoutForbidden(block.alternative),
      ...(table && { table: xmlSafe(table) }),
    };
    if (drawing.kind === 'group') await addBlock(slide, { ...shown, drawing }, page, scale, options);
  }
  slide.addNotes(withoutForbidden(slideNotes(sheet)));
}

/** A title, which PowerPoint lists and reads out, stands where its master has it: one master for each place. */
function masterOf(deck: Deck, { blocks }: ComposedSheet, scale: SlideScale): string {
  const title = blocks.find(({ kind }) => kind === 'title');
  const box = title && titleBox(title.drawing.items, title.frame, scale);
  if (box === undefined) return defineMaster(deck, 'untitled', []);
  const name = `title ${[box.x, box.y, box.w, box.h].map((inches) => inches.toFixed(3)).join(' ')}`;
  const placeholder = { options: { name: 'title', type: 'title', ...box, margin: 0 }, text: '' } as const;
  return defineMaster(deck, name, [{ placeholder }]);
}

function defineMaster({ deck, masters }: Deck, title: string, objects: PptxGenJS.SlideMasterProps['objects']): string {
  if (!masters.has(title)) deck.defineSlideMaster({ title, ...(objects && { objects }) });
  masters.add(title);
  return title;
}

/** Blocks whose letters belong to the picture. */
const pictured: ReadonlySet<SheetBlockKind> = new Set(['map', 'chart', 'legend', 'scale_bar', 'north', 'logo']);

async function addBlock(
  slide: PptxGenJS.Slide,
  block: ComposedBlock,
  page: PageDrawing,
  scale: SlideScale,
  options: PptxOptions,
): Promise<void> {
  const { drawing, frame, table, kind } = block;
  if (table !== undefined && kind === 'table') return addTable(slide, table, frame, scale);
  if (pictured.has(kind)) return await addPicture(slide, block, page, scale, options);
  const marks = withoutTexts(drawing);
  if ([...everyItem(marks.items)].some((item) => item.kind !== 'group')) {
    await addPicture(slide, { ...block, drawing: marks, alternative: '' }, page, scale, options);
  }
  addTexts(slide, drawing.items, frame, scale, kind === 'title');
}

function withoutTexts(group: DrawGroup): DrawGroup {
  const keep = (item: DrawItem): DrawItem[] => {
    if (item.kind === 'text') return [];
    return item.kind === 'group' ? [withoutTexts(item)] : [item];
  };
  return { ...group, items: group.items.flatMap(keep) };
}

async function addPicture(
  slide: PptxGenJS.Slide,
  { drawing, frame, alternative }: ComposedBlock,
  { widthMm, heightMm }: PageDrawing,
  scale: SlideScale,
  { dpi, canvases, signal }: PptxOptions,
): Promise<void> {
  const png = await renderPng(
    { widthMm, heightMm, items: [drawing] },
    { dpi, canvases, frame, colours: 'rgba', ...(signal && { signal }) },
  );
  slide.addImage({
    data: dataUrl('image/png', png),
    x: scale.x(frame.x),
    y: scale.y(frame.y),
    w: scale.length(frame.width),
    h: scale.length(frame.height),
    altText: alternative,
  });
}

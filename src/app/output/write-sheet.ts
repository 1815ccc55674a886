import type { Sheet } from '../../domain/sheet.ts';
import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { AtlasFormat, SheetFormat } from '../../panels/output/output-data.ts';
import { pageFonts } from './page-fonts.ts';
import { safeName } from './safe-name.ts';

export interface WrittenFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface WriteTask {
  readonly title: string;
  readonly onProgress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** Formats that the drawing of the sheet is written in. */
export type DrawnFormat = Exclude<SheetFormat, 'docx' | 'xlsx'>;

type Pages = () => Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>;

const mediaTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
} as const;

/** One sheet in one format. The code of each format is fetched when it is first asked for. */
export async function writeSheet(composed: ComposedSheet, format: DrawnFormat, task: WriteTask): Promise<WrittenFile> {
  const file = await bytesOf(format)([composed], composed.sheet, task);
  return { name: `${task.title}.${format}`, blob: new Blob([file], { type: mediaTypes[format] }) };
}

/** All pages in one file: a book, or a zip of one picture a page. */
export async function writeAtlas(
  pages: Pages,
  { format, sheet, of }: { readonly format: AtlasFormat; readonly sheet: Sheet; readonly of: number },
  task: WriteTask,
): Promise<WrittenFile> {
  if (format === 'pdf' || format === 'pptx') {
    const file = await bytesOf(format)(counted(pages(), of, task), sheet, { ...task, onProgress: () => undefined });
    return { name: `${task.title}.${format}`, blob: new Blob([file], { type: mediaTypes[format] }) };
  }
  const { zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  let number = 0;
  for await (const composed of counted(pages(), of, task)) {
    number++;
    const { subject } = composed;
    const name = subject.kind === 'city' ? composed.title : subject.name;
    const bytes = await bytesOf(format)([composed], sheet, { ...task, onProgress: () => undefined });
    files[`${String(number).padStart(3, '0')}_${safeName(name)}.${format}`] = bytes;
  }
  const level = format === 'png' ? 0 : 6;
  return { name: `${task.title}.zip`, blob: new Blob([zipSync(files, { level })], { type: mediaTypes.zip }) };
}

async function* counted(
  pages: Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>,
  of: number,
  { onProgress, signal }: WriteTask,
): AsyncGenerator<ComposedSheet> {
  let done = 0;
  for await (const page of pages) {
    signal.throwIfAborted();
    yield page;
    onProgress(++done, of);
  }
}

type Write = (
  pages: Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>,
  sheet: Sheet,
  task: WriteTask,
) => Promise<Uint8Array<ArrayBuffer>>;

function bytesOf(format: DrawnFormat): Write {
  const write = writers[format];
  return async (pages, sheet, task) => {
    task.signal.throwIfAborted();
    return write(pages, sheet, task);
  };
}

async function firstOf(pages: Iterable<ComposedSheet> | AsyncIterable<ComposedSheet>): Promise<ComposedSheet> {
  for await (const page of pages) return page;
  throw new RangeError('no page');
}

const writers: Readonly<Record<DrawnFormat, Write>> = {
  pdf: async (pages, { dpi, fields }, { title, onProgress, signal }) => {
    const { writePdf } = await import('../../exports/drawing/write-pdf.ts');
    const paper = { dpi, canvases: browserCanvases, fonts: pageFonts };
    return writePdf(pages, { ...paper, title, author: fields.author, onProgress, signal });
  },
  png: async (pages, { dpi }, { onProgress, signal }) => {
    const { writePng } = await import('../../exports/drawing/write-png.ts');
    return writePng(await firstOf(pages), { dpi, canvases: browserCanvases, onProgress, signal });
  },
  svg: async (pages, { dpi }, { onProgress, signal }) => {
    const { writeSvg } = await import('../../exports/drawing/write-svg.ts');
    const paper = { dpi, canvases: browserCanvases, fonts: pageFonts };
    return writeSvg(await firstOf(pages), { ...paper, onProgress, signal });
  },
  pptx: async (pages, { dpi, fields }, { title, signal }) => {
    const { writePptx } = await import('../../exports/drawing/write-pptx.ts');
    return writePptx(pages, { dpi, canvases: browserCanvases, title, author: fields.author, signal });
  },
};

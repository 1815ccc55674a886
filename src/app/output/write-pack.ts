import type { i18n } from 'i18next';
import { composeDocument } from '../../exports/document/compose-document.ts';
import { type DrawnFigure, figureDrawer } from '../../exports/document/draw-figures.ts';
import { writeDocx } from '../../exports/document/write-docx.ts';
import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import { writePdf } from '../../exports/drawing/write-pdf.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { PackView } from '../../panels/output/output-data.ts';
import { localDate } from '../save/local-date.ts';
import { pageFonts } from './page-fonts.ts';
import type { WrittenFile } from './write-sheet.ts';

interface PackTask {
  readonly supply: SheetSupply;
  readonly words: i18n;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string, done: number, of: number) => void;
}

export interface WrittenPack {
  readonly file: WrittenFile;
  readonly files: PackView['files'];
}

const DPI = 300;

/** The complete 防災指針: document, figures as one PDF, in one zip. The code for it is fetched when it is first asked for. */
export async function writePack({ supply, words, signal, onProgress }: PackTask): Promise<WrittenPack> {
  const figures: DrawnFigure[] = [];
  const date = localDate();
  const options = { supply, canvases: browserCanvases, dpi: DPI, date, author: '', signal };
  let steps = 0;
  const { document } = await composeDocument(
    supply,
    { date, signal, onProgress: () => onProgress(words.t('output.pack.title'), ++steps, STEPS) },
    { figures: figureDrawer(options, (figure) => figures.push(figure)) },
  );
  const docx = new Uint8Array(await writeDocx(document, new Map(figures.map(({ name, png }) => [name, png]))));
  const fonts = { dpi: DPI, canvases: browserCanvases, fonts: pageFonts, title: document.title, author: '', signal };
  const pdf = await writePdf(
    figures.map(({ composed }) => composed),
    fonts,
  );
  const { zipSync } = await import('fflate');
  const files = { '防災指針.docx': docx, '図.pdf': pdf };
  const blob = new Blob([zipSync(files, { level: 0 })], { type: 'application/zip' });
  return {
    file: { name: `${supply.city.name}_防災指針_${date.replaceAll('-', '')}.zip`, blob },
    files: Object.entries(files).map(([name, { length }]) => ({ name, bytes: length })),
  };
}

/** Calls of `onProgress` of composing. */
const STEPS = 12;

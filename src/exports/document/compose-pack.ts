import type { Answer } from '../../domain/answer.ts';
import { answerCsv } from '../answer-csv.ts';
import type { CanvasMaker } from '../drawing/canvas-maker.ts';
import type { FontSource } from '../drawing/subset-fonts.ts';
import type { SheetSupply } from '../sheets/sheet-supply.ts';
import { breaksLaw } from '../table-laws.ts';
import { composeDocument, type DocumentOptions } from './compose-document.ts';
import type { DocumentModel } from './document.ts';
import { type DrawnFigure, figureDrawer, OFFICE_DPI } from './draw-figures.ts';

/** One file of the pack; the path has folders, parted by `/`. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PackOptions extends Omit<DocumentOptions, 'onProgress'> {
  readonly canvases: CanvasMaker;
  readonly fonts: FontSource;
  readonly dpi: number;
  /** What is made now, and how many files there are. */
  readonly onProgress?: (step: string, files: number) => void;
}

/** Source: OWASP, users.md: Excel takes UTF-8 by its mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The complete 防災指針: document as Word, figures as PNG, PDF and slides, tables as a workbook and as CSV of every answer. The
 * same files from the page's one click and from `npm run batch -- … --document`. Each file is given as soon as it is made.
 * Rejects with an AbortError, `PaintError` where memory is refused, or what the supply throws.
 */
export async function* composePack(supply: SheetSupply, options: PackOptions): AsyncGenerator<PackFile, DocumentModel> {
  const { canvases, dpi, date, author = '', signal, onProgress } = options;
  let files = 0;
  const progress = (step: string) => onProgress?.(step, files);
  const file = (path: string, bytes: Uint8Array): PackFile => {
    files++;
    return { path, bytes };
  };
  const figures: DrawnFigure[] = [];
  const { document, facts } = await composeDocument(
    supply,
    { ...options, onProgress: progress },
    {
      figures: figureDrawer({ supply, canvases, dpi, date, author, ...(signal && { signal }) }, (figure) =>
        figures.push(figure),
      ),
    },
  );
  for (const { label, name, png } of figures) yield file(`figures/${label}_${name}.png`, png);
  progress('docx');
  const { writeDocx } = await import('./write-docx.ts');
  const pictures = new Map(figures.map(({ label, wordPng }) => [label, wordPng]));
  yield file('防災指針.docx', new Uint8Array(await writeDocx(document, pictures)));
  progress('xlsx');
  const { writeDocumentXlsx } = await import('./write-document-xlsx.ts');
  yield file('防災指針_表.xlsx', await writeDocumentXlsx(document));
  progress('csv');
  for (const { name, text } of csvTables(facts.answers())) {
    yield file(`tables/${name}.csv`, new TextEncoder().encode(`${BYTE_ORDER_MARK}${text}`));
  }
  if (figures.length === 0) return document;
  const sheets = figures.map(({ composed }) => composed);
  const paint = { canvases, dpi, title: document.title, author, ...(signal && { signal }) };
  progress('pdf');
  const { writePdf } = await import('../drawing/write-pdf.ts');
  yield file('防災指針_図.pdf', await writePdf(sheets, { ...paint, fonts: options.fonts }));
  progress('pptx');
  const { writePptx } = await import('../drawing/write-pptx.ts');
  yield file('防災指針_図.pptx', await writePptx(sheets, { ...paint, dpi: Math.min(dpi, OFFICE_DPI) }));
  return document;
}

/** Every table in long form; of a question that was asked hazard by hazard, each with the hazard in its name. */
function csvTables(answers: readonly Answer[]): readonly { readonly name: string; readonly text: string }[] {
  const times = new Map<string, number>();
  /** Scenarios may have one name, and a question may be asked twice of one hazard. */
  const once = (name: string): string => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}_${time}`;
  };
  return answers.flatMap((answer) =>
    answer.tables
      .filter((table) => !breaksLaw(answer, table))
      .map((table) => ({
        name: once([table.id, ...whatWasAsked(answer)].join('_')),
        text: answerCsv(table, { form: 'data' }),
      })),
  );
}

function whatWasAsked({ evidence }: Answer): readonly string[] {
  const hazards = String(evidence.parameters.hazards ?? '');
  const hazard = /^\w+:\w*$/.test(hazards) ? [hazards.replace(/:$/, '').replace(':', '_')] : [];
  return [...hazard, ...(evidence.scenario === undefined ? [] : [evidence.scenario.replace(/[\\/:*?"<>|]/g, '_')])];
}

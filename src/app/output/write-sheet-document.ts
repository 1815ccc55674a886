import type { Answer } from '../../domain/answer.ts';
import type { TableRequest } from '../../domain/sheet.ts';
import type { DocumentBlock, DocumentModel } from '../../exports/document/document.ts';
import { evidenceNote } from '../../exports/document/document-facts.ts';
import { writeDocx } from '../../exports/document/write-docx.ts';
import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import { pageOfSheet } from '../../exports/drawing/page-of-sheet.ts';
import { renderPng } from '../../exports/drawing/render-png.ts';
import type { ComposedBlock, ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import { checksOf } from '../../exports/table-laws.ts';
import { localDate } from '../save/local-date.ts';
import type { WriteTask, WrittenFile } from './write-sheet.ts';

interface DocumentTask extends WriteTask {
  readonly supply: SheetSupply;
}

/** Width of the text of a page of A4 as the documents have it, millimetres; what is wider is scaled down. */
const TEXT_WIDTH_MM = 170;

/**
 * A sheet as Word: pictures at print resolution, tables that stay tables with their evidence as footnotes, words as words. In
 * the order in which the sheet is read.
 */
export async function writeSheetDocument(composed: ComposedSheet, task: DocumentTask): Promise<WrittenFile> {
  const { supply, signal, onProgress } = task;
  const pictures = new Map<string, Uint8Array>();
  const footnotes: string[] = [];
  const blocks: DocumentBlock[] = [{ kind: 'heading', level: 1, number: '', text: composed.title }];
  const counts = { figure: 0, table: 0 };
  const read = inReadingOrder(composed.blocks);
  for (const [index, block] of read.entries()) {
    signal.throwIfAborted();
    if (block.table) {
      const answer = await answerOf(block, composed, supply, signal);
      footnotes.push(answer ? evidenceNote(answer) : '');
      const { title } = block.table;
      const caption = { of: 'table', number: ++counts.table, text: title } as const;
      const checks = answer?.tables[0] ? checksOf(answer, answer.tables[0]) : [];
      blocks.push({ kind: 'table', caption, table: block.table, footnote: footnotes.length, checks, sources: [] });
    } else if (pictured.has(block.kind)) {
      pictures.set(block.id, await pictureOf(block, composed, signal));
      const scale = Math.min(1, TEXT_WIDTH_MM / block.frame.width);
      blocks.push({
        kind: 'figure',
        caption: { of: 'figure', number: ++counts.figure, text: block.alternative || composed.title },
        picture: block.id,
        widthMm: block.frame.width * scale,
        heightMm: block.frame.height * scale,
        alternative: block.alternative,
      });
    } else if (block.kind !== 'title' && block.lines.length > 0)
      blocks.push({
        kind: 'paragraph',
        runs: [{ text: block.lines.join('') }],
        look: notes.has(block.kind) ? 'note' : undefined,
      });
    onProgress(index + 1, read.length);
  }
  const { city } = supply;
  const document: DocumentModel = {
    title: composed.title,
    titleLines: [composed.title],
    fictional: city.fictional,
    date: composed.sheet.fields.date || localDate(),
    chapter: '',
    cover: [],
    sections: [{ paper: 'A4', orientation: 'portrait', blocks }],
    footnotes,
  };
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name: `${task.title}.docx`, blob: new Blob([await writeDocx(document, pictures)], { type }) };
}

const pictured: ReadonlySet<string> = new Set(['map', 'chart', 'legend', 'logo']);
/** Drawn inside the map, or said by Word itself. */
const notes: ReadonlySet<string> = new Set(['white_note', 'sources', 'approval', 'credits', 'evidence']);

/** From the top; what begins at the same height, from the left. Scale and north belong to their map's picture. */
const inReadingOrder = (blocks: readonly ComposedBlock[]): readonly ComposedBlock[] =>
  blocks
    .filter(({ kind }) => kind !== 'scale_bar' && kind !== 'north' && kind !== 'page_number')
    .sort((a, b) => Math.round(a.frame.y / 5) - Math.round(b.frame.y / 5) || a.frame.x - b.frame.x);

/** With all that is drawn over the frame: the scale and the north of a map. */
async function pictureOf(block: ComposedBlock, composed: ComposedSheet, signal: AbortSignal): Promise<Uint8Array> {
  const page = await pageOfSheet(composed, browserCanvases);
  return renderPng(page, { dpi: composed.sheet.dpi, canvases: browserCanvases, frame: block.frame, signal });
}

async function answerOf(
  { id }: ComposedBlock,
  { sheet }: ComposedSheet,
  supply: SheetSupply,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const source = sheet.blocks.find((block) => block.id === id);
  if (!source || !('table' in source)) return undefined;
  const { question, parameters, scenario }: TableRequest = source.table;
  return supply.answer({ question, parameters, scenario }, signal);
}

import { createMeasureText } from '../drawing/canvas-font.ts';
import type { CanvasMaker } from '../drawing/canvas-maker.ts';
import { writePng } from '../drawing/write-png.ts';
import { composeSheet } from '../sheets/compose-sheet.ts';
import type { ComposedSheet } from '../sheets/composed-sheet.ts';
import type { SheetSupply } from '../sheets/sheet-supply.ts';
import { chapterTitle } from './document.ts';
import type { DocumentBuilder } from './document-builder.ts';
import type { DocumentFacts } from './document-facts.ts';
import { type AddFigure, type FigureSheet, figureSheet } from './document-figures.ts';

export interface FigureOptions {
  readonly supply: SheetSupply;
  readonly canvases: CanvasMaker;
  readonly dpi: number;
  /** ISO date. */
  readonly date: string;
  readonly author: string;
  readonly signal?: AbortSignal;
}

/** A figure as drawn: its sheet, for PDF and slides, and its picture for Word. */
export interface DrawnFigure extends FigureSheet {
  /** `図6-1`. */
  readonly label: string;
  readonly composed: ComposedSheet;
  /** Of the crop, at the asked resolution. */
  readonly png: Uint8Array;
  /** The same as Word holds it. */
  readonly wordPng: Uint8Array;
}

/**
 * Word and PowerPoint bring pictures down to 220 ppi when they save (their default): more would make the file twice as large
 * for nothing. Word's are in 256 colours, or a document of forty districts would be too large to be worked on. Source:
 * Microsoft, Change the default resolution for inserting pictures in Microsoft Office.
 */
export const OFFICE_DPI = 220;

/** Draws each figure as it is added and hands it on; the pictures are kept by name for Word. */
export function figureDrawer(
  options: FigureOptions,
  onFigure: (figure: DrawnFigure) => void,
): (builder: DocumentBuilder, facts: DocumentFacts) => AddFigure {
  const { supply, canvases, dpi, signal } = options;
  const measure = createMeasureText(canvases.create(1, 1).context);
  return (builder, { figureProblems }) =>
    async (place) => {
      signal?.throwIfAborted();
      const figure = figureSheet(place, supply.city);
      const label = builder.next('figure');
      const sheet = {
        ...figure.sheet,
        dpi,
        fields: {
          ...figure.sheet.fields,
          figure: label,
          document: chapterTitle(supply.city.name, builder.chapter).join('　'),
          author: options.author,
        },
      };
      const composed = await composeSheet(sheet, figure.subject, supply, {
        language: 'ja',
        page: 1,
        pages: 1,
        today: options.date,
        measure,
        ...(signal && { signal }),
      });
      const paint = { canvases, frame: figure.crop, ...(signal && { signal }) };
      const png = await writePng(composed, { ...paint, dpi });
      const wordPng = await writePng(composed, { ...paint, dpi: Math.min(dpi, OFFICE_DPI), colours: 'palette' });
      builder.figure({
        caption: figure.caption,
        picture: label,
        widthMm: figure.crop.width,
        heightMm: figure.crop.height,
        alternative: alternativeOf(composed),
      });
      for (const problem of composed.problems) figureProblems.push({ label, problem });
      onFigure({ ...figure, label, composed, png, wordPng });
    };
}

/** Map first; what stands in the tables of the figure is in tables of the document too. */
const alternativeOf = ({ blocks, title }: ComposedSheet): string =>
  [title, ...blocks.filter(({ kind }) => kind === 'map').map(({ alternative }) => alternative)].join('。');

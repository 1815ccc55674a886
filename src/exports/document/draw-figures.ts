import { createMeasureText } from '../drawing/canvas-font.ts';
import type { CanvasMaker } from '../drawing/canvas-maker.ts';
import { writePng } from '../drawing/write-png.ts';
import { composeSheet } from '../sheets/compose-sheet.ts';
import type { ComposedSheet } from '../sheets/composed-sheet.ts';
import type { SheetSupply } from '../sheets/sheet-supply.ts';
import type { DocumentBuilder } from './document-builder.ts';
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
  /** Of the crop. */
  readonly png: Uint8Array;
}

/** Draws each figure as it is added and hands it on; the pictures are kept by name for Word. */
export function figureDrawer(
  options: FigureOptions,
  onFigure: (figure: DrawnFigure) => void,
): (builder: DocumentBuilder) => AddFigure {
  const { supply, canvases, dpi, signal } = options;
  const measure = createMeasureText(canvases.create(1, 1).context);
  return (builder) => async (place) => {
    signal?.throwIfAborted();
    const figure = figureSheet(place, supply.city);
    const label = builder.next('figure');
    const sheet = {
      ...figure.sheet,
      dpi,
      fields: {
        ...figure.sheet.fields,
        figure: label,
        document: chapterName(supply.city.name, builder.chapter),
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
    const png = await writePng(composed, { dpi, canvases, frame: figure.crop, ...(signal && { signal }) });
    builder.figure({
      caption: figure.caption,
      picture: figure.name,
      widthMm: figure.crop.width,
      heightMm: figure.crop.height,
      alternative: alternativeOf(composed),
    });
    onFigure({ ...figure, label, composed, png });
  };
}

const chapterName = (city: string, chapter: string): string =>
  `${city}立地適正化計画　第${chapter === '' ? '○' : chapter}章 防災指針`;

/** Map first; what stands in the tables of the figure is in tables of the document too. */
const alternativeOf = ({ blocks, title }: ComposedSheet): string =>
  [title, ...blocks.filter(({ kind }) => kind === 'map').map(({ alternative }) => alternative)].join('。');

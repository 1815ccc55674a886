import type { ComposedSheet } from '../sheets/composed-sheet.ts';
import type { CanvasMaker } from './canvas-maker.ts';
import type { PageDrawing } from './drawing.ts';
import { replaceMissingGlyphs } from './glyph-coverage.ts';
import { greyPage } from './grey.ts';

/** A composed sheet as the page that every format draws: missing characters are marked, colours are grey where asked for. */
export async function pageOfSheet(composed: ComposedSheet, canvases: CanvasMaker): Promise<PageDrawing> {
  const { widthMm, heightMm, blocks } = composed;
  const page = replaceMissingGlyphs({ widthMm, heightMm, items: blocks.map(({ drawing }) => drawing) });
  return composed.sheet.greyscale ? await greyPage(page, canvases) : page;
}

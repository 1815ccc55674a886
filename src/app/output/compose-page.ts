import type { Sheet, SheetSubject } from '../../domain/sheet.ts';
import { glyphProblems } from '../../exports/drawing/glyph-coverage.ts';
import { composeSheet } from '../../exports/sheets/compose-sheet.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { Language } from '../../project/project-schema.ts';
import { localDate } from '../save/local-date.ts';
import type { PageMeasure } from './page-measure.ts';

export interface PageComposer {
  readonly supply: SheetSupply;
  readonly measure: PageMeasure;
  readonly language: () => Language;
}

interface PageNumber {
  readonly page: number;
  readonly pages: number;
}

/** A sheet with its facts and with true widths of its letters. Rejects with an AbortError when the signal fires. */
export async function composePage(
  { supply, measure, language }: PageComposer,
  sheet: Sheet,
  subject: SheetSubject,
  { page, pages }: PageNumber,
  signal: AbortSignal,
): Promise<ComposedSheet> {
  const compose = (): Promise<ComposedSheet> =>
    composeSheet(sheet, subject, supply, {
      language: language(),
      page,
      pages,
      today: localDate(),
      measure: measure.measure,
      signal,
    });
  const first = await compose();
  const composed = (await measure.settle()) ? await compose() : first;
  signal.throwIfAborted();
  return { ...composed, problems: [...composed.problems, ...glyphProblems(composed.blocks)] };
}

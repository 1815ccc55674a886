import type { Paper } from '../../domain/sheet.ts';

/** Colours of everything printed around a map. Source: ui.md §2, Neutrals; §3, Legend. */
export const ink = {
  text: '#1a1a1a',
  secondary: '#545454',
  rule: '#1a1a1a',
  headerRule: '#767676',
  hairline: '#cccccc',
  edge: '#4a4f57',
  error: '#ce0000',
  unknownHatch: '#6f757c',
  plate: '#ffffff',
} as const;

/** Nothing is printed smaller. Source: ui.md §6. */
export const SMALLEST_PT = 7;
export const HAIRLINE_MM = 0.1;
export const LINE_HEIGHT = 1.4;
/** Running text. Source: ui.md §2. */
export const TEXT_LINE_HEIGHT = 1.6;

/** Sizes of letters whose block names none: they grow with the distance that a paper is read from. Source of A4/A3: ui.md §6. */
const paperFactors: Readonly<Record<Paper, number>> = { A4: 1, A3: 1, A1: 2, B0: 3, slide: 1.4 };
const BODY_PT = 9;
const SMALL_PT = 7.5;

export interface SheetLook {
  /** 1 on A4 and A3. */
  readonly factor: number;
  readonly bodyPt: number;
  readonly smallPt: number;
  /** Between swatch and words, between parts of a block. */
  readonly gapMm: number;
}

export function sheetLook(paper: Paper): SheetLook {
  const factor = paperFactors[paper];
  return { factor, bodyPt: BODY_PT * factor, smallPt: SMALL_PT * factor, gapMm: 2 * factor };
}

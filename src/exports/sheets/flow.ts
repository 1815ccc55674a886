import type { Frame } from '../../domain/sheet.ts';
import type { DrawItem, MeasureText } from '../drawing/drawing.ts';
import { type ComposeContext, tellOverflow } from './compose-context.ts';
import { SMALLEST_PT } from './sheet-look.ts';
import { layText, type TextStyle } from './text-layout.ts';

/** A part of a block as it lies on paper. */
export interface LaidPart {
  readonly items: readonly DrawItem[];
  readonly lines: readonly string[];
  readonly height: number;
}

/** Parts of a block below each other, from the top of its frame. */
export interface Flow {
  readonly items: DrawItem[];
  readonly lines: string[];
  /** Where the next part begins. */
  readonly y: () => number;
  readonly add: (part: LaidPart) => void;
  readonly put: (text: string, style: TextStyle) => void;
  readonly skip: (mm: number) => void;
}

export function createFlow(frame: Pick<Frame, 'x' | 'y' | 'width'>, measure: MeasureText): Flow {
  const items: DrawItem[] = [];
  const lines: string[] = [];
  let y = frame.y;
  const add = (part: LaidPart): void => {
    items.push(...part.items);
    lines.push(...part.lines);
    y += part.height;
  };
  return {
    items,
    lines,
    y: () => y,
    add,
    put: (text, style) => add(layText(text, { ...frame, y }, style, measure)),
    skip: (mm) => {
      y += mm;
    },
  };
}

/** Steps by which letters become smaller until a block fits. */
const STEP = 0.95;

/** The block in the largest letters in which it fits; where it does not in the smallest, that is told. */
export function inLargestLetters<Laid extends { readonly fits: boolean }>(
  block: string,
  context: ComposeContext,
  lay: (sizePt: number) => Laid,
): Laid {
  for (let sizePt = context.look.bodyPt; ; sizePt = Math.max(SMALLEST_PT, sizePt * STEP)) {
    const laid = lay(sizePt);
    if (!laid.fits && sizePt > SMALLEST_PT) continue;
    if (!laid.fits) tellOverflow(context, block);
    return laid;
  }
}

/** Notes under a legend or a table. */
export const smallOf = (sizePt: number): number => Math.max(SMALLEST_PT, sizePt * 0.85);

import type { Text } from '../../../domain/answer.ts';
import type { Frame, SheetProblem } from '../../../domain/sheet.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import type { BlockParts, ComposeContext } from '../compose-context.ts';
import { insetFrame } from '../compose-context.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { fitText } from '../text-layout.ts';

/** What a block needs is not in the city: says which, and what to do. */
export class MissingData extends Error {
  override readonly name = 'MissingData';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** A block that could not be made, as a problem with words what to do. */
export function problemOf(error: unknown, block: string): SheetProblem {
  const of = (code: SheetProblem['code'], text: Text): SheetProblem => ({ code, severity: 'error', block, text });
  if (error instanceof MissingData) return of('data-missing', error.text);
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (error instanceof RangeError)
    return of('data-missing', {
      ja: `データがありません（${reason}）。取り込むか、この枠を外してください`,
      en: `Data are missing (${reason}): import them, or take this frame away`,
    });
  return of('failed', {
    ja: `作れませんでした（${reason}）。もう一度作るか、この枠を外してください`,
    en: `It could not be made (${reason}): try again, or take this frame away`,
  });
}

/** In place of a block that could not be made: its frame, empty, with the reason. */
export function failedParts(frame: Frame, problem: SheetProblem, { words, measure, look }: ComposeContext): BlockParts {
  const text = words.pick(problem.text);
  const style = { font: { sizePt: look.smallPt, bold: false }, colour: ink.error, smallestPt: SMALLEST_PT };
  const { items, lines } = fitText(text, insetFrame(frame, look.gapMm), style, measure);
  return { items: [frameLine(frame), ...items], lines, alternative: text };
}

export function frameLine(
  { x, y, width, height }: Frame,
  widthMm = HAIRLINE_MM * 2,
  colour: string = ink.headerRule,
): DrawItem {
  return {
    kind: 'path',
    lines: [{ points: [x, y, x + width, y, x + width, y + height, x, y + height], closed: true }],
    stroke: { colour, widthMm, join: 'miter' },
  };
}

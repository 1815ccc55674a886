import type { Frame } from '../../domain/sheet.ts';
import { keepTogether } from '../../project/language/keep-together.ts';
import { type DrawText, type Font, type MeasureText, MM_PER_POINT } from '../drawing/drawing.ts';
import { unbreakable, wrapText } from '../wrap-text.ts';
import { ink, LINE_HEIGHT } from './sheet-look.ts';

export interface TextStyle {
  readonly font: Font;
  readonly colour?: string;
  readonly align?: DrawText['align'];
  /** Times the size of the letters. */
  readonly lineHeight?: number;
}

export interface LaidText {
  readonly items: readonly DrawText[];
  readonly lines: readonly string[];
  /** Millimetres, of all lines. */
  readonly height: number;
  /** Of the longest line. */
  readonly width: number;
}

/** Share of the size of the letters above the base line. Source: em box of Noto Sans JP, ascent 880 of 1000. */
const ASCENT = 0.88;

export const lineHeightMm = ({ font, lineHeight = LINE_HEIGHT }: TextStyle): number =>
  font.sizePt * MM_PER_POINT * lineHeight;

/** Base line of a line of text whose box begins at `top`. */
export function baseLine(top: number, style: TextStyle): number {
  const size = style.font.sizePt * MM_PER_POINT;
  return top + (lineHeightMm(style) - size) / 2 + size * ASCENT;
}

/** Words in lines that fit the width, from the top of the place; its own line breaks (\n) are kept. Numbers stay with their units. */
export function layText(
  text: string,
  place: Pick<Frame, 'x' | 'y' | 'width'>,
  style: TextStyle,
  measure: MeasureText,
): LaidText {
  const lines = text
    .split('\n')
    .flatMap((part) => (part.trim() === '' ? [''] : linesOf(part, style.font, place.width + EPSILON_MM, measure)));
  const step = lineHeightMm(style);
  return {
    items: lines.flatMap((line, i) => (line === '' ? [] : [drawLine(line, place, place.y + i * step, style)])),
    lines,
    height: lines.length * step,
    width: Math.max(0, ...lines.map((line) => measure(line, style.font))),
  };
}

/** Joiners are for the breaking of lines only: no font need have them. */
const linesOf = (text: string, font: Font, width: number, measure: MeasureText): readonly string[] =>
  wrapText(keepTogether(text), font, width, (part, of) => measure(part.replaceAll(JOINER, ''), of)).map((line) =>
    line.replaceAll(JOINER, ''),
  );
const JOINER = '\u2060';

/** Width of the longest piece that is never broken. */
export const widestPiece = (text: string, font: Font, measure: MeasureText): number =>
  Math.max(0, ...unbreakable(keepTogether(text)).map((piece) => measure(piece.trim().replaceAll(JOINER, ''), font)));

/** One line, not wrapped, whose box begins at `top`. */
export function drawLine(
  text: string,
  { x, width }: Pick<Frame, 'x' | 'width'>,
  top: number,
  style: TextStyle,
): DrawText {
  const { font, colour = ink.text, align = 'left' } = style;
  const at = { left: x, centre: x + width / 2, right: x + width }[align];
  return { kind: 'text', text, x: at, y: baseLine(top, style), font, colour, align };
}

/** The largest of the sizes at which a text fits its frame, and how it then lies; the smallest one where none does. */
export function fitText(
  text: string,
  frame: Frame,
  style: TextStyle & { readonly smallestPt: number },
  measure: MeasureText,
): LaidText & { readonly fits: boolean } {
  const { smallestPt, ...own } = style;
  for (let sizePt = own.font.sizePt; ; sizePt = Math.max(smallestPt, sizePt * 0.95)) {
    const laid = layText(text, frame, { ...own, font: { ...own.font, sizePt } }, measure);
    const fits = laid.height <= frame.height + EPSILON_MM && laid.width <= frame.width + EPSILON_MM;
    if (fits || sizePt <= smallestPt) return { ...laid, fits };
  }
}

export const EPSILON_MM = 0.01;

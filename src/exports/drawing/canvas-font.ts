import type { PaintContext } from './canvas-maker.ts';
import { type Font, type MeasureText, MM_PER_POINT } from './drawing.ts';

/** The one family of every printed letter; under the same name in the page, in Node and in SVG. */
export const fontFamily = 'Noto Sans JP';

export const canvasFont = (font: Font, pixelsPerMm: number): string =>
  `${font.bold ? 700 : 400} ${font.sizePt * MM_PER_POINT * pixelsPerMm}px "${fontFamily}"`;

/** Letters stand side by side by their widths alone, without kerning: so do those of the fonts in PDF and SVG. */
export function setFont(context: PaintContext, font: Font, pixelsPerMm: number): void {
  context.font = canvasFont(font, pixelsPerMm);
  context.fontKerning = 'none';
}

/**
 * Parts of a line that are set one after the other. Chromium closes up two marks of punctuation that follow each other
 * （`）、「`; CSS `text-spacing-trim`, which a canvas cannot turn off), other canvases, PDF and SVG do not: so no part has two.
 */
export const runsOf = (line: string): readonly string[] => line.split(betweenMarks);
const betweenMarks =
  /(?<=[\u3001-\u3003\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’])(?=[\u3000-\u3003\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’])/u;

/** Pixels, in the font that is set. */
export const widthOfRuns = (context: PaintContext, runs: readonly string[]): number =>
  runs.reduce((sum, run) => sum + context.measureText(run).width, 0);

/** Measured at one large size: widths grow with the size of the letters and hold for every resolution. */
export function createMeasureText(context: PaintContext): MeasureText {
  const sizePt = 1000;
  return (text, font) => {
    setFont(context, { sizePt, bold: font.bold }, 1 / MM_PER_POINT);
    return (widthOfRuns(context, runsOf(text)) / sizePt) * font.sizePt * MM_PER_POINT;
  };
}

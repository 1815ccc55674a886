import type { PaintContext } from './canvas-maker.ts';
import { type Font, type MeasureText, MM_PER_POINT } from './drawing.ts';

/** The one family of every printed letter; under the same name in the page, in Node and in SVG. */
export const fontFamily = 'Noto Sans JP';

export const canvasFont = (font: Font, pixelsPerMm: number): string =>
  `${font.bold ? 700 : 400} ${font.sizePt * MM_PER_POINT * pixelsPerMm}px "${fontFamily}"`;

/** Measured at one large size: widths grow with the size of the letters and hold for every resolution. */
export function createMeasureText(context: PaintContext): MeasureText {
  const pixelsOfMeasure = 1000;
  return (text, { sizePt, bold }) => {
    context.font = `${bold ? 700 : 400} ${pixelsOfMeasure}px "${fontFamily}"`;
    return (context.measureText(text).width / pixelsOfMeasure) * sizePt * MM_PER_POINT;
  };
}

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

/** Measured at one large size: widths grow with the size of the letters and hold for every resolution. */
export function createMeasureText(context: PaintContext): MeasureText {
  const sizePt = 1000;
  return (text, font) => {
    setFont(context, { sizePt, bold: font.bold }, 1 / MM_PER_POINT);
    return (context.measureText(text).width / sizePt) * font.sizePt * MM_PER_POINT;
  };
}

import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem, DrawLine } from '../../drawing/drawing.ts';
import { HAIRLINE_MM, ink } from '../sheet-look.ts';

export const rectangle = ({ x, y, width, height }: Frame): DrawLine => ({
  points: [x, y, x + width, y, x + width, y + height, x, y + height],
  closed: true,
});

/** A level line at `y`. */
export const rule = (
  { x, width }: Pick<Frame, 'x' | 'width'>,
  y: number,
  widthMm = HAIRLINE_MM * 2,
  colour: string = ink.headerRule,
): DrawItem => ({
  kind: 'path',
  lines: [{ points: [x, y, x + width, y], closed: false }],
  stroke: { colour, widthMm },
});

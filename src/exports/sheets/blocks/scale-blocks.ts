import { lengthText, scaleBar } from '../../../project/scale-bar.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { drawLine, EPSILON_MM, lineHeightMm, type TextStyle } from '../text-layout.ts';
import { mapOf } from './legend-block.ts';
import { rectangle } from './legend-swatch.ts';
import { scaleWords, textParts } from './text-blocks.ts';

const MM_PER_METER = 1000;
const HALVES = 2;

/** A bar of a round length, true on paper, with the numeric scale below it. Scales of an oblique view differ from place to place. */
export function scaleBarParts(block: BlockOf<'scale_bar'>, context: ComposeContext): BlockParts {
  const map = mapOf(block.map, context);
  const { frame, id } = block;
  const { look, words, measure } = context;
  const style: TextStyle = { font: { sizePt: look.smallPt, bold: false } };
  if (map.scale === 0)
    return textParts(words.t('sheet.obliqueScale'), id, frame, { ...style, smallestPt: SMALLEST_PT }, context);
  const plate: DrawItem = { kind: 'path', lines: [rectangle(frame)], fill: { colour: ink.plate, opacity: 0.88 } };
  const inner = { x: frame.x + look.gapMm, width: frame.width - 2 * look.gapMm };
  const numeric = scaleWords(map.scale, context);
  const longest = (meters: number): number => measure(lengthText(meters), style.font);
  // Half of the last number stands beyond the end of the bar.
  const { meters, pixels: barMm } = scaleBar(
    map.scale / MM_PER_METER,
    inner.width - longest(5000) / 2 - measure('0', style.font) / 2,
  );
  const x = inner.x + measure('0', style.font) / 2;
  const line = lineHeightMm(style);
  const height = 1.6 * look.factor;
  const top = frame.y + (frame.height - 2 * line - height) / 2;
  const numbers = [0, meters / 2, meters];
  if (2 * line + height > frame.height + EPSILON_MM || measure(numeric, style.font) > inner.width + EPSILON_MM)
    tellOverflow(context, id);
  const labels = numbers.map((metersAt, i) => {
    const text = i === 0 ? '0' : i === 1 ? String(metersAt >= 1000 ? metersAt / 1000 : metersAt) : lengthText(metersAt);
    const at = x + (metersAt / meters) * barMm;
    return drawLine(text, { x: at, width: 0 }, top, { ...style, align: 'centre' });
  });
  const shown =
    measure(labels[1]!.text, style.font) * 1.5 < barMm / HALVES && meters < 1000 ? labels : [labels[0]!, labels[2]!];
  const bar = { x, y: top + line, width: barMm, height };
  return {
    items: [plate, ...shown, ...barItems(bar), drawLine(numeric, inner, bar.y + height, style)],
    lines: [...shown.map(({ text }) => text), numeric],
    scale: map.scale,
    alternative: numeric,
  };
}

/** The first half black, the second white. */
function barItems({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}): readonly DrawItem[] {
  const stroke = { colour: ink.text, widthMm: HAIRLINE_MM * 2, join: 'miter' } as const;
  const half = width / HALVES;
  return [
    { kind: 'path', lines: [rectangle({ x, y, width: half, height })], fill: { colour: ink.text }, stroke },
    { kind: 'path', lines: [rectangle({ x: x + half, y, width: half, height })], fill: { colour: ink.plate }, stroke },
  ];
}

/** Points to the north of the map: turned against the map's own turn. */
export function northParts(block: BlockOf<'north'>, context: ComposeContext): BlockParts {
  const map = mapOf(block.map, context);
  const { frame } = block;
  const { look, words } = context;
  const style: TextStyle = { font: { sizePt: Math.max(look.smallPt, look.bodyPt), bold: true } };
  const plate: DrawItem = { kind: 'path', lines: [rectangle(frame)], fill: { colour: ink.plate, opacity: 0.88 } };
  const letter = lineHeightMm(style);
  const middle = { x: frame.x + frame.width / 2, y: frame.y + letter + (frame.height - letter) / 2 };
  const half = Math.min((frame.height - letter) / 2, frame.width / 2) * 0.9;
  const turn = (-map.rotationDegrees * Math.PI) / 180;
  const at = (right: number, up: number): readonly [number, number] => [
    middle.x + (right * Math.cos(turn) + up * Math.sin(turn)) * half,
    middle.y + (right * Math.sin(turn) - up * Math.cos(turn)) * half,
  ];
  const side = (right: number) => [...at(0, 1), ...at(right, -1), ...at(0, -0.6)];
  const stroke = { colour: ink.text, widthMm: HAIRLINE_MM * 2, join: 'miter' } as const;
  return {
    items: [
      plate,
      { kind: 'path', lines: [{ points: side(-0.5), closed: true }], fill: { colour: ink.text }, stroke },
      { kind: 'path', lines: [{ points: side(0.5), closed: true }], fill: { colour: ink.plate }, stroke },
      drawLine(words.t('figure.north'), frame, frame.y, { ...style, align: 'centre' }),
    ],
    lines: [words.t('figure.north')],
    alternative: words.t('sheet.northAlternative', { degrees: Math.round(map.rotationDegrees) }),
  };
}

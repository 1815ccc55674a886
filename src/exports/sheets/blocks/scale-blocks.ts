import type { Frame } from '../../../domain/sheet.ts';
import { lengthText, scaleBar } from '../../../project/scale-bar.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { drawLine, EPSILON_MM, lineHeightMm, type TextStyle } from '../text-layout.ts';
import { mapOf } from './legend-block.ts';
import { rectangle } from './rules.ts';
import { scaleWords, textParts } from './text-blocks.ts';

const MM_PER_METER = 1000;
const HALVES = 2;

/** A bar of a round length, true on paper, with the numeric scale below it. Scales of an oblique view differ from place to place. */
export function scaleBarParts(block: BlockOf<'scale_bar'>, context: ComposeContext): BlockParts {
  const { frame, id } = block;
  const { look, words, measure } = context;
  const style: TextStyle = { font: { sizePt: look.smallPt, bold: false } };
  const { scale } = mapOf(block.map, context);
  if (scale === 0)
    return textParts(words.t('sheet.obliqueScale'), id, frame, { ...style, smallestPt: SMALLEST_PT }, context);
  const inner = { x: frame.x + look.gapMm, width: frame.width - 2 * look.gapMm };
  const numeric = scaleWords(scale, context);
  const half = (text: string): number => measure(text, style.font) / 2;
  // Half of the first number stands before the bar, half of the last behind it.
  const room = inner.width - half('0') - half(lengthText(LONGEST_METERS));
  const { meters, pixels: barMm } = scaleBar(scale / MM_PER_METER, room);
  const [line, height] = [lineHeightMm(style), BAR_MM * look.factor];
  const top = frame.y + (frame.height - 2 * line - height) / 2;
  const bar = { x: inner.x + half('0'), y: top + line, width: barMm, height };
  const numericMm = measure(numeric, style.font);
  if (2 * line + height > frame.height + EPSILON_MM || numericMm > inner.width + EPSILON_MM) tellOverflow(context, id);
  const texts = barTexts(meters);
  const fits = half(texts[0]) + 2 * half(texts[1]) + half(texts[2]) + look.gapMm < barMm;
  const labels = texts.flatMap((text, i) => {
    const at = { x: bar.x + (i / HALVES) * barMm, width: 0 };
    return i !== 1 || fits ? [drawLine(text, at, top, { ...style, align: 'centre' })] : [];
  });
  const used = Math.max(half('0') + barMm + half(texts[2]), numericMm) + 2 * look.gapMm;
  return {
    items: [
      plateOf({ ...frame, width: Math.min(frame.width, used) }),
      ...labels,
      ...barItems(bar),
      drawLine(numeric, inner, bar.y + height, style),
    ],
    lines: [...labels.map(({ text }) => text), numeric],
    scale,
    alternative: numeric,
  };
}

/** Thickness of the bar on A4 and A3. */
const BAR_MM = 1.6;
const LONGEST_METERS = 5000;

/** `0`, `250`, `500 m`: the middle in the unit of the end. */
function barTexts(meters: number): readonly [string, string, string] {
  return ['0', String(meters >= 1000 ? meters / HALVES / 1000 : meters / HALVES), lengthText(meters)];
}

/** White under what lies on a map. */
const plateOf = (frame: Frame): DrawItem => ({
  kind: 'path',
  lines: [rectangle(frame)],
  fill: { colour: ink.plate, opacity: 0.88 },
});

/** The first half black, the second white. */
function barItems(bar: Frame): readonly DrawItem[] {
  const stroke = { colour: ink.text, widthMm: HAIRLINE_MM * 2, join: 'miter' } as const;
  const width = bar.width / HALVES;
  const halves = [bar.x, bar.x + width].map((x) => rectangle({ ...bar, x, width }));
  return halves.map((half, i) => ({
    kind: 'path',
    lines: [half],
    fill: { colour: i === 0 ? ink.text : ink.plate },
    stroke,
  }));
}

/** Points to the north of the map: turned against the map's own turn. */
export function northParts(block: BlockOf<'north'>, context: ComposeContext): BlockParts {
  const map = mapOf(block.map, context);
  const { frame } = block;
  const { look, words } = context;
  const style: TextStyle = { font: { sizePt: Math.max(look.smallPt, look.bodyPt), bold: true } };
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
      plateOf(frame),
      { kind: 'path', lines: [{ points: side(-0.5), closed: true }], fill: { colour: ink.text }, stroke },
      { kind: 'path', lines: [{ points: side(0.5), closed: true }], fill: { colour: ink.plate }, stroke },
      drawLine(words.t('figure.north'), frame, frame.y, { ...style, align: 'centre' }),
    ],
    lines: [words.t('figure.north')],
    alternative: words.t('sheet.northAlternative', { degrees: Math.round(map.rotationDegrees) }),
  };
}

import { unknownColour } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import { type DrawItem, MM_PER_POINT } from '../../drawing/drawing.ts';
import { unknownHatchOfBuildings } from '../../flat-map/map-styles.ts';
import type { PrintTable } from '../../tables/print-table.ts';
import type { BlockOf, BlockParts, ComposeContext } from '../compose-context.ts';
import { createFlow, inLargestLetters } from '../flow.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { drawLine, EPSILON_MM, layText, lineHeightMm, type TextStyle } from '../text-layout.ts';
import { type ChartBar, type ChartFacts, chartFacts, type Segment } from './chart-facts.ts';
import { rectangle } from './rules.ts';
import { tableData } from './table-data.ts';

/** Of the size of the letters: height of a bar, space between bars. Source: ui.md §3, Chart (bars of 20 px beside letters of 14). */
const BAR = 1.45;
const BETWEEN = 0.7;

/** Bars with their segments in the order of the table, every one labelled where there is room, the total at the right: no axis. */
export async function chartParts(block: BlockOf<'chart'>, context: ComposeContext): Promise<BlockParts> {
  const { answer, print } = await tableData(block.table, context);
  if (print.broken)
    context.tell({
      code: 'table-broken',
      severity: 'error',
      block: block.id,
      text: { ja: `${print.title}：${print.check}`, en: `${print.title}: ${print.check}` },
    });
  const facts = chartFacts(print);
  const { items, lines } = inLargestLetters(block.id, context, (sizePt) =>
    layChart(block.frame, print, facts, sizePt, context),
  );
  return { items, lines, evidence: answer.evidence, alternative: alternativeOf(print.title, facts) };
}

const alternativeOf = (title: string, { bars }: ChartFacts): string =>
  [title, ...bars.map(({ name, total }) => `${name} ${total}`)].join('、');

function layChart(frame: Frame, print: PrintTable, facts: ChartFacts, sizePt: number, context: ComposeContext) {
  const { measure } = context;
  const em = sizePt * MM_PER_POINT;
  const flow = createFlow(frame, measure);
  flow.put(`${print.title}${print.unit}`, { font: { sizePt, bold: true } });
  flow.skip(em * 0.3);
  let fits = true;
  if (print.broken) flow.put(print.check, { font: { sizePt, bold: false }, colour: ink.error });
  else {
    flow.add(layChartLegend(facts.segments, { ...frame, y: flow.y() }, sizePt, context));
    for (const bar of facts.bars) {
      const row = layBar({ ...frame, y: flow.y() }, bar, facts, sizePt, context);
      flow.add(row);
      fits &&= row.fits;
    }
  }
  const end = flow.y() - em * BETWEEN;
  return { items: flow.items, lines: flow.lines, fits: fits && end <= frame.y + frame.height + EPSILON_MM };
}

/** Names take at most this share of the width. */
const NAMES = 0.35;
/** A bar that is shorter than so many letters tells nothing. */
const LEAST_EMS = 4;

/** Name, bar, and the total behind its end. */
function layBar(
  { x, y, width }: Pick<Frame, 'x' | 'y' | 'width'>,
  bar: ChartBar,
  facts: ChartFacts,
  sizePt: number,
  context: ComposeContext,
) {
  const { measure } = context;
  const em = sizePt * MM_PER_POINT;
  const style: TextStyle = { font: { sizePt, bold: false } };
  const bold: TextStyle = { font: { sizePt, bold: true } };
  const widest = (texts: readonly string[], { font }: TextStyle): number =>
    Math.max(0, ...texts.map((text) => measure(text, font))) + em * 0.6;
  const nameWidth = Math.min(
    width * NAMES,
    widest(
      facts.bars.map(({ name }) => name),
      style,
    ),
  );
  const room = {
    x: x + nameWidth,
    width:
      width -
      nameWidth -
      widest(
        facts.bars.map(({ total }) => total),
        bold,
      ),
  };
  const name = layText(bar.name, { x, y: 0, width: nameWidth - em * 0.4 }, style, measure);
  const height = Math.max(name.height, em * BAR);
  const place = { ...room, y: y + (height - em * BAR) / 2, height: em * BAR };
  const end = room.x + (facts.largest > 0 ? (bar.value / facts.largest) * room.width : 0);
  const total = drawLine(bar.total, { x: end + em * 0.4, width: 0 }, y + (height - lineHeightMm(bold)) / 2, bold);
  return {
    items: [
      ...name.items.map((item) => ({ ...item, y: item.y + y + (height - name.height) / 2 })),
      ...barItems(bar, facts, place, sizePt, context),
      ...(bar.total === '' ? [] : [total]),
    ],
    lines: [[bar.name, ...bar.parts.map(({ text }) => text), bar.total].join('\t')],
    height: height + em * BETWEEN,
    fits: name.width <= nameWidth + EPSILON_MM && room.width > em * LEAST_EMS,
  };
}

function barItems(
  bar: ChartBar,
  { largest, segments }: ChartFacts,
  room: Frame,
  sizePt: number,
  { measure }: ComposeContext,
): readonly DrawItem[] {
  const font = { sizePt: Math.max(SMALLEST_PT, sizePt * 0.9), bold: false };
  let x = room.x;
  return bar.parts.flatMap(({ value, text }, i): DrawItem[] => {
    const width = largest > 0 ? (value / largest) * room.width : 0;
    const box = { ...room, x, width };
    x += width;
    if (width <= 0) return [];
    const segment = segments[i]!;
    const fits = measure(text, font) + 0.8 <= width;
    const middle = room.y + (room.height - lineHeightMm({ font })) / 2;
    const label = fits ? [drawLine(text, box, middle, { font, align: 'centre', colour: textOn(segment) })] : [];
    const plate = fits && segment.unknown ? [plateOf(box, measure(text, font), middle, lineHeightMm({ font }))] : [];
    return [segmentItem(segment, box), ...plate, ...label];
  });
}

const plateOf = (box: Frame, width: number, y: number, height: number): DrawItem => ({
  kind: 'path',
  lines: [rectangle({ x: box.x + (box.width - width) / 2 - 0.3, y, width: width + 0.6, height })],
  fill: { colour: ink.plate },
});

const segmentItem = ({ colour, unknown }: Segment, box: Frame): DrawItem => ({
  kind: 'path',
  lines: [rectangle(box)],
  fill: { colour: unknown ? unknownColour : colour },
  ...(unknown && { hatch: unknownHatchOfBuildings }),
  stroke: { colour: ink.edge, widthMm: HAIRLINE_MM * 1.5, join: 'miter' },
});

/** Letters on a dark segment are white. */
function textOn({ colour, unknown }: Segment): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return !unknown && 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? ink.plate : ink.text;
}

function layChartLegend(segments: readonly Segment[], frame: Frame, sizePt: number, { measure }: ComposeContext) {
  if (segments.length < 2) return { items: [], lines: [], height: 0 };
  const style: TextStyle = { font: { sizePt: Math.max(SMALLEST_PT, sizePt * 0.9), bold: false } };
  const step = lineHeightMm(style) * 1.1;
  const size = step * 0.5;
  const items: DrawItem[] = [];
  let [x, y] = [frame.x, frame.y];
  for (const segment of segments) {
    const width = size * 1.6 + step * 0.3 + measure(segment.name, style.font);
    if (x > frame.x && x + width > frame.x + frame.width) [x, y] = [frame.x, y + step];
    items.push(segmentItem(segment, { x, y: y + (step - size) / 2, width: size * 1.6, height: size }));
    items.push(
      drawLine(segment.name, { x: x + size * 1.6 + step * 0.3, width: 0 }, y + (step - lineHeightMm(style)) / 2, style),
    );
    x += width + step * 0.8;
  }
  return { items, lines: segments.map(({ name }) => name), height: y + step * 1.3 - frame.y };
}

import { unknownColour } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import { unknownHatchOfBuildings } from '../../flat-map/map-styles.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
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
  for (let sizePt = context.look.bodyPt; ; sizePt = Math.max(SMALLEST_PT, sizePt * 0.94)) {
    const laid = layChart(
      block.frame,
      `${print.title}${print.unit}`,
      print.broken ? print.check : '',
      facts,
      sizePt,
      context,
    );
    if (!laid.fits && sizePt > SMALLEST_PT) continue;
    if (!laid.fits) tellOverflow(context, block.id);
    return {
      items: laid.items,
      lines: laid.lines,
      evidence: answer.evidence,
      alternative: alternativeOf(print.title, facts),
    };
  }
}

const alternativeOf = (title: string, { bars }: ChartFacts): string =>
  [title, ...bars.map(({ name, total }) => `${name} ${total}`)].join('、');

function layChart(
  frame: Frame,
  title: string,
  broken: string,
  facts: ChartFacts,
  sizePt: number,
  context: ComposeContext,
) {
  const { measure } = context;
  const style: TextStyle = { font: { sizePt, bold: false } };
  const em = lineHeightMm(style) / (style.lineHeight ?? 1.4);
  const head = layText(title, frame, { font: { sizePt, bold: true } }, measure);
  const items: DrawItem[] = [...head.items];
  const lines: string[] = [...head.lines];
  let y = frame.y + head.height + em * 0.3;
  if (broken !== '') {
    const laid = layText(broken, { ...frame, y }, { ...style, colour: ink.error }, measure);
    return {
      items: [...items, ...laid.items],
      lines: [...lines, ...laid.lines],
      fits: y + laid.height <= frame.y + frame.height,
    };
  }
  const legend = layChartLegend(facts.segments, { ...frame, y }, sizePt, context);
  items.push(...legend.items);
  lines.push(...legend.lines);
  y += legend.height;
  const nameWidth = Math.min(
    frame.width * 0.35,
    Math.max(0, ...facts.bars.map(({ name }) => measure(name, style.font))) + em * 0.6,
  );
  const totalWidth =
    Math.max(0, ...facts.bars.map(({ total }) => measure(total, { ...style.font, bold: true }))) + em * 0.6;
  const room = { x: frame.x + nameWidth, width: frame.width - nameWidth - totalWidth };
  let fits = true;
  for (const bar of facts.bars) {
    const name = layText(bar.name, { x: frame.x, y: 0, width: nameWidth - em * 0.4 }, style, measure);
    const height = Math.max(name.height, em * BAR);
    items.push(...name.items.map((item) => ({ ...item, y: item.y + y + (height - name.height) / 2 })));
    items.push(...barItems(bar, facts, { ...room, y: y + (height - em * BAR) / 2, height: em * BAR }, sizePt, context));
    const totalTop = y + (height - lineHeightMm(style)) / 2;
    const end = room.x + (facts.largest > 0 ? (bar.value / facts.largest) * room.width : 0);
    items.push(
      drawLine(bar.total, { x: end + em * 0.4, width: totalWidth }, totalTop, { font: { sizePt, bold: true } }),
    );
    lines.push([bar.name, ...bar.parts.map(({ text }) => text), bar.total].join('\t'));
    y += height + em * BETWEEN;
    fits &&= name.width <= nameWidth + EPSILON_MM;
  }
  return { items, lines, fits: fits && room.width > em * 4 && y - em * BETWEEN <= frame.y + frame.height + EPSILON_MM };
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

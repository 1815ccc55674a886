import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem, MeasureText } from '../../drawing/drawing.ts';
import type { PrintCell, PrintTable } from '../../tables/print-table.ts';
import type { BlockOf, BlockParts, ComposeContext } from '../compose-context.ts';
import { createFlow, inLargestLetters, type LaidPart, smallOf } from '../flow.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { EPSILON_MM, layText, lineHeightMm, type TextStyle } from '../text-layout.ts';
import { rectangle, rule } from './rules.ts';
import { tableData } from './table-data.ts';
import { padX, placedHeadings, runningEdges, swatchWidth, type TableGrid, tableGrid } from './table-grid.ts';

const cellHatch = { kind: 'lines', colour: '#b8bcc2', angleDegrees: 135, widthMm: 0.12, spacingMm: 1 } as const;

export async function tableParts(block: BlockOf<'table'>, context: ComposeContext): Promise<BlockParts> {
  const data = await tableData(block.table, context);
  const { print } = data;
  if (print.broken)
    context.tell({
      code: 'table-broken',
      severity: 'error',
      block: block.id,
      text: { ja: `${print.title}：${print.check}`, en: `${print.title}: ${print.check}` },
    });
  const { items, lines } = inLargestLetters(block.id, context, (sizePt) =>
    layTable(block.frame, print, sizePt, context),
  );
  return {
    items,
    lines,
    table: print,
    evidence: data.answer.evidence,
    alternative: `${print.title}${print.unit}`,
  };
}

/** Of the body: letters are not made smaller than this for the sake of names alone. */
const LEAST_FOR_NAMES = 0.88;

/** At the smallest letters as many rows as there is room for, and a line that says how many are left out. */
function layTable(frame: Frame, print: PrintTable, sizePt: number, context: ComposeContext) {
  const { measure, words } = context;
  const small: TextStyle = { font: { sizePt: smallOf(sizePt), bold: false }, colour: ink.secondary };
  const grid = tableGrid(print, frame.width, sizePt, measure);
  const gap = padX(sizePt);
  const foot = layFoot(frame, print, small, measure);
  const flow = createFlow(frame, measure);
  flow.put(`${print.title}${print.unit}`, { font: { sizePt, bold: true } });
  flow.skip(gap / 2);
  flow.add(headerPart(print, grid, { ...frame, y: flow.y() }, context));
  const end = frame.y + frame.height;
  const kept = keptRows(print, grid, end - flow.y() - foot.height - gap, lineHeightMm(small));
  for (const i of print.rows.keys())
    if (kept.has(i)) flow.add(rowPart(print, i, grid, { ...frame, y: flow.y() }, context));
  const left = print.rows.length - kept.size;
  if (left > 0) flow.put(words.t('sheet.table.more', { rows: left }), small);
  flow.skip(gap / 2);
  const top = flow.y();
  flow.add({ ...foot, items: foot.items.map((item) => ({ ...item, y: item.y + top })) });
  // Somewhat smaller letters are better than broken names.
  const isGood = grid.isWhole || sizePt < context.look.bodyPt * LEAST_FOR_NAMES;
  const fits = isGood && left === 0 && grid.fitsWidth && flow.y() <= end + EPSILON_MM;
  return { items: flow.items, lines: flow.lines, fits };
}

/** Check and notes, from 0 down; a broken check in red. */
function layFoot({ x, width }: Frame, { check, notes, broken }: PrintTable, small: TextStyle, measure: MeasureText) {
  const text = [check, ...notes].filter((line) => line !== '').join('\n');
  if (text === '') return { items: [], lines: [], height: 0 };
  return layText(text, { x, y: 0, width }, broken ? { ...small, colour: ink.error } : small, measure);
}

/** Rows that there is room for, from the top; totals before others, for they are read first. */
function keptRows({ rows }: PrintTable, { rowHeights }: TableGrid, room: number, more: number): ReadonlySet<number> {
  const all = rowHeights.reduce((sum, height) => sum + height, 0);
  if (all <= room + EPSILON_MM) return new Set(rows.keys());
  const kept = new Set<number>();
  let left = room - more;
  const order = [...rows.keys()].sort(
    (a, b) => Number(rows[b]!.kind === 'total') - Number(rows[a]!.kind === 'total') || a - b,
  );
  for (const i of order) {
    left -= rowHeights[i]!;
    if (left < 0) break;
    kept.add(i);
  }
  return kept;
}

/** Words above a rule; a heading over several columns has a thin rule of its own. */
function headerPart(
  print: PrintTable,
  { sizePt, xs, headerHeights }: TableGrid,
  frame: Frame,
  context: ComposeContext,
): LaidPart {
  const tops = runningEdges(frame.y, headerHeights);
  const style: TextStyle = {
    font: { sizePt: Math.max(SMALLEST_PT, sizePt * 0.9), bold: false },
    colour: ink.secondary,
  };
  const items = placedHeadings(print.header).flatMap(({ heading, level, column }): DrawItem[] => {
    const bottom = tops[Math.min(level + heading.rows, headerHeights.length)]!;
    const [x, right] = [frame.x + xs[column]!, frame.x + xs[column + heading.span]!];
    const isLeft = print.columns[column]?.align === 'left';
    const align = heading.span > 1 ? 'centre' : isLeft ? 'left' : 'right';
    const cell = { x, y: tops[level]!, width: right - x, height: bottom - tops[level]! };
    const under =
      heading.span > 1
        ? [rule({ x: x + padX(sizePt), width: right - x - 2 * padX(sizePt) }, bottom, HAIRLINE_MM, ink.headerRule)]
        : [];
    return [...cellItems(heading, cell, { ...style, align }, sizePt, context), ...under];
  });
  const bottom = tops.at(-1)!;
  const lines = print.header.map((row) => row.map(({ text }) => text).join('\t'));
  if (lines.length === 0) return { items: [], lines, height: 0 };
  return { items: [...items, rule(frame, bottom, HAIRLINE_MM * 2.5)], lines, height: bottom - frame.y };
}

function rowPart(
  print: PrintTable,
  index: number,
  { sizePt, xs, rowHeights }: TableGrid,
  { x, y, width }: Frame,
  context: ComposeContext,
): LaidPart {
  const { cells, kind } = print.rows[index]!;
  const total = kind === 'total';
  const height = rowHeights[index]!;
  let column = 0;
  const items = cells.flatMap((cell): readonly DrawItem[] => {
    const at = column;
    column += cell.span ?? 1;
    const box = { x: x + xs[at]!, y, width: xs[column]! - xs[at]!, height };
    const align = print.columns[at]?.align ?? 'left';
    return cellItems(cell, box, { font: { sizePt, bold: total }, align }, sizePt, context);
  });
  return {
    items: [
      ...items,
      ...(total ? [rule({ x, width }, y, HAIRLINE_MM * 2.5)] : []),
      rule({ x, width }, y + height, HAIRLINE_MM, ink.hairline),
    ],
    lines: [cells.map(({ text }) => text).join('\t')],
    height,
  };
}

/** Words in a cell, in its middle; a legend colour before them; hatched where not known, with the words on a white plate. */
function cellItems(
  cell: Pick<PrintCell, 'text' | 'colour' | 'unknown'>,
  box: Frame,
  style: TextStyle,
  sizePt: number,
  { measure, look }: ComposeContext,
): readonly DrawItem[] {
  const pad = padX(sizePt);
  const bar = cell.colour ? swatchWidth(sizePt) + pad : 0;
  const inner = { x: box.x + pad + bar, y: box.y, width: Math.max(1, box.width - 2 * pad - bar) };
  const laid = layText(cell.text, inner, style, measure);
  const down = (box.height - laid.height) / 2;
  const words = laid.items.map((item) => ({ ...item, y: item.y + down }));
  const end = {
    left: inner.x,
    centre: inner.x + (inner.width - laid.width) / 2,
    right: inner.x + inner.width - laid.width,
  };
  const start = end[style.align ?? 'left'];
  const plate: Frame = { x: start - pad / 3, y: box.y + down, width: laid.width + (2 * pad) / 3, height: laid.height };
  const swatch = {
    x: start - bar,
    y: box.y + (box.height - swatchHeight(sizePt)) / 2,
    width: swatchWidth(sizePt),
    height: swatchHeight(sizePt),
  };
  return [
    ...(cell.unknown
      ? [hatched(box, look.factor), { kind: 'path' as const, lines: [rectangle(plate)], fill: { colour: ink.plate } }]
      : []),
    ...(cell.colour
      ? [
          {
            kind: 'path' as const,
            lines: [rectangle(swatch)],
            fill: { colour: cell.colour },
            stroke: { colour: ink.edge, widthMm: HAIRLINE_MM },
          },
        ]
      : []),
    ...words,
  ];
}

const swatchHeight = (sizePt: number): number => swatchWidth(sizePt) * 0.75;

const hatched = (box: Frame, factor: number): DrawItem => ({
  kind: 'path',
  lines: [rectangle(box)],
  hatch: { ...cellHatch, widthMm: cellHatch.widthMm * factor, spacingMm: cellHatch.spacingMm * factor },
});

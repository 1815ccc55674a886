import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import type { PrintCell, PrintTable } from '../../tables/print-table.ts';
import { type BlockOf, type BlockParts, type ComposeContext, tellOverflow } from '../compose-context.ts';
import { HAIRLINE_MM, ink, SMALLEST_PT } from '../sheet-look.ts';
import { drawLine, EPSILON_MM, layText, lineHeightMm, type TextStyle } from '../text-layout.ts';
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
  const laid = layTable(block, print, context);
  return {
    ...laid,
    table: print,
    evidence: data.answer.evidence,
    alternative: `${print.title}${print.unit}`,
  };
}

/** The largest letters at which all rows fit; at the smallest ones as many rows as there is room for, and the last line says how many are left out. */
function layTable(
  { frame, id }: BlockOf<'table'>,
  print: PrintTable,
  context: ComposeContext,
): Pick<BlockParts, 'items' | 'lines'> {
  for (let sizePt = context.look.bodyPt; ; sizePt = Math.max(SMALLEST_PT, sizePt * 0.95)) {
    const laid = drawTable(frame, print, sizePt, context);
    if (!laid.fits && sizePt > SMALLEST_PT) continue;
    if (!laid.fits) tellOverflow(context, id);
    return laid;
  }
}

function drawTable(frame: Frame, print: PrintTable, sizePt: number, context: ComposeContext) {
  const { measure, words } = context;
  const small: TextStyle = {
    font: { sizePt: Math.max(SMALLEST_PT, sizePt * 0.85), bold: false },
    colour: ink.secondary,
  };
  const head: TextStyle = { font: { sizePt, bold: true } };
  const title = layText(`${print.title}${print.unit}`, frame, head, measure);
  const grid = tableGrid(print, frame.width, sizePt, measure);
  const foot = [...(print.check === '' ? [] : [print.check]), ...print.notes].map((text) =>
    layText(text, { ...frame, y: 0 }, small, measure),
  );
  const footHeight = foot.reduce((sum, { height }) => sum + height, 0);
  const gap = padX(sizePt);
  const top = frame.y + title.height + gap / 2;
  const headerHeight = grid.headerHeights.reduce((sum, height) => sum + height, 0);
  const room = frame.y + frame.height - top - headerHeight - footHeight - gap;
  const kept = keptRows(print, grid, room, lineHeightMm(small));
  const items: DrawItem[] = [...title.items, ...headerItems(print, grid, frame, top, context)];
  const lines: string[] = [...title.lines, ...print.header.map((row) => row.map(({ text }) => text).join('\t'))];
  let y = top + headerHeight;
  for (const [i, row] of print.rows.entries()) {
    if (!kept.has(i)) continue;
    items.push(...rowItems(print, i, grid, { x: frame.x, y, height: grid.rowHeights[i]! }, context));
    lines.push(row.cells.map(({ text }) => text).join('\t'));
    y += grid.rowHeights[i]!;
    items.push(rule(frame, y, HAIRLINE_MM, ink.hairline));
  }
  const left = print.rows.length - kept.size;
  if (left > 0) {
    const text = words.t('sheet.table.more', { rows: left });
    items.push(drawLine(text, frame, y, small));
    lines.push(text);
    y += lineHeightMm(small);
  }
  y += gap / 2;
  for (const { items: own, lines: ownLines, height } of foot) {
    items.push(...own.map((item) => ({ ...item, y: item.y + y, ...(print.broken && { colour: ink.error }) })));
    lines.push(...ownLines);
    y += height;
  }
  const fits = left === 0 && grid.fitsWidth && y <= frame.y + frame.height + EPSILON_MM;
  return { items, lines, fits };
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
function headerItems(
  print: PrintTable,
  { sizePt, xs, headerHeights }: TableGrid,
  frame: Frame,
  top: number,
  context: ComposeContext,
): readonly DrawItem[] {
  const tops = runningEdges(top, headerHeights);
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
  return print.header.length === 0 ? [] : [...items, rule(frame, bottom, HAIRLINE_MM * 2.5)];
}

interface RowPlace {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function rowItems(
  print: PrintTable,
  index: number,
  { sizePt, xs }: TableGrid,
  place: RowPlace,
  context: ComposeContext,
): readonly DrawItem[] {
  const { cells, kind } = print.rows[index]!;
  const total = kind === 'total';
  let column = 0;
  const items = cells.flatMap((cell): readonly DrawItem[] => {
    const at = column;
    column += cell.span ?? 1;
    const box = { x: place.x + xs[at]!, y: place.y, width: xs[column]! - xs[at]!, height: place.height };
    const align = print.columns[at]?.align ?? 'left';
    return cellItems(cell, box, { font: { sizePt, bold: total }, align }, sizePt, context);
  });
  const width = xs.at(-1)!;
  return total ? [...items, rule({ x: place.x, width }, place.y, HAIRLINE_MM * 2.5)] : items;
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

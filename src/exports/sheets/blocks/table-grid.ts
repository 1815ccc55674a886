import { type MeasureText, MM_PER_POINT } from '../../drawing/drawing.ts';
import type { PrintCell, PrintHeading, PrintTable } from '../../tables/print-table.ts';
import { layText, lineHeightMm, type TextStyle, widestPiece } from '../text-layout.ts';

/** Where the columns and rows of a table stand, relative to its upper left corner. */
export interface TableGrid {
  readonly sizePt: number;
  /** Left edge of every column, and the right edge of the last. */
  readonly xs: readonly number[];
  /** Heights of the header rows and of the body rows. */
  readonly headerHeights: readonly number[];
  readonly rowHeights: readonly number[];
  readonly fitsWidth: boolean;
  /** Words at the left stand in one line each. */
  readonly isWhole: boolean;
}

/** Of the size of the letters: before and behind the words of a cell, and above and below them. */
const PAD_X = 0.45;
const PAD_Y = 0.26;

export const padX = (sizePt: number): number => sizePt * MM_PER_POINT * PAD_X;
const padY = (sizePt: number): number => sizePt * MM_PER_POINT * PAD_Y;
/** The bar of a legend colour at the left of a heading or a cell. */
export const swatchWidth = (sizePt: number): number => sizePt * MM_PER_POINT * 0.9;

/** Words of numbers are never broken; words at the left and headings are, where the width asks for it. */
export function tableGrid(table: PrintTable, width: number, sizePt: number, measure: MeasureText): TableGrid {
  const { widths, isWhole } = columnWidths(table, width, sizePt, measure);
  const xs = runningEdges(0, widths);
  const style = (bold: boolean): TextStyle => ({ font: { sizePt, bold } });
  const line = lineHeightMm(style(false)) + 2 * padY(sizePt);
  const heightOf = (cell: PrintCell | PrintHeading, column: number, bold: boolean): number => {
    const right = Math.min(column + (cell.span ?? 1), widths.length);
    const inner = xs[right]! - xs[column]! - 2 * padX(sizePt) - (cell.colour ? swatchWidth(sizePt) + padX(sizePt) : 0);
    return (
      layText(cell.text, { x: 0, y: 0, width: Math.max(inner, 1) }, style(bold), measure).height + 2 * padY(sizePt)
    );
  };
  const placed = placedHeadings(table.header);
  const headerHeights = table.header.map((_, level) =>
    Math.max(
      line,
      ...placed
        .filter((one) => one.level === level && one.heading.rows === 1)
        .map(({ heading, column }) => heightOf(heading, column, true)),
    ),
  );
  const rowHeights = table.rows.map(({ cells, kind }) => {
    let column = 0;
    return Math.max(
      line,
      ...cells.map((cell) => {
        const own = heightOf(cell, column, kind === 'total');
        column += cell.span ?? 1;
        return own;
      }),
    );
  });
  return { sizePt, xs, headerHeights, rowHeights, fitsWidth: xs.at(-1)! <= width + 0.01, isWhole };
}

/** Edges of parts that stand behind each other: one more than there are parts. */
export function runningEdges(first: number, sizes: readonly number[]): readonly number[] {
  const edges = [first];
  for (const size of sizes) edges.push(edges.at(-1)! + size);
  return edges;
}

export interface PlacedHeading {
  readonly heading: PrintHeading;
  readonly level: number;
  readonly column: number;
}

/** Headings with the column they begin at: one that spans rows keeps its columns from those below. */
export function placedHeadings(header: PrintTable['header']): readonly PlacedHeading[] {
  const taken: boolean[][] = header.map(() => []);
  return header.flatMap((row, level) => {
    let column = 0;
    return row.map((heading): PlacedHeading => {
      while (taken[level]![column]) column++;
      const at = column;
      for (let below = level; below < Math.min(level + heading.rows, header.length); below++)
        for (let i = at; i < at + heading.span; i++) taken[below]![i] = true;
      column = at + heading.span;
      return { heading, level, column: at };
    });
  });
}

/** Numbers get what their longest needs, the words at the left the rest; headings and words are broken before numbers are. */
function columnWidths(table: PrintTable, width: number, sizePt: number, measure: MeasureText) {
  const { columns, rows } = table;
  const font = { sizePt, bold: true };
  const need = (cell: PrintCell | undefined, of: (text: string) => number): number =>
    cell ? of(cell.text) + 2 * padX(sizePt) + (cell.colour ? swatchWidth(sizePt) + padX(sizePt) : 0) : 0;
  const whole = columns.map((_, i) =>
    Math.max(0, ...rows.map(({ cells }) => need(cells[i], (text) => measure(text, font)))),
  );
  const broken = columns.map(({ align }, i) =>
    align === 'right'
      ? whole[i]!
      : Math.max(
          Math.min(whole[i]!, LEAST_EMS * sizePt * MM_PER_POINT),
          ...rows.map(({ cells }) => need(cells[i], (text) => widestPiece(text, font, measure))),
        ),
  );
  const headings = headingNeeds(table, sizePt, measure);
  const widest = (a: readonly number[], b: readonly number[]) => a.map((own, i) => Math.max(own, b[i]!));
  const inLines = widest(whole, headings.least);
  const steps = [widest(broken, headings.least), inLines, widest(whole, headings.best)];
  return { widths: shareOut(steps, width), isWhole: inLines.reduce((sum, own) => sum + own, 0) <= width };
}

/** Words at the left are not broken into columns narrower than this. */
const LEAST_EMS = 5;

/** Headings are not broken into fewer letters a line. */
const LEAST_HEADING_EMS = 4;

/** Of every column: its longest unbreakable piece, and all of its heading. Only innermost headings of one column count. */
function headingNeeds({ header, columns }: PrintTable, sizePt: number, measure: MeasureText) {
  const [least, best] = [columns.map(() => 0), columns.map(() => 0)];
  const font = { sizePt, bold: true };
  const em = sizePt * MM_PER_POINT;
  for (const { heading, column } of placedHeadings(header)) {
    const whole = measure(heading.text, font);
    const extra = 2 * padX(sizePt) + (heading.colour ? swatchWidth(sizePt) + padX(sizePt) : 0);
    const share = (need: number): number => (need + extra) / heading.span;
    for (let i = column; i < column + heading.span; i++) {
      least[i] = Math.max(
        least[i]!,
        share(Math.max(widestPiece(heading.text, font, measure), Math.min(whole, LEAST_HEADING_EMS * em))),
      );
      best[i] = Math.max(best[i]!, share(whole));
    }
  }
  return { least, best };
}

/**
 * Widths between steps of comfort: of the narrowest columns, of words in one line, of headings in one line too. What is over
 * goes to all alike; where not even the narrowest fit, the table is wider than its frame.
 */
function shareOut(steps: readonly (readonly number[])[], width: number): readonly number[] {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const best = steps.at(-1)!;
  if (sum(best) <= width) return best.map((own) => own + (width - sum(best)) / best.length);
  const at = steps.findIndex((step) => sum(step) > width);
  if (at <= 0) return steps[0]!;
  const [less, more] = [steps[at - 1]!, steps[at]!];
  const room = (width - sum(less)) / (sum(more) - sum(less));
  return less.map((own, i) => own + (more[i]! - own) * room);
}

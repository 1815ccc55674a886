import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type ITableCellOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PrintCell, PrintHeading, PrintTable } from '../tables/print-table.ts';
import { TODO_MARK } from './document.ts';
import { COLOURS, STYLES } from './docx-styles.ts';

/** From so many columns on the letters are smaller. */
const SMALL_FROM_COLUMNS = 9;
/** Up to so many rows a table stays on one page. */
const WHOLE_ROWS = 14;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (size: number, color: string): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color });
/** Eighths of a point. */
const HAIRLINE = rule(2, COLOURS.hairline);
const RULE = rule(6, COLOURS.rule);

/**
 * A table that stays one in Word: header rows repeat on every page, rows don't split, unknown cells are shaded (their words say
 * 不明), numbers stand right.
 */
export function docxTable(table: PrintTable, widthTwips: number, widths?: readonly number[]): Table {
  const columns = columnWidths(table, widthTwips, widths);
  const style = table.columns.length >= SMALL_FROM_COLUMNS ? STYLES.smallCell : STYLES.cell;
  const header = table.header.map(
    (row) => new TableRow({ tableHeader: true, cantSplit: true, children: headingCells(row, table, columns, style) }),
  );
  const body = table.rows.map(
    ({ kind, cells }, row) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((cell, column) =>
          bodyCell(cell, {
            style,
            width: columns[column] ?? 0,
            right: table.columns[column]?.align === 'right',
            total: kind === 'total',
            keepNext: table.rows.length <= WHOLE_ROWS && row < table.rows.length - 1,
          }),
        ),
      }),
  );
  return new Table({
    width: { size: widthTwips, type: WidthType.DXA },
    columnWidths: [...columns],
    layout: TableLayoutType.FIXED,
    borders: { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: HAIRLINE, insideVertical: NONE },
    margins: { left: 60, right: 60, top: 0, bottom: 0 },
    rows: [...header, ...body],
  });
}

function headingCells(
  row: readonly PrintHeading[],
  table: PrintTable,
  columns: readonly number[],
  style: string,
): TableCell[] {
  return row.map(({ text, span, rows, colour }, i) => {
    const numbers = i > 0 || table.columns[0]?.align === 'right';
    const single = span === 1 && table.columns[columnOf(row, i)]?.align !== 'right';
    return new TableCell({
      columnSpan: span,
      rowSpan: rows,
      width: { size: columns.slice(0, span).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      shading: { type: ShadingType.CLEAR, fill: COLOURS.headerFill, color: 'auto' },
      borders: { bottom: RULE },
      children: [
        new Paragraph({
          style,
          keepNext: true,
          alignment: span > 1 ? AlignmentType.CENTER : numbers && !single ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [...swatch(colour), new TextRun({ text, bold: true })],
        }),
      ],
    });
  });
}

const columnOf = (row: readonly PrintHeading[], at: number): number =>
  row.slice(0, at).reduce((sum, { span }) => sum + span, 0);

interface CellPlace {
  readonly style: string;
  readonly width: number;
  readonly right: boolean;
  readonly total: boolean;
  readonly keepNext: boolean;
}

function bodyCell(cell: PrintCell, { style, width, right, total, keepNext }: CellPlace): TableCell {
  const fill = cell.unknown ? COLOURS.unknownFill : total ? COLOURS.totalFill : undefined;
  const options: ITableCellOptions = {
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(cell.span !== undefined && { columnSpan: cell.span }),
    ...(fill && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    ...(total && { borders: { top: RULE } }),
    children: [
      new Paragraph({
        style,
        keepNext,
        alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [
          ...swatch(cell.colour),
          new TextRun({
            text: cell.text,
            ...(total && { bold: true }),
            ...(cell.text.includes(TODO_MARK) && { color: COLOURS.todo, bold: true }),
          }),
        ],
      }),
    ],
  };
  return new TableCell(options);
}

/** The colour of the map, edged so that a pastel shows on white. */
const swatch = (colour: string | undefined): TextRun[] =>
  colour === undefined
    ? []
    : [
        new TextRun({
          text: '\u00a0\u00a0\u00a0',
          shading: { type: ShadingType.CLEAR, fill: colour.slice(1), color: 'auto' },
          border: { style: BorderStyle.SINGLE, size: 4, color: '4A4F57' },
        }),
        new TextRun(' '),
      ];

const SWATCH_WIDTH = 4;
/** Bold digits are wider than half a letter, and the cell has margins: a narrow column of totals would break its numbers. */
const DIGIT_ROOM = 3;

/** Half-width letters count 1, full-width ones 2. */
const textWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter.charCodeAt(0) < 0x2e80 ? 1 : 2), 0);

/** Widths by the longest words, none so narrow that a number breaks and none so wide that the others starve. */
function columnWidths(table: PrintTable, total: number, given?: readonly number[]): readonly number[] {
  const last = table.header.at(-1) ?? [];
  const offset = table.columns.length - last.length;
  const wanted =
    given ??
    table.columns.map((column, i) => {
      const head = last[i - offset] ?? table.header[0]?.[i];
      const heading = textWidth(head?.text ?? '') + (head?.colour === undefined ? 0 : SWATCH_WIDTH);
      const cells = Math.max(0, ...table.rows.map((row) => textWidth(row.cells[i]?.text ?? '')));
      const least = column.align === 'right' ? cells + DIGIT_ROOM : Math.min(cells, 28);
      return Math.min(
        Math.max(least + 2, Math.min(heading, table.columns.length < SMALL_FROM_COLUMNS ? 22 : 14) + 2, 6),
        34,
      );
    });
  const sum = wanted.reduce((all, width) => all + width, 0);
  return wanted.map((width) => Math.floor((width / sum) * total));
}

import type PptxGenJS from 'pptxgenjs';
import type { Frame } from '../../../domain/sheet.ts';
import type { PrintCell, PrintColumn, PrintHeading, PrintRow, PrintTable } from '../../tables/print-table.ts';
import { greyColour } from '../grey.ts';
import type { SlideScale } from './slide-scale.ts';
import { slideFont } from './slide-text.ts';
import { layOutTable } from './table-layout.ts';

/** Colours of ui.md §2, §4: ink, rules, and the ground of what is not known. */
const ink = { text: '1A1A1A', rule: '767676', hairline: 'CCCCCC', unknown: 'E3E5E8', broken: 'CE0000' } as const;
const lineMm = 4.5;

/** A table block as a table of PowerPoint, with its title above and its notes and check below. */
export function addTable(slide: PptxGenJS.Slide, table: PrintTable, frame: Frame, scale: SlideScale): void {
  const titles = [`${table.title}${table.unit}`].filter((line) => line !== '');
  const below = [...table.notes, table.check].filter((line) => line !== '');
  const roomMm = Math.max(lineMm, frame.height - lineMm * (titles.length + below.length));
  const layout = layOutTable(table, frame.width, roomMm);
  const sizePt = layout.sizePt * scale.factor;
  addLines(slide, titles, frame, frame.y, { sizePt: sizePt * 1.05, bold: true, colour: ink.text }, scale);
  const top = frame.y + lineMm * titles.length;
  const look = { sizePt: sizePt * 0.85, bold: false, colour: table.broken ? ink.broken : ink.text };
  if (table.broken) {
    addLines(slide, below, frame, top, look, scale);
    return;
  }
  slide.addTable([...table.header.map(headerRow), ...table.rows.map((row) => bodyRow(row, table.columns))], {
    x: scale.x(frame.x),
    y: scale.y(top),
    w: scale.length(frame.width),
    colW: layout.columnsMm.map(scale.length),
    rowH: layout.rowsMm.map(scale.length),
    fontFace: slideFont,
    fontSize: sizePt,
    color: ink.text,
    valign: 'middle',
    margin: [0.01, 0.03, 0.01, 0.03],
  });
  const tableMm = layout.rowsMm.reduce((sum, mm) => sum + mm, 0);
  addLines(slide, below, frame, top + tableMm + 1, look, scale);
}

/** Swatches in the grey of the printed classes. */
export function greyTable(table: PrintTable): PrintTable {
  const grey = <Cell extends { readonly colour?: string }>(cell: Cell): Cell =>
    cell.colour === undefined ? cell : { ...cell, colour: greyColour(cell.colour) };
  return {
    ...table,
    header: table.header.map((row) => row.map(grey)),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(grey) })),
  };
}

interface LineLook {
  readonly sizePt: number;
  readonly bold: boolean;
  readonly colour: string;
}

function addLines(
  slide: PptxGenJS.Slide,
  lines: readonly string[],
  frame: Frame,
  topMm: number,
  { sizePt, bold, colour }: LineLook,
  scale: SlideScale,
): void {
  if (lines.length === 0) return;
  slide.addText(
    lines.map((text) => ({ text, options: { breakLine: true } })),
    {
      x: scale.x(frame.x),
      y: scale.y(topMm),
      w: scale.length(frame.width),
      h: scale.length(lineMm * lines.length),
      margin: 0,
      valign: 'top',
      fontFace: slideFont,
      fontSize: sizePt,
      bold,
      color: colour,
      lang: 'ja-JP',
    },
  );
}

interface CellLook {
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
}

function headerRow(row: readonly PrintHeading[]): PptxGenJS.TableRow {
  const look: CellLook = { align: 'center', bold: true };
  return row.map(({ text, span, rows, colour }) => ({
    text: swatched(text, colour, look),
    options: { ...look, colspan: span, rowspan: rows, border: rules({ below: ink.rule }) },
  }));
}

/** Hairlines between rows, no vertical lines; a total stands under a rule. Source: ui.md §3. */
function bodyRow({ kind, cells }: PrintRow, columns: readonly PrintColumn[]): PptxGenJS.TableRow {
  let column = 0;
  return cells.map((cell) => {
    const look: CellLook = { align: columns[column]!.align, bold: kind === 'total' };
    column += cell.span ?? 1;
    return {
      text: swatched(cellText(cell), cell.colour, look),
      options: {
        ...look,
        colspan: cell.span ?? 1,
        border: kind === 'total' ? rules({ above: ink.rule }) : rules({ below: ink.hairline }),
        ...(cell.unknown && { fill: { color: ink.unknown } }),
      },
    };
  });
}

/** An empty cell would take a font size of its own. */
const cellText = ({ text }: PrintCell): string => (text === '' ? ' ' : text);

/** Each run says its alignment: the library begins a new paragraph where two runs differ in it. */
function swatched(text: string, colour: string | undefined, look: CellLook): PptxGenJS.TableCell[] | string {
  if (colour === undefined) return text;
  return [
    { text: '■ ', options: { ...look, color: colour.slice(1).toUpperCase() } },
    { text, options: look },
  ];
}

const none = { type: 'none' } as const;
const line = (color: string | undefined) =>
  color === undefined ? none : ({ type: 'solid', pt: 0.75, color } as const);

function rules({ above, below }: { above?: string; below?: string }) {
  return [line(above), none, line(below), none] as [
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
    PptxGenJS.BorderProps,
  ];
}

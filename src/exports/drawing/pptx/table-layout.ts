import type { PrintCell, PrintTable } from '../../tables/print-table.ts';
import { MM_PER_POINT } from '../drawing.ts';

/** How a table is set on a slide: PowerPoint wraps a number that is too wide, so its columns are measured before. */
export interface TableLayout {
  readonly sizePt: number;
  readonly columnsMm: readonly number[];
  readonly rowsMm: readonly number[];
}

/** Of the size of the letters: half a kanji, with room for a font that takes the place of ours. */
const halfWidthShare = 0.6;
/** Half widths at both sides of a cell. */
const padding = 2;
const largestPt = 10;

/** Letters as large as the room allows; body cells on one line, only headings are wrapped. */
export function layOutTable(table: PrintTable, widthMm: number, heightMm: number): TableLayout {
  const needs = table.columns.map((_, column) => padding + Math.max(4, ...bodyWidths(table, column)));
  const sum = needs.reduce((total, need) => total + need, 0);
  const rows = table.header.length + table.rows.length;
  const byWidth = widthMm / (sum * halfWidthShare * MM_PER_POINT);
  const byHeight = (heightMm / (rows + 1) / MM_PER_POINT) * 0.6;
  const sizePt = Math.max(4, Math.min(largestPt, byWidth, byHeight));
  const halfWidthMm = sizePt * MM_PER_POINT * halfWidthShare;
  const columnsMm = columnWidths(table, needs, widthMm / halfWidthMm).map((width) => width * halfWidthMm);
  const lineMm = sizePt * MM_PER_POINT * 1.25;
  const bodyMm = Math.min(7, Math.max(lineMm * 1.2, heightMm / (rows + 1)));
  const rowsMm = table.header.map((row) => {
    // Headings of a row with spans are short.
    if (row.length !== columnsMm.length) return bodyMm;
    const lines = row.map(({ text, colour }, column) => {
      const room = columnsMm[column]! / halfWidthMm - padding;
      return Math.ceil((halfWidths(text) + (colour === undefined ? 0 : 3)) / Math.max(1, room));
    });
    return Math.max(bodyMm, lineMm * Math.max(...lines) * 1.1);
  });
  return { sizePt, columnsMm, rowsMm: [...rowsMm, ...table.rows.map(() => bodyMm)] };
}

/** What is left goes to columns whose heading is longer than their cells, then to all. */
function columnWidths(table: PrintTable, needs: readonly number[], room: number): number[] {
  const last = table.header.at(-1) ?? [];
  const headings = needs.map(
    (_, column) => padding + halfWidths(last.length === needs.length ? last[column]!.text : ''),
  );
  const lacks = needs.map((need, column) => Math.max(0, headings[column]! - need));
  const [left, lacking] = [room - total(needs), total(lacks)];
  const share = lacking === 0 ? 0 : Math.max(0, Math.min(1, left / lacking));
  const widths = needs.map((need, column) => need + lacks[column]! * share);
  const stretch = room / total(widths);
  return widths.map((width) => width * stretch);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function bodyWidths({ rows }: PrintTable, column: number): number[] {
  return rows.map(({ cells, kind }) => {
    const cell = cellAt(cells, column);
    if (cell === undefined) return 0;
    const width = halfWidths(cell.text) + (cell.colour === undefined ? 0 : 3);
    return kind === 'total' ? width * 1.1 : width;
  });
}

/** The cell of one column; undefined where it spans several. */
function cellAt(cells: readonly PrintCell[], column: number): PrintCell | undefined {
  let at = 0;
  for (const cell of cells) {
    if (at === column) return cell.span === undefined || cell.span === 1 ? cell : undefined;
    at += cell.span ?? 1;
  }
  return undefined;
}

/** A kanji is as wide as two digits. */
const halfWidths = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);

import writeExcelFile, { type CellObject, type Sheet, type SheetData } from 'write-excel-file/universal';
import type { TableCheck } from '../../domain/evidence.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import type { PrintCell, PrintHeading } from '../tables/print-table.ts';
import { xmlSafe } from '../xml-text.ts';
import { captionLabel, type DocumentModel, type DocumentTable, tablesOf } from './document.ts';
import { documentWords } from './document-facts.ts';
import { type NamedRange, namedRanges } from './named-ranges.ts';
import { printedNumber } from './printed-number.ts';

const HEADER_FILL = '#e8f1fe';
const UNKNOWN_FILL = '#e3e5e8';
const RED = '#ce0000';
/** Widths in characters. */
const [TEXT_WIDTH, NUMBER_WIDTH] = [26, 14];

/**
 * The tables of the document as a workbook: a list of the sheets, then one sheet a table with its caption, header, numbers
 * unrounded under formats that print what the document prints, notes, checks with both totals, sources and evidence. The
 * header and body of 表6-1 are the named range 表6_1.
 */
export async function writeDocumentXlsx(model: DocumentModel): Promise<Uint8Array<ArrayBuffer>> {
  const document = xmlSafe(model);
  const tables = tablesOf(document);
  const made = tables.map((table) => tableSheet(table, document));
  const blob = await writeExcelFile([contentsSheet(document, tables), ...made.map(({ sheet }) => sheet)], {
    features: [namedRanges(made.map(({ range }) => range))],
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function contentsSheet(document: DocumentModel, tables: readonly DocumentTable[]): Sheet<Blob> {
  const data: SheetData = [
    [text(document.title, { fontWeight: 'bold', fontSize: 14 })],
    [text(`作成日 ${document.date}`)],
    ...(document.fictional ? [[text('架空の都市のデータによる作成例', { textColor: RED, fontWeight: 'bold' })]] : []),
    [],
    ['シート', '表題', '行数', '検算', '名前つき範囲'].map((heading) => header(heading)),
    ...tables.map(({ caption, table, checks }): CellObject[] => {
      const label = captionLabel(caption, document.chapter);
      return [
        text(label),
        text(caption.text),
        { value: table.rows.length, format: '#,##0' },
        verdict(table.broken, checks),
        text(rangeName(label)),
      ];
    }),
  ];
  return {
    sheet: '目次',
    data,
    columns: [{ width: 12 }, { width: 70 }, { width: 8 }, { width: 12 }, { width: 16 }],
  };
}

/** A name holds no dash. */
const rangeName = (label: string): string => label.replace('-', '_');

function verdict(broken: boolean, checks: readonly TableCheck[]): CellObject {
  if (broken) return text('不一致', { textColor: RED, fontWeight: 'bold' });
  return text(checks.length === 0 ? '—' : '一致');
}

function tableSheet(
  { caption, table, checks, sources, footnote }: DocumentTable,
  document: DocumentModel,
): { readonly sheet: Sheet<Blob>; readonly range: NamedRange } {
  const label = captionLabel(caption, document.chapter);
  const units = table.columns.map(({ unit }) => unit).filter((unit) => unit !== '');
  const head: SheetData = [
    [text(`${label}　${caption.text}`, { fontWeight: 'bold', fontSize: 14 })],
    [
      text(
        table.unit !== ''
          ? `単位：${table.unit.replace(/[（）]/g, '')}`
          : units.length > 0
            ? '単位：見出しのとおり'
            : '',
      ),
    ],
    [],
  ];
  const headers = headerRows(table.header, table.columns.length);
  const body = table.rows.map(({ kind, cells }) => cells.map((cell) => bodyCell(cell, kind === 'total')));
  const first = head.length + 1;
  const data: SheetData = [
    ...head,
    ...headers,
    ...body,
    [],
    ...table.notes.map((note) => [text(`※ ${note}`)]),
    ...(table.broken ? [[text(table.check, { textColor: RED, fontWeight: 'bold' })]] : checkRows(checks)),
    ...(sources.length === 0 ? [] : [[text('出典'), text(sources.join('、'))]]),
    [text('根拠'), text(document.footnotes[footnote - 1] ?? '')],
  ];
  const range: NamedRange = {
    name: rangeName(label),
    sheet: label,
    rows: [first, first + headers.length + body.length - 1],
    columns: [1, table.columns.length],
  };
  const columns = table.columns.map(({ align }) => ({ width: align === 'right' ? NUMBER_WIDTH : TEXT_WIDTH }));
  return { sheet: { sheet: label, data, columns, stickyRowsCount: head.length + headers.length }, range };
}

/** Text stays text whatever it begins with: a string cell of a workbook is never run as a formula. */
const text = (value: string, look: Partial<CellObject> = {}): CellObject =>
  ({ value, type: String, ...look }) as CellObject;

const header = (value: string, look: Partial<CellObject> = {}): CellObject =>
  text(value, { fontWeight: 'bold', wrap: true, backgroundColor: HEADER_FILL, bottomBorderStyle: 'thin', ...look });

/** Cells below or beside a spanning heading stay empty. */
function headerRows(rows: readonly (readonly PrintHeading[])[], columns: number): SheetData {
  const grid: (CellObject | null)[][] = rows.map(() => []);
  const taken = rows.map(() => new Set<number>());
  for (const [r, row] of rows.entries()) {
    let column = 0;
    for (const { text: words, span, rows: height } of row) {
      while (taken[r]!.has(column)) column++;
      grid[r]![column] = header(words, {
        ...(span > 1 && { columnSpan: span, align: 'center' }),
        ...(height > 1 && { rowSpan: height }),
      });
      for (let down = r; down < r + height; down++)
        for (let across = column; across < column + span; across++) taken[down]?.add(across);
      column += span;
    }
  }
  return grid.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? null));
}

function bodyCell(cell: PrintCell, total: boolean): CellObject {
  const look: Partial<CellObject> = {
    ...(total && { fontWeight: 'bold', topBorderStyle: 'thin' }),
    ...(cell.unknown && { backgroundColor: UNKNOWN_FILL }),
  };
  const number = printedNumber(cell);
  if (number) return { value: number.value, format: number.format, ...look } as CellObject;
  return text(cell.text, { ...(cell.value !== null && { align: 'right' }), ...look });
}

/** Every law of the answer, both totals. */
function checkRows(checks: readonly TableCheck[]): SheetData {
  if (checks.length === 0) return [];
  const worst = new Map<string, TableCheck>();
  for (const check of checks) {
    const known = worst.get(check.code);
    if (!known || Math.abs(check.difference) > Math.abs(known.difference)) worst.set(check.code, check);
  }
  return [
    ['検算', '元の値', '表の計', '差', '結果'].map((heading) => header(heading)),
    ...[...worst.values()].map(({ code, expected, found, difference, holds }): CellObject[] => [
      text(documentWords(`check.${code}`)),
      { value: expected, format: '#,##0' },
      { value: found, format: '#,##0' },
      { value: difference, format: '#,##0.0' },
      text(holds ? '一致' : `不一致（${formatNumber(difference, 1)}）`, holds ? {} : { textColor: RED }),
    ]),
  ];
}

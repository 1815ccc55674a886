import type { Answer, AnswerTable, Cell } from '../../domain/answer.ts';
import type { SheetSubject, TableRequest } from '../../domain/sheet.ts';
import { formatNumber } from '../../project/language/number-format.ts';
import { breaksLaw, checksOf } from '../table-laws.ts';
import type { PrintCell, PrintTable } from '../tables/print-table.ts';
import { printTable } from '../tables/shape-table.ts';
import type { DocumentBuilder } from './document-builder.ts';
import { documentWords, evidenceNote } from './document-facts.ts';

export type DocumentTableRequest = Pick<TableRequest, 'table' | 'title'> &
  Partial<TableRequest> & {
    /** Instead of the title with what all rows have in common. */
    readonly caption?: string;
    /** The notes of the table speak of columns that are not printed. */
    readonly withoutNotes?: boolean;
    /** Its notes and its check stand below a larger table of the same answer. */
    readonly brief?: boolean;
    /** A number that is missing is one that nobody knows: 不明. */
    readonly undecided?: boolean;
    /** Said before the table, with its label; nothing where the table is left out. */
    readonly lead?: (label: string) => string;
    readonly widths?: readonly number[];
  };

/** A table of an answer goes into the document as it is printed everywhere; nothing where the answer has it not. */
export function addTable(
  builder: DocumentBuilder,
  answer: Answer | undefined,
  request: DocumentTableRequest,
  subject: SheetSubject = { kind: 'city' },
): string | undefined {
  const found = answer?.tables.find(({ id }) => id === request.table);
  if (!answer || !found) return undefined;
  const table = printTable(
    found,
    answer.checks,
    {
      question: answer.question,
      parameters: {},
      scenario: null,
      where: {},
      ofSubject: false,
      across: [],
      values: [],
      total: false,
      ...request,
    },
    subject,
    'ja',
  );
  if (table.rows.length === 0 && !table.broken) return undefined;
  const caption = `${request.caption ?? table.title}${table.unit}`;
  if (!table.broken && !hasNumbers(table)) {
    builder.paragraph(`「${caption}」は、値のデータがないため省いた。`, 'note');
    return undefined;
  }
  if (request.lead) builder.paragraph(request.lead(builder.next('table')));
  const { undecided, withoutNotes, brief, widths } = request;
  const printed = undecided ? withUndecided(table) : table;
  return builder.table({
    caption,
    table: {
      ...printed,
      notes: withoutNotes || brief ? [] : table.notes,
      check: brief && !table.broken ? '' : table.check,
    },
    ...partsOf(answer, found),
    ...(widths && { widths }),
  });
}

/** Any number in a column of numbers: a table of dashes only says nothing. */
const hasNumbers = ({ columns, rows }: PrintTable): boolean =>
  rows.some(({ cells }) => cells.some(({ value }, i) => columns[i]?.align === 'right' && value !== null));

/** Cells without a number say 不明, and look like it. */
const withUndecided = (table: PrintTable): PrintTable => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, i) =>
      table.columns[i]?.align === 'right' && cell.value === null ? { ...cell, text: '不明', unknown: true } : cell,
    ),
  })),
});

const partsOf = (answer: Answer, table: AnswerTable) => ({
  evidence: evidenceNote(answer),
  checks: checksOf(answer, table),
  sources: sourceTitles(answer),
});

/**
 * A table that the document puts together from one table of an answer (or from the same of several scenarios): where one of
 * its laws is broken nothing of it is printed, and that is said.
 */
export function addOwnTable(
  builder: DocumentBuilder,
  from: readonly { readonly answer: Answer; readonly table: AnswerTable }[],
  { caption, evidence, table, widths }: OwnTable,
): string {
  const broken = from.some((one) => breaksLaw(one.answer, one.table));
  const last = from.at(-1)!;
  return builder.table({
    caption,
    table: broken ? { ...table, rows: [], notes: [], check: BROKEN, broken } : table,
    ...partsOf(last.answer, last.table),
    checks: from.flatMap((one) => checksOf(one.answer, one.table)),
    ...(evidence !== undefined && { evidence }),
    widths,
  });
}

interface OwnTable {
  readonly caption: string;
  readonly table: PrintTable;
  readonly widths: readonly number[];
  /** Instead of that of the answer. */
  readonly evidence?: string;
}

const BROKEN = documentWords('figure.table.brokenTable');

/** A number on paper; null is no data and never 0. */
export const numberCell = (value: Cell | undefined, decimals = 0): PrintCell => {
  const number = typeof value === 'number' ? value : null;
  return { text: formatNumber(number, decimals), value: number };
};

const sourceTitles = ({ evidence }: Answer): readonly string[] => [
  ...new Set(evidence.inputs.map(({ title, year }) => `${title}${year === undefined ? '' : `（${year} 年）`}`)),
];

/** A table of words and numbers that the document itself puts together. */
export function plainTable(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly (string | PrintCell)[])[],
  notes: readonly string[] = [],
): PrintTable {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell, value: null } : cell)));
  return {
    title,
    unit: '',
    header: [headings.map((text) => ({ text, span: 1, rows: 1 }))],
    columns: headings.map((_, i) => ({
      align: cells.some((row) => (row[i]?.value ?? null) !== null) ? 'right' : 'left',
      unit: '',
    })),
    rows: cells.map((row) => ({ kind: 'body', cells: row })),
    notes,
    check: '',
    broken: false,
  };
}

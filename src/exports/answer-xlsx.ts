import type { TFunction } from 'i18next';
import writeExcelFile, { type CellObject, type Sheet, type SheetData } from 'write-excel-file/universal';
import type { Answer, AnswerTable } from '../domain/answer.ts';
import type { TableCheck } from '../domain/evidence.ts';
import { unitDecimals } from '../project/language/answer-text.ts';
import { assumptionText, bandText, methodText } from '../project/language/evidence-text.ts';
import type { Language } from '../project/project-schema.ts';
import { type OutputColumn, outputColumns } from './answer-columns.ts';
import { breaksLaw, checksOf } from './table-laws.ts';

export interface AnswerBook {
  /** `青瀬市（架空）` — stands over every sheet. */
  readonly city: string;
  readonly answers: readonly Answer[];
  /** ISO date. */
  readonly date: string;
  /** The rows of every table are the parts of one whole: their sum stands below them. */
  readonly summed?: boolean;
}

type Words = { readonly t: TFunction; readonly language: Language };

/** Column widths in characters. */
const TEXT_WIDTH = 18;
const NUMBER_WIDTH = 14;
const RED = '#ce0000';
/** A longer table is for programs: its sheet names the CSV instead. */
const MOST_ROWS = 20_000;
/** Excel holds 32,767 characters a cell. */
const CELL_CHARACTERS = 32_000;

/**
 * Answers as a workbook: a list of the sheets, one sheet a table (title, units, header, rows, checks), and one sheet with
 * the evidence of all. Numbers are stored unrounded and rounded by their format, so that sums in Excel agree with ours. A
 * table that breaks one of its laws says so in red and is not printed.
 */
export function answerXlsx(book: AnswerBook, words: Words): Promise<Blob> {
  const { city, answers, date } = book;
  const sheets = answers.flatMap((answer) => answer.tables.map((table) => ({ answer, table })));
  const names = sheetNames(sheets.map(({ table }) => table.title[words.language]));
  return writeExcelFile([
    contentsSheet(city, date, sheets, names, words),
    ...sheets.map(({ answer, table }, i) => tableSheet(book, names[i]!, answer, table, words)),
    evidenceSheet(answers, words),
  ]).toBlob();
}

/** Excel takes 31 characters, none of \ / ? * [ ] :, each name once. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title.replace(/[\\/?*[\]:]/g, '・');
    let name = plain.slice(0, 31);
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, 27)}(${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

interface SheetOfTable {
  readonly answer: Answer;
  readonly table: AnswerTable;
}

function contentsSheet(
  city: string,
  date: string,
  sheets: readonly SheetOfTable[],
  names: readonly string[],
  { t, language }: Words,
): Sheet<Blob> {
  const data: SheetData = [
    [{ value: city, fontWeight: 'bold', fontSize: 14 }],
    [`${t('figure.table.made')} ${date}`],
    [t('figure.table.units')],
    [],
    [
      header(t('figure.table.sheet')),
      header(t('figure.table.tableTitle')),
      header(t('figure.table.rows')),
      header(t('figure.table.result')),
    ],
    ...sheets.map(({ answer, table }, i) => [
      names[i]!,
      titleOf(answer, table, language),
      { value: table.rows.length, format: '#,##0' },
      verdict(!breaksLaw(answer, table), t),
    ]),
  ];
  return {
    sheet: t('figure.table.contents'),
    data,
    columns: [{ width: 32 }, { width: 60 }, { width: 10 }, { width: 12 }],
  };
}

/** With the scenario that the numbers are of, so that they are not taken for those of 現行. */
const titleOf = ({ evidence }: Answer, { title }: AnswerTable, language: Language): string =>
  [evidence.scenario, title[language]].filter(Boolean).join('　');

function tableSheet(
  { city, summed }: AnswerBook,
  name: string,
  answer: Answer,
  table: AnswerTable,
  words: Words,
): Sheet<Blob> {
  const { t, language } = words;
  const columns = outputColumns(table, { form: 'words', language });
  const checks = checkRows(checksOf(answer, table), table, t);
  const title = [city, titleOf(answer, table, language)].join('　');
  const head: SheetData = [
    [{ value: title, fontWeight: 'bold', fontSize: 14 }],
    ...(table.notes ?? []).map((note) => [note[language]]),
  ];
  if (breaksLaw(answer, table))
    return {
      sheet: name,
      data: [...head, [{ value: t('figure.table.brokenTable'), textColor: RED, fontWeight: 'bold' }], [], ...checks],
    };
  if (table.rows.length > MOST_ROWS)
    return {
      sheet: name,
      data: [
        ...head,
        [t('figure.table.longTable', { rows: table.rows.length, file: `${table.id}.csv` })],
        [],
        ...checks,
      ],
    };
  return {
    sheet: name,
    data: [
      ...head,
      columns.map(({ heading }) => header(heading)),
      ...table.rows.map((row) => columns.map(({ value, decimals }) => cellOf(value(row), decimals))),
      ...(summed ? [sumCells(columns, table.rows, t)] : []),
      [],
      ...checks,
    ],
    columns: columns.map(({ decimals }) => ({ width: decimals === undefined ? TEXT_WIDTH : NUMBER_WIDTH })),
    stickyRowsCount: head.length + 1,
  };
}

/** Text stays text whatever it begins with: a string cell of a workbook is never run as a formula. */
function cellOf(value: string | number, decimals: number | undefined): CellObject {
  if (typeof value === 'number') return { value, format: decimals ? `#,##0.${'0'.repeat(decimals)}` : '#,##0' };
  return { value, type: String, ...(decimals !== undefined && { align: 'right' as const }) };
}

/** Sums of the columns that may be added up, 「—」 where no row has a number. */
function sumCells(columns: readonly OutputColumn[], rows: AnswerTable['rows'], t: TFunction): CellObject[] {
  const look = { fontWeight: 'bold', topBorderStyle: 'thin' } as const;
  return columns.map(({ value, decimals, additive }, i) => {
    if (!additive) return { value: i === 0 ? t('figure.table.total') : '', ...look };
    const numbers = rows.map(value).filter((cell) => typeof cell === 'number');
    const sum = numbers.length > 0 ? numbers.reduce((total, number) => total + number, 0) : '—';
    return { ...cellOf(sum, decimals), ...look };
  });
}

const header = (value: string): CellObject => ({
  value,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  bottomBorderStyle: 'thin',
});

const verdict = (holds: boolean, t: TFunction): CellObject => ({
  value: holds ? t('figure.table.holds') : t('figure.table.broken'),
  fontWeight: 'bold',
  ...(!holds && { textColor: RED }),
});

/** Every check with both totals; a broken one in red. */
function checkRows(checks: readonly TableCheck[], table: AnswerTable, t: TFunction): SheetData {
  if (checks.length === 0) return [];
  const headings = ['checkName', 'expected', 'found', 'difference', 'result'] as const;
  const format = table.values.some(({ unit }) => unitDecimals[unit] > 0) ? '#,##0.0' : '#,##0';
  return [
    headings.map((heading) => header(t(`figure.table.${heading}`))),
    ...checks.map(({ code, expected, found, difference, holds }) => [
      t(`check.${code}`),
      { value: expected, format },
      { value: found, format },
      { value: difference, format },
      verdict(holds, t),
    ]),
  ];
}

/** How every answer was made: question, parameters, method, assumptions, inputs, SQL. */
function evidenceSheet(answers: readonly Answer[], words: Words): Sheet<Blob> {
  const { t } = words;
  const data: SheetData = [
    [{ value: t('evidence.title'), fontWeight: 'bold', fontSize: 14 }],
    ...answers.flatMap((answer) => [...evidenceRows(answer, words), []]),
    ...inputRows(answers, t),
  ];
  return {
    sheet: t('figure.table.evidence'),
    data,
    columns: [{ width: 28 }, { width: 100 }, ...Array(5).fill({ width: 16 })],
  };
}

function evidenceRows({ question, tables, evidence }: Answer, { t, language }: Words): SheetData {
  const pair = (name: string, value: string): CellObject[] => [
    { value: name, alignVertical: 'top' },
    { value, type: String, wrap: true, alignVertical: 'top' },
  ];
  return [
    [{ value: tables.map(({ title }) => title[language]).join(' / '), fontWeight: 'bold' }, question],
    ...(evidence.scenario === undefined ? [] : [pair(t('evidence.scenario'), evidence.scenario)]),
    pair(
      t('evidence.parameters'),
      Object.entries(evidence.parameters)
        .map(([name, value]) => `${name} = ${value}`)
        .join('\n'),
    ),
    pair(t('evidence.method'), evidence.method.map((step) => methodText(step, t)).join('\n')),
    pair(t('evidence.assumptions'), evidence.assumptions.map((one) => assumptionText(one, t, language)).join('\n')),
    ...(evidence.sensitivity ?? []).map((band) => pair(t('figure.table.sensitivity'), bandText(band, t, language))),
    pair(t('evidence.planarCrs'), evidence.planarCrs),
    pair(t('evidence.computedAt'), evidence.computedAt),
    ...pieces(evidence.sql).map((sql) => pair(t('evidence.sql'), sql)),
  ];
}

function pieces(text: string): readonly string[] {
  const out: string[] = [];
  for (let from = 0; from < text.length; from += CELL_CHARACTERS) out.push(text.slice(from, from + CELL_CHARACTERS));
  return out;
}

function inputRows(answers: readonly Answer[], t: TFunction): SheetData {
  const inputs = new Map(
    answers.flatMap(({ evidence }) => evidence.inputs.map((input) => [JSON.stringify(input), input] as const)),
  );
  const headings = ['source', 'file', 'year', 'licence', 'crs', 'rows', 'hash'] as const;
  return [
    headings.map((heading) => header(t(`figure.table.${heading}`))),
    ...[...inputs.values()].map(({ title, file, year, licence, crs, rows, sha256 }) => [
      { value: title, type: String },
      { value: file, type: String },
      year ?? '—',
      licence ?? '—',
      crs,
      { value: rows, format: '#,##0' },
      sha256 ?? '—',
    ]),
  ];
}

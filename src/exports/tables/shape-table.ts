import type { AnswerTable, ValueColumn } from '../../domain/answer.ts';
import type { CheckCode, TableCheck } from '../../domain/evidence.ts';
import type { SheetSubject, TableRequest } from '../../domain/sheet.ts';
import { checkComparison, checkVerdict } from '../../project/language/check-text.ts';
import { type PrintWords, printWords } from '../../project/language/print-words.ts';
import type { Language } from '../../project/project-schema.ts';
import type { PrintColumn, PrintTable } from './print-table.ts';
import { selectRows } from './select-rows.ts';
import { cellReader } from './table-cells.ts';
import { columnTree, headerRows, type LeafColumn } from './table-columns.ts';
import { layOut, type TableLayout } from './table-layout.ts';
import {
  displaysOf,
  type Line,
  lineOf,
  printRow,
  type RowGroup,
  rowGroups,
  totalGroup,
  withoutRepeats,
} from './table-rows.ts';

/**
 * A table of an answer in long form as it is read on paper, by the rules of ui.md §3. `checks` are those of the answer; a
 * table that breaks one has no rows and says so. Values are added up unrounded and rounded only in their text. Throws a
 * RangeError for a column that the request names and the table has not.
 */
export function printTable(
  table: AnswerTable,
  checks: readonly TableCheck[],
  request: TableRequest,
  subject: SheetSubject,
  language: Language,
): PrintTable {
  const words = printWords(language);
  const layout = layOut(table, selectRows(table, request, subject), request, words);
  const own = checks.filter(({ scope }) => scope?.table === undefined || scope.table === table.id);
  const broken = own.some(({ holds }) => !holds);
  const body = bodyOf(layout, request.total, words);
  return {
    title: titleOf(layout, request, subject, words),
    unit: body.unit === '' ? '' : inBrackets(body.unit, words),
    header: body.header,
    columns: body.columns,
    rows: broken ? [] : body.rows,
    notes: broken ? [] : body.notes,
    check: broken
      ? brokenText(own, words)
      : checkText(own, layout, request.ofSubject && subject.kind === 'zone', words),
    broken,
  };
}

interface TableBody extends Pick<PrintTable, 'header' | 'columns' | 'rows' | 'notes'> {
  readonly unit: string;
}

/** Several values of one and the same thing go down: a table of one row is hard to read on paper. */
const isTurned = ({ down, values }: TableLayout): boolean => down.length === 0 && values.length > 1;

function bodyOf(layout: TableLayout, total: boolean, words: PrintWords): TableBody {
  const turned = isTurned(layout);
  const tree = (name: (value: ValueColumn) => string) => columnTree(layout, columnValues(layout), name, words);
  const leaves = tree(() => '').flatMap((node) => node.leaves);
  const read = cellReader(layout);
  const lines = groupsOf(layout, total, words).map((group) => lineOf(group, leaves, read));
  const displays = displaysOf(lines, words.language);
  const units = [...new Set([...displays.values()].map((display) => display.unit))];
  const unit = units.length === 1 ? units[0]! : '';
  const unitOf = (value: ValueColumn): string => (unit === '' ? (displays.get(value)?.unit ?? '') : '');
  const name = (value: ValueColumn): string => {
    const own = unitOf(value);
    return own === '' ? words.pick(value.title) : `${words.pick(value.title)}${inBrackets(own, words)}`;
  };
  const left = leftHeadings(layout, words);
  return {
    unit,
    header: headerRows(left, tree(turned ? () => words.t('sheet.table.value') : name), levelsOf(layout)),
    columns: [
      ...left.map((): PrintColumn => ({ align: 'left', unit: '' })),
      ...leaves.map(({ value }): PrintColumn => ({ align: 'right', unit: turned ? '' : unitOf(value) })),
    ],
    rows: withoutRepeats(
      lines.map((line) => printRow(named(line, name), displays)),
      left.length,
    ),
    notes: notesOf(layout, lines, leaves, words),
  };
}

/** Columns of numbers are of every value, or of one that stands for all where values go down. */
const columnValues = (layout: TableLayout): readonly ValueColumn[] =>
  isTurned(layout) ? [layout.values.find(({ additive }) => additive) ?? layout.values[0]!] : layout.values;

const levelsOf = (layout: TableLayout): number =>
  layout.across.length + (columnValues(layout).length > 1 || layout.across.length === 0 ? 1 : 0);

const leftHeadings = (layout: TableLayout, { t }: PrintWords): readonly string[] =>
  layout.down.length > 0 ? layout.down.map(({ heading }) => heading) : [isTurned(layout) ? t('sheet.table.item') : ''];

function groupsOf(layout: TableLayout, total: boolean, words: PrintWords): readonly RowGroup[] {
  if (layout.rows.length === 0) return [];
  if (layout.down.length === 0) return layout.values.map((value) => valueGroup(layout, value));
  const groups = rowGroups(layout);
  const adds = groups.length > 1 && layout.down.every(({ summable }) => summable) && groups.every(isBody);
  return total && adds && layout.values.some(({ additive }) => additive)
    ? [...groups, totalGroup(layout, words)]
    : groups;
}

const isBody = ({ kind }: RowGroup): boolean => kind === 'body';

/** All rows, for one value. */
const valueGroup = ({ rows }: TableLayout, value: ValueColumn): RowGroup => ({
  kind: 'body',
  heads: [],
  members: rows,
  unknown: false,
  reasons: [],
  value,
});

/** A row of one value is named after it. */
function named(line: Line, name: (value: ValueColumn) => string): Line {
  const { value } = line.group;
  return value ? { ...line, group: { ...line.group, heads: [{ text: name(value), value: null }] } } : line;
}

const inBrackets = (text: string, { language }: PrintWords): string =>
  language === 'ja' ? `（${text}）` : ` (${text})`;

/**
 * The request's title, else the table's; then what all rows have in common, as far as the title does not say it. On a
 * district's page a table that is not of the district says that it is of the whole city.
 */
function titleOf(
  layout: TableLayout,
  { title: asked, ofSubject }: TableRequest,
  subject: SheetSubject,
  words: PrintWords,
): string {
  const { table, said, values } = layout;
  const title = asked === '' ? words.pick(table.title) : asked;
  const place = subject.kind === 'zone' && !ofSubject ? [words.t('sheet.table.wholeCity')] : [];
  const [only] = values;
  // The first column of a unit is what the unit says: 人 are the population, 棟 the buildings.
  const isPlain =
    only === undefined || values.length > 1 || table.values.find(({ unit }) => unit === only.unit) === only;
  const value = isPlain ? [] : [words.pick(only.title)];
  const rest = [...new Set([...place, ...said, ...value])].filter((text) => text !== '' && !title.includes(text));
  if (rest.length === 0) return title;
  return words.language === 'ja' ? `${title}　${rest.join('・')}` : `${title} — ${rest.join(', ')}`;
}

/** What the numbers leave out, what the table says of itself, and why something is not known. */
function notesOf(
  { table }: TableLayout,
  lines: readonly Line[],
  leaves: readonly LeafColumn[],
  { t, pick }: PrintWords,
): readonly string[] {
  const isPartial = lines.some(({ cells }) => cells.some(({ cell }) => cell.partial));
  const reasons = new Set([...lines.flatMap(({ group }) => group.reasons), ...leaves.flatMap((leaf) => leaf.reasons)]);
  return [
    ...(lines.length === 0 ? [t('sheet.table.noRows')] : []),
    ...reasons,
    ...(isPartial ? [t('answer.partial')] : []),
    ...(table.notes ?? []).map(pick),
  ];
}

/** Laws that speak of the printed values; without one of those, all of the table. */
const lawsOf: Readonly<Partial<Record<ValueColumn['unit'], readonly CheckCode[]>>> = {
  people: ['population-conserved', 'flow-conserved', 'projection-conserved'],
  buildings: ['buildings-once'],
  square_meters: ['areas-sum', 'zone-area'],
  hectares: ['zone-area'],
  facilities: ['facilities-once'],
  yen: ['spending-conserved'],
};

/**
 * `人口の保存：一致　表の計 83,210 ＝ 元の人口 83,210 人（差 0 人）`. A law is of the whole table: where a zone of it is printed the
 * totals are not those of the rows, and that is said.
 */
function checkText(checks: readonly TableCheck[], { values }: TableLayout, isPart: boolean, words: PrintWords): string {
  const codes = new Set(values.flatMap(({ unit }) => lawsOf[unit] ?? []));
  const own = checks.filter(({ code }) => codes.has(code));
  const lines = (own.length > 0 ? own : checks).map((check) => checkLine(check, words));
  if (lines.length === 0) return '';
  return [...(isPart ? [words.t('sheet.table.wholeCheck')] : []), ...lines].join(gapOf(words));
}

const brokenText = (checks: readonly TableCheck[], words: PrintWords): string =>
  [
    words.t('figure.table.brokenTable'),
    ...checks.filter(({ holds }) => !holds).map((check) => checkLine(check, words)),
  ].join(gapOf(words));

const checkLine = (check: TableCheck, words: PrintWords): string =>
  `${checkVerdict(check, words.t, words.language)}${gapOf(words)}${checkComparison(check, words.t, words.language).replaceAll('|', '')}`;

const gapOf = ({ language }: PrintWords): string => (language === 'ja' ? '　' : ' — ');

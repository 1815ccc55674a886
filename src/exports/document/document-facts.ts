import type { TFunction } from 'i18next';
import type { Answer } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { SentenceRequest, SheetSubject, TableRequest } from '../../domain/sheet.ts';
import { assumptionText, methodText } from '../../project/language/evidence-text.ts';
import { printWords } from '../../project/language/print-words.ts';
import { sentenceKinds, sentenceQuestion } from '../sentences/sentence-kinds.ts';
import { type ToldSentence, tellSentence } from '../sentences/tell-sentence.ts';
import { roundings } from '../sentences/told-numbers.ts';
import type { SheetCity, SheetSupply } from '../sheets/sheet-supply.ts';
import { checksOf } from '../table-laws.ts';
import type { PrintTable } from '../tables/print-table.ts';
import { printTable } from '../tables/shape-table.ts';
import type { DocumentBuilder } from './document-builder.ts';

/** Answers of the city, each asked once, and what was not there. */
export interface DocumentFacts {
  readonly city: SheetCity;
  /** Undefined where the city lacks the data; the reason goes into `lacks`. */
  ask(question: string, parameters?: Parameters, scenario?: string | null): Promise<Answer | undefined>;
  tell(request: SentenceRequest, subject: SheetSubject): Promise<ToldSentence>;
  /** In the order in which they were first asked. */
  readonly answers: () => readonly Answer[];
  /** What could not be told and why, each once. */
  readonly lacks: ReadonlyMap<string, string>;
}

type Parameters = Readonly<Record<string, unknown>>;

export function createDocumentFacts(supply: SheetSupply, signal?: AbortSignal): DocumentFacts {
  const asked = new Map<string, Promise<Answer | undefined>>();
  const answers = new Map<string, Answer>();
  const lacks = new Map<string, string>();
  async function answerTo(key: string, question: string, parameters: Parameters, scenario: string | null) {
    const lack = lackName(question, parameters);
    if (!supply.city.questions.includes(question)) {
      lacks.set(lack, NO_DATA);
      return undefined;
    }
    try {
      const answer = await supply.answer({ question, parameters, scenario }, signal);
      answers.set(key, answer);
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      // A hazard without what the question needs (durations of a tsunami) is refused as out of its range.
      const refused = error instanceof RangeError || (error instanceof Error && error.name === 'RangeError');
      lacks.set(
        lack,
        refused ? NO_DATA : `集計できない（${error instanceof Error ? error.message.split('\n')[0] : error}）`,
      );
      return undefined;
    }
  }
  const kinds = { zoneKinds: askedKinds(supply.city) };
  function ask(question: string, own: Parameters = {}, scenario: string | null = null) {
    const parameters = withoutKinds.has(question) ? own : { ...kinds, ...own };
    const key = JSON.stringify([question, parameters, scenario]);
    const known = asked.get(key) ?? answerTo(key, question, parameters, scenario);
    asked.set(key, known);
    return known;
  }
  return {
    city: supply.city,
    ask,
    async tell(request, subject) {
      const question = sentenceQuestion(request, subject);
      if (!question) return { missing: 'この災害について述べる文の種類ではない' };
      // All zones at once: the answer serves every district and the tables.
      const { zoneKinds: _, ...parameters } = question.parameters;
      const answer = await ask(question.question, parameters, question.scenario);
      if (!answer) return { missing: NO_DATA };
      const scenario = supply.city.scenarios.find(({ id }) => id === question.scenario)?.name ?? null;
      return tellSentence(request, answer, subject, 'ja', scenario);
    },
    answers: () => [...answers.values()],
    lacks,
  };
}

const NO_DATA = 'データがない';

/** `浸水継続時間（津波）`: what is missing, for the list in the last chapter. */
function lackName(question: string, { hazards }: Parameters): string {
  const title = sentenceKinds.find((kind) => kind.question === question)?.title.ja ?? question;
  const names = Array.isArray(hazards) ? hazards.map((key) => hazardTitle(key as HazardKey)).join('、') : '';
  return names === '' ? title : `${title}（${names}）`;
}

/** Questions that are not asked by kinds of zones. */
const withoutKinds: ReadonlySet<string> = new Set(['exclusion_check']);

/** The document speaks of the city, of the areas of the plan and of districts: other kinds would be counted for nothing. */
function askedKinds({ zones }: SheetCity): readonly string[] {
  const present = new Set(zones.map(({ zoneKind }) => zoneKind));
  const kinds = ['residence', 'urban_function', 'planning_area', 'district'] as const;
  return ['city', ...kinds.filter((kind) => present.has(kind))];
}

export const documentWords: TFunction = printWords('ja').t;

/** Where the inputs are listed; every footnote points there instead of repeating them. */
export const INPUTS_PLACE = '第 7 節に示す';

/** Steps that every count of buildings takes (`buildingMethod` of the analysis): said once, in the last chapter. */
const commonMethod: ReadonlySet<string> = new Set([
  'building-by-representative-point',
  'zone-membership-once-per-kind',
  'largest-rank-of-all-sources',
  'three-states',
  'exact-sums',
]);
/** Assumptions about the data, not about a question. */
const commonAssumptions: ReadonlySet<string> = new Set([
  'storeys-from-height',
  'floor-area-from-footprint',
  'survey-extent-bounds',
  'depth-method',
  'rank-without-depth-counts-as-deepest',
  'missing-risk-attribute-not-hit',
]);
/** Where nothing of the number depends on it. */
const leftOut: ReadonlySet<string> = new Set(['geoid-height-m']);

/**
 * How an answer came about, as a footnote: what is particular to it. The method and assumptions of all counts, and the inputs
 * with years, licences and hashes, stand once in the last chapter, to which it points.
 */
export function evidenceNote({ question, tables, evidence }: Answer): string {
  const method = evidence.method
    .filter(({ code }) => !commonMethod.has(code))
    .map((step) => methodText(step, documentWords));
  const assumptions = assumptionTexts(evidence, (code) => !commonAssumptions.has(code));
  const parts = [
    `集計「${tables[0]?.title.ja ?? question}」（${question}）`,
    ...(evidence.scenario === undefined ? [] : [`計画案：${evidence.scenario}`]),
    `方法：${['共通の方法', ...method].join('、')}`,
    `仮定：${['共通の仮定', ...assumptions].join('、')}`,
    `共通の方法・仮定と入力は${INPUTS_PLACE}`,
    `計算日：${evidence.computedAt.slice(0, 10)}`,
  ];
  return `${parts.join('。')}。`;
}

const assumptionTexts = ({ assumptions }: Evidence, wanted: (code: string) => boolean): readonly string[] =>
  assumptions
    .filter(({ code }) => wanted(code) && !leftOut.has(code))
    .map((one) => `${assumptionText(one, documentWords, '：')}${one.editable ? '［既定値］' : ''}`);

/** What the footnotes do not repeat. */
export function commonEvidence(answers: readonly Answer[]): {
  readonly method: readonly string[];
  readonly assumptions: readonly string[];
  readonly planarCrs: readonly string[];
} {
  const distinct = (texts: readonly string[]) => [...new Set(texts)];
  return {
    method: distinct(
      answers.flatMap(({ evidence }) =>
        evidence.method.filter(({ code }) => commonMethod.has(code)).map((step) => methodText(step, documentWords)),
      ),
    ),
    assumptions: distinct(
      answers.flatMap(({ evidence }) => assumptionTexts(evidence, (code) => commonAssumptions.has(code))),
    ),
    planarCrs: distinct(answers.map(({ evidence }) => evidence.planarCrs)),
  };
}

/** Of a table of words, which no answer stands behind. */
export const wordsNote = (from: string): string => `${from}から転記。計算はしていない。`;

/** Of sentences: how their numbers are rounded. */
export const roundingNote = (): string =>
  `文中の${Object.values(roundings)
    .map(({ ja }) => ja)
    .join('。')}。`;

export type DocumentTableRequest = Pick<TableRequest, 'table' | 'title'> &
  Partial<TableRequest> & {
    /** Instead of the title with what all rows have in common. */
    readonly caption?: string;
    /** The notes of the table speak of columns that are not printed. */
    readonly withoutNotes?: boolean;
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
  return builder.table({
    caption: `${request.caption ?? table.title}${table.unit}`,
    table: { ...table, notes: request.withoutNotes ? [] : table.notes },
    evidence: evidenceNote(answer),
    checks: checksOf(answer, found),
    sources: sourceTitles(answer),
    ...(request.widths && { widths: request.widths }),
  });
}

export const sourceTitles = ({ evidence }: Answer): readonly string[] => [
  ...new Set(evidence.inputs.map(({ title, year }) => `${title}${year === undefined ? '' : `（${year} 年）`}`)),
];

/** A table of words and numbers that the document itself puts together. */
export function plainTable(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly (string | PrintTable['rows'][number]['cells'][number])[])[],
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

/** `洪水（想定最大規模 L2）`, `津波`. */
export function hazardTitle(key: HazardKey): string {
  const names: Readonly<Record<string, string>> = {
    river: '洪水',
    inland: '内水（雨水出水）',
    storm_surge: '高潮',
    tsunami: '津波',
    reservoir: 'ため池',
    landslide: '土砂災害',
    collapse: '家屋倒壊等氾濫想定区域',
  };
  const [hazard = '', scale = ''] = key.split(':');
  const scales: Readonly<Record<string, string>> = { L1: '（計画規模 L1）', L2: '（想定最大規模 L2）' };
  return `${names[hazard] ?? hazard}${scales[scale] ?? ''}`;
}

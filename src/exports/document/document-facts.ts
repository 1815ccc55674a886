import type { TFunction } from 'i18next';
import type { Answer } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { SentenceRequest, SheetProblem, SheetSubject } from '../../domain/sheet.ts';
import { assumptionText, methodText } from '../../project/language/evidence-text.ts';
import { printWords } from '../../project/language/print-words.ts';
import { sentenceKinds, sentenceQuestion } from '../sentences/sentence-kinds.ts';
import { type ToldSentence, tellSentence } from '../sentences/tell-sentence.ts';
import { roundings } from '../sentences/told-numbers.ts';
import type { SheetCity, SheetSupply } from '../sheets/sheet-supply.ts';

/** Answers of the city, each asked once, and what was not there. */
export interface DocumentFacts {
  readonly city: SheetCity;
  /** Undefined where the city lacks the data; the reason goes into `lacks`. */
  ask(question: string, parameters?: Parameters, scenario?: string | null): Promise<Answer | undefined>;
  tell(request: SentenceRequest, subject: SheetSubject): Promise<DocumentSentence>;
  /** In the order in which they were first asked. */
  readonly answers: () => readonly Answer[];
  /** What could not be told and why, each once. */
  readonly lacks: ReadonlyMap<string, string>;
  /** What a reader of a figure has to know: parts that could not be drawn, or did not fit. */
  readonly figureProblems: { readonly label: string; readonly problem: SheetProblem }[];
}

/** A sentence with the evidence of its numbers, as a footnote says it. */
export type DocumentSentence =
  | (Extract<ToldSentence, { readonly text: string }> & { readonly evidence: string })
  | Extract<ToldSentence, { readonly missing: string }>;

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
      const refused = error instanceof Error && error.name === 'RangeError' && !ENGINE_LIMIT.test(error.message);
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
      const told = tellSentence(request, answer, subject, 'ja', scenario);
      return 'text' in told ? { ...told, evidence: evidenceNote(answer) } : told;
    },
    answers: () => [...answers.values()],
    lacks,
    figureProblems: [],
  };
}

const NO_DATA = 'データがない';

/**
 * A hazard without what the question needs (durations of a tsunami) is refused as out of its range; engines of JavaScript call
 * their own limits by the same name, which is no lack of data.
 */
const ENGINE_LIMIT = /call stack|array length|array buffer|string length|allocation/i;

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
    .map((one) => `${assumptionText(one, documentWords, 'ja')}${one.editable ? '［既定値］' : ''}`);

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

/** `洪水（L2 想定最大規模）`, `津波`: the scale as the figures say it. */
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
  const scales: Readonly<Record<string, string>> = { L1: '（L1 計画規模）', L2: '（L2 想定最大規模）' };
  return `${names[hazard] ?? hazard}${scales[scale] ?? ''}`;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, catalogue } from '../../src/analysis/catalogue.ts';
import type { AnyQuestion } from '../../src/analysis/question.ts';
import { computeSensitivity } from '../../src/analysis/sensitivity.ts';
import type { AskedCity } from '../../src/city/asked-city.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { ImportIssue } from '../../src/domain/import-issue.ts';
import { answerCsv } from '../../src/exports/answer-csv.ts';
import { answerXlsx } from '../../src/exports/answer-xlsx.ts';
import { breaksLaw } from '../../src/exports/table-laws.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';

/** What became of one question. */
export interface QuestionSummary {
  readonly question: string;
  readonly state: 'answered' | 'lacks' | 'failed';
  readonly tables: readonly { readonly id: string; readonly rows: number; readonly holds: boolean }[];
  readonly milliseconds: number;
}

export interface Asked {
  readonly answers: readonly Answer[];
  readonly questions: readonly QuestionSummary[];
  readonly issues: readonly ImportIssue[];
}

/** The exposure table has columns of its own (docs/batch.md) and is written beside these. */
const writtenApart = ['exposure'];

/** Parameters by question id, as the settings file gives them; what is not given is asked as by default. */
export type QuestionParameters = Readonly<Record<string, unknown>>;

export interface AskOptions {
  readonly parameters: QuestionParameters;
  /** Every headline gets its sensitivity band: each question is asked some six times more. */
  readonly sensitivity: boolean;
  /** Answers that are known already, as by default. */
  readonly known: readonly Answer[];
  readonly signal?: AbortSignal;
  readonly report: (question: string) => void;
}

/**
 * Asks every question of the catalogue. A question that the city has no data for becomes a note, one that fails an error; the
 * others go on.
 */
export async function askQuestions(city: AskedCity, options: AskOptions): Promise<Asked> {
  const answers: Answer[] = [];
  const questions: QuestionSummary[] = [];
  const issues: ImportIssue[] = [...city.issues];
  for (const question of catalogue) {
    options.report(question.id);
    const begun = performance.now();
    const { answer, issue } = await answerOrIssue(city, question, options);
    if (answer) answers.push(answer);
    if (issue) issues.push(issue);
    questions.push(summaryOf(question.id, answer, issue, Math.round(performance.now() - begun)));
  }
  return { answers, questions, issues: [...issues, ...answers.flatMap(brokenTables)] };
}

async function answerOrIssue(
  city: AskedCity,
  question: AnyQuestion,
  { parameters, sensitivity, known, signal }: AskOptions,
): Promise<{ readonly answer?: Answer; readonly issue?: ImportIssue }> {
  const { id, title } = question;
  const given = parameters[id];
  const context = city.context(signal);
  const issue = (severity: ImportIssue['severity'], code: ImportIssue['code'], reason: string) => ({
    issue: { severity, code, file: '', values: { question: title.ja, reason } },
  });
  const lack = question.lacks(context.layout);
  if (lack) return issue('note', 'question-lacks', lack.ja);
  try {
    const asked = given === undefined ? known.find((answer) => answer.question === id) : undefined;
    const answer = asked ?? (await ask(city.db, id, given, context));
    if (!sensitivity) return { answer };
    const bands = await computeSensitivity(city.db, await city.alternatives(signal), id, given, context);
    return { answer: { ...answer, evidence: { ...answer.evidence, sensitivity: bands } } };
  } catch (error) {
    signal?.throwIfAborted();
    return issue('error', 'question-failed', error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

function summaryOf(
  question: string,
  answer: Answer | undefined,
  issue: ImportIssue | undefined,
  milliseconds: number,
): QuestionSummary {
  const tables = answer?.tables ?? [];
  return {
    question,
    state: answer ? 'answered' : issue?.code === 'question-lacks' ? 'lacks' : 'failed',
    tables: tables.map((table) => ({ id: table.id, rows: table.rows.length, holds: !breaksLaw(answer!, table) })),
    milliseconds,
  };
}

/** A table that breaks one of its laws is not written; it says so. */
function brokenTables(answer: Answer): readonly ImportIssue[] {
  return answer.tables
    .filter((table) => breaksLaw(answer, table))
    .map((table) => ({
      severity: 'error',
      code: 'table-check-failed',
      file: `tables/${table.id}.csv`,
      values: { table: table.title.ja },
    }));
}

/** One CSV a table in long form, and one workbook of all. Returns the paths below `out`. */
export async function writeAnswers(
  out: string,
  cityName: string,
  answers: readonly Answer[],
  bom: boolean,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const answer of answers) {
    if (writtenApart.includes(answer.question)) continue;
    for (const table of answer.tables) {
      if (breaksLaw(answer, table)) continue;
      const path = `tables/${table.id}.csv`;
      writeFileSync(join(out, path), `${bom ? '\uFEFF' : ''}${answerCsv(table, { form: 'data' })}`);
      written.push(path);
    }
  }
  const date = new Date().toISOString().slice(0, 10);
  const book = await answerXlsx({ city: cityName, answers, date }, { t: createLanguage().t, language: 'ja' });
  writeFileSync(join(out, 'tables.xlsx'), new Uint8Array(await book.arrayBuffer()));
  return [...written, 'tables.xlsx'];
}

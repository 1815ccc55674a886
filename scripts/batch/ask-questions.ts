import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { ask, catalogue } from '../../src/analysis/catalogue.ts';
import type { CityModel } from '../../src/city/city-model.ts';
import { assembleSubjects } from '../../src/city/subjects/assemble-subjects.ts';
import { createWalking } from '../../src/city/walking.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { ImportIssue } from '../../src/domain/import-issue.ts';
import { answerCsv } from '../../src/exports/answer-csv.ts';
import { answerXlsx, breaksLaw } from '../../src/exports/answer-xlsx.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';
import type { Database } from '../../src/tables/database.ts';
import { loadDetailTables } from '../../src/tables/load-city-tables.ts';
import { loadSubjects } from '../../src/tables/subjects/subject-tables.ts';

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

/**
 * Loads what the questions need beyond the question tables and asks every one of the catalogue. A question that the city
 * has no data for becomes a note, one that fails an error; the others go on.
 */
export async function askQuestions(
  db: Database,
  city: CityModel,
  context: AnalysisContext,
  parameters: QuestionParameters,
  report: (question: string) => void,
): Promise<Asked> {
  await loadDetailTables(db, city.tables);
  const assembled = await assembleSubjects(city, context.signal);
  const subjects = await loadSubjects(db, assembled);
  const withSubjects = { ...context, layout: { ...context.layout, subjects }, walking: createWalking(city) };
  const answers: Answer[] = [];
  const questions: QuestionSummary[] = [];
  const issues: ImportIssue[] = assembled.flatMap((subject) => subject.issues ?? []);
  for (const question of catalogue) {
    const { id, title } = question;
    report(id);
    const begun = performance.now();
    const summary = (state: QuestionSummary['state'], answer?: Answer): void => {
      const tables = answer?.tables.map((table) => ({
        id: table.id,
        rows: table.rows.length,
        holds: !breaksLaw(answer, table),
      }));
      questions.push({
        question: id,
        state,
        tables: tables ?? [],
        milliseconds: Math.round(performance.now() - begun),
      });
    };
    const lack = question.lacks(withSubjects.layout);
    if (lack) {
      issues.push({
        severity: 'note',
        code: 'question-lacks',
        file: '',
        values: { question: title.ja, reason: lack.ja },
      });
      summary('lacks');
      continue;
    }
    try {
      const answer = await ask(db, id, parameters[id], withSubjects);
      answers.push(answer);
      summary('answered', answer);
    } catch (error) {
      context.signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      issues.push({ severity: 'error', code: 'question-failed', file: '', values: { question: title.ja, reason } });
      summary('failed');
    }
  }
  return { answers, questions, issues: [...issues, ...answers.flatMap(brokenTables)] };
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

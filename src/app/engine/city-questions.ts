import { z } from 'zod';
import type { AnalysisContext } from '../../analysis/analysis-context.ts';
import { ask, catalogue, selectionOf } from '../../analysis/catalogue.ts';
import { defaultDayHours, slotStandingFor } from '../../analysis/flow-times.ts';
import type { AnyQuestion, Selection } from '../../analysis/question.ts';
import type { AskedScenario } from '../../city/scenario/asked-scenario.ts';
import type { Answer, AnswerTable, Cell } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { ParameterChoices, QuestionCard } from '../../panels/explore/question-data.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { Database } from '../../tables/database.ts';
import type { FlowTime } from '../../tables/subject-layout.ts';
import type { CityQuestionsFacts, RowSelection } from './question-types.ts';

/** Cards of the whole catalogue: of what the city lacks too, with what to import. */
export function questionFacts(layout: CityLayout, issues: readonly ImportIssue[]): CityQuestionsFacts {
  return { cards: catalogue.map((question) => questionCard(question, layout)), choices: choicesOf(layout), issues };
}

function questionCard(question: AnyQuestion, layout: CityLayout): QuestionCard {
  const { id, group, title, ask: sentence, words, still } = question;
  const lack = question.lacks(layout) ?? null;
  return {
    id,
    group,
    title,
    ask: sentence,
    ...(words && { words }),
    ...(still && { still }),
    lack,
    form: parameterForm(question),
    // A question has no defaults without what it is about.
    defaults: lack ? {} : defaultsOf(question, layout),
  };
}

/** With the time of the source that answers, so that sentence, slider, table and map speak of the same one. */
function defaultsOf(question: AnyQuestion, layout: CityLayout): QuestionCard['defaults'] {
  const defaults = question.defaults(layout) as QuestionCard['defaults'];
  const flow = layout.subjects?.flow;
  if (!flow || typeof defaults.slot !== 'object' || defaults.slot === null) return defaults;
  const at = slotStandingFor(defaults.slot as FlowTime, flow, defaultDayHours);
  return { ...defaults, slot: timeOf(flow.slots[at]!) };
}

const timeOf = ({ year, month, dayFlag, timezone }: FlowTime): FlowTime => ({ year, month, dayFlag, timezone });

/** What JSON cannot say (a refinement, a union of another form) is left open: the question itself still parses it. */
const parameterForm = ({ parameters }: AnyQuestion): QuestionCard['form'] =>
  z.toJSONSchema(parameters, { io: 'input', unrepresentable: 'any' });

function choicesOf({ subjects }: CityLayout): ParameterChoices {
  const { flow, projection, consumption } = subjects ?? {};
  return {
    slots: (flow?.slots ?? []).map(timeOf),
    years: projection ? [...new Set([projection.censusYear, ...projection.years])] : [],
    categories: consumption?.categories ?? [],
  };
}

/** Rejects as `ask` of the catalogue does; wrong parameters with an Error that names them in words. */
export async function askCity(
  db: Database,
  id: string,
  parameters: unknown,
  context: AnalysisContext,
): Promise<Answer> {
  try {
    return await ask(db, id, parameters, context);
  } catch (error) {
    throw error instanceof z.ZodError ? new RangeError(z.prettifyError(error), { cause: error }) : error;
  }
}

/** An answer that says which scenario it is of. */
export const ofScenario = <Answered extends { readonly evidence: Evidence }>(
  answer: Answered,
  scenario: AskedScenario | undefined,
): Answered => (scenario ? { ...answer, evidence: { ...answer.evidence, scenario: scenario.name } } : answer);

/**
 * Everything that rows of one table stand for, together and once each; null where they are nothing to be shown. Rows of the
 * whole city say all that the rows of its zones say, so they are taken alone where there are any.
 */
export async function selectRows(
  db: Database,
  id: string,
  table: AnswerTable,
  rows: readonly (readonly Cell[])[],
  parameters: unknown,
  layout: CityLayout,
): Promise<RowSelection | null> {
  const kind = table.keys.findIndex(({ name }) => name === 'zone_kind');
  const whole = rows.filter((row) => row[kind] === 'city');
  const selections = (whole.length > 0 ? whole : rows).flatMap(
    (row) => selectionOf(id, table, row, parameters, layout) ?? [],
  );
  const [first] = selections;
  if (!first) return null;
  if (first.of === 'meshes') return { of: 'meshes', codes: await eachOnce(db, selections, meshCodes) };
  return { of: first.of, indexes: Uint32Array.from(await eachOnce(db, selections, numbers)).sort() };
}

async function eachOnce<Value>(
  db: Database,
  selections: readonly Selection[],
  read: (db: Database, sql: string) => Promise<Iterable<Value>>,
): Promise<readonly Value[]> {
  const found = new Set<Value>();
  for (const { before = [], sql } of selections) {
    for (const statement of before) await db.run(statement);
    for (const value of await read(db, sql)) found.add(value);
  }
  return [...found];
}

const numbers = (db: Database, sql: string): Promise<Iterable<number>> => db.numbers(sql);

async function meshCodes(db: Database, sql: string): Promise<Iterable<string>> {
  const { columns, rows } = await db.query(sql);
  const [first] = columns;
  return first ? rows.map((row) => String(row[first.name])) : [];
}

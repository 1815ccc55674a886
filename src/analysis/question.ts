import type { z } from 'zod';
import type { Answer, AnswerTable, Cell, Text } from '../domain/answer.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import type { FlowTime } from '../tables/subject-layout.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** One question: what it is called, what it takes, and how it is answered. The catalogue lists them all. */
export interface Question<Parameters> {
  /** snake_case. */
  readonly id: string;
  readonly group: QuestionGroup;
  /** As printed over its table. */
  readonly title: Text;
  /** In plain language: 「もし想定最大規模の洪水が起きたら、居住誘導区域の何人が…」 */
  readonly ask: Text;
  /** Further words that people search it by. */
  readonly words?: Text;
  /**
   * Parameters as outside input (a saved project, a form, a settings file). Fields carry `meta` (see parameter-meta.ts):
   * the form on the screen and docs/batch.md are made of it.
   */
  readonly parameters: z.ZodType<Parameters>;
  /** Undefined where the city can be asked; else what is missing and what to import. */
  lacks(layout: CityLayout): Text | undefined;
  /** What is asked first, and by the batch: every zone kind and every hazard that makes sense. */
  defaults(layout: CityLayout): Parameters;
  /** Rejects with ZodError for wrong parameters, RangeError for what the city lacks, QueryError, or AbortError. */
  run(db: Database, parameters: Parameters, context: AnalysisContext): Promise<Answer>;
  /** Tables that a step of the time slider leaves as they are: the page asks them apart and keeps them. */
  readonly still?: StillTables;
  /** What a row stands for on the map; absent or undefined where a row is nothing to be shown. */
  select?(table: AnswerTable, row: readonly Cell[], parameters: Parameters, layout: CityLayout): Selection | undefined;
}

/** Of a question whose parameter `tables` says which tables it makes, one a name. */
export interface StillTables {
  readonly tables: readonly string[];
  /** All of the parameter `slot`, a time of the source, that they depend on. */
  readonly slot: readonly (keyof FlowTime)[];
}

export const questionGroups = [
  'exposure', // 曝露
  'evacuation', // 避難
  'facility', // 施設
  'people', // 人流
  'economy', // 消費・被害額
  'future', // 将来
  'zoning', // 区域の点検
  'combined', // 複合
] as const;
export type QuestionGroup = (typeof questionGroups)[number];

/** A query whose first column lists what a row stands for: building indexes, facility indexes, zone numbers or mesh codes. */
export interface Selection {
  readonly of: 'buildings' | 'facilities' | 'meshes';
  /** Statements to run before (lookup tables). */
  readonly before?: readonly string[];
  readonly sql: string;
}

/** A question as the catalogue holds it: its own schema parses what it is given. */
export type AnyQuestion = Question<unknown>;

import type { z } from 'zod';
import type { Database } from '../tables/database.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** One question: what it is called, what it takes, and how it is answered. The catalogue lists them all. */
export interface Question<Parameters, Result> {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  /** Parameters as outside input (a saved project, a form, a settings file). */
  readonly parameters: z.ZodType<Parameters>;
  /** Rejects with ZodError for wrong parameters, RangeError for what the city lacks, QueryError, or AbortError. */
  run(db: Database, parameters: Parameters, context: AnalysisContext): Promise<Result>;
}

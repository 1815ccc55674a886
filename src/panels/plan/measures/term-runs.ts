import { type MeasureTerm, measureTerms } from '../../../domain/plan.ts';

/** Neighbouring terms that are all on: one bar; each term that is off stands by itself. */
export interface TermRun {
  readonly first: MeasureTerm;
  readonly length: number;
  readonly on: boolean;
}

export function termRuns(terms: readonly MeasureTerm[]): readonly TermRun[] {
  const runs: TermRun[] = [];
  for (const term of measureTerms) {
    const on = terms.includes(term);
    const last = runs.at(-1);
    if (on && last?.on) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ first: term, length: 1, on });
  }
  return runs;
}

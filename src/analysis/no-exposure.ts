import type { AnalysisContext } from './analysis-context.ts';
import type { ExposureResult } from './exposure-result.ts';

/** The answer for a city without any hazard: no rows, nothing to check, and evidence that says what there was to ask. */
export function noExposure({ inputs, planarCrs, assumptions, now }: Omit<AnalysisContext, 'layout'>): ExposureResult {
  const evidence = { question: 'exposure', sql: '', parameters: {}, inputs, planarCrs, method: [], assumptions };
  return { rows: [], checks: [], evidence: { ...evidence, rounding: 'none', computedAt: now() } };
}

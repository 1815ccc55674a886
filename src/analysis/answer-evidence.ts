import type { Evidence } from '../domain/evidence.ts';
import type { AnalysisContext } from './analysis-context.ts';

export interface EvidenceParts {
  readonly question: string;
  readonly sql: readonly string[];
  readonly parameters: object;
  readonly method: readonly (string | Evidence['method'][number])[];
  /** Besides those made while the columns were computed. */
  readonly assumptions?: Evidence['assumptions'];
}

/** How an answer came about. Parameters that are lists or objects are written as JSON. */
export function answerEvidence(parts: EvidenceParts, context: AnalysisContext): Evidence {
  return {
    question: parts.question,
    sql: parts.sql.map((sql) => `${sql};`).join('\n\n'),
    parameters: Object.fromEntries(Object.entries(parts.parameters).map(([name, value]) => [name, plain(value)])),
    inputs: context.inputs,
    planarCrs: context.planarCrs,
    method: parts.method.map((step) => (typeof step === 'string' ? { code: step } : step)),
    assumptions: [...context.assumptions, ...(parts.assumptions ?? [])],
    rounding: 'none',
    computedAt: context.now(),
  };
}

function plain(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

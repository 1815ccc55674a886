import type { Evidence } from '../domain/evidence.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { answerEvidence, type EvidenceParts } from './answer-evidence.ts';

/** Evidence of questions about projected people: `method` are the steps of the question itself. */
export function projectionEvidence(parts: EvidenceParts, context: AnalysisContext): Evidence {
  const projection = context.layout.subjects?.projection;
  const ratio = projection && {
    code: 'mesh-projection-ratio',
    values: { census: projection.censusYear, base: projection.baseYear },
  };
  const unused = projection?.unusedFiles ?? [];
  return answerEvidence(
    {
      ...parts,
      sql: [...new Set(parts.sql)],
      method: [
        'building-by-representative-point',
        'zone-membership-once-per-kind',
        ...parts.method,
        ...(ratio ? [ratio] : []),
        'exact-sums',
      ],
      assumptions: [
        ...(parts.assumptions ?? []),
        ...(unused.length > 0
          ? [{ code: 'coarser-mesh-left-out', value: unused.join(', '), editable: false } as const]
          : []),
      ],
    },
    context,
  );
}

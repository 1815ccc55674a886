import type { Evidence } from '../domain/evidence.ts';
import { depthHazards, parseHazardKey } from '../domain/hazard.ts';
import { verticalEvacuationRule } from '../domain/vertical-evacuation.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { ExposureQuery } from './exposure-query.ts';
import type { ExposureParameters } from './exposure-result.ts';
import { standardBoundsMeters } from './hazard-class.ts';

/** How the exposure table came about. */
export function exposureEvidence(
  query: ExposureQuery,
  parameters: ExposureParameters,
  context: AnalysisContext,
): Evidence {
  const statements = [...query.before, query];
  const rule = parameters.verticalRule ?? verticalEvacuationRule;
  return {
    question: 'exposure',
    sql: statements.map(({ sql }) => `${sql};`).join('\n\n'),
    parameters: Object.fromEntries(
      statements.flatMap(({ parameters: values }, statement) =>
        values.map((value, index) => [`${statements.length > 1 ? `${statement + 1}:` : ''}$${index + 1}`, value]),
      ),
    ),
    inputs: context.inputs,
    planarCrs: context.planarCrs,
    method: [
      { code: 'building-by-representative-point' },
      { code: 'zone-membership-once-per-kind' },
      { code: 'largest-rank-of-all-sources' },
      { code: 'three-states' },
      { code: 'depth-classes', values: { bounds: (parameters.depthBoundsMeters ?? standardBoundsMeters).join(', ') } },
      {
        code: parameters.verticalRule ? 'vertical-evacuation-own-rule' : 'vertical-evacuation-guide',
        values: { rule: rule.map(({ fromMeters, atMostStoreys }) => `≥${fromMeters} m: ≤${atMostStoreys}`).join('; ') },
      },
      { code: 'exact-sums' },
    ],
    assumptions: [...context.assumptions, ...thresholdAssumptions(parameters)],
    rounding: 'none',
    computedAt: context.now(),
  };
}

function thresholdAssumptions(parameters: ExposureParameters): Evidence['assumptions'] {
  const ofDepth = parameters.hazards.some((key) => depthHazards.includes(parseHazardKey(key).hazard));
  if (!ofDepth || !(parameters.depthBoundsMeters || parameters.verticalRule)) return [];
  return [{ code: 'rank-without-depth-counts-as-deepest', value: 'yes', editable: false }];
}

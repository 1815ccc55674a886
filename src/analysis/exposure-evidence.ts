import type { Evidence } from '../domain/evidence.ts';
import { depthHazards, parseHazardKey } from '../domain/hazard.ts';
import { type VerticalEvacuationStep, verticalEvacuationRule } from '../domain/vertical-evacuation.ts';
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
  const bounds = (parameters.depthBoundsMeters ?? standardBoundsMeters).join(', ');
  const rule = ruleText(parameters.verticalRule ?? verticalEvacuationRule);
  return {
    question: 'exposure',
    sql: [...query.before, query.sql].map((sql) => `${sql};`).join('\n\n'),
    parameters: {
      zone_kinds: parameters.zoneKinds.join(', '),
      hazards: parameters.hazards.join(', '),
      depth_bounds_m: bounds,
      vertical_rule: rule,
    },
    inputs: context.inputs,
    planarCrs: context.planarCrs,
    method: [
      { code: 'building-by-representative-point' },
      { code: 'zone-membership-once-per-kind' },
      { code: 'largest-rank-of-all-sources' },
      { code: 'three-states' },
      { code: 'depth-classes', values: { bounds } },
      {
        code: parameters.verticalRule ? 'vertical-evacuation-own-rule' : 'vertical-evacuation-guide',
        values: { rule },
      },
      { code: 'exact-sums' },
    ],
    assumptions: [...context.assumptions, ...thresholdAssumptions(parameters)],
    rounding: 'none',
    computedAt: context.now(),
  };
}

const ruleText = (rule: readonly VerticalEvacuationStep[]) =>
  rule.map(({ fromMeters, atMostStoreys }) => `≥ ${fromMeters} m: ≤ ${atMostStoreys}`).join('; ');

function thresholdAssumptions(parameters: ExposureParameters): Evidence['assumptions'] {
  const ofDepth = parameters.hazards.some((key) => depthHazards.includes(parseHazardKey(key).hazard));
  if (!ofDepth || !(parameters.depthBoundsMeters || parameters.verticalRule)) return [];
  return [{ code: 'rank-without-depth-counts-as-deepest', value: 'yes', editable: false }];
}

import { STRUCTURE_WOOD } from '../domain/building-codes.ts';
import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';
import type { Hazard } from '../domain/hazard.ts';
import {
  ALL_STOREYS,
  atMostStoreysAt,
  type VerticalEvacuation,
  verticalEvacuationOf,
  verticalEvacuationRule,
} from '../domain/vertical-evacuation.ts';

export const classificationReasonCodes = [
  'depth-unknown', // outside every survey, or the attribute is missing
  'rank-below-rule', // hit, but shallower than the first step of the rule
  'rank-storeys', // depth × storeys
  'rank-all-storeys', // so deep that every building is at risk
  'storeys-unknown',
  'tsunami-area',
  'landslide-area',
  'collapse-flow-wood',
  'collapse-flow',
  'collapse-erosion',
] as const;

/**
 * One rule that decided, with its threshold and the building's value. `outcome`: against or for staying upstairs, or
 * unknown where the value is missing. The text is looked up by `code`, with `values` filled in.
 */
export interface ClassificationReason {
  readonly code: (typeof classificationReasonCodes)[number];
  readonly outcome: 'against' | 'for' | 'unknown';
  readonly values: {
    /** Rank 1…6 (landslide 1 警戒 2 特別警戒) that the rule speaks of. */
    readonly rank?: number;
    /** Threshold: depths from here on … */
    readonly fromMeters?: number;
    /** … and buildings of at most so many storeys. */
    readonly storeys?: number;
    /** The building's own values; absent where unknown. */
    readonly ownStoreys?: number;
    readonly ownDepthMeters?: number;
  };
}

export interface HazardFacts {
  readonly hazard: Hazard;
  /** 0 surveyed and not hit, 1…6, 255 unknown. */
  readonly state: number;
  readonly depthMeters: number | null;
  /** 0 unknown. */
  readonly storeys: number;
  /** PLATEAU structure code; 0 unknown. */
  readonly structure: number;
}

export interface Classification {
  readonly verticalEvacuation: VerticalEvacuation;
  /** Empty where the building is surveyed and not hit. */
  readonly reasons: readonly ClassificationReason[];
}

/** Why a building is classed so under one hazard: every rule that decided, in the order of weight. */
export function classificationOf(facts: HazardFacts): Classification {
  return {
    verticalEvacuation: verticalEvacuationOf(facts.hazard, facts.state, facts.storeys),
    reasons: reasonsOf(facts),
  };
}

function reasonsOf(facts: HazardFacts): readonly ClassificationReason[] {
  const { hazard, state } = facts;
  if (state === STATE_NOT_HIT) return [];
  if (state === STATE_UNKNOWN) return [{ code: 'depth-unknown', outcome: 'unknown', values: {} }];
  const leave = (code: ClassificationReason['code']): ClassificationReason => ({
    code,
    outcome: 'against',
    values: { rank: state, ...own(facts) },
  });
  if (hazard === 'tsunami') return [leave('tsunami-area')];
  if (hazard === 'landslide') return [leave('landslide-area')];
  if (hazard === 'collapse') return collapseCodes(facts).map(leave);
  return depthReasons(facts);
}

/** State of 家屋倒壊等氾濫想定区域: 1 氾濫流, 2 河岸侵食, 3 both. */
function collapseCodes({ state, structure }: HazardFacts): readonly ClassificationReason['code'][] {
  const flow = structure === STRUCTURE_WOOD ? 'collapse-flow-wood' : 'collapse-flow';
  if (state === 1) return [flow];
  return state === 2 ? ['collapse-erosion'] : ['collapse-erosion', flow];
}

function depthReasons(facts: HazardFacts): readonly ClassificationReason[] {
  const fromMeters = depthRanks.find((entry) => entry.rank === facts.state)!.fromMeters;
  const atMost = atMostStoreysAt(verticalEvacuationRule, fromMeters);
  const values = { rank: facts.state, fromMeters, ...own(facts) };
  if (atMost === 0) {
    const first = verticalEvacuationRule[0]!.fromMeters;
    return [{ code: 'rank-below-rule', outcome: 'for', values: { ...values, fromMeters: first } }];
  }
  if (atMost === ALL_STOREYS) return [{ code: 'rank-all-storeys', outcome: 'against', values }];
  const rule = { ...values, storeys: atMost };
  if (facts.storeys > 0) {
    return [{ code: 'rank-storeys', outcome: facts.storeys <= atMost ? 'against' : 'for', values: rule }];
  }
  return [
    { code: 'rank-storeys', outcome: 'unknown', values: rule },
    { code: 'storeys-unknown', outcome: 'unknown', values: {} },
  ];
}

function own({ storeys, depthMeters }: HazardFacts): ClassificationReason['values'] {
  return {
    ...(storeys > 0 && { ownStoreys: storeys }),
    ...(depthMeters !== null && { ownDepthMeters: depthMeters }),
  };
}

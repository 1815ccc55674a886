import { type DepthRank, depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type Hazard } from '../domain/hazard.ts';
import {
  ALL_STOREYS,
  leaveHazards,
  type VerticalEvacuation,
  type VerticalEvacuationStep,
  verticalEvacuationOf,
  verticalEvacuationRule,
} from '../domain/vertical-evacuation.ts';

/**
 * One step of why a building is classed so: a rule, its threshold, the building's value, and whether the rule holds.
 * `holds` is null where the value is unknown. The text is looked up as `reason.<code>` with `values` filled in.
 */
export interface ClassificationReason {
  readonly code:
    | 'surveyed'
    | 'hit'
    | 'depth-class'
    | 'depth-class-from-rank'
    | 'leave-whatever-storeys'
    | 'vertical-step';
  readonly holds: boolean | null;
  readonly values: Readonly<Record<string, string | number | null>>;
}

export interface HazardFacts {
  readonly hazard: Hazard;
  /** 0 surveyed and not hit, 1…6, 255 unknown. */
  readonly state: number;
  readonly depthMeters: number | null;
  /** 0 unknown. */
  readonly storeys: number;
}

export interface Classification {
  readonly verticalEvacuation: VerticalEvacuation;
  readonly reasons: readonly ClassificationReason[];
}

/** Why a building has its state and its vertical evacuation under one hazard: every rule that was looked at, in order. */
export function classificationOf(facts: HazardFacts): Classification {
  const verticalEvacuation = verticalEvacuationOf(facts.hazard, facts.state, facts.storeys);
  const rank = depthRanks.find((entry) => entry.rank === facts.state);
  const surveyed: ClassificationReason = { code: 'surveyed', holds: facts.state !== 255, values: {} };
  if (facts.state === 255) return { verticalEvacuation, reasons: [surveyed] };
  const hit: ClassificationReason = { code: 'hit', holds: rank !== undefined, values: {} };
  if (!rank) return { verticalEvacuation, reasons: [surveyed, hit] };
  return {
    verticalEvacuation,
    reasons: [surveyed, hit, ...depthReasons(facts, rank), ...verticalReasons(facts, rank)],
  };
}

function depthReasons(facts: HazardFacts, rank: DepthRank): readonly ClassificationReason[] {
  if (!depthHazards.includes(facts.hazard)) return [];
  const values = { rank: rank.rank, fromMeters: rank.fromMeters, toMeters: finite(rank.toMeters) };
  if (facts.depthMeters === null) return [{ code: 'depth-class-from-rank', holds: true, values }];
  const holds = facts.depthMeters >= rank.fromMeters && facts.depthMeters < rank.toMeters;
  return [{ code: 'depth-class', holds, values: { ...values, depthMeters: facts.depthMeters } }];
}

function verticalReasons(facts: HazardFacts, rank: DepthRank): readonly ClassificationReason[] {
  if (leaveHazards.includes(facts.hazard))
    return [{ code: 'leave-whatever-storeys', holds: true, values: { hazard: facts.hazard } }];
  return verticalEvacuationRule.map((step, index) =>
    verticalReason(facts, rank, step, verticalEvacuationRule[index + 1]),
  );
}

function verticalReason(
  facts: HazardFacts,
  rank: DepthRank,
  step: VerticalEvacuationStep,
  next: VerticalEvacuationStep | undefined,
): ClassificationReason {
  const inStep = rank.fromMeters >= step.fromMeters && !(next && rank.fromMeters >= next.fromMeters);
  const all = step.atMostStoreys === ALL_STOREYS;
  const storeysKnown = facts.storeys > 0;
  const few = all || facts.storeys <= step.atMostStoreys;
  return {
    code: 'vertical-step',
    holds: inStep && !all && !storeysKnown ? null : inStep && few,
    values: {
      fromMeters: step.fromMeters,
      toMeters: next?.fromMeters ?? null,
      atMostStoreys: all ? null : step.atMostStoreys,
      storeys: storeysKnown ? facts.storeys : null,
      depthMeters: facts.depthMeters,
    },
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

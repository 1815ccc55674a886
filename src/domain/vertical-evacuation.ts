import { depthRanks } from './depth-rank.ts';
import type { Hazard } from './hazard.ts';

/**
 * When a building cannot be evacuated to upwards: at depths from `fromMeters` on, buildings of at most `atMostStoreys`
 * storeys are at high risk. `ALL_STOREYS` = every building, however high.
 */
export interface VerticalEvacuationStep {
  readonly fromMeters: number;
  readonly atMostStoreys: number;
}

/** More storeys than any building has; a plain number, so that a saved project can hold it. */
export const ALL_STOREYS = 999;

/**
 * Depth × storeys, ascending; below the first step no building is at high risk.
 * Source: 立地適正化計画作成の手引き（国土交通省 R5.3）as applied in 川崎市立地適正化計画 第6章 p.80:
 * 0.5–3 m 1階建, 3–5 m 1・2階建, 5 m 以上 すべての建物.
 */
export const verticalEvacuationRule: readonly VerticalEvacuationStep[] = [
  { fromMeters: 0.5, atMostStoreys: 1 },
  { fromMeters: 3, atMostStoreys: 2 },
  { fromMeters: 5, atMostStoreys: ALL_STOREYS },
];

/**
 * Hazards that one leaves for another place whatever the storeys (立退き避難).
 * Source: 国土交通省 避難確保計画作成の手引き R3; 家屋倒壊等氾濫想定区域, 津波, 土砂災害（特別）警戒区域.
 */
export const leaveHazards: readonly Hazard[] = ['tsunami', 'landslide', 'collapse'];

/** Storeys up to which buildings are at high risk at a depth; 0 = none, `ALL_STOREYS` = all. */
export function atMostStoreysAt(rule: readonly VerticalEvacuationStep[], depthMeters: number): number {
  return rule.findLast((step) => depthMeters >= step.fromMeters)?.atMostStoreys ?? 0;
}

export type VerticalEvacuation = 'possible' | 'impossible' | 'unknown' | 'not_needed';

/**
 * The rule for one building. `rank` 0 not hit, 1…6, 255 unknown; `storeys` 0 unknown. A rank stands for the depths of its
 * class; the rule's steps are class bounds, so any depth of the class gives the same answer.
 */
export function verticalEvacuationOf(hazard: Hazard, rank: number, storeys: number): VerticalEvacuation {
  if (rank === 0) return 'not_needed';
  const depthRank = depthRanks.find((entry) => entry.rank === rank);
  if (!depthRank) return 'unknown';
  if (leaveHazards.includes(hazard)) return 'impossible';
  const atMost = atMostStoreysAt(verticalEvacuationRule, depthRank.fromMeters);
  if (atMost === 0) return 'possible';
  if (atMost === ALL_STOREYS) return 'impossible';
  if (storeys === 0) return 'unknown';
  return storeys <= atMost ? 'impossible' : 'possible';
}

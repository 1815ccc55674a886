import { STRUCTURE_WOOD, structureIsKnown } from './building-codes.ts';
import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN } from './depth-rank.ts';
import type { Hazard } from './hazard.ts';
import { ALL_STOREYS, atMostStoreysAt, leaveHazards, verticalEvacuationRule } from './vertical-evacuation.ts';

/**
 * Verdict for one building, with its reason: what the panel of a picked building shows. The tables count by
 * `verticalEvacuationRule` in SQL; both use the same steps of depth × storeys.
 * Source: 立地適正化計画作成の手引き（国土交通省 R5.3）as applied in 川崎市立地適正化計画 第6章 p.80, 浸水深 × 階数 and
 * 避難確保計画作成の手引き R3 (家屋倒壊等氾濫想定区域, tsunami, landslide: leave whatever the depth).
 */
export const evacuationVerdicts = [
  /** Not hit. */
  'not_needed',
  /** 垂直避難可. */
  'possible',
  /** 可（長期浸水）: above the water, but the water stays longer than supplies last. */
  'possible_long',
  /** 不可（水平避難）: the water reaches the top floor. */
  'impossible',
  /** 立退き: the building itself may be lost. */
  'leave',
  /** 判定不能: hazard or storeys unknown. */
  'unknown',
] as const;
export type EvacuationVerdict = (typeof evacuationVerdicts)[number];

/** 'guide': the steps of the 手引き. 'depth': floor level of the top storey against the depth. */
export type EvacuationMode = 'guide' | 'depth';

/** What no law fixes. Heights count in whole centimetres, so that the tables come to the same to the last building. */
export interface EvacuationAssumptions {
  readonly storeyHeightMeters: number;
  readonly firstFloorMeters: number;
  readonly longDurationHours: number;
}

/** Defaults of this tool, editable: level of the top floor = (N − 1) · 3.0 + 0.5 m; 72 h as the limit of supplies. */
export const evacuationAssumptions: EvacuationAssumptions = {
  storeyHeightMeters: 3,
  firstFloorMeters: 0.5,
  longDurationHours: 72,
};

export interface EvacuationCase {
  readonly hazard: Hazard;
  /** HazardState: 0 not hit, 1…6, 255 unknown. */
  readonly state: number;
  /** NaN where only the rank is given. */
  readonly depthMeters: number;
  /** NaN where not given. */
  readonly durationHours: number;
  /** 0 unknown. */
  readonly storeys: number;
  /** Absent: the flood is judged by its depth alone. */
  readonly surroundings?: EvacuationSurroundings;
}

/** Zones that a flooded building stands in, which overrule its depth; not known counts as outside. */
export interface EvacuationSurroundings {
  /** 家屋倒壊等氾濫想定区域 of the same flood: 1 氾濫流, 2 河岸侵食, 3 both, 0 none, 255 not known. */
  readonly collapse: number;
  /** 1 警戒, 2 特別警戒, 0 none, 255 not known. */
  readonly landslide: number;
  /** PLATEAU code; 0 not known. */
  readonly structure: number;
}

/** Verdict for one building under one hazard. Throws a RangeError for a state that is none. */
export function judgeEvacuation(
  building: EvacuationCase,
  mode: EvacuationMode = 'guide',
  assumptions: EvacuationAssumptions = evacuationAssumptions,
): EvacuationVerdict {
  const flood = judgeFlood(building, mode, assumptions);
  const { surroundings, state } = building;
  if (!surroundings) return flood;
  const { collapse, landslide, structure } = surroundings;
  if (collapse === 2 || collapse === 3 || (collapse === 1 && structure === STRUCTURE_WOOD)) return 'leave';
  const isHit = state !== STATE_NOT_HIT && state !== STATE_UNKNOWN;
  if (isHit && (landslide === 1 || landslide === 2)) return 'leave';
  return collapse === 1 && !structureIsKnown(structure) && !isEvacuationImpossible(flood) ? 'unknown' : flood;
}

function judgeFlood(
  building: EvacuationCase,
  mode: EvacuationMode,
  assumptions: EvacuationAssumptions,
): EvacuationVerdict {
  if (building.state === STATE_UNKNOWN) return 'unknown';
  if (building.state === STATE_NOT_HIT) return 'not_needed';
  if (leaveHazards.includes(building.hazard)) return 'leave';
  const verdict = mode === 'guide' ? judgeByRank(building) : judgeByDepth(building, assumptions);
  const long = building.durationHours >= assumptions.longDurationHours;
  return verdict === 'possible' && long ? 'possible_long' : verdict;
}

function rankOf(state: number) {
  const rank = depthRanks.find((entry) => entry.rank === state);
  if (!rank) throw new RangeError(`expected a depth rank 1…6, got ${state}`);
  return rank;
}

function judgeByRank({ state, storeys }: EvacuationCase): EvacuationVerdict {
  const atMost = atMostStoreysAt(verticalEvacuationRule, rankOf(state).fromMeters);
  if (atMost === 0) return 'possible';
  if (atMost === ALL_STOREYS) return 'impossible';
  if (storeys === 0) return 'unknown';
  return storeys > atMost ? 'possible' : 'impossible';
}

/** A depth held as a 32-bit float must not stand above a level of the same number: both are compared as such. */
function judgeByDepth(
  { state, storeys, depthMeters }: EvacuationCase,
  assumptions: EvacuationAssumptions,
): EvacuationVerdict {
  const depth = Math.fround(Number.isNaN(depthMeters) ? rankOf(state).toMeters : depthMeters);
  const firstFloor = Math.round(assumptions.firstFloorMeters * 100);
  const storey = Math.round(assumptions.storeyHeightMeters * 100);
  if (depth <= Math.fround(firstFloor / 100)) return 'possible';
  if (depth === Number.POSITIVE_INFINITY) return 'impossible';
  if (storeys === 0) return 'unknown';
  return Math.fround(((storeys - 1) * storey + firstFloor) / 100) >= depth ? 'possible' : 'impossible';
}

/** From least to most grave. Unknown stands above possible: it must not be read as safe, and below a certain danger. */
const gravity: readonly EvacuationVerdict[] = [
  'not_needed',
  'possible',
  'possible_long',
  'unknown',
  'impossible',
  'leave',
];

/** Verdict over several hazards: the gravest. */
export const gravestVerdict = (verdicts: readonly EvacuationVerdict[]): EvacuationVerdict =>
  verdicts.reduce<EvacuationVerdict>(
    (worst, verdict) => (gravity.indexOf(verdict) > gravity.indexOf(worst) ? verdict : worst),
    'not_needed',
  );

/** Whether a verdict counts as 垂直避難できない in the tables. */
export const isEvacuationImpossible = (verdict: EvacuationVerdict): boolean =>
  verdict === 'impossible' || verdict === 'leave';

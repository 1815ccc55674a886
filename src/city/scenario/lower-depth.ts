import { depthRanks, type HazardState, STATE_NOT_HIT, STATE_UNKNOWN, stateOfDepth } from '../../domain/depth-rank.ts';
import type { Hazard } from '../../domain/hazard.ts';

export interface StateAndDepth {
  readonly state: HazardState;
  /** NaN where not hit, unknown or only a rank is known. */
  readonly depthMeters: number;
}

/** ため池 ranks of 5 m and more have no upper bound in their source and stand as standard rank 4. Source: domain/depth-rank.ts. */
const RESERVOIR_OPEN_RANK = 4;

/**
 * What a building is under once the water stands so much lower. A known depth is less by it, and 0 or less is surveyed and
 * not hit. Where only a rank is known the class is lowered as far as it is certain: to that of the deepest water the rank
 * allows. Where rank and depth disagree the worse of both counts. Unknown stays unknown; no rank is ever raised.
 */
export function lowered({ state, depthMeters }: StateAndDepth, meters: number, hazard: Hazard): StateAndDepth {
  if (state === STATE_UNKNOWN || state === STATE_NOT_HIT || !(meters > 0)) return { state, depthMeters };
  const byRank = Math.min(state, certainRank(state, meters, hazard));
  if (!(depthMeters > 0)) return { state: byRank, depthMeters };
  const depth = Math.min(depthMeters, roundedToMillimetres(depthMeters - meters));
  const byDepth = Math.min(state, stateOfDepth(depth));
  const left = stateOfDepth(depthMeters) === state ? byDepth : Math.max(byRank, byDepth);
  return { state: left, depthMeters: left !== STATE_NOT_HIT && depth > 0 ? depth : Number.NaN };
}

/** Depths are 32-bit floats: 0.8 m less 0.3 m is 0.5 m and not just below. */
const roundedToMillimetres = (meters: number): number => Math.round(meters * 1000) / 1000;

function certainRank(rank: HazardState, meters: number, hazard: Hazard): HazardState {
  if (hazard === 'reservoir' && rank >= RESERVOIR_OPEN_RANK) return rank;
  const below = roundedToMillimetres(depthRanks[rank - 1]!.toMeters - meters);
  if (below <= 0) return STATE_NOT_HIT;
  return depthRanks.find(({ toMeters }) => toMeters >= below)!.rank;
}

import { depthRanks, STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';

/**
 * Codes as stored. Small and dense on purpose: the engine counts by direct addressing over their range, and one bit less
 * halves its table. `state`: 0 unknown, 1 surveyed and not hit, 1 + rank hit (the highest ranks are the rarest).
 */
export const STORED_UNKNOWN = 0;
export const STORED_NOT_HIT = 1;
export const storedRank = (rank: number): number => rank + 1;
/** `storey_class`: 0 unknown, 1…4 storeys, 5 five and more. Rules may not ask for more than 4. */
export const STOREYS_AND_MORE = 5;
/** `depth_code`: as `state` where no depth is known (0 … 7), 8 + whole centimetres otherwise. */
export const FIRST_DEPTH_CODE = 8;
/** Depths from 300 m on share one code; no inundation reaches it. */
export const LAST_DEPTH_CODE = FIRST_DEPTH_CODE + 30_000;

/** The deepest whole centimetre of a standard rank: a building known by rank only counts on the side of danger. */
export function deepestCentimetres(rank: number): number {
  const to = depthRanks.find((entry) => entry.rank === rank)!.toMeters;
  return Number.isFinite(to) ? Math.round(to * 100) - 1 : LAST_DEPTH_CODE - FIRST_DEPTH_CODE;
}

export function storedStates(state: Uint8Array): Uint8Array {
  const out = new Uint8Array(state.length);
  for (let row = 0; row < state.length; row++) out[row] = storedState(state[row]!);
  return out;
}

/** 255 + 1 wraps to 0. */
const storedState = (state: number) => (state + 1) & STATE_UNKNOWN;

export function storeyClasses(storeys: Uint16Array): Uint8Array {
  const out = new Uint8Array(storeys.length);
  for (let row = 0; row < storeys.length; row++) out[row] = Math.min(storeys[row]!, STOREYS_AND_MORE);
  return out;
}

/**
 * Depths as whole centimetres, rounded down. Factor: a depth of 0.3 m held as a 32-bit float must not fall below a
 * threshold of 0.3 m.
 */
export function depthCodes(state: Uint8Array, depthMeters: Float32Array): Uint16Array {
  const out = new Uint16Array(state.length);
  const centimetres = 100 * (1 + 2 ** -23);
  for (let row = 0; row < state.length; row++) {
    const known = state[row]!;
    const depth = depthMeters[row]!;
    if (known === STATE_UNKNOWN || known === STATE_NOT_HIT || !(depth > 0)) out[row] = storedState(known);
    else out[row] = Math.min(FIRST_DEPTH_CODE + Math.floor(depth * centimetres), LAST_DEPTH_CODE);
  }
  return out;
}

/** True where a depth is known for some building, and the hazard is one of depth. */
export function hasDepth(key: HazardKey, depthMeters: Float32Array): boolean {
  if (!depthHazards.includes(parseHazardKey(key).hazard)) return false;
  return depthMeters.some((depth) => depth > 0);
}

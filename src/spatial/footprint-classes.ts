import { STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';

/**
 * State of each footprint under one hazard, by the PLATEAU rule: the class with the largest overlap area with the footprint.
 * Source: 3D都市モデル標準製品仕様書, 災害リスク属性の付与（建築物との重なり面積が最大の浸水ランク; 同じ面積なら危険側）.
 * Dry ground and ground without a survey compete as classes of their own (`compete: 'all'`), so a building of which a
 * corner is wet is not hit; with `compete: 'hits'` any hit wins over both. Of equal areas (to a billionth of the footprint)
 * the more dangerous wins: higher rank over lower, any rank over unknown, unknown over dry.
 */
export interface FootprintOverlap {
  readonly state: Uint8Array;
  /** Metres: the value with the largest overlap inside the winning class; NaN where not hit, unknown or without depth. */
  readonly depthMeters: Float32Array;
  /** Share of the footprint that the winning class takes, 0…1: small shares show close calls. */
  readonly share: Float32Array;
}

export type Competition = 'all' | 'hits';

/** Slots of area sums: 0 dry, 1…6 ranks, 7 unknown. */
export const CLASS_SLOTS = 8;
export const slotOfState = (state: number): number => (state === STATE_UNKNOWN ? 7 : state);

/** Most dangerous first. */
const slotsByDanger = [6, 5, 4, 3, 2, 1, 7, 0] as const;
const EQUAL_SHARE = 1e-9;

/** Winning slot of area sums; −1 if nothing overlaps. */
export function winningSlot(areas: Float64Array, compete: Competition): number {
  let total = 0;
  for (let slot = 0; slot < CLASS_SLOTS; slot++) total += areas[slot]!;
  let best = -1;
  let bestArea = 0;
  for (let place = 0; place < CLASS_SLOTS; place++) {
    const slot = slotsByDanger[place]!;
    // unknown and dry come last: where only hits compete they win nothing that a hit has touched
    if (compete === 'hits' && best > 0 && (slot === 7 || slot === 0)) break;
    if (areas[slot]! - bestArea <= EQUAL_SHARE * total) continue;
    best = slot;
    bestArea = areas[slot]!;
  }
  return best;
}

export const stateOfSlot = (slot: number): number => (slot === 7 ? STATE_UNKNOWN : slot < 0 ? STATE_NOT_HIT : slot);

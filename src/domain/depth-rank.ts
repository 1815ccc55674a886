/**
 * The standard six classes of inundation depth.
 * Source: 水害ハザードマップ作成の手引き (国土交通省 R5.5) 表3-2; PLATEAU codelist RiverFloodingRiskAttribute_rank.
 */
export interface DepthRank {
  /** 1 (shallowest) to 6. */
  readonly rank: 1 | 2 | 3 | 4 | 5 | 6;
  /** Inclusive, metres. */
  readonly fromMeters: number;
  /** Exclusive, metres. */
  readonly toMeters: number;
  readonly colour: `#${string}`;
  readonly ja: string;
  readonly en: string;
}

export const depthRanks: readonly DepthRank[] = [
  { rank: 1, fromMeters: 0, toMeters: 0.5, colour: '#f7f5a9', ja: '0.5 m 未満', en: 'under 0.5 m' },
  { rank: 2, fromMeters: 0.5, toMeters: 3, colour: '#ffd8c0', ja: '0.5–3 m', en: '0.5–3 m' },
  { rank: 3, fromMeters: 3, toMeters: 5, colour: '#ffb7b7', ja: '3–5 m', en: '3–5 m' },
  { rank: 4, fromMeters: 5, toMeters: 10, colour: '#ff9191', ja: '5–10 m', en: '5–10 m' },
  { rank: 5, fromMeters: 10, toMeters: 20, colour: '#f285c9', ja: '10–20 m', en: '10–20 m' },
  {
    rank: 6,
    fromMeters: 20,
    toMeters: Number.POSITIVE_INFINITY,
    colour: '#dc7adc',
    ja: '20 m以上',
    en: '20 m and over',
  },
];

/**
 * State of one building (or place) under one hazard, one byte:
 * 0 = surveyed and not hit, 1…6 = hit with this rank, 255 = unknown (outside a survey, attribute missing).
 * Unknown is never shown as 0.
 */
export type HazardState = number;
export const STATE_NOT_HIT = 0;
export const STATE_UNKNOWN = 255;

/** Rank of a depth in metres: 0 for depths of zero or less, 255 (unknown) for NaN. */
export function stateOfDepth(depthMeters: number): HazardState {
  if (Number.isNaN(depthMeters)) return STATE_UNKNOWN;
  if (depthMeters <= 0) return STATE_NOT_HIT;
  if (depthMeters < 0.5) return 1;
  if (depthMeters < 3) return 2;
  if (depthMeters < 5) return 3;
  if (depthMeters < 10) return 4;
  return depthMeters < 20 ? 5 : 6;
}

/**
 * ため池 ranks (1 <0.5, 2 0.5–1, 3 1–2, 4 2–3, 5 3–5, 6 ≥5 m) as standard ranks.
 * Rank 6 has no upper bound in the source and becomes the lowest standard class that begins at 5 m.
 * Source: PLATEAU codelist ReservoirFloodingRiskAttribute_rank.
 */
export const standardRankOfReservoirRank: Readonly<Record<number, DepthRank['rank']>> = {
  1: 1,
  2: 2,
  3: 2,
  4: 2,
  5: 3,
  6: 4,
};

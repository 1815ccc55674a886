import { type DepthRank, depthRanks } from './depth-rank.ts';

/**
 * The detailed eight classes of inundation depth, each inside one standard rank.
 * Source: 水害ハザードマップ作成の手引き (国土交通省 R5.5) 表3-2, colours of 詳細版.
 */
export interface DetailedDepthClass {
  /** As written in tables. */
  readonly value: string;
  readonly rank: DepthRank['rank'];
  /** Inclusive, metres. */
  readonly fromMeters: number;
  /** Exclusive, metres. */
  readonly toMeters: number;
  readonly colour: `#${string}`;
  readonly ja: string;
  readonly en: string;
}

const deep = (rank: 3 | 4 | 5 | 6, value: string): DetailedDepthClass => ({ ...depthRanks[rank - 1]!, value });

export const detailedDepthClasses: readonly DetailedDepthClass[] = [
  {
    value: 'under_0.3',
    rank: 1,
    fromMeters: 0,
    toMeters: 0.3,
    colour: '#ffffb3',
    ja: '0.3 m 未満',
    en: 'under 0.3 m',
  },
  { value: '0.3-0.5', rank: 1, fromMeters: 0.3, toMeters: 0.5, colour: '#f7f5a9', ja: '0.3–0.5 m', en: '0.3–0.5 m' },
  { value: '0.5-1', rank: 2, fromMeters: 0.5, toMeters: 1, colour: '#f8e1a6', ja: '0.5–1 m', en: '0.5–1 m' },
  { value: '1-3', rank: 2, fromMeters: 1, toMeters: 3, colour: '#ffd8c0', ja: '1–3 m', en: '1–3 m' },
  deep(3, '3-5'),
  deep(4, '5-10'),
  deep(5, '10-20'),
  deep(6, '20_and_over'),
];

/** Ranks that hold several detailed classes: of ground or a building known by rank alone the detailed class is not known. */
export const splitRanks: readonly DepthRank['rank'][] = [1, 2];

export const undividedRankValue = (rank: DepthRank['rank']): string => `rank_${rank}`;

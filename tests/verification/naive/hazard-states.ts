import type { NaiveRisk } from './read-gml.ts';

/** What one source says of one building: a rank with its depth (NaN if none), 'none', or 'unknown'. */
export type Say = { readonly rank: number; readonly depth: number } | 'none' | 'unknown';

const upperBounds = [0.5, 3, 5, 10, 20, Infinity];
export const rankOfDepth = (depth: number): number => 1 + upperBounds.findIndex((bound) => depth < bound);

/** docs/architecture.md, decision 4, rasters. */
export function sayOfRaster(value: number): Say {
  if (Number.isNaN(value)) return 'unknown';
  return value > 0 ? { rank: rankOfDepth(value), depth: value } : 'none';
}

export const sayOfRisk = ({ rank, depth }: NaiveRisk): Say => ({ rank, depth });

/** docs/architecture.md, decision 4, several sources. Collapse: 1 氾濫流 and 2 河岸侵食 together are 3. */
export function together(says: readonly Say[], collapse = false): { rank: string; depth: number } {
  const hits = says.filter((say) => typeof say === 'object');
  if (hits.length === 0) return { rank: says.includes('none') ? 'none' : 'unknown', depth: Number.NaN };
  const ranks = new Set(hits.map(({ rank }) => rank));
  const worst = Math.max(...ranks);
  const depths = hits.filter(({ rank, depth }) => rank === worst && depth > 0).map(({ depth }) => depth);
  return {
    rank: String(collapse && ranks.has(1) && ranks.has(2) ? 3 : worst),
    depth: depths.length > 0 ? Math.max(...depths) : Number.NaN,
  };
}

/** 手引き: 0.5–3 m one storey, 3–5 m up to two, from 5 m all; tsunami, landslide and collapse whatever the storeys. */
export function cannotGoUp(hazard: string, rank: string, storeys: number): boolean {
  if (rank === 'none' || rank === 'unknown') return false;
  if (['tsunami', 'landslide', 'collapse'].includes(hazard)) return true;
  const number = Number(rank);
  if (number >= 4) return true;
  return storeys > 0 && ((number === 2 && storeys <= 1) || (number === 3 && storeys <= 2));
}

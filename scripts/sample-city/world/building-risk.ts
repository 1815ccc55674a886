import type { Building } from './building.ts';
import type { Hazards } from './hazards.ts';
import { hazardGrid } from './hazards.ts';
import { ringContains } from './shapes.ts';

export interface DepthRisk {
  readonly rank: number;
  readonly depthMeters: number;
}

/** Lower bounds of ranks 2…6, metres (PLATEAU 標準製品仕様書, RiverFloodingRiskAttribute_rank). */
const rankBounds = [0.5, 3, 5, 10, 20] as const;
export const rankOfDepth = (depth: number): number => 1 + rankBounds.filter((bound) => depth >= bound).length;

/** Cells of the hazard grid that a footprint touches, with how many of 2 m samples fall in each. */
export function cellsUnder(building: Building): Map<number, number> {
  const xs = building.ring.map(([x]) => x);
  const ys = building.ring.map(([, y]) => y);
  const counts = new Map<number, number>();
  const step = building.footprintAreaSquareMeters > 600 ? 4 : 2;
  for (let x = Math.min(...xs) + step / 2; x < Math.max(...xs); x += step)
    for (let y = Math.min(...ys) + step / 2; y < Math.max(...ys); y += step) {
      if (!ringContains(building.ring, [x, y])) continue;
      const column = Math.floor(x / hazardGrid.cellMeters);
      const row = Math.floor((hazardGrid.north - y) / hazardGrid.cellMeters);
      if (column < 0 || row < 0 || column >= hazardGrid.width || row >= hazardGrid.height) continue;
      const index = row * hazardGrid.width + column;
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
  return counts;
}

/** PLATEAU's rule: the rank with the largest overlap (the more dangerous if equal), the depth of its largest cell. */
export function depthRisk(cells: ReadonlyMap<number, number>, field: Float32Array): DepthRisk | undefined {
  const byRank = new Map<number, { total: number; best: number; depth: number }>();
  for (const [cell, count] of cells) {
    const depth = field[cell]!;
    if (depth <= 0) continue;
    const rank = rankOfDepth(depth);
    const entry = byRank.get(rank) ?? { total: 0, best: 0, depth: 0 };
    entry.total += count;
    if (count > entry.best || (count === entry.best && depth > entry.depth))
      Object.assign(entry, { best: count, depth });
    byRank.set(rank, entry);
  }
  let found: DepthRisk | undefined;
  let total = 0;
  for (const [rank, entry] of byRank)
    if (entry.total > total || (entry.total === total && rank > (found?.rank ?? 0))) {
      total = entry.total;
      found = { rank, depthMeters: Math.round(entry.depth * 100) / 100 };
    }
  return found;
}

/** The longest duration under a footprint, hours; undefined where dry or not surveyed. */
export function longestDuration(cells: ReadonlyMap<number, number>, hazards: Hazards): number | undefined {
  const hours = Math.max(0, ...[...cells.keys()].map((cell) => hazards.durationL2[cell]!));
  return hours > 0 ? hours : undefined;
}

import type { Bounds, SceneCity } from '../scene-types.ts';
import type { BuildingTiles } from '../tiles/building-tiles.ts';

/** Share of buildings left out at each side, so that a lone farm does not make the city small. */
const OUTLIER_SHARE = 0.02;

/** Degrees, and heights in ellipsoidal metres. */
export interface SceneBox {
  readonly bounds: Bounds;
  readonly low: number;
  readonly high: number;
}

/** Box around nearly all buildings, or the city's bounds where there are none. */
export function homeBox({ bounds, buildings, geoidHeightMeters }: SceneCity): SceneBox {
  const sorted = (column: number): Float64Array => {
    const found: number[] = [];
    for (let index = column; index < (buildings?.extents.length ?? 0); index += 6) {
      const value = buildings!.extents[index]!;
      if (!Number.isNaN(value)) found.push(value);
    }
    return Float64Array.from(found).sort();
  };
  const [west, south, east, north, base] = [sorted(0), sorted(1), sorted(2), sorted(3), sorted(4)];
  const count = west.length;
  if (count === 0) return { bounds, low: geoidHeightMeters, high: geoidHeightMeters };
  const cut = Math.floor(count * OUTLIER_SHARE);
  return {
    bounds: [west[cut]!, south[cut]!, east[count - 1 - cut]!, north[count - 1 - cut]!],
    low: base[cut]!,
    high: base[count - 1 - cut]!,
  };
}

/** Box around some buildings: degrees, and the heights they span in ellipsoidal metres. */
export function boxOfBuildings(buildings: BuildingTiles, indices: Iterable<number>): SceneBox | undefined {
  const box = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  for (const index of indices) {
    const [west, south, east, north, base, top] = buildings.extents.subarray(6 * index, 6 * index + 6);
    if (west === undefined || Number.isNaN(west)) continue;
    box[0] = Math.min(box[0]!, west);
    box[1] = Math.min(box[1]!, south!);
    box[2] = Math.max(box[2]!, east!);
    box[3] = Math.max(box[3]!, north!);
    box[4] = Math.min(box[4]!, base!);
    box[5] = Math.max(box[5]!, top!);
  }
  if (box[0]! > box[2]!) return undefined;
  return { bounds: [box[0]!, box[1]!, box[2]!, box[3]!], low: box[4]!, high: box[5]! };
}

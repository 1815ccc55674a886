import { beforeAll, describe, expect, it } from 'vitest';
import {
  cellMiddle,
  type Hazards,
  hazardGrid,
  nodata,
  riverSurveyed,
} from '../../../scripts/sample-city/world/hazards.ts';
import type { Terrain } from '../../../scripts/sample-city/world/terrain.ts';
import { riverHalfWidth, streamHalfWidthMeters } from '../../../scripts/sample-city/world/terrain.ts';
import { patience, theSample } from './sample.ts';

let hazards: Hazards;
let terrain: Terrain;
beforeAll(() => {
  const sample = theSample();
  hazards = sample.hazards;
  terrain = sample.city.terrain;
}, patience);

const { width, height } = hazardGrid;
const largest = (field: Float32Array): number => field.reduce((high, value) => Math.max(high, value), 0);

function neighbours(index: number): number[] {
  const column = index % width;
  const row = Math.floor(index / width);
  return [
    ...(column > 0 ? [index - 1] : []),
    ...(column < width - 1 ? [index + 1] : []),
    ...(row > 0 ? [index - width] : []),
    ...(row < height - 1 ? [index + width] : []),
  ];
}

/** Wet cells that no chain of wet or source cells joins to the source. */
function stranded(field: Float32Array, isSource: (index: number) => boolean): number {
  const reached = new Uint8Array(field.length);
  const queue: number[] = [];
  field.forEach((_, i) => {
    if (isSource(i)) {
      reached[i] = 1;
      queue.push(i);
    }
  });
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const next of neighbours(at))
      if (!reached[next] && field[next]! > 0) {
        reached[next] = 1;
        queue.push(next);
      }
  return field.reduce((count, depth, i) => count + (depth > 0 && !reached[i] ? 1 : 0), 0);
}

const isChannel = (index: number): boolean => {
  const [x, y] = cellMiddle(index);
  return (
    terrain.at(terrain.river, x, y) < riverHalfWidth(y) + 8 ||
    terrain.at(terrain.stream, x, y) < streamHalfWidthMeters + 4 ||
    // What lies upstream of the survey's edge is cut off in the raster only.
    !riverSurveyed([x, y])
  );
};
const isSea = (index: number): boolean => {
  const [x, y] = cellMiddle(index);
  return terrain.isSea([x, y]) || terrain.at(terrain.river, x, y) < riverHalfWidth(y) + 8;
};

describe('flood depths', () => {
  it('are nowhere smaller at L2 than at L1, and L2 floods more', () => {
    const smaller = hazards.riverL1.reduce((count, depth, i) => count + (hazards.riverL2[i]! < depth ? 1 : 0), 0);
    expect(smaller).toBe(0);
    const wet = (field: Float32Array): number => field.reduce((count, depth) => count + (depth > 0 ? 1 : 0), 0);
    expect(wet(hazards.riverL2)).toBeGreaterThan(wet(hazards.riverL1) * 1.2);
  });

  it('reach about 3 m at L1 and more than 5 m in a pocket at L2', () => {
    expect(largest(hazards.riverL1)).toBeGreaterThan(2.5);
    expect(largest(hazards.riverL1)).toBeLessThan(3.7);
    expect(largest(hazards.riverL2)).toBeGreaterThan(5);
    expect(largest(hazards.riverL2)).toBeLessThan(6.5);
  });

  it('leave the same places unsurveyed at both scales, and some of each kind', () => {
    const unknown = hazards.riverL1.map((depth) => (depth === nodata ? 1 : 0));
    expect(hazards.riverL2.every((depth, i) => (depth === nodata) === (unknown[i] === 1))).toBe(true);
    const share = unknown.reduce((sum, one) => sum + one, 0) / unknown.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.15);
    expect(hazards.riverL2.some((depth) => depth === 0)).toBe(true);
  });

  it('form a smooth water surface: lower ground next door is deeper by as much', () => {
    for (const field of [hazards.riverL1, hazards.riverL2, hazards.surge, hazards.tsunami]) {
      let steepest = 0;
      field.forEach((depth, i) => {
        if (depth <= 0) return;
        for (const next of neighbours(i)) {
          if (field[next]! <= 0) continue;
          const surface = (at: number): number => terrain.plainAt(...cellMiddle(at)) + field[at]!;
          steepest = Math.max(steepest, Math.abs(surface(i) - surface(next)));
        }
      });
      expect(steepest).toBeLessThan(0.2);
    }
  });

  it('hang together with the river or the sea', () => {
    expect(stranded(hazards.riverL1, isChannel)).toBe(0);
    expect(stranded(hazards.riverL2, isChannel)).toBe(0);
    expect(stranded(hazards.surge, isSea)).toBe(0);
    expect(stranded(hazards.tsunami, isSea)).toBe(0);
  });

  it('last for hours exactly where L2 is wet', () => {
    expect(hazards.durationL2.every((hours, i) => hours > 0 === hazards.riverL2[i]! > 0)).toBe(true);
    expect(largest(hazards.durationL2)).toBeGreaterThan(72);
    expect(largest(hazards.durationL2)).toBeLessThanOrEqual(168);
  });

  it('of rain water stay shallow', () => {
    expect(largest(hazards.inland)).toBeLessThanOrEqual(1.41);
    expect(hazards.inland.some((depth) => depth >= 0.5)).toBe(true);
  });
});

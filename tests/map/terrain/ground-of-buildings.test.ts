import { describe, expect, it } from 'vitest';
import { createGround } from '../../../src/map/terrain/ground.ts';
import { groundOfBuildings } from '../../../src/map/terrain/ground-of-buildings.ts';
import type { BuildingTiles } from '../../../src/map/tiles/building-tiles.ts';

const GEOID_METERS = 37;

/** Buildings of about 10 m whose bases stand at the given heights (標高). */
const createTiles = (places: readonly (readonly [lon: number, lat: number, base: number])[]): BuildingTiles => ({
  tiles: [],
  buildingCount: places.length,
  withoutShape: 0,
  triangleCount: 0,
  extents: Float64Array.from(
    places.flatMap(([lon, lat, base]) => {
      const ellipsoidal = base + GEOID_METERS;
      return [lon - 5e-5, lat - 5e-5, lon + 5e-5, lat + 5e-5, ellipsoidal, ellipsoidal + 8];
    }),
  ),
});

/** A hillside of 20 × 20 buildings, one every 100 m, rising 10 m a row; every third building is left out. */
const slope = Array.from(
  { length: 400 },
  (_, k) => [140 + (k % 20) * 1e-3, 36 + Math.floor(k / 20) * 1e-3, 50 + Math.floor(k / 20) * 10] as const,
).filter((_, k) => k % 3 !== 0);

describe('the ground below buildings without terrain data', () => {
  it('lies at the bases of the buildings', () => {
    const ground = createGround(groundOfBuildings(createTiles(slope), GEOID_METERS)!);
    const heights = ground.heightsAt(Float64Array.from(slope.flatMap((place) => place.slice(0, 2))));
    const differences = slope.map(([, , base], k) => Math.abs(heights[k]! - base));
    expect(Math.max(...differences)).toBeLessThan(5);
  });

  it('has no hole between buildings and stays within their heights', () => {
    const { data } = groundOfBuildings(createTiles(slope), GEOID_METERS)!;
    expect(data.length).toBeGreaterThan(slope.length);
    expect(Math.min(...data)).toBeGreaterThanOrEqual(50 - 1e-3);
    expect(Math.max(...data)).toBeLessThanOrEqual(240 + 1e-3);
  });

  it('is flat below a single building, and unknown without any that has a shape', () => {
    const { data } = groundOfBuildings(createTiles([[140, 36, 12]]), GEOID_METERS)!;
    expect([...data]).toEqual([12]);
    expect(groundOfBuildings(createTiles([[Number.NaN, 36, 12]]), GEOID_METERS)).toBeUndefined();
  });
});

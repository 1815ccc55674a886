import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';
import { ROUTE_EXCESS } from '../../src/spatial/surface-routes.ts';
import {
  WALK_NONE,
  WALK_ROADS,
  WALK_STRAIGHT,
  type WalkingOptions,
  type WalkingPlaces,
} from '../../src/spatial/walking.ts';
import { createWalkingOverRoads } from '../../src/spatial/walking-over-roads.ts';
import { BLOCK_METERS, createToyStreets, streetsPlan } from './toy-streets.ts';

const CELL = 3;
const options: WalkingOptions = { over: 'roads', straightFactor: 1.3, joinMeters: 20 };
const points = (...list: readonly (readonly [number, number])[]): WalkingPlaces => ({
  x: Float64Array.from(list, ([x]) => x),
  y: Float64Array.from(list, ([, y]) => y),
});
const take = ({ x, y }: WalkingPlaces, rows: readonly number[]) => ({
  x: Float64Array.from(rows, (row) => x[row]!),
  y: Float64Array.from(rows, (row) => y[row]!),
});
/** West, south, width, height. */
const boxes = (...list: readonly (readonly [number, number, number, number])[]) =>
  buildPolygonColumns(
    list.map(([x, y, width, height]) => [
      [
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
      ],
    ]),
  );
const overRoads = (buildings: WalkingPlaces, roads: ReturnType<typeof boxes>) =>
  createWalkingOverRoads(buildings, () => ({ polygons: [roads], leastPieceSquareMeters: 0 }));
const straight = (a: WalkingPlaces, i: number, b: WalkingPlaces, j: number) =>
  Math.hypot(a.x[i]! - b.x[j]!, a.y[i]! - b.y[j]!);

describe('ways over roads', () => {
  it('goes around the block: 100 m west and 60 m north along two streets', async () => {
    const roads = boxes([0, 0, 106, 6], [0, 0, 6, 66]);
    const { distanceMeters, way } = await overRoads(points([103, 3]), roads).nearest(points([3, 63]), options);
    expect(way).toEqual(Uint8Array.of(WALK_ROADS));
    // 100 + 60 = 160 along the middle lines; cutting the corner inside the streets saves at most 2 − √2 of their width
    expect(distanceMeters[0]).toBeGreaterThan(160 - 0.6 * (6 + 2 * CELL));
    expect(distanceMeters[0]).toBeLessThan(160 * ROUTE_EXCESS + 3 * Math.sqrt(5) * CELL);
  });

  it('follows toy streets within its stated bound, whichever way they are turned', async () => {
    await fc.assert(
      fc.asyncProperty(streetsPlan, fc.nat({ max: 15 }), async (plan, target) => {
        const streets = createToyStreets(plan);
        if (streets.roads.rowOffsets.length < 2) return;
        const place = take(streets, [target]);
        const { distanceMeters } = await overRoads(streets, streets.roads).nearest(place, {
          ...options,
          joinMeters: CELL,
        });
        for (let at = 0; at < 16; at++) {
          const exact = streets.metersBetween(at, target);
          const blocks = streets.blocksBetween(at, target);
          const isolated = !Number.isFinite(exact) || blocks === 0;
          if (isolated) continue; // a crossing without streets joins none: a straight line, tested below
          const corner = plan.widthMeters + 2 * CELL;
          expect(distanceMeters[at]).toBeGreaterThanOrEqual(exact - blocks * corner);
          expect(distanceMeters[at]).toBeLessThanOrEqual(exact * ROUTE_EXCESS + (blocks + 2) * Math.sqrt(5) * CELL);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds no way between streets that are not connected, and says so', async () => {
    const streets = createToyStreets({ angle: 0.3, widthMeters: 4, built: new Array(24).fill(false) });
    expect(streets.roads.rowOffsets).toHaveLength(1);
    const roads = boxes([0, 0, 50, 5], [0, 20, 50, 5]);
    const found = await overRoads(points([10, 2], [10, 22]), roads).nearest(points([40, 22]), options);
    expect([...found.way]).toEqual([WALK_NONE, WALK_ROADS]);
    expect(found.distanceMeters[0]).toBeNaN();
    expect([...found.nearest]).toEqual([-1, 0]);
  });

  it('takes the straight line times its factor where a building or a place is far from every road', async () => {
    const roads = boxes([0, 0, 50, 5]);
    const buildings = points([10, 2], [10, 100], [Number.NaN, 0]);
    const { distanceMeters, way } = await overRoads(buildings, roads).nearest(points([40, 102]), options);
    expect([...way]).toEqual([WALK_STRAIGHT, WALK_STRAIGHT, WALK_NONE]);
    expect(distanceMeters[0]).toBeCloseTo(1.3 * Math.hypot(30, 100), 3);
    expect(distanceMeters[1]).toBeCloseTo(1.3 * Math.hypot(30, 2), 3);
    expect(distanceMeters[2]).toBeNaN();
  });

  it('passes over scraps of road that lead nowhere', async () => {
    const roads = boxes([0, 0, 300, 6], [100, 15, 6, 6]);
    const walking = createWalkingOverRoads(points([103, 18]), () => ({ polygons: [roads] }));
    const { distanceMeters, way } = await walking.nearest(points([200, 3]), options);
    expect(way[0]).toBe(WALK_ROADS);
    expect(distanceMeters[0]).toBeGreaterThan(97);
  });

  it('goes straight where asked to, and where there are no roads', async () => {
    const buildings = points([0, 0]);
    const places = points([30, 40], [3, 4]);
    const without = createWalkingOverRoads(buildings);
    expect(without.hasRoads).toBe(false);
    const expected = {
      distanceMeters: Float32Array.of(6.5),
      nearest: Int32Array.of(1),
      way: Uint8Array.of(WALK_STRAIGHT),
    };
    expect(await without.nearest(places, options)).toEqual(expected);
    const withRoads = overRoads(buildings, boxes([0, 0, 50, 5]));
    expect(await withRoads.nearest(places, { ...options, over: 'straight' })).toEqual(expected);
  });

  it('stops when cancelled', async () => {
    const cancelled = AbortSignal.abort();
    const walking = overRoads(points([0, 0]), boxes([0, 0, 50, 5]));
    await expect(walking.nearest(points([1, 1]), { ...options, signal: cancelled })).rejects.toThrow();
  });
});

describe('laws of ways over roads', () => {
  const spot = fc.tuple(
    fc.integer({ min: -20, max: 200 }).map((value) => value + 0.25),
    fc.integer({ min: -20, max: 200 }).map((value) => value + 0.5),
  );
  const spots = fc.array(spot, { minLength: 1, maxLength: 8 }).map((list) => points(...list));

  it('is never shorter than the straight line', () =>
    fc.assert(
      fc.asyncProperty(streetsPlan, spots, spots, async (plan, buildings, places) => {
        const { roads } = createToyStreets(plan);
        const { distanceMeters, nearest } = await overRoads(buildings, roads).nearest(places, options);
        nearest.forEach((place, i) => {
          if (place >= 0)
            expect(distanceMeters[i]).toBeGreaterThanOrEqual(straight(buildings, i, places, place) * (1 - 1e-6));
        });
      }),
    ));

  it('is never made longer by another place, and is the shortest of the ways to each place alone', () =>
    fc.assert(
      fc.asyncProperty(streetsPlan, spots, spots, async (plan, buildings, places) => {
        const walking = overRoads(buildings, createToyStreets(plan).roads);
        const all = await walking.nearest(places, options);
        const each = await Promise.all(
          Array.from(places.x, (_, place) => walking.nearest(take(places, [place]), options)),
        );
        for (let i = 0; i < buildings.x.length; i++) {
          const alone = each.map(({ distanceMeters }) => distanceMeters[i]!);
          const known = alone.filter((meters) => !Number.isNaN(meters));
          if (known.length === 0) expect(all.nearest[i]).toBe(-1);
          else {
            expect(all.distanceMeters[i]).toBe(Math.min(...known));
            expect(all.nearest[i]).toBe(alone.indexOf(Math.min(...known)));
          }
        }
      }),
    ));

  it('does not depend on the order of buildings, nor on how the streets are cut into polygons', () =>
    fc.assert(
      fc.asyncProperty(streetsPlan, spots, spots, async (plan, buildings, places) => {
        const { roads } = createToyStreets(plan);
        const halves = createToyStreets({ ...plan, halves: true }).roads;
        const reversed = [...buildings.x.keys()].reverse();
        const one = await overRoads(buildings, roads).nearest(places, options);
        const other = await createWalkingOverRoads(take(buildings, reversed), () => ({
          polygons: [halves],
          leastPieceSquareMeters: 0,
        })).nearest(places, options);
        reversed.forEach((from, at) => {
          expect([other.nearest[at], other.distanceMeters[at]]).toEqual([one.nearest[from], one.distanceMeters[from]]);
        });
      }),
    ));

  it('keeps streets a block apart', () => expect(BLOCK_METERS).toBeGreaterThan(8 + 3 * CELL));
});

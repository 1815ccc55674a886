import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestPoints } from '../../src/spatial/nearest-point.ts';

const coordinate = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1000, max: 1000, noNaN: true }));
const points = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 })
  .map((list) => ({ x: Float64Array.from(list, ([x]) => x), y: Float64Array.from(list, ([, y]) => y) }));

describe('nearestPoints', () => {
  it('finds what a look at every place finds, the first of equals', () =>
    fc.assert(
      fc.property(points, points, (places, asked) => {
        const { nearest, meters } = nearestPoints(places, asked.x, asked.y);
        asked.x.forEach((x, i) => {
          const squared = [...places.x].map((placeX, j) => (placeX - x) ** 2 + (places.y[j]! - asked.y[i]!) ** 2);
          const least = Math.min(...squared);
          expect(nearest[i]).toBe(squared.indexOf(least));
          expect(meters[i]).toBe(Math.sqrt(least));
        });
      }),
      { numRuns: 500 },
    ));

  it('passes over places that are no numbers, and finds none for such a point', () => {
    const places = { x: Float64Array.of(Number.NaN, 3), y: Float64Array.of(0, 4) };
    const { nearest, meters } = nearestPoints(places, Float64Array.of(0, Number.NaN), Float64Array.of(0, 0));
    expect([...nearest]).toEqual([1, -1]);
    expect([...meters]).toEqual([5, Number.NaN]);
    const none = nearestPoints(
      { x: new Float64Array(0), y: new Float64Array(0) },
      Float64Array.of(0),
      Float64Array.of(0),
    );
    expect([...none.nearest]).toEqual([-1]);
  });
});

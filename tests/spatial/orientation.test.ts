import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactOrientation, orientation } from '../../src/spatial/orientation.ts';

/** The determinant in whole numbers: doubles scaled by 2^60 are whole for the values used here. */
function bySignOfBigInt(...values: readonly [number, number, number, number, number, number]): number {
  const [ax, ay, bx, by, px, py] = values.map((value) => BigInt(value * 2 ** 60)) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const determinant = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

/** Multiples of 2^-40 up to 1,000. */
const coordinate = fc.integer({ min: 0, max: 1000 * 2 ** 40 }).map((value) => value / 2 ** 40);

describe('orientation', () => {
  it('has the exact sign for points a hair beside a line', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ax, ay, bx, by, t) => {
          const round = (value: number) => Math.round(value * 2 ** 40) / 2 ** 40;
          const [px, py] = [round(ax + t * (bx - ax)), round(ay + t * (by - ay))];
          expect(Math.sign(orientation(ax, ay, bx, by, px, py)) + 0).toBe(bySignOfBigInt(ax, ay, bx, by, px, py));
          expect(exactOrientation(ax, ay, bx, by, px, py)).toBe(bySignOfBigInt(ax, ay, bx, by, px, py));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is positive on the left, negative on the right and zero on the line', () => {
    expect(orientation(0, 0, 0, 2, -1, 1)).toBeGreaterThan(0);
    expect(orientation(0, 0, 0, 2, 1, 1)).toBeLessThan(0);
    expect(orientation(0.1, 0.1, 0.3, 0.3, 0.2, 0.2)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarRing } from '../../../src/domain/plan.ts';
import { isSameOutline } from '../../../src/spatial/editing/same-outline.ts';

const number = fc.double({ noNaN: true, min: -1e5, max: 1e5 });
const ring = fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 8 });

describe('isSameOutline', () => {
  it('does not go by where a ring begins and which way it runs', () => {
    fc.assert(
      fc.property(ring, fc.nat(), fc.boolean(), (corners: PlanarRing, start, turned) => {
        const at = start % corners.length;
        const rotated = [...corners.slice(at), ...corners.slice(0, at)];
        expect(isSameOutline([[corners]], [[turned ? rotated.reverse() : rotated]])).toBe(true);
      }),
    );
  });

  it('tells the last bit of a coordinate, another corner and another hole apart', () => {
    const square: PlanarRing = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const moved: PlanarRing = [
      [0, 0],
      [10, 0],
      [10 + 2e-15, 10],
      [0, 10],
    ];
    expect(isSameOutline([[square]], [[moved]])).toBe(false);
    expect(isSameOutline([[square]], [[[...square, [0, 5]]]])).toBe(false);
    expect(isSameOutline([[square]], [[square, moved]])).toBe(false);
    expect(isSameOutline([[square]], [])).toBe(false);
  });
});

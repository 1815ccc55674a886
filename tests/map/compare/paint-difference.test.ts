import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintDifference } from '../../../src/map/compare/paint-difference.ts';

const colourAt = (colours: Uint8Array, index: number) =>
  `#${[...colours.subarray(4 * index, 4 * index + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

describe('the difference of two scenarios, building by building', () => {
  it('paints lost buildings with dots and gained ones with plus signs', () => {
    // neither, both, lost, gained
    const { colours, pattern, counts } = paintDifference(Uint8Array.of(0, 1, 1, 0), Uint8Array.of(0, 1, 0, 1));
    expect([0, 1, 2, 3].map((index) => colourAt(colours, index))).toEqual(['#f4f6f7', '#b9c0c9', '#dfc27d', '#80cdc1']);
    expect([...pattern]).toEqual([0, 0, 4, 8]);
    expect(counts).toEqual({ neither: 1, both: 1, lost: 1, gained: 1 });
  });

  it('counts each building once, and the other way round swaps gained and lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean())), (buildings) => {
        const [a, b] = [0, 1].map((side) => Uint8Array.from(buildings, (each) => (each[side] ? 1 : 0))) as [
          Uint8Array,
          Uint8Array,
        ];
        const there = paintDifference(a, b).counts;
        const back = paintDifference(b, a).counts;
        expect(there.neither + there.both + there.lost + there.gained).toBe(buildings.length);
        expect(back).toEqual({ ...there, lost: there.gained, gained: there.lost });
        expect(there.both + there.lost).toBe(a.filter((each) => each === 1).length);
      }),
    );
  });

  it('refuses scenarios of different cities', () => {
    expect(() => paintDifference(new Uint8Array(3), new Uint8Array(4))).toThrow(RangeError);
  });
});

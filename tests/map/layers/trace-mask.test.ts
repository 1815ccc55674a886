import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplifyChain, traceMask } from '../../../src/map/layers/trace-mask.ts';

/** Twice the area inside closed chains (shoelace), rows downwards: set cells at the right hand count positive. */
function doubleArea(chain: Float64Array): number {
  let area = 0;
  for (let k = 0; k + 3 < chain.length; k += 2) area += chain[k]! * chain[k + 3]! - chain[k + 2]! * chain[k + 1]!;
  return area;
}

describe('the border of a mask', () => {
  it('encloses exactly the set cells, whatever their pattern', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.boolean()),
        (width, height, bits) => {
          const mask = Uint8Array.from({ length: width * height }, () => (bits.next().value ? 1 : 0));
          const chains = traceMask(mask, width, height);
          const area = chains.reduce((sum, chain) => sum + doubleArea(chain) / 2, 0);
          expect(area).toBe(mask.reduce((sum, cell) => sum + cell, 0));
          for (const chain of chains) expect([chain.at(-2), chain.at(-1)]).toEqual([chain[0], chain[1]]);
        },
      ),
    );
  });

  it('is one chain around a block and two around a ring', () => {
    expect(traceMask(new Uint8Array(6).fill(1), 3, 2)).toHaveLength(1);
    const ring = new Uint8Array(9).fill(1);
    ring[4] = 0;
    expect(traceMask(ring, 3, 3)).toHaveLength(2);
  });

  it('straightens a staircase within its tolerance and keeps the ends', () => {
    const stairs = Float64Array.from(
      Array.from({ length: 21 }, (_, k) => [Math.ceil(k / 2), Math.floor(k / 2)]).flat(),
    );
    const simple = simplifyChain(stairs, 0.75);
    expect(simple.length).toBeLessThan(8);
    expect([simple[0], simple[1], simple.at(-2), simple.at(-1)]).toEqual([0, 0, 10, 10]);
    expect(simplifyChain(stairs, 0.01)).toHaveLength(stairs.length);
  });
});

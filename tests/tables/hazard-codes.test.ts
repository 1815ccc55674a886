import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOfDepth } from '../../src/domain/depth-rank.ts';
import { depthCodes, FIRST_DEPTH_CODE, storedStates, storeyClasses } from '../../src/tables/hazard-codes.ts';

describe('stored codes', () => {
  it('put unknown first, then not hit, then the ranks', () => {
    expect(storedStates(Uint8Array.of(255, 0, 1, 6))).toEqual(Uint8Array.of(0, 1, 2, 7));
  });

  it('count five storeys and more as one class and leave unknown unknown', () => {
    expect(storeyClasses(Uint16Array.of(0, 1, 4, 5, 60))).toEqual(Uint8Array.of(0, 1, 4, 5, 5));
  });

  it('hold a depth in whole centimetres, and the state where there is no depth', () => {
    const state = Uint8Array.of(255, 0, 3, 1, 2, 6);
    const depth = Float32Array.of(Number.NaN, Number.NaN, Number.NaN, 0.004, 1.239, 1e6);
    const codes = [...depthCodes(state, depth)];
    expect(codes.slice(0, 5)).toEqual([0, 1, 4, FIRST_DEPTH_CODE, FIRST_DEPTH_CODE + 123]);
    expect(codes[5]).toBeLessThanOrEqual(FIRST_DEPTH_CODE + 30_000);
  });

  it('never put a depth of whole centimetres below its own threshold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (centimetres) => {
        const depth = Float32Array.of(centimetres / 100);
        expect(depthCodes(Uint8Array.of(stateOfDepth(depth[0]!)), depth)[0]).toBe(FIRST_DEPTH_CODE + centimetres);
      }),
    );
  });
});

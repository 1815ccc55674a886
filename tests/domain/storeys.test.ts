import { describe, expect, it } from 'vitest';
import { floorAreaOf, storeysOf } from '../../src/domain/storeys.ts';

describe('storeysOf', () => {
  it('takes the storeys given', () => {
    expect(storeysOf(3, 30)).toEqual({ storeys: 3, estimated: false });
  });

  it.each([
    [2.4, 1],
    [4.4, 1],
    [4.6, 2],
    [6.2, 2],
    [9.1, 3],
    [31, 10],
    [0.5, 1],
  ])('estimates from a height of %d m: %d', (height, storeys) => {
    expect(storeysOf(0, height)).toEqual({ storeys, estimated: true });
  });

  it('does not take codes for missing as storeys or heights', () => {
    expect(storeysOf(9999, 6)).toEqual({ storeys: 2, estimated: true });
    expect(storeysOf(9999, -9999).storeys).toBe(0);
    expect(storeysOf(0, Number.NaN)).toEqual({ storeys: 0, estimated: false });
    expect(storeysOf(0, 9999).storeys).toBe(0);
  });
});

describe('floorAreaOf', () => {
  it('takes the total floor area given, else footprint times storeys', () => {
    expect(floorAreaOf(250, 100, 2)).toEqual({ squareMeters: 250, estimated: false });
    expect(floorAreaOf(Number.NaN, 100, 2)).toEqual({ squareMeters: 200, estimated: true });
    expect(floorAreaOf(-9999, 100, 0)).toEqual({ squareMeters: 100, estimated: true });
  });
});

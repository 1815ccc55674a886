import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/domain/datasets.ts';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import { createGround, inverseOf } from '../../../src/map/terrain/ground.ts';
import { TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const raster: Raster = {
  width: 3,
  height: 2,
  data: Float32Array.of(0, 10, 20, 10, 20, Number.NaN),
  crs: TOY_CRS,
  transform: [10, 0, TOY_ORIGIN.x, 0, -10, TOY_ORIGIN.y + 20],
};

function heightAt(east: number, north: number): number {
  const place = Float64Array.of(TOY_ORIGIN.x + east, TOY_ORIGIN.y + north);
  projectionOf(TOY_CRS).inverse(place, place);
  return createGround(raster).heightsAt(place)[0]!;
}

describe('ground heights', () => {
  it('are the cell’s value in its middle and linear between middles', () => {
    expect(heightAt(5, 15)).toBeCloseTo(0, 4);
    expect(heightAt(15, 15)).toBeCloseTo(10, 4);
    expect(heightAt(10, 15)).toBeCloseTo(5, 4);
    expect(heightAt(10, 10)).toBeCloseTo(10, 4);
  });

  it('take a missing cell as sea level', () => {
    expect(heightAt(25, 5)).toBeCloseTo(0, 4);
  });

  it('go on at the edge and fade to sea level far outside', () => {
    expect(heightAt(45, 15)).toBeGreaterThan(19);
    expect(heightAt(45, 15)).toBeLessThan(20);
    expect(heightAt(10_000, 15)).toBe(0);
  });

  it('find the cell of a rotated grid', () => {
    const toCell = inverseOf([6, -8, 100, 8, 6, 200]);
    expect(toCell(100 + 6 * 3 - 8 * 2, 200 + 8 * 3 + 6 * 2).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      3, 2,
    ]);
    expect(() => inverseOf([1, 2, 0, 2, 4, 0])).toThrow(RangeError);
  });
});

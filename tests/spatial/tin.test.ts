import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGeographic } from '../../src/spatial/coordinate-system.ts';
import { interpolateRaster, resampleRaster } from '../../src/spatial/raster-interpolation.ts';
import { fillGaps, projectTriangles, rasteriseTin } from '../../src/spatial/tin.ts';

const grid = { bounds: [0, 0, 100, 60], cellMeters: 5, crs: 'EPSG:6677' } as const;
/** A slope: height = 2 + 0.1 x + 0.3 y. */
const heightAt = (x: number, y: number) => 2 + 0.1 * x + 0.3 * y;

function slopeOf(corners: readonly (readonly [number, number])[]): Float64Array {
  return Float64Array.from(corners.flatMap(([x, y]) => [x, y, heightAt(x, y)]));
}

describe('rasteriseTin', () => {
  it('leaves no slit between triangles and gives the plane at every centre', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 95, noNaN: true }), fc.double({ min: 5, max: 55, noNaN: true }), (x, y) => {
        const corners = [
          [0, 0],
          [100, 0],
          [100, 60],
          [0, 60],
        ] as const;
        const fan = corners.flatMap((corner, index) => [corner, corners[(index + 1) % 4]!, [x, y] as const]);
        const raster = rasteriseTin(slopeOf(fan), grid);
        for (let row = 0; row < raster.height; row++)
          for (let column = 0; column < raster.width; column++)
            expect(raster.data[row * raster.width + column]).toBeCloseTo(
              heightAt(5 * column + 2.5, 60 - 5 * row - 2.5),
              3,
            );
      }),
    );
  });

  it('leaves ground without triangles NaN, passes over upright triangles, keeps the higher of two', () => {
    const half = slopeOf([
      [0, 0],
      [50, 0],
      [0, 60],
    ]);
    const upright = Float64Array.of(80, 10, 0, 90, 10, 0, 85, 10, 30);
    const above = half.map((value, index) => (index % 3 === 2 ? value + 1 : value));
    const raster = rasteriseTin(Float64Array.of(...above, ...half, ...upright), grid);
    expect(raster.data[11 * 20]).toBeCloseTo(heightAt(2.5, 2.5) + 1, 3);
    expect(raster.data[19]).toBeNaN();
    expect(raster.data.filter((value) => !Number.isNaN(value)).length).toBe(60);
  });

  it('moves only positions when projecting', () => {
    const triangles = Float64Array.of(139.8, 36, 5, 139.81, 36, 6, 139.8, 36.01, Number.NaN);
    const projected = projectTriangles(triangles, 'EPSG:6677');
    const [x, y] = fromGeographic(Float64Array.of(139.81, 36), 'EPSG:6677');
    expect([projected[3], projected[4], projected[5]]).toEqual([x, y, 6]);
    expect(projected[8]).toBeNaN();
  });
});

describe('fillGaps', () => {
  const raster = (...data: number[]) => ({
    width: 5,
    height: 1,
    data: Float32Array.from(data),
    crs: 'EPSG:6677',
    transform: [1, 0, 0, 0, -1, 1] as const,
  });

  it('fills inwards from both rims, so many rings and no more', () => {
    const gap = raster(1, Number.NaN, Number.NaN, Number.NaN, 3);
    expect([...fillGaps(gap, 1).data]).toEqual([1, 1, Number.NaN, 3, 3]);
    expect([...fillGaps(gap, 2).data]).toEqual([1, 1, 2, 3, 3]);
    expect([...fillGaps(gap, 0).data]).toEqual([...gap.data]);
    expect(gap.data[1]).toBeNaN();
  });

  it('leaves a raster without any height alone', () => {
    expect(fillGaps(raster(...Array(5).fill(Number.NaN)), 3).data.every(Number.isNaN)).toBe(true);
  });
});

describe('interpolateRaster', () => {
  const slope = rasteriseTin(
    slopeOf([
      [0, 0],
      [200, 0],
      [0, 200],
    ]),
    grid,
  );

  it('is exact on a plane between cell centres', () => {
    fc.assert(
      fc.property(fc.double({ min: 3, max: 97, noNaN: true }), fc.double({ min: 3, max: 57, noNaN: true }), (x, y) => {
        expect(interpolateRaster(slope, Float64Array.of(x), Float64Array.of(y))[0]).toBeCloseTo(heightAt(x, y), 3);
      }),
    );
  });

  it('keeps known heights beside a gap, and is NaN outside and in a gap', () => {
    const half = rasteriseTin(
      slopeOf([
        [0, 0],
        [50, 0],
        [0, 60],
      ]),
      grid,
    );
    const at = (x: number, y: number) => interpolateRaster(half, Float64Array.of(x), Float64Array.of(y))[0];
    expect(at(95, 55)).toBeNaN();
    expect(at(-1, 5)).toBeNaN();
    expect(at(49, 2.5)).toBeCloseTo(heightAt(47.5, 2.5), 3);
  });

  it('brings terrain in degrees onto a planar grid', () => {
    const degrees = {
      width: 40,
      height: 40,
      data: Float32Array.from({ length: 1600 }, (_, cell) => 10 + 0.5 * (cell % 40) + 0.25 * Math.floor(cell / 40)),
      crs: 'EPSG:6668',
      transform: [0.0001, 0, 139.8, 0, -0.0001, 36.002] as const,
    };
    const [minX, minY, maxX, maxY] = fromGeographic(Float64Array.of(139.801, 35.999, 139.803, 36.001), 'EPSG:6677');
    const planar = resampleRaster(degrees, { bounds: [minX!, minY!, maxX!, maxY!], cellMeters: 10, crs: 'EPSG:6677' });
    const [x, y] = [minX! + 5, maxY! - 5];
    const centre = interpolateRaster(degrees, Float64Array.of(x), Float64Array.of(y), { crs: 'EPSG:6677' })[0]!;
    expect(planar.data[0]).toBeCloseTo(centre, 5);
    expect(planar.data.every((value) => value > 10 && value < 40)).toBe(true);
  });
});

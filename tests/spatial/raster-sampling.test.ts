import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../src/domain/datasets.ts';
import { fromGeographic } from '../../src/spatial/coordinate-system.ts';
import { sampleRaster } from '../../src/spatial/raster-sampling.ts';

/** 3 × 2 cells of 10 m, upper-left corner (1000, 2000), values 0…5. */
const createRaster = (changes: Partial<Raster> = {}): Raster => ({
  width: 3,
  height: 2,
  data: Float32Array.of(0, 1, 2, 3, 4, 5),
  crs: 'EPSG:6677',
  transform: [10, 0, 1000, 0, -10, 2000],
  ...changes,
});

const at = (raster: Raster, x: number, y: number) => sampleRaster(raster, Float64Array.of(x), Float64Array.of(y))[0];

describe('sampleRaster', () => {
  it('gives the value of the cell that holds the point', () => {
    expect(at(createRaster(), 1005, 1995)).toBe(0);
    expect(at(createRaster(), 1029.9, 1980.1)).toBe(5);
  });

  it('gives a point on a line to the next column and row, and NaN on the far edges and outside', () => {
    expect(at(createRaster(), 1000, 2000)).toBe(0);
    expect(at(createRaster(), 1010, 1995)).toBe(1);
    expect(at(createRaster(), 1005, 1990)).toBe(3);
    expect(at(createRaster(), 1030, 1995)).toBeNaN();
    expect(at(createRaster(), 1005, 1980)).toBeNaN();
    expect(at(createRaster(), 999.99, 1995)).toBeNaN();
    expect(at(createRaster(), Number.NaN, 1995)).toBeNaN();
  });

  it('keeps nodata as NaN', () => {
    expect(at(createRaster({ data: Float32Array.of(Number.NaN, 1, 2, 3, 4, 5) }), 1005, 1995)).toBeNaN();
  });

  it('finds every cell of turned and sheared rasters by its centre and its own corner', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.3, noNaN: true }),
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (angle, size, shear) => {
          const [cos, sin] = [size * Math.cos(angle), size * Math.sin(angle)];
          const transform = [cos, sin + shear * cos, -42_000.5, sin, -cos + shear * sin, -35_000.25] as const;
          const raster = createRaster({ transform });
          const [a, b, c, d, e, f] = transform;
          for (let row = 0; row < 2; row++)
            for (let column = 0; column < 3; column++)
              for (const within of [0, 0.5]) {
                const [u, v] = [column + within, row + within];
                expect(at(raster, a * u + b * v + c, d * u + e * v + f)).toBe(row * 3 + column);
              }
        },
      ),
    );
  });

  it('converts points of another system, many at once', () => {
    const raster = createRaster({ crs: 'EPSG:6668', transform: [0.001, 0, 139.5, 0, -0.001, 35.502] });
    const count = 10_000;
    const positions = new Float64Array(2 * count);
    for (let index = 0; index < count; index++) positions.set([139.5005 + 0.001 * (index % 3), 35.5015], 2 * index);
    const planar = fromGeographic(positions, 'EPSG:6677');
    const x = Float64Array.from({ length: count }, (_, index) => planar[2 * index]!);
    const y = Float64Array.from({ length: count }, (_, index) => planar[2 * index + 1]!);
    const values = sampleRaster(raster, x, y, { crs: 'EPSG:6677' });
    expect(values.every((value, index) => value === index % 3)).toBe(true);
  });

  it('refuses a raster whose cells have no area', () => {
    expect(() => at(createRaster({ transform: [10, 0, 0, 0, 0, 0] }), 0, 0)).toThrow('transform with area');
  });
});

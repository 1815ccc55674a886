import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/domain/datasets.ts';
import { crossings } from '../../../src/spatial/editing/crossings.ts';
import {
  type PlanarPolygons,
  planarArea,
  planarPerimeter,
  toPolygonColumns,
} from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { subtractAreas, subtractDepth, subtractionBound } from '../../../src/spatial/editing/subtract.ts';
import { createIntersectionArea } from '../../../src/spatial/intersection-area.ts';
import { square, starZone } from './toy-polygons.ts';

const overlay = await loadPolygonOverlay();
const none = { minimumAreaSquareMeters: 0, minimumWidthMeters: 0 };
const some = { minimumAreaSquareMeters: 500, minimumWidthMeters: 5 };

const sharedArea = (a: PlanarPolygons, b: PlanarPolygons) =>
  createIntersectionArea(toPolygonColumns([a]), toPolygonColumns([b]))(0, 0);
/** Coordinates of the toy city reach 45 km. */
const boundOf = (...zones: PlanarPolygons[]) =>
  subtractionBound(
    zones.reduce((sum, zone) => sum + planarPerimeter(zone), 0),
    45_000,
  );

describe('subtractAreas', () => {
  it('leaves no overlap but that of rounding, to the exact kernel', () => {
    fc.assert(
      fc.property(starZone, starZone, fc.constantFrom(none, some), (zone, red, limits) => {
        const { polygons } = subtractAreas(overlay, zone, red, limits);
        const bound = boundOf(zone, red);
        expect(bound).toBeLessThan(1e-6);
        expect(sharedArea(polygons, red)).toBeLessThan(bound);
        expect(crossings(polygons)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('accounts for the whole zone: left, removed, slivers', () => {
    fc.assert(
      fc.property(starZone, starZone, fc.constantFrom(none, some), (zone, red, limits) => {
        const result = subtractAreas(overlay, zone, red, limits);
        const sum = result.areaSquareMeters + result.removedAreaSquareMeters + result.sliverAreaSquareMeters;
        expect(Math.abs(sum - planarArea(zone))).toBeLessThan(1e-5);
        expect(planarArea(result.removed)).toBe(result.removedAreaSquareMeters);
        expect(planarArea(result.slivers)).toBe(result.sliverAreaSquareMeters);
      }),
      { numRuns: 200 },
    );
  });

  it('is by hand what it says, red zones counted once where they overlap', () => {
    const zone = [[square(0, 0, 100)]];
    const red = [[square(0, 0, 10)], [square(5, 0, 10)], [square(200, 0, 10)]];
    const result = subtractAreas(overlay, zone, red, none);
    expect(result.removedAreaSquareMeters).toBe(150);
    expect(result.areaSquareMeters).toBe(9850);
  });

  it('once more changes nothing', () => {
    fc.assert(
      fc.property(starZone, starZone, (zone, red) => {
        const once = subtractAreas(overlay, zone, red, none);
        const twice = subtractAreas(overlay, once.polygons, red, none);
        expect(twice.removedAreaSquareMeters).toBeLessThan(boundOf(zone, red));
        expect(Math.abs(twice.areaSquareMeters - once.areaSquareMeters)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe('subtractDepth', () => {
  /** 4 by 2 cells of 10 m; the zone is their rectangle. */
  const raster: Raster = {
    width: 4,
    height: 2,
    data: Float32Array.of(0, 0.7, 0.5, 3, 0, 0, Number.NaN, 5),
    crs: 'EPSG:6677',
    transform: [10, 0, 1000, 0, -10, 2020],
  };
  const zone: PlanarPolygons = [
    [
      [
        [1000, 2000],
        [1040, 2000],
        [1040, 2020],
        [1000, 2020],
      ],
    ],
  ];
  const source = { form: 'raster', raster, crs: 'EPSG:6677' } as const;

  it('takes the cells that deep along their sides, and says what no cell speaks of', () => {
    // 0.7 (in single precision a little less), 3 and 5 m: three cells of 100 m²; one cell of the rest is unknown
    const result = subtractDepth(overlay, zone, source, 0.7, none);
    expect(result.removedAreaSquareMeters).toBe(300);
    expect(result.areaSquareMeters).toBe(500);
    expect(result.unknownAreaSquareMeters).toBe(100);
    expect(result.uncertainAreaSquareMeters).toBe(0);
    expect(crossings(result.polygons)).toEqual([]);
    expect(subtractDepth(overlay, zone, source, 3, none).removedAreaSquareMeters).toBe(200);
    expect(subtractDepth(overlay, zone, source, 9, none).polygons[0]).toBe(zone[0]);
  });

  it('counts ground beyond the raster as unknown', () => {
    const beyond = [[...zone[0]!], [square(5000, 5000, 10)]];
    expect(subtractDepth(overlay, beyond, source, 9, none).unknownAreaSquareMeters).toBe(200);
  });

  it('takes less the deeper the water asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.2, 0.5, 1, 3, Number.NaN), { minLength: 64, maxLength: 64 }),
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        (cells, one, other) => {
          const grid = { ...raster, width: 8, height: 8, data: Float32Array.from(cells) };
          const over = [[square(1003.3, 1945.7, 55)]];
          const [shallow, deep] = [Math.min(one, other), Math.max(one, other)].map((depth) =>
            subtractDepth(overlay, over, { form: 'raster', raster: grid, crs: 'EPSG:6677' }, depth, none),
          );
          expect(planarArea(overlay.difference(deep!.removed, shallow!.removed))).toBeLessThan(1e-9);
          expect(shallow!.removedAreaSquareMeters + shallow!.areaSquareMeters).toBeCloseTo(55 * 55, 6);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes polygons by depth, else by rank, and tells those whose class begins below the depth', () => {
    const strip = (column: number) => [square(1000 + 10 * column, 2000, 10)];
    const polygons = toPolygonColumns([[strip(0)], [strip(1)], [strip(2)], [strip(3)]]);
    const depths = {
      form: 'polygons',
      polygons,
      // known 0.4 m, known 1.2 m, rank 2 (0.5–3 m), rank 3 (3–5 m)
      depthMeters: Float32Array.of(0.4, 1.2, Number.NaN, Number.NaN),
      standardRank: Uint8Array.of(1, 2, 2, 3),
    } as const;
    const result = subtractDepth(overlay, zone, depths, 1, none);
    expect(result.removedAreaSquareMeters).toBe(300);
    expect(result.uncertainAreaSquareMeters).toBe(100);
    expect(result.unknownAreaSquareMeters).toBeNull();
    expect(subtractDepth(overlay, zone, depths, 3, none).removedAreaSquareMeters).toBe(100);
    expect(subtractDepth(overlay, zone, depths, 0.5, none).uncertainAreaSquareMeters).toBe(0);
  });

  it('takes polygons that say no depth on the safe side, and leaves those that say they are dry', () => {
    const polygons = toPolygonColumns([
      [[square(1000, 2000, 10)]],
      [[square(1010, 2000, 10)]],
      [[square(1020, 2000, 10)]],
    ]);
    const depths = {
      form: 'polygons',
      polygons,
      depthMeters: Float32Array.of(Number.NaN, -1, 0),
      standardRank: new Uint8Array(3),
    } as const;
    const result = subtractDepth(overlay, zone, depths, 1, none);
    expect([result.removedAreaSquareMeters, result.uncertainAreaSquareMeters]).toEqual([200, 200]);
  });

  it('refuses a depth of nothing, which dry ground has too', () => {
    expect(() => subtractDepth(overlay, zone, source, 0, none)).toThrow(RangeError);
  });
});

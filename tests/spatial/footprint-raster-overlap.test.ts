import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../src/domain/datasets.ts';
import { CellCoverage } from '../../src/spatial/cell-coverage.ts';
import { maximumUnderFootprints, overlapFootprintsWithRaster } from '../../src/spatial/footprint-raster-overlap.ts';
import { createIntersectionArea } from '../../src/spatial/intersection-area.ts';
import { polygonAreas } from '../../src/spatial/polygon-areas.ts';
import { buildPolygonColumns, type PolygonRings } from '../../src/spatial/polygon-columns-building.ts';
import { starPolygon } from './random-polygons.ts';

const box = (minX: number, minY: number, maxX: number, maxY: number): PolygonRings[number] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
];

/** Cells of 10 m from (0, 20) downwards, two rows of four. */
const createRaster = (...values: number[]): Raster => ({
  width: 4,
  height: 2,
  data: Float32Array.from(values),
  crs: 'EPSG:6677',
  transform: [10, 0, 0, 0, -10, 20],
});

const overlap = (raster: Raster, ring: PolygonRings[number], compete: 'all' | 'hits' = 'all') => {
  const { state, depthMeters, share } = overlapFootprintsWithRaster(buildPolygonColumns([[[ring]]]), raster, {
    compete,
  });
  return { state: state[0], depth: depthMeters[0], share: share[0] };
};

describe('cell coverage', () => {
  it('is the area of feature ∩ cell for every cell, as clipping finds it', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, (a, b) => {
        const apart = b.map((ring) => ring.map(([x, y]) => [x + 25, y] as const));
        const polygons = buildPolygonColumns([[a, apart]]);
        const coverage = new CellCoverage(polygons);
        coverage.setWindow(0);
        coverage.accumulate();
        const { column, row, columns, rows, shares } = coverage;
        let total = 0;
        for (let j = 0; j < rows; j++)
          for (let i = 0; i < columns; i++) {
            const cell = buildPolygonColumns([[[box(column + i, row + j, column + i + 1, row + j + 1)]]]);
            expect(shares[j * columns + i]).toBeCloseTo(createIntersectionArea(polygons, cell)(0, 0), 10);
            total += shares[j * columns + i]!;
          }
        expect(total).toBeCloseTo(polygonAreas(polygons)[0]!, 9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('overlapFootprintsWithRaster', () => {
  it('takes the class with the largest area, not the deepest and not the one at the middle', () => {
    const raster = createRaster(0.3, 4, 4, 0, 0.3, 4, 4, 0);
    // 6 m in rank 1, 4 m in rank 3
    const found = overlap(raster, box(4, 12, 14, 18));
    expect(found.state).toBe(1);
    expect(found.depth).toBeCloseTo(0.3, 6);
    expect(found.share).toBeCloseTo(0.6, 6);
  });

  it('adds up the cells of a class before it compares classes', () => {
    // rank 2 in two cells of 2.5 m, rank 3 in one of 4 m
    const raster = createRaster(1, 4, 2.5, 0, 1, 4, 2.5, 0);
    const found = overlap(raster, [
      [7.5, 12],
      [22.5, 12],
      [22.5, 18],
      [20, 18],
      [20, 16],
      [10, 16],
      [10, 18],
      [7.5, 18],
    ]);
    expect(found.state).toBe(3); // 10 × 4 = 40 m² against 2 × 2.5 × 6 = 30 m²
    expect(overlap(raster, box(5, 12, 25, 18)).state).toBe(3); // 60 : 60, equal areas: the more dangerous
    expect(overlap(raster, box(4.9, 12, 25.1, 18)).state).toBe(2);
  });

  it('gives the depth of the cell with the largest overlap inside the winning class, the deeper of equals', () => {
    const raster = createRaster(1, 2, 2.5, 0, 1, 2, 2.5, 0);
    expect(overlap(raster, box(7, 12, 26, 18)).depth).toBe(2);
    expect(overlap(raster, box(10, 12, 30, 18)).depth).toBe(2.5);
  });

  it('takes the more dangerous of equal areas: higher rank, then unknown, then dry', () => {
    expect(overlap(createRaster(1, 4, 0, 0, 1, 4, 0, 0), box(5, 12, 15, 18)).state).toBe(3);
    expect(overlap(createRaster(0, Number.NaN, 0, 0, 0, 0, 0, 0), box(5, 12, 15, 18)).state).toBe(255);
    expect(overlap(createRaster(1, Number.NaN, 0, 0, 0, 0, 0, 0), box(5, 12, 15, 18)).state).toBe(2);
  });

  it('lets dry and unknown ground win by area, unless only hits compete', () => {
    const dry = createRaster(1, 0, 0, 0, 1, 0, 0, 0);
    expect(overlap(dry, box(8, 12, 18, 18))).toMatchObject({ state: 0, depth: Number.NaN });
    expect(overlap(dry, box(8, 12, 18, 18), 'hits').state).toBe(2);
    const unknown = createRaster(1, Number.NaN, 0, 0, 1, Number.NaN, 0, 0);
    expect(overlap(unknown, box(8, 12, 18, 18))).toMatchObject({ state: 255, depth: Number.NaN });
    expect(overlap(unknown, box(8, 12, 18, 18), 'hits').state).toBe(2);
  });

  it('calls ground outside the raster unknown', () => {
    const raster = createRaster(1, 1, 1, 1, 1, 1, 1, 1);
    expect(overlap(raster, box(-7, 12, 3, 18)).state).toBe(255);
    expect(overlap(raster, box(-3, 12, 7, 18)).state).toBe(2);
    expect(overlap(raster, box(100, 100, 110, 110)).state).toBe(255);
  });

  it('takes the cell of the first vertex for a footprint without area and unknown for none at all', () => {
    const raster = createRaster(1, 4, 0, 0, 1, 4, 0, 0);
    const polygons = buildPolygonColumns([
      [
        [
          [
            [12, 15],
            [14, 15],
            [12, 15],
          ],
        ],
      ],
      [],
    ]);
    const { state } = overlapFootprintsWithRaster(polygons, raster);
    expect([...state]).toEqual([3, 255]);
  });

  it('does not depend on the direction of rows in the raster', () => {
    const upright = createRaster(0.3, 4, 2.5, 0, 1, 7, 12, 0);
    const flipped: Raster = {
      ...upright,
      data: Float32Array.of(1, 7, 12, 0, 0.3, 4, 2.5, 0),
      transform: [10, 0, 0, 0, 10, 0],
    };
    fc.assert(
      fc.property(starPolygon, (rings) => {
        const footprints = buildPolygonColumns([
          [rings.map((ring) => ring.map(([x, y]) => [18 + 2 * x, 10 + y] as const))],
        ]);
        const a = overlapFootprintsWithRaster(footprints, upright);
        const b = overlapFootprintsWithRaster(footprints, flipped);
        expect(a.state).toEqual(b.state);
        expect(a.depthMeters).toEqual(b.depthMeters);
      }),
    );
  });

  it('finds the longest duration under a footprint, however small its part', () => {
    const raster = createRaster(12, 72, 0, 0, 12, 72, Number.NaN, 0);
    const footprints = buildPolygonColumns([[[box(2, 12, 10.5, 18)]], [[box(2, 12, 10, 18)]], [[box(22, 2, 28, 8)]]]);
    const found = maximumUnderFootprints(footprints, raster);
    expect(found[0]).toBe(72);
    expect(found[1]).toBe(12);
    expect(found[2]).toBeNaN();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapFootprintsWithPolygons } from '../../src/spatial/footprint-polygon-overlap.ts';
import { overlapFootprintsWithRaster } from '../../src/spatial/footprint-raster-overlap.ts';
import { buildPolygonColumns, type PolygonRings } from '../../src/spatial/polygon-columns-building.ts';
import { starPolygon } from './random-polygons.ts';

const box = (minX: number, minY: number, maxX: number, maxY: number): PolygonRings => [
  [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ],
];

function overlap(
  footprint: PolygonRings,
  hazards: readonly [PolygonRings, rank: number, depth: number][],
  outside = 0,
) {
  const found = overlapFootprintsWithPolygons(
    buildPolygonColumns([[footprint]]),
    buildPolygonColumns(hazards.map(([rings]) => [rings])),
    Uint8Array.from(hazards, ([, rank]) => rank),
    { stateOutside: Uint8Array.of(outside), depthMeters: Float32Array.from(hazards, ([, , depth]) => depth) },
  );
  return { state: found.state[0], depth: found.depthMeters[0], share: found.share[0] };
}

describe('overlapFootprintsWithPolygons', () => {
  it('agrees with the raster rule where the polygons are the cells of a raster', () => {
    const depths = [0.3, 4, 2.5, 0.2, 1, 7, 12, 0.9, 3, 3, 0.1, 25];
    const raster = {
      width: 4,
      height: 3,
      data: Float32Array.from(depths),
      crs: 'EPSG:6677',
      transform: [5, 0, -10, 0, -5, 7.5] as const,
    };
    const ranks = [1, 3, 2, 1, 2, 4, 5, 2, 3, 3, 1, 6];
    const cells = depths.map((_, index) => {
      const [column, row] = [index % 4, Math.floor(index / 4)];
      return [box(-10 + 5 * column, 2.5 - 5 * row, -5 + 5 * column, 7.5 - 5 * row)];
    });
    fc.assert(
      fc.property(fc.array(starPolygon, { minLength: 1, maxLength: 3 }), (buildings) => {
        const footprints = buildPolygonColumns(buildings.map((rings) => [rings]));
        const byRaster = overlapFootprintsWithRaster(footprints, raster);
        const byPolygons = overlapFootprintsWithPolygons(
          footprints,
          buildPolygonColumns(cells),
          Uint8Array.from(ranks),
          {
            stateOutside: new Uint8Array(buildings.length).fill(255),
            depthMeters: Float32Array.from(depths),
          },
        );
        expect(byPolygons.state).toEqual(byRaster.state);
        expect(byPolygons.depthMeters).toEqual(byRaster.depthMeters);
        byRaster.share.forEach((share, index) => {
          expect(byPolygons.share[index]).toBeCloseTo(share, 5);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('counts ground outside all polygons as dry or unknown, whichever the survey says', () => {
    const corner: [PolygonRings, number, number][] = [[box(8, 0, 20, 10), 2, 1]];
    expect(overlap(box(0, 0, 10, 10), corner, 0).state).toBe(0);
    expect(overlap(box(0, 0, 10, 10), corner, 255).state).toBe(255);
    expect(overlap(box(6, 0, 16, 10), corner, 255)).toMatchObject({ state: 2, depth: 1 });
    expect(overlap(box(-30, 0, -20, 10), corner, 255).state).toBe(255);
  });

  it('takes the higher rank where polygons lie over each other', () => {
    const nested: [PolygonRings, number, number][] = [
      [box(-100, -100, 100, 100), 1, 0.3],
      [box(-50, -50, 50, 50), 4, 6],
    ];
    expect(overlap(box(0, 0, 10, 10), nested)).toMatchObject({ state: 4, depth: 6, share: 1 });
    expect(overlap(box(60, 0, 70, 10), nested)).toMatchObject({ state: 1 });
    expect(overlap(box(45, 0, 55, 10), nested).state).toBe(1);
  });

  it('gives no depth where only ranks are known, and unknown for polygons without rank', () => {
    expect(overlap(box(0, 0, 10, 10), [[box(-5, -5, 50, 50), 2, Number.NaN]])).toMatchObject({
      state: 2,
      depth: Number.NaN,
    });
    expect(overlap(box(0, 0, 10, 10), [[box(-5, -5, 50, 50), 0, Number.NaN]]).state).toBe(255);
  });

  it('works without any polygon, and for footprints without area', () => {
    expect(overlap(box(0, 0, 10, 10), [], 255).state).toBe(255);
    const line: PolygonRings = [
      [
        [1, 1],
        [2, 2],
        [1, 1],
      ],
    ];
    expect(
      overlap(line, [
        [box(0, 0, 3, 1.5), 1, 0.2],
        [box(0, 0, 3, 3), 3, 4],
      ]).state,
    ).toBe(3);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarRing } from '../../../src/domain/plan.ts';
import { crossings } from '../../../src/spatial/editing/crossings.ts';
import { planarArea } from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { removeSlivers } from '../../../src/spatial/editing/slivers.ts';
import { square, starZone } from './toy-polygons.ts';

const overlay = await loadPolygonOverlay();
const limits = { minimumAreaSquareMeters: 100, minimumWidthMeters: 2 };

const box = (x: number, y: number, width: number, height: number): PlanarRing => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

describe('removeSlivers', () => {
  it('keeps and removes the whole area between them, and adds nothing', () => {
    fc.assert(
      fc.property(
        starZone,
        starZone,
        fc.double({ min: 0, max: 2e4, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (zone, taken, minimumAreaSquareMeters, minimumWidthMeters) => {
          const left = overlay.difference(zone, taken);
          const { polygons, removed, removedAreaSquareMeters } = removeSlivers(overlay, left, {
            minimumAreaSquareMeters,
            minimumWidthMeters,
          });
          expect(Math.abs(planarArea(polygons) + removedAreaSquareMeters - planarArea(left))).toBeLessThan(1e-5);
          expect(planarArea(removed)).toBe(removedAreaSquareMeters);
          expect(planarArea(overlay.difference(polygons, left))).toBeLessThan(1e-5);
          expect(polygons.every((polygon) => planarArea([polygon]) >= minimumAreaSquareMeters)).toBe(true);
          expect(crossings(polygons)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes pieces that are too small or too narrow', () => {
    // 9 · 9 = 81 m² is too small, 1.9 m too narrow for 200 · 1.9 = 380 m², 20 · 20 good
    const [small, narrow, good] = [[square(0, 0, 9)], [box(0, 50, 200, 1.9)], [square(0, 100, 20)]];
    const { polygons, removed, removedAreaSquareMeters } = removeSlivers(overlay, [small, narrow, good], limits);
    expect(polygons).toEqual([good]);
    expect(polygons[0]).toBe(good);
    expect(removed).toEqual([small, narrow]);
    expect(removedAreaSquareMeters).toBeCloseTo(461, 9);
  });

  it('takes a strip off the piece that it hangs on, whose other corners stay', () => {
    const flag: PlanarRing = [
      [0, 0],
      [100, 0],
      [100, 1],
      [20, 1],
      [20, 20],
      [0, 20],
    ];
    const { polygons, removedAreaSquareMeters } = removeSlivers(overlay, [[flag]], limits);
    // The strip is 80 m by 1 m; where it joins, the cut may stand a hair aside.
    expect(removedAreaSquareMeters).toBeCloseTo(80, 3);
    expect(polygons).toHaveLength(1);
    expect(polygons[0]![0]).toEqual(
      expect.arrayContaining([
        [0, 0],
        [20, 20],
        [0, 20],
      ]),
    );
  });

  it('leaves sharp corners, narrow notches and small holes alone', () => {
    const triangle: PlanarRing = [
      [0, 0],
      [100, 0],
      [0, 50],
    ];
    expect(removeSlivers(overlay, [[triangle]], limits).polygons[0]).toEqual([triangle]);
    const holed = [square(0, 0, 50), square(20, 20, 0.5)];
    expect(removeSlivers(overlay, [holed], limits).polygons).toEqual([holed]);
  });

  it('does nothing without limits', () => {
    const zone = [[square(0, 0, 0.01)]];
    const none = { minimumAreaSquareMeters: 0, minimumWidthMeters: 0 };
    expect(removeSlivers(overlay, zone, none)).toEqual({ polygons: zone, removed: [], removedAreaSquareMeters: 0 });
  });
});

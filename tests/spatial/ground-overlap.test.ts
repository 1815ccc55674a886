import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { createCoveredGround } from '../../src/spatial/covered-ground.ts';
import { createGroundOverlap } from '../../src/spatial/ground-overlap.ts';
import { overlayAreas } from '../../src/spatial/overlay-areas.ts';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';
import { latticeFeatures } from './random-polygons.ts';

type Point = readonly [number, number];
const box = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
/** A star-shaped ring is valid whatever its radii. */
const star = (cx: number, cy: number, radii: readonly number[]): Point[] =>
  radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
const stars = fc
  .tuple(
    fc.double({ min: 0, max: 8, noNaN: true }),
    fc.double({ min: 0, max: 8, noNaN: true }),
    fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 3, maxLength: 12 }),
  )
  .map(([x, y, radii]) => star(x, y, radii));
const overlapOf = (ground: PolygonColumns, zones: PolygonColumns): number =>
  createGroundOverlap(createCoveredGround([ground])).update(zones);

describe('createGroundOverlap', () => {
  it('measures ground that several features cover once', () => {
    // squares 0–4 and 2–6 cover 16 + 16 − 4 = 28; the zone 1–3 holds 2 × 2 of them, without its hole of 1 × 1: 3
    const ground = buildPolygonColumns([[[box(0, 0, 4)]], [[box(2, 2, 4)]], [[box(2, 2, 4)]]]);
    expect(overlapOf(ground, buildPolygonColumns([[[box(-1, -1, 9)]]]))).toBe(28);
    expect(overlapOf(ground, buildPolygonColumns([[[box(1, 1, 2), box(2, 2, 1)]]]))).toBe(3);
  });

  it('is nothing beside the covered ground, wherever that is, and along its outline', () => {
    const ground = buildPolygonColumns([[[box(1e5 + 0.1, 3e4 + 0.7, 300.3), box(1e5 + 50.3, 3e4 + 50.1, 20.9)]]]);
    const hole = buildPolygonColumns([[[box(1e5 + 50.3, 3e4 + 50.1, 20.9)]]]);
    expect(overlapOf(ground, hole)).toBe(0);
    for (const [x, y] of [
      [-400, 0],
      [400, 0],
      [0, 400],
      [0, -400],
    ] as const)
      expect(overlapOf(ground, buildPolygonColumns([[[box(1e5 + x, 3e4 + y, 99.9)]]]))).toBe(0);
  });

  it('measures the ground of several sources once', () => {
    const [first, second] = [buildPolygonColumns([[[box(0, 0, 4)]]]), buildPolygonColumns([[[box(2, 2, 4)]]])];
    const zones = buildPolygonColumns([[[box(-1, -1, 9)]]]);
    expect(createGroundOverlap(createCoveredGround([first, second, first])).update(zones)).toBe(28);
    expect(createGroundOverlap(createCoveredGround([])).update(zones)).toBe(0);
  });

  it('covers nothing where there are no features, and in features with coordinates that are no numbers', () => {
    const zones = buildPolygonColumns([[[box(0, 0, 4)]]]);
    expect(overlapOf(buildPolygonColumns([]), zones)).toBe(0);
    expect(overlapOf(buildPolygonColumns([[[box(1, 1, 1)]]]), buildPolygonColumns([]))).toBe(0);
    const broken: Point[] = [
      [0, 0],
      [4, 0],
      [Number.NaN, 4],
    ];
    expect(overlapOf(buildPolygonColumns([[], [[broken]], [[box(1, 1, 1)]]]), zones)).toBe(1);
  });

  it('agrees with the overlay of both, for features of any kind', () => {
    fc.assert(
      fc.property(latticeFeatures, stars, (ground, ring) => {
        const zones = buildPolygonColumns([[[ring]]]);
        const overlay = overlayAreas(
          [
            {
              rule: 'smallest',
              sources: [{ polygons: ground, labels: new Uint8Array(ground.rowOffsets.length - 1).fill(1) }],
            },
            { rule: 'smallest', sources: [{ polygons: zones, labels: [1] }] },
          ],
          [-30, -30, 30, 30],
        );
        let expected = 0;
        for (let i = 0; i < overlay.count; i++)
          if (overlay.labels[2 * i] === 1 && overlay.labels[2 * i + 1] === 1) expected += overlay.areas[i]!;
        const found = overlapOf(ground, zones);
        expect(Math.abs(found - expected)).toBeLessThan(found === 0 ? 0.0101 : 1e-5);
      }),
      { numRuns: 500 },
    );
  });

  it('gives to the last bit what measuring anew gives, after any row of versions', () => {
    fc.assert(
      fc.property(
        latticeFeatures,
        fc.array(fc.array(stars, { maxLength: 3 }), { minLength: 2, maxLength: 8 }),
        (features, versions) => {
          const ground = createCoveredGround([features]);
          const followed = createGroundOverlap(ground);
          for (const rings of versions) {
            const zones = buildPolygonColumns(rings.map((ring) => [[ring]]));
            expect(Object.is(followed.update(zones), createGroundOverlap(ground).update(zones))).toBe(true);
          }
        },
      ),
    );
  });

  it('measures again only what changed of a ring', () => {
    const ground = createCoveredGround([buildPolygonColumns([[[box(0, 0, 4)]]])]);
    let asked = 0;
    const counted = createGroundOverlap({
      areaBelow: (...edge) => {
        asked++;
        return ground.areaBelow(...edge);
      },
    });
    const ring = star(
      2,
      2,
      Array.from({ length: 100 }, () => 1.5),
    );
    counted.update(buildPolygonColumns([[[ring]]]));
    asked = 0;
    const moved = ring.map((point, i): Point => (i === 40 ? [9, 9] : point));
    counted.update(buildPolygonColumns([[[moved]]]));
    expect(asked).toBe(4);
    counted.update(buildPolygonColumns([[[moved.filter((_, i) => i !== 40)]]]));
    expect(asked).toBe(4 + 3);
  });
});

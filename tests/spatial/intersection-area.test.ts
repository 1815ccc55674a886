import { featureCollection, intersect, polygon as turfPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIntersectionArea } from '../../src/spatial/intersection-area.ts';
import { polygonAreas } from '../../src/spatial/polygon-areas.ts';
import { buildPolygonColumns, type PolygonRings } from '../../src/spatial/polygon-columns-building.ts';
import { starPolygon } from './random-polygons.ts';

const square = (x: number, y: number, size: number): PolygonRings[number] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

const columns = (...rings: PolygonRings) => buildPolygonColumns([[rings]]);
const shared = (a: PolygonRings, b: PolygonRings) => createIntersectionArea(columns(...a), columns(...b))(0, 0);
const area = (rings: PolygonRings) => polygonAreas(columns(...rings))[0]!;

/** Area of the intersection as polyclip-ts (an independent sweep-line clipper, in turf) finds it. */
function sharedByTurf(a: PolygonRings, b: PolygonRings): number {
  const closed = (rings: PolygonRings) => turfPolygon(rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y])));
  const found = intersect(featureCollection([closed(a), closed(b)]));
  if (!found) return 0;
  const parts = found.geometry.type === 'Polygon' ? [found.geometry.coordinates] : found.geometry.coordinates;
  const polygons = parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x!, y!] as const)));
  return polygonAreas(buildPolygonColumns([polygons]))[0]!;
}

/** turf's clipper (polyclip-ts) throws on some nearly touching outlines; those say nothing about ours. */
function unlessItGivesUp(clip: () => number): number | undefined {
  try {
    return clip();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to complete output ring')) return undefined;
    throw error;
  }
}

/** The same outline with every edge in so many pieces. */
const divided = (ring: PolygonRings[number], pieces: number): PolygonRings[number] =>
  ring.flatMap(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return Array.from(
      { length: pieces },
      (_, k) => [x + ((nextX - x) * k) / pieces, y + ((nextY - y) * k) / pieces] as const,
    );
  });

describe('createIntersectionArea', () => {
  it('agrees with an independent clipper to a billionth, holes and concave outlines included', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, (a, b) => {
        const scale = Math.max(area(a), area(b));
        const expected = unlessItGivesUp(() => sharedByTurf(a, b));
        fc.pre(expected !== undefined);
        expect(Math.abs(shared(a, b) - expected!)).toBeLessThan(1e-9 * scale);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same area whatever vertices an outline has along its edges', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, fc.integer({ min: 2, max: 90 }), (a, b, pieces) => {
        const scale = Math.max(area(a), area(b));
        expect(
          Math.abs(
            shared(
              a,
              b.map((ring) => divided(ring, pieces)),
            ) - shared(a, b),
          ),
        ).toBeLessThan(1e-9 * scale);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same both ways, and the whole area of a feature with itself', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, (a, b) => {
        expect(shared(a, b)).toBeCloseTo(shared(b, a), 9);
        expect(shared(a, a)).toBeCloseTo(area(a), 9);
      }),
    );
  });

  it('does not depend on ring direction or on where rings begin', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, fc.nat(20), (a, b, by) => {
        const turned = a.map((ring) => [...ring.slice(by % ring.length), ...ring.slice(0, by % ring.length)].reverse());
        expect(shared(turned, b)).toBeCloseTo(shared(a, b), 9);
      }),
    );
  });

  it('adds up over a partition: the parts of a cut feature share what the whole shares', () => {
    fc.assert(
      fc.property(starPolygon, fc.double({ min: -8, max: 8, noNaN: true }), (a, cut) => {
        const left: PolygonRings = [
          [
            [-20, -20],
            [cut, -20],
            [cut, 20],
            [-20, 20],
          ],
        ];
        const right: PolygonRings = [
          [
            [cut, -20],
            [20, -20],
            [20, 20],
            [cut, 20],
          ],
        ];
        expect(shared(a, left) + shared(a, right)).toBeCloseTo(area(a), 9);
        expect(shared(left, a) + shared(right, a)).toBeCloseTo(area(a), 9);
      }),
    );
  });

  it('is exact by hand: touching squares share nothing, shifted ones their common square', () => {
    expect(shared([square(0, 0, 2)], [square(2, 0, 2)])).toBe(0);
    expect(shared([square(0, 0, 2)], [square(1, 1, 2)])).toBe(1);
    expect(shared([square(0, 0, 10), square(4, 4, 2)], [square(3, 3, 4)])).toBe(12);
    expect(shared([square(0, 0, 1)], [square(5, 5, 1)])).toBe(0);
  });

  it('keeps its digits at coordinates of a plane-rectangular system', () => {
    const far = (ring: PolygonRings[number]) => ring.map(([x, y]) => [x - 42_000, y - 180_000] as const);
    expect(shared([far(square(0, 0, 2))], [far(square(1, 1, 2))])).toBe(1);
  });
});

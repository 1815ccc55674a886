import fc from 'fast-check';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { buildPolygonColumns, type PolygonRings } from '../../src/spatial/polygon-columns-building.ts';

type Point = readonly [number, number];

/** Small whole numbers: vertices meet, edges overlap and cross, everything degenerate turns up. */
export const latticePoint: fc.Arbitrary<Point> = fc.tuple(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 0, max: 8 }),
);

export const latticeRing = fc.array(latticePoint, { minLength: 3, maxLength: 7 });

/** Features with up to two polygons with up to two rings, valid or not. */
export const latticeFeatures: fc.Arbitrary<PolygonColumns> = fc
  .array(fc.array(fc.array(latticeRing, { minLength: 1, maxLength: 2 }), { maxLength: 2 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((features) => buildPolygonColumns(features as PolygonRings[][]));

/** A star-shaped ring about a centre: valid, of any shape, counter-clockwise. */
export const starRing = (centre: Point, radii: readonly number[]): Point[] =>
  radii.map((radius, index) => {
    const angle = (2 * Math.PI * index) / radii.length;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });

/** A valid polygon, with a hole or without. */
export const starPolygon: fc.Arbitrary<PolygonRings> = fc
  .record({
    x: fc.double({ min: -5, max: 5, noNaN: true }),
    y: fc.double({ min: -5, max: 5, noNaN: true }),
    outer: fc.array(fc.double({ min: 2, max: 6, noNaN: true }), { minLength: 4, maxLength: 20 }),
    hole: fc.option(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 6 })),
  })
  .map(({ x, y, outer, hole }) => {
    const rings = [starRing([x, y], outer)];
    if (hole) rings.push(starRing([x, y], hole));
    return rings;
  });

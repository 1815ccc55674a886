import fc from 'fast-check';
import type { PlanarPolygon, PlanarPosition, PlanarRing, PlanZone } from '../../../src/domain/plan.ts';

export const square = (x: number, y: number, size: number): PlanarRing => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

export const zone = (id: string, polygons: readonly PlanarPolygon[]): PlanZone => ({ id, name: id, code: 0, polygons });

/** Where a city lies in its plane-rectangular system: large, odd coordinates. */
const EAST = -42_117.317;
const NORTH = -31_905.771;

/** A star-shaped ring: valid, of any shape. */
export const star = (x: number, y: number, radii: readonly number[]): PlanarRing =>
  radii.map((radius, index) => {
    const angle = (2 * Math.PI * index) / radii.length;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

const meters = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A valid polygon of a few hundred metres, with a hole or without. */
export const starPolygon: fc.Arbitrary<PlanarPolygon> = fc
  .record({
    x: meters(-200, 200),
    y: meters(-200, 200),
    outer: fc.array(meters(80, 300), { minLength: 4, maxLength: 24 }),
    hole: fc.option(fc.array(meters(5, 40), { minLength: 3, maxLength: 8 })),
  })
  .map(({ x, y, outer, hole }) => [
    star(EAST + x, NORTH + y, outer),
    ...(hole ? [star(EAST + x, NORTH + y, hole)] : []),
  ]);

/** A zone of one or two such polygons that lie apart. */
export const starZone: fc.Arbitrary<readonly PlanarPolygon[]> = fc
  .tuple(starPolygon, fc.option(starPolygon))
  .map(([first, second]) =>
    second ? [first, second.map((ring) => ring.map(([x, y]) => [x + 1100, y] as const))] : [first],
  );

const latticePoint: fc.Arbitrary<PlanarPosition> = fc.tuple(fc.nat(6), fc.nat(6));

/** Small whole numbers, valid or not: vertices meet, edges overlap, everything degenerate turns up. */
export const latticePolygons: fc.Arbitrary<readonly PlanarPolygon[]> = fc.array(
  fc.array(fc.array(latticePoint, { minLength: 3, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 2 },
);

/** Polygons with holes on a lattice, mostly valid but for how their rings lie to each other. */
export const latticeSquares: fc.Arbitrary<readonly PlanarPolygon[]> = fc.array(
  fc.array(
    fc.oneof(
      fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 6 })).map(([x, y, size]) => square(x, y, size)),
      fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 3 })).map(
        ([x, y, size]): PlanarRing => [
          [x, y + size],
          [x + size, y],
          [x + 2 * size, y + size],
          [x + size, y + 2 * size],
        ],
      ),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 3 },
);

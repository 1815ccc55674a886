import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowContains } from '../../src/spatial/point-in-row.ts';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../src/spatial/polygon-locator.ts';
import { latticeFeatures, latticePoint, starPolygon } from './random-polygons.ts';

const square = (x: number, y: number, size: number) =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ] as const;

const split = (points: readonly (readonly [number, number])[]) =>
  [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)] as const;

/** Points on vertices, on edges, beside them and far away. */
const probes = fc.array(
  fc.oneof(
    latticePoint,
    latticePoint.map(([x, y]) => [x / 2, y / 3] as const),
    fc.tuple(fc.double({ min: -1, max: 9, noNaN: true }), fc.double({ min: -1, max: 9, noNaN: true })),
  ),
  { minLength: 1, maxLength: 30 },
);

describe('createPolygonLocator', () => {
  it('answers as the plain even-odd rule does for any features, valid or not, at any grid size', () => {
    fc.assert(
      fc.property(latticeFeatures, probes, fc.integer({ min: 1, max: 300 }), (polygons, points, cells) => {
        const [x, y] = split(points);
        const expected = points.map(([px, py]) =>
          Array.from({ length: polygons.rowOffsets.length - 1 }, (_, row) => row).filter((row) =>
            rowContains(polygons, row, px, py),
          ),
        );
        const first = createPolygonLocator(polygons, { cells }).locate(x, y);
        expect([...first]).toEqual(expected.map((rows) => rows[0] ?? -1));
        const all = createPolygonLocator(polygons, { cells, overlaps: true });
        expect([...all.locate(x, y)]).toEqual([...first]);
        expect([...all.countOverlaps(x, y)]).toEqual(expected.map((rows) => rows.length));
        expect(all.locateShared(x, y)).toEqual({
          member: first,
          shared: expected.filter((rows) => rows.length > 1).length,
        });
        const { offsets, rows } = all.locateAll(x, y);
        expect(points.map((_, index) => [...rows.subarray(offsets[index], offsets[index + 1])])).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it('agrees with turf on points away from the boundary', () => {
    fc.assert(
      fc.property(
        starPolygon,
        fc.array(
          fc.tuple(fc.double({ min: -12, max: 12, noNaN: true }), fc.double({ min: -12, max: 12, noNaN: true })),
          {
            minLength: 20,
            maxLength: 20,
          },
        ),
        (rings, points) => {
          const closed = rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y]));
          const locator = createPolygonLocator(buildPolygonColumns([[rings]]), { cells: 64 });
          for (const [x, y] of points)
            expect(locator.locateOne(x, y) === 0).toBe(
              booleanPointInPolygon([x, y], { type: 'Polygon', coordinates: closed }),
            );
        },
      ),
    );
  });

  it('gives each point of a partition to exactly one part, on shared edges and corners too', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: -0.4, max: 0.4, noNaN: true }), fc.double({ min: -0.4, max: 0.4, noNaN: true })),
          {
            minLength: 25,
            maxLength: 25,
          },
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (shifts, along, cells) => {
          // a 4 × 4 board of quadrilaterals with moved inner corners
          const corner = (column: number, row: number): [number, number] => {
            const inner = column > 0 && column < 4 && row > 0 && row < 4;
            const [dx, dy] = inner ? shifts[row * 5 + column]! : [0, 0];
            return [column + dx, row + dy];
          };
          const parts = [];
          for (let row = 0; row < 4; row++)
            for (let column = 0; column < 4; column++)
              parts.push([
                [[corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]],
              ]);
          const points: [number, number][] = [];
          for (let row = 0; row < 4; row++)
            for (let column = 0; column < 4; column++) {
              const [a, b, c] = [corner(column, row), corner(column + 1, row), corner(column, row + 1)];
              points.push(a);
              points.push([a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])]);
              points.push([a[0] + along * (c[0] - a[0]), a[1] + along * (c[1] - a[1])]);
            }
          const inside = points.filter(([x, y]) => x >= 0 && x < 4 && y >= 0 && y < 4);
          const locator = createPolygonLocator(buildPolygonColumns(parts), { cells, overlaps: true });
          for (const count of locator.countOverlaps(...split(inside))) expect(count).toBe(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes lower and left edges in and leaves upper and right edges out', () => {
    const locator = createPolygonLocator(buildPolygonColumns([[[square(0, 0, 2)]]]));
    expect(locator.locateOne(0, 0)).toBe(0);
    expect(locator.locateOne(1, 0)).toBe(0);
    expect(locator.locateOne(0, 1)).toBe(0);
    expect(locator.locateOne(2, 1)).toBe(-1);
    expect(locator.locateOne(1, 2)).toBe(-1);
  });

  it('keeps holes out and islands in holes in', () => {
    const polygons = buildPolygonColumns([[[square(0, 0, 9), square(2, 2, 5)], [square(4, 4, 1)]]]);
    const locator = createPolygonLocator(polygons);
    expect(locator.locateOne(1, 1)).toBe(0);
    expect(locator.locateOne(3, 3)).toBe(-1);
    expect(locator.locateOne(4.5, 4.5)).toBe(0);
  });

  it('lets the order decide between features that overlap, and ignores rows left out of it', () => {
    const polygons = buildPolygonColumns([[[square(0, 0, 4)]], [[square(1, 1, 4)]], [[square(2, 2, 1)]]]);
    expect(createPolygonLocator(polygons).locateOne(2.5, 2.5)).toBe(0);
    expect(createPolygonLocator(polygons, { order: [2, 1, 0] }).locateOne(2.5, 2.5)).toBe(2);
    expect(createPolygonLocator(polygons, { order: [1] }).locateOne(0.5, 0.5)).toBe(-1);
  });

  it('finds nothing where there is nothing: no features, empty features, features without area, NaN', () => {
    expect(createPolygonLocator(buildPolygonColumns([])).locateOne(0, 0)).toBe(-1);
    const flat = buildPolygonColumns([
      [],
      [
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    ]);
    expect(createPolygonLocator(flat).locateOne(0.5, 0.5)).toBe(-1);
    const locator = createPolygonLocator(buildPolygonColumns([[[square(0, 0, 2)]]]));
    expect(locator.locateOne(Number.NaN, 1)).toBe(-1);
    expect(locator.locateOne(1, Number.POSITIVE_INFINITY)).toBe(-1);
  });

  it('leaves features with coordinates that are no numbers out, names them, and keeps the others', () => {
    const polygons = buildPolygonColumns([
      [[square(0, 0, 2)]],
      [[square(Number.NaN, 0, 2)]],
      [[square(0, 0, Number.POSITIVE_INFINITY)]],
      [[square(4, 4, 2)]],
    ]);
    const locator = createPolygonLocator(polygons);
    expect(locator.invalidRows).toEqual([1, 2]);
    expect(locator.locateOne(1, 1)).toBe(0);
    expect(locator.locateOne(5, 5)).toBe(3);
    expect(locator.locateOne(3, 3)).toBe(-1);
  });

  it('does not answer for overlaps it was not asked to keep', () => {
    const locator = createPolygonLocator(buildPolygonColumns([[[square(0, 0, 2)]]]));
    expect(() => locator.countOverlaps(new Float64Array(1), new Float64Array(1))).toThrow('overlaps: true');
  });

  it('classifies boxes as wholly inside, untouched, or undecided', () => {
    const locator = createPolygonLocator(buildPolygonColumns([[[square(0, 0, 10)]], [[square(20, 20, 10)]]]), {
      cells: 900,
    });
    expect(locator.classifyBox(4, 4, 6, 6)).toBe(0);
    expect(locator.classifyBox(24, 24, 26, 26)).toBe(1);
    expect(locator.classifyBox(12, 12, 18, 18)).toBe(-1);
    expect(locator.classifyBox(-9, -9, -5, -5)).toBe(-1);
    expect(locator.classifyBox(8, 8, 12, 12)).toBe(-2);
    expect(locator.classifyBox(-5, 4, 5, 6)).toBe(-2);
  });
});

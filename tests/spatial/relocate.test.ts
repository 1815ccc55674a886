import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPointGrid } from '../../src/spatial/point-grid.ts';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../src/spatial/polygon-locator.ts';
import { relocate } from '../../src/spatial/relocate.ts';
import { latticeFeatures, latticePoint } from './random-polygons.ts';

const points = fc.array(
  fc.oneof(
    latticePoint,
    fc.tuple(fc.double({ min: -1, max: 9, noNaN: true }), fc.double({ min: -1, max: 9, noNaN: true })),
  ),
  { minLength: 1, maxLength: 60 },
);
const split = (list: readonly (readonly [number, number])[]) =>
  [Float64Array.from(list, ([x]) => x), Float64Array.from(list, ([, y]) => y)] as const;

describe('createPointGrid', () => {
  it('finds the points in a rectangle, rim included, each once', () => {
    fc.assert(
      fc.property(points, latticePoint, latticePoint, (list, [ax, ay], [bx, by]) => {
        const [x, y] = split(list);
        const bounds = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
        const expected = list.flatMap(([px, py], index) =>
          px >= bounds[0] && px <= bounds[2] && py >= bounds[1] && py <= bounds[3] ? [index] : [],
        );
        expect([...createPointGrid(x, y).within(bounds)].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('leaves unknown places out and holds none at all', () => {
    const grid = createPointGrid(Float64Array.of(Number.NaN, 1), Float64Array.of(1, 1));
    expect([...grid.within([-9, -9, 9, 9])]).toEqual([1]);
    expect(createPointGrid(new Float64Array(), new Float64Array()).within([0, 0, 1, 1])).toHaveLength(0);
  });
});

describe('relocate', () => {
  it('gives what locating all points anew gives, for any change of any features', () => {
    fc.assert(
      fc.property(latticeFeatures, latticeFeatures, points, (before, after, list) => {
        const [x, y] = split(list);
        const previous = createPolygonLocator(before).locate(x, y);
        const expected = createPolygonLocator(after).locate(x, y);
        const { member, changed } = relocate(createPointGrid(x, y), previous, before, after);
        expect([...member]).toEqual([...expected]);
        expect([...changed]).toEqual([...previous.keys()].filter((index) => previous[index] !== expected[index]));
      }),
      { numRuns: 1000 },
    );
  });

  it('does so for many points too, where it builds an index', () => {
    const count = 50_000;
    const x = Float64Array.from({ length: count }, (_, index) => (index * 0.618_033_988_75) % 10);
    const y = Float64Array.from({ length: count }, (_, index) => index / 5000);
    const zone = (east: number) =>
      buildPolygonColumns([
        [
          [
            [
              [0, 0],
              [5, 0],
              [5, 10],
              [0, 10],
            ],
          ],
        ],
        [
          [
            [
              [2, 2],
              [east, 2],
              [east, 8],
              [2, 8],
            ],
          ],
        ],
      ]);
    const [before, after] = [zone(6), zone(9.5)];
    const previous = createPolygonLocator(before).locate(x, y);
    const { member, changed } = relocate(createPointGrid(x, y), previous, before, after);
    expect(member).toEqual(createPolygonLocator(after).locate(x, y));
    expect(changed.length).toBeGreaterThan(2000);
    expect(previous).toEqual(createPolygonLocator(before).locate(x, y));
  });

  it('touches nothing where only ring direction or start changed', () => {
    const before = buildPolygonColumns([
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 4],
          ],
        ],
      ],
    ]);
    const after = buildPolygonColumns([
      [
        [
          [
            [4, 4],
            [4, 0],
            [0, 0],
            [0, 4],
          ],
        ],
      ],
    ]);
    const grid = createPointGrid(Float64Array.of(1, 9), Float64Array.of(1, 9));
    expect(relocate(grid, Int32Array.of(0, -1), before, after).changed).toHaveLength(0);
  });
});

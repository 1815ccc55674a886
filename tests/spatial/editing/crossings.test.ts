import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarPolygon, PlanarPosition, PlanarRing } from '../../../src/domain/plan.ts';
import { crossings, watchCrossings } from '../../../src/spatial/editing/crossings.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { latticePolygons, latticeSquares, square, starZone } from './toy-polygons.ts';

const overlay = await loadPolygonOverlay();

/** Every pair of edges of one ring, in whole numbers: whether any two meet but for neighbours in their vertex. */
function crossesItself(given: PlanarRing): boolean {
  const ring = given.filter(([x, y], i) => x !== given.at(i - 1)![0] || y !== given.at(i - 1)![1]);
  const turn = (a: PlanarPosition, b: PlanarPosition, c: PlanarPosition) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const isOn = (a: PlanarPosition, b: PlanarPosition, p: PlanarPosition) =>
    turn(a, b, p) === 0 && (p[0] - a[0]) * (p[0] - b[0]) <= 0 && (p[1] - a[1]) * (p[1] - b[1]) <= 0;
  if (ring.length < 3) return true;
  for (let i = 0; i < ring.length; i++)
    for (let j = i + 1; j < ring.length; j++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
      const [c, d] = [ring[j]!, ring[(j + 1) % ring.length]!];
      const follows = j === i + 1;
      const leads = (j + 1) % ring.length === i;
      if (follows || leads) {
        // neighbours share b or a; they overlap where the far end of one lies on the other
        if (follows && (isOn(a, b, d) || isOn(c, d, a))) return true;
        if (leads && (isOn(a, b, c) || isOn(c, d, b))) return true;
      } else {
        const proper = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
        if (proper || isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b)) return true;
      }
    }
  return false;
}

const kinds = (polygons: readonly PlanarPolygon[]) => crossings(polygons).map(({ kind }) => kind);
const sorted = (polygons: ReturnType<typeof crossings>) => polygons.map((fault) => JSON.stringify(fault)).sort();

describe('crossings', () => {
  it('shows the place where a ring crosses itself', () => {
    expect(
      crossings([
        [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
          ],
        ],
      ]),
    ).toEqual([{ x: 1, y: 1, kind: 'crossing' }]);
  });

  it('tells the ways in which rings lie wrongly', () => {
    const big = square(0, 0, 10);
    expect(kinds([[big, square(4, 4, 2)]])).toEqual([]);
    expect(kinds([[big, square(20, 4, 2)]])).toEqual(['hole_outside']);
    expect(kinds([[big, square(2, 2, 6), square(4, 4, 2)]])).toEqual(['nested']);
    expect(kinds([[big], [square(4, 4, 2)]])).toEqual(['nested']);
    expect(kinds([[big, square(2, 2, 6)], [square(4, 4, 2)]])).toEqual([]);
    expect(kinds([[big], [square(10, 10, 2)]])).toEqual([]);
    expect(kinds([[big], [square(10, 2, 2)]])).toEqual(['overlap']);
    const diamond: PlanarRing = [
      [0, 5],
      [5, 2],
      [10, 5],
      [5, 8],
    ];
    expect(kinds([[big, diamond]])).toEqual(['disconnected']);
  });

  it('sees lines that cross in a vertex of both, where no two edges do', () => {
    const through: PlanarRing = [
      [-1, 5],
      [5, 5],
      [5, 11],
      [-1, 11],
    ];
    const corner: PlanarRing = [
      [0, 0],
      [5, 5],
      [10, 10],
      [0, 10],
    ];
    expect(kinds([[corner], [through]])).toContain('crossing');
  });

  it('finds a fault in a ring exactly when a look at every pair of its edges finds one', () => {
    fc.assert(
      fc.property(latticePolygons, (polygons) => {
        const ring = polygons[0]![0]!;
        expect(crossings([[ring]]).length > 0).toBe(crossesItself(ring));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds polygons valid exactly when GEOS does', () => {
    fc.assert(
      fc.property(fc.oneof(latticePolygons, latticeSquares), (polygons) => {
        expect({ polygons, valid: crossings(polygons).length === 0 }).toEqual({
          polygons,
          valid: overlay.faultOf(polygons) === undefined,
        });
      }),
      { numRuns: 5000 },
    );
  });

  it('does not depend on where rings begin or which way they run', () => {
    fc.assert(
      fc.property(latticeSquares, fc.nat(5), (polygons, by) => {
        const turned = polygons.map((rings) =>
          rings.map((ring) => [...ring.slice(by % ring.length), ...ring.slice(0, by % ring.length)].reverse()),
        );
        expect(crossings(turned).length > 0).toBe(crossings(polygons).length > 0);
      }),
    );
  });
});

describe('watchCrossings', () => {
  const vertexOf = (polygons: readonly PlanarPolygon[], pick: number) => {
    const all = polygons.flatMap((rings, polygon) =>
      rings.flatMap((positions, ring) => positions.map((_, vertex) => ({ polygon, ring, vertex }))),
    );
    return all[pick % all.length]!;
  };
  const movedTo = (
    polygons: readonly PlanarPolygon[],
    { polygon, ring, vertex }: ReturnType<typeof vertexOf>,
    position: PlanarPosition,
  ) => polygons.with(polygon, polygons[polygon]!.with(ring, polygons[polygon]![ring]!.with(vertex, position)));

  it('says at each step of a drag what a look at all edges says', () => {
    fc.assert(
      fc.property(
        fc.oneof(latticePolygons, latticeSquares),
        fc.nat(100),
        fc.array(fc.tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: -1, max: 9 })), { minLength: 1 }),
        (polygons, pick, path) => {
          const vertex = vertexOf(polygons, pick);
          const watch = watchCrossings(polygons, vertex);
          for (const position of path)
            expect(sorted(watch.at(position))).toEqual(sorted(crossings(movedTo(polygons, vertex, position))));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('says so for zones at the coordinates of a city too', () => {
    fc.assert(
      fc.property(starZone, fc.nat(100), fc.nat(100), (polygons, pick, target) => {
        const vertex = vertexOf(polygons, pick);
        const { polygon, ring, vertex: number } = vertexOf(polygons, target);
        const position = polygons[polygon]![ring]![number]!;
        const found = watchCrossings(polygons, vertex).at(position);
        expect(found.length).toBe(crossings(movedTo(polygons, vertex, position)).length);
      }),
    );
  });

  it('refuses a vertex that does not exist', () => {
    expect(() => watchCrossings([[square(0, 0, 1)]], { polygon: 1, ring: 0, vertex: 0 })).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPolygonColumns } from '../../../src/spatial/editing/planar-polygons.ts';
import { createSnapIndex, segmentsOfColumns, segmentsOfPolygons } from '../../../src/spatial/editing/snap-index.ts';
import { square, starZone } from './toy-polygons.ts';

const sources = ['road', 'zone'] as const;
const coordinate = fc.integer({ min: 0, max: 12 });
const segments = fc
  .array(fc.tuple(coordinate, coordinate, coordinate, coordinate), { maxLength: 12 })
  .map((list) => Float64Array.from(list.flat()));

/** Distance from every segment and every end, one by one. */
function nearestByHand(lines: Float64Array, x: number, y: number) {
  let [vertex, edge] = [Infinity, Infinity];
  for (let at = 0; at < lines.length; at += 4) {
    const [ax, ay, bx, by] = lines.subarray(at, at + 4) as unknown as [number, number, number, number];
    vertex = Math.min(vertex, Math.hypot(ax - x, ay - y), Math.hypot(bx - x, by - y));
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = squared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared;
    if (t > 0 && t < 1) edge = Math.min(edge, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
  }
  return { vertex, edge };
}

describe('createSnapIndex', () => {
  it('finds what a look at every line finds: the nearest vertex, else the nearest edge', () => {
    fc.assert(
      fc.property(
        segments,
        segments,
        coordinate,
        coordinate,
        fc.integer({ min: 1, max: 6 }),
        (road, zone, x, y, tolerance) => {
          const index = createSnapIndex({ road, zone });
          const found = index.snap(x + 0.25, y + 0.5, tolerance, sources);
          const expected = nearestByHand(Float64Array.of(...road, ...zone), x + 0.25, y + 0.5);
          if (expected.vertex <= tolerance)
            expect(found).toMatchObject({ what: 'vertex', distanceMeters: expected.vertex });
          else if (expected.edge <= tolerance)
            expect(found).toMatchObject({ what: 'edge', distanceMeters: expected.edge });
          else expect(found).toBeUndefined();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives a vertex bit for bit, before an edge that is nearer', () => {
    const index = createSnapIndex({ road: Float64Array.of(0.1, 0.2, 10, 0.2) });
    expect(index.snap(1, 0.3, 2, ['road'])).toEqual({
      x: 0.1,
      y: 0.2,
      source: 'road',
      what: 'vertex',
      distanceMeters: Math.hypot(0.9, 0.1),
    });
    expect(index.snap(5, 0.3, 2, ['road'])).toMatchObject({ x: 5, y: 0.2, what: 'edge' });
  });

  it('asks only the sources that are switched on, and prefers the first of equals', () => {
    const index = createSnapIndex<'road' | 'zone' | 'block'>({
      road: Float64Array.of(0, 0, 10, 0),
      zone: Float64Array.of(0, 0, 0, 10),
    });
    expect(index.snap(0, 0, 1, ['zone', 'road'])?.source).toBe('zone');
    expect(index.snap(0, 0, 1, ['road', 'zone'])?.source).toBe('road');
    expect(index.snap(5, 0, 1, ['zone'])).toBeUndefined();
    expect(index.snap(5, 0, 1, ['block'])).toBeUndefined();
  });

  it('passes over the edges of the vertex that moves, in its own source only', () => {
    const own = segmentsOfPolygons([[square(0, 0, 10)]]);
    const index = createSnapIndex({ zone: own, road: Float64Array.of(0, 0, 0, -5) });
    const passOver = { source: 'zone', position: [0, 0] } as const;
    expect(index.snap(0.5, 0.5, 2, ['zone'])).toMatchObject({ x: 0, y: 0 });
    expect(index.snap(0.5, 0.5, 2, ['zone'], passOver)).toBeUndefined();
    expect(index.snap(0.5, 0.5, 2, ['zone', 'road'], passOver)).toMatchObject({ source: 'road' });
    expect(index.snap(9.5, 9.5, 2, ['zone'], passOver)).toMatchObject({ x: 10, y: 10 });
  });

  it('changes one source and shares the rest', () => {
    const before = createSnapIndex({ zone: Float64Array.of(0, 0, 1, 0), road: Float64Array.of(50, 0, 51, 0) });
    const after = before.withSource('zone', Float64Array.of(20, 0, 21, 0));
    expect(after.snap(0, 0, 1, sources)).toBeUndefined();
    expect(after.snap(20, 0, 1, sources)?.source).toBe('zone');
    expect(after.snap(50, 0, 1, sources)?.source).toBe('road');
    expect(before.snap(0, 0, 1, sources)?.source).toBe('zone');
    expect(before.withSource('zone', new Float64Array(0)).snap(0, 0, 1, sources)).toBeUndefined();
  });

  it('passes over segments that are no numbers', () => {
    const index = createSnapIndex({ road: Float64Array.of(Number.NaN, 0, 1, 0, 3, 3, 4, 4) });
    expect(index.snap(1, 0, 1, ['road'])).toBeUndefined();
    expect(index.snap(3, 3, 1, ['road'])).toMatchObject({ x: 3, y: 3 });
  });
});

describe('segmentsOfColumns', () => {
  it('gives every edge of every ring once', () => {
    fc.assert(
      fc.property(starZone, (zone) => {
        const lines = segmentsOfColumns(toPolygonColumns([zone]));
        const edges = zone.flat().flatMap((ring) => ring.map((from, i) => [...from, ...ring[(i + 1) % ring.length]!]));
        expect([...lines]).toEqual(edges.flat());
      }),
    );
  });
});

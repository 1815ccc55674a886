import { difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarPolygon, PlanarPosition } from '../../../src/domain/plan.ts';
import { crossings } from '../../../src/spatial/editing/crossings.ts';
import {
  type PlanarPolygons,
  planarArea,
  planarBounds,
  signedRingArea,
  toPolygonColumns,
} from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { createIntersectionArea } from '../../../src/spatial/intersection-area.ts';
import { latticePolygons, square, starZone } from './toy-polygons.ts';

const overlay = await loadPolygonOverlay();

/** The exact kernel of the city's tables, which shares nothing with GEOS. */
const sharedArea = (a: PlanarPolygons, b: PlanarPolygons) =>
  createIntersectionArea(toPolygonColumns([a]), toPolygonColumns([b]))(0, 0);
const close = (value: number, expected: number, scale: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * scale);

/** Zones at the coordinates of a city are some 1e5 m²; 1e-11 of that is a thousandth of a square millimetre. */
const scaleOf = (...zones: PlanarPolygons[]) => Math.max(...zones.map(planarArea)) + 1e5;

const expectSound = (polygons: PlanarPolygons) => {
  expect(overlay.faultOf(polygons)).toBeUndefined();
  for (const [outer, ...holes] of polygons) {
    expect(signedRingArea(outer!)).toBeGreaterThan(0);
    for (const hole of holes) expect(signedRingArea(hole)).toBeLessThan(0);
  }
};

/** turf's clipper (polyclip-ts) throws on some nearly touching outlines; those say nothing about ours. */
type Clip = (features: Parameters<typeof difference>[0]) => ReturnType<typeof difference>;

function areaUnlessItGivesUp(clip: Clip, a: PlanarPolygons, b: PlanarPolygons): number | undefined {
  const [first, second] = [a, b].map((zone) =>
    multiPolygon(zone.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y])))),
  );
  try {
    const geometry = clip(featureCollection([first!, second!]))?.geometry;
    if (!geometry) return 0;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return planarArea(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x!, y!] as const))));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to complete output ring')) return undefined;
    throw error;
  }
}

const positionsOf = (zones: readonly PlanarPolygons[]) => zones.flat(2).flat();
const keyOf = ([x, y]: PlanarPosition) => `${x} ${y}`;

describe('union, intersection and difference', () => {
  it('add up: A ∪ B and A ∩ B together are A and B', () => {
    fc.assert(
      fc.property(starZone, starZone, (a, b) => {
        const scale = scaleOf(a, b);
        const both = planarArea(overlay.intersection(a, b));
        close(planarArea(overlay.union([a, b])) + both, planarArea(a) + planarArea(b), scale);
        close(planarArea(overlay.difference(a, b)) + both, planarArea(a), scale);
      }),
      { numRuns: 300 },
    );
  });

  it('agree with the exact kernel of the city tables', () => {
    fc.assert(
      fc.property(starZone, starZone, (a, b) => {
        close(planarArea(overlay.intersection(a, b)), sharedArea(a, b), scaleOf(a, b));
        close(sharedArea(overlay.difference(a, b), b), 0, scaleOf(a, b));
        close(sharedArea(overlay.difference(a, b), a), planarArea(a) - sharedArea(a, b), scaleOf(a, b));
      }),
      { numRuns: 300 },
    );
  });

  it('agree with polyclip-ts, another algorithm altogether', () => {
    let compared = 0;
    fc.assert(
      fc.property(starZone, starZone, (a, b) => {
        const byPolyclip = [union, intersect, difference].map((clip) => areaUnlessItGivesUp(clip, a, b));
        const byUs = [overlay.union([a, b]), overlay.intersection(a, b), overlay.difference(a, b)].map(planarArea);
        byPolyclip.forEach((area, operation) => {
          if (area === undefined) return;
          compared++;
          close(byUs[operation]!, area, scaleOf(a, b));
        });
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(250);
  });

  it('are sound: valid to GEOS and to us, outer rings counter-clockwise, holes clockwise', () => {
    fc.assert(
      fc.property(starZone, starZone, (a, b) => {
        for (const result of [overlay.union([a, b]), overlay.difference(a, b), overlay.intersection(a, b)]) {
          expect(crossings(result)).toEqual([]);
          const made = result.filter((polygon) => !a.includes(polygon));
          expectSound(made);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('union does not depend on the order of its operands', () => {
    fc.assert(
      fc.property(starZone, starZone, starZone, (a, b, c) => {
        expect(overlay.union([c, a, b])).toEqual(overlay.union([a, b, c]));
      }),
    );
  });

  it('keep coordinates that are not cut bit for bit, and hand on what nothing reaches', () => {
    fc.assert(
      fc.property(starZone, starZone, (a, b) => {
        const given = new Set(positionsOf([a, b]).map(keyOf));
        const cuts = positionsOf([overlay.difference(a, b)]).filter((position) => !given.has(keyOf(position)));
        // whatever is new lies on an edge of both
        for (const cut of cuts) for (const zone of [a, b]) expect(distanceToRings(zone, cut)).toBeLessThan(1e-9);
      }),
    );
    const far = [square(500, 0, 1)];
    expect(overlay.difference([[square(0, 0, 2)], far], [[square(1, 1, 2)]])).toContain(far);
    const zone = [[square(0, 0, 2)]];
    expect(overlay.difference(zone, [[square(9, 9, 2)]])).toBe(zone);
  });

  it('are exact by hand where polygons share edges', () => {
    const [left, right] = [[square(0, 0, 2)], [square(2, 0, 2)]];
    expect(planarArea(overlay.union([[left], [right]]))).toBe(8);
    expect(overlay.union([[left], [right]])).toHaveLength(1);
    expect(overlay.intersection([left], [right])).toEqual([]);
    expect(planarArea(overlay.difference([left], [right]))).toBe(4);
    expect(planarArea(overlay.difference([[square(0, 0, 10)]], [[square(2, 2, 3)]]))).toBe(91);
    expect(overlay.union([])).toEqual([]);
    expect(overlay.difference([], [left])).toEqual([]);
  });

  it('take rings that cross themselves too, mended, and stay sound', () => {
    fc.assert(
      fc.property(latticePolygons, latticePolygons, (a, b) => {
        expectSound(overlay.union([a, b]));
        const [mendedA, mendedB] = [overlay.repaired(a), overlay.repaired(b)];
        const both = planarArea(overlay.intersection(a, b));
        expect(planarArea(overlay.union([a, b])) + both).toBeCloseTo(planarArea(mendedA) + planarArea(mendedB), 9);
        expect(overlay.faultOf(mendedA)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

function distanceToRings(polygons: PlanarPolygons, [x, y]: PlanarPosition): number {
  return Math.min(
    ...polygons.flat().flatMap((ring) =>
      ring.map(([ax, ay], index) => {
        const [bx, by] = ring[(index + 1) % ring.length]!;
        const squared = (bx - ax) ** 2 + (by - ay) ** 2;
        const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (squared || 1)));
        return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y);
      }),
    ),
  );
}

describe('split', () => {
  const lineAcross = (zone: PlanarPolygons, from: number, to: number, bend: number): PlanarPosition[] => {
    const [minX, minY, maxX, maxY] = planarBounds(zone.flat(2));
    const at = (share: number) => minY + share * (maxY - minY);
    return [
      [minX - 1, at(from)],
      [(minX + maxX) / 2, at(bend)],
      [maxX + 1, at(to)],
    ];
  };
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('makes parts that sum to the whole and share nothing', () => {
    fc.assert(
      fc.property(starZone, share, share, share, (zone, from, to, bend) => {
        const { parts, undivided } = overlay.split(zone, lineAcross(zone, from, to, bend));
        close(planarArea([...parts, ...undivided]), planarArea(zone), scaleOf(zone));
        close(sharedArea([...parts, ...undivided], zone), planarArea(zone), scaleOf(zone));
        for (const part of parts) expectSound([part]);
        for (const [i, one] of parts.entries())
          for (const other of parts.slice(i + 1)) close(sharedArea([one], [other]), 0, scaleOf(zone));
      }),
    );
  });

  it('leaves alone what the line does not divide', () => {
    const zone: PlanarPolygon[] = [[square(0, 0, 4), square(1, 1, 2)], [square(10, 0, 4)]];
    const into: PlanarPosition[] = [
      [-1, 2],
      [2, 2],
    ];
    expect(overlay.split(zone, into)).toEqual({ parts: [], undivided: zone });
    const through: PlanarPosition[] = [
      [-1, 2],
      [5, 2],
    ];
    const { parts, undivided } = overlay.split(zone, through);
    // (16 − 4) ÷ 2 each: the hole stays a hole
    expect(parts.map((part) => planarArea([part]))).toEqual([6, 6]);
    expect(undivided[0]).toBe(zone[1]);
    expect(() => overlay.split(zone, [[0, 0]])).toThrow(RangeError);
  });
});

describe('buffer', () => {
  const distance = fc.double({ min: 0.1, max: 60, noNaN: true });

  it('outwards holds the zone, inwards lies in it', () => {
    fc.assert(
      fc.property(starZone, distance, fc.constantFrom('round' as const, 'sharp' as const), (zone, meters, corners) => {
        const [wider, narrower] = [overlay.buffer(zone, meters, corners), overlay.buffer(zone, -meters, corners)];
        close(planarArea(overlay.difference(zone, wider)), 0, scaleOf(zone));
        close(planarArea(overlay.difference(narrower, zone)), 0, scaleOf(zone));
        expectSound(wider);
        expectSound(narrower);
      }),
    );
  });

  it('of 0 m is the zone itself', () => {
    const zone = [[square(0, 0, 2)]];
    expect(overlay.buffer(zone, 0)).toBe(zone);
    expect(() => overlay.buffer(zone, Number.NaN)).toThrow(RangeError);
  });

  it('with sharp corners moves straight edges, with round ones keeps the distance', () => {
    const zone = [[square(0, 0, 2)]];
    expect(planarArea(overlay.buffer(zone, 1, 'sharp'))).toBe(16);
    expect(planarArea(overlay.buffer(zone, -0.5, 'sharp'))).toBe(1);
    // 2² + 4·2·1 + π less what the 32 sides of the circle leave out: sin(π/16)·16 = 3.1214
    expect(planarArea(overlay.buffer(zone, 1))).toBeCloseTo(12 + 16 * Math.sin(Math.PI / 16), 9);
    expect(overlay.buffer(zone, -1)).toEqual([]);
  });
});

describe('simplify', () => {
  it('leaves out vertices that nobody misses and stays sound', () => {
    fc.assert(
      fc.property(starZone, fc.double({ min: 0, max: 50, noNaN: true }), (zone, tolerance) => {
        const simple = overlay.simplify(zone, tolerance);
        expectSound(simple);
        const given = new Set(positionsOf([zone]).map(keyOf));
        expect(positionsOf([simple]).every((position) => given.has(keyOf(position)))).toBe(true);
      }),
    );
  });
});

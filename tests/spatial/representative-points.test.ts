import { centroid, area as turfArea } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { rowContains } from '../../src/spatial/point-in-row.ts';
import { polygonAreas, polygonBounds } from '../../src/spatial/polygon-areas.ts';
import { buildPolygonColumns, type PolygonRings, takeRows } from '../../src/spatial/polygon-columns-building.ts';
import { representativePoints } from '../../src/spatial/representative-points.ts';
import { starPolygon } from './random-polygons.ts';

const reverse = (rings: PolygonRings): PolygonRings => rings.map((ring) => [...ring].reverse());
const rotate = (rings: PolygonRings, by: number): PolygonRings =>
  rings.map((ring) => [...ring.slice(by % ring.length), ...ring.slice(0, by % ring.length)]);
const closed = (rings: PolygonRings) => rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y]));

const square = (x: number, y: number, size: number): PolygonRings[number] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

describe('polygonAreas', () => {
  it('takes holes out and adds parts', () => {
    const polygons = buildPolygonColumns([
      [[square(0, 0, 10), square(1, 1, 2), square(5, 5, 3)]],
      [[square(0, 0, 1)], [square(5, 5, 2)]],
      [],
    ]);
    expect([...polygonAreas(polygons)]).toEqual([87, 5, 0]);
  });

  it('does not depend on where rings begin, which way they run, or how a feature is split into rows', () => {
    fc.assert(
      fc.property(starPolygon, starPolygon, fc.nat(20), (a, b, by) => {
        const [areaA, areaB] = polygonAreas(buildPolygonColumns([[a], [b]]));
        const same = polygonAreas(buildPolygonColumns([[reverse(a)], [rotate(b, by)], [a, b]]));
        expect(same[0]).toBeCloseTo(areaA!, 9);
        expect(same[1]).toBeCloseTo(areaB!, 9);
        expect(same[2]).toBeCloseTo(areaA! + areaB!, 9);
      }),
    );
  });

  it('agrees with turf on small places, where its sphere is nearly flat', () => {
    fc.assert(
      fc.property(starPolygon, (rings) => {
        const scale = 1e-5;
        const small = rings.map((ring) => ring.map(([x, y]) => [x * scale, y * scale] as const));
        const perDegree = (6371008.8 * Math.PI) / 180; // mean radius of the Earth, as turf has it
        const expected = turfArea({ type: 'Polygon', coordinates: closed(small) });
        const area = polygonAreas(buildPolygonColumns([[small]]))[0]! * perDegree ** 2;
        expect(Math.abs(area - expected)).toBeLessThan(1e-6 * expected);
      }),
    );
  });

  it('keeps its digits far from the origin', () => {
    const far = buildPolygonColumns([
      [square(0, 0, 0.125).map(([x, y]) => [x + 2 ** 20, y + 2 ** 21] as const)].map((ring) => [ring]),
    ]);
    expect(polygonAreas(far)[0]).toBe(0.125 ** 2);
  });
});

describe('polygonBounds and takeRows', () => {
  it('gives the box of each row and keeps boxes and areas of rows taken', () => {
    const polygons = buildPolygonColumns([[[square(0, 1, 2)]], [[square(5, 5, 1)], [square(9, 9, 1)]]]);
    expect([...polygonBounds(polygons)]).toEqual([0, 1, 2, 3, 5, 5, 10, 10]);
    const taken = takeRows(polygons, [1, 0, 1]);
    expect([...polygonAreas(taken)]).toEqual([2, 4, 2]);
    expect([...polygonBounds(taken)].slice(4, 8)).toEqual([0, 1, 2, 3]);
  });
});

describe('representativePoints', () => {
  it('is the centroid of the area for a building with a plain outline', () => {
    const { x, y } = representativePoints(buildPolygonColumns([[[square(10, 20, 4)]]]));
    expect([x[0], y[0]]).toEqual([12, 22]);
  });

  it('agrees with the centroid of turf for triangles, where vertex mean and centroid of area are the same', () => {
    const triangle = [
      [
        [0.3, 0.1],
        [4.2, 1.1],
        [2.2, 5.9],
      ],
    ] as unknown as PolygonRings;
    const expected = centroid({ type: 'Polygon', coordinates: closed(triangle) }).geometry.coordinates;
    const { x, y } = representativePoints(buildPolygonColumns([[triangle]]));
    expect(x[0]).toBeCloseTo(expected[0]!, 12);
    expect(y[0]).toBeCloseTo(expected[1]!, 12);
  });

  it('lies inside the feature whatever its shape, holes and parts', () => {
    fc.assert(
      fc.property(fc.array(starPolygon, { minLength: 1, maxLength: 3 }), (parts) => {
        const shifted = parts.map((rings, index) =>
          rings.map((ring) => ring.map(([x, y]) => [x + 30 * index, y] as const)),
        );
        const polygons: PolygonColumns = buildPolygonColumns([shifted]);
        const { x, y } = representativePoints(polygons);
        expect(rowContains(polygons, 0, x[0]!, y[0]!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('moves onto the building where the centroid is in a court or beside an L', () => {
    const ring = buildPolygonColumns([[[square(0, 0, 10), square(1, 1, 8)]]]);
    const { x, y } = representativePoints(ring);
    expect(rowContains(ring, 0, x[0]!, y[0]!)).toBe(true);
  });

  it('gives the mean of the vertices to a line and NaN to nothing', () => {
    const { x, y } = representativePoints(
      buildPolygonColumns([
        [
          [
            [
              [0, 0],
              [2, 2],
              [4, 4],
              [2, 2],
              [0, 0],
            ],
          ],
        ],
        [],
      ]),
    );
    expect(x[0]).toBeCloseTo(1.6, 12);
    expect(y[0]).toBeCloseTo(1.6, 12);
    expect(x[1]).toBeNaN();
    expect(y[1]).toBeNaN();
  });
});

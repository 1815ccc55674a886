import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planarArea,
  planarPerimeter,
  planarVertexCount,
  polygonsOfRow,
  toPolygonColumns,
} from '../../../src/spatial/editing/planar-polygons.ts';
import { polygonAreas } from '../../../src/spatial/polygon-areas.ts';
import { square, starZone } from './toy-polygons.ts';

describe('toPolygonColumns and polygonsOfRow', () => {
  it('lead there and back bit for bit, row by row', () => {
    fc.assert(
      fc.property(fc.array(starZone, { maxLength: 4 }), (zones) => {
        const columns = toPolygonColumns(zones);
        expect(zones.map((_, row) => polygonsOfRow(columns, row))).toEqual(zones);
      }),
    );
  });

  it('keep a last vertex that repeats the first, and rows and polygons without rings', () => {
    const zones = [
      [],
      [
        [
          [
            [0, -0],
            [1, 0],
            [1, 1],
            [0, -0],
          ] as const,
        ],
        [],
      ],
    ];
    const columns = toPolygonColumns(zones);
    expect([...columns.ringOffsets]).toEqual([0, 5]);
    expect(zones.map((_, row) => polygonsOfRow(columns, row))).toEqual(zones);
  });

  it('give the same areas as the columns of the city', () => {
    fc.assert(
      fc.property(starZone, (zone) => {
        expect(planarArea(zone)).toBeCloseTo(polygonAreas(toPolygonColumns([zone]))[0]!, 6);
      }),
    );
  });
});

describe('planarArea, planarPerimeter, planarVertexCount', () => {
  it('count holes: off the area, onto the length', () => {
    // 10² − 2² = 96 m²; 4·10 + 4·2 = 48 m
    const zone = [[square(0, 0, 10), square(4, 4, 2)]];
    expect(planarArea(zone)).toBe(96);
    expect(planarPerimeter(zone)).toBe(48);
    expect(planarVertexCount(zone)).toBe(8);
  });

  it('are 0 for nothing', () => {
    expect([planarArea([]), planarPerimeter([[[]]]), planarVertexCount([])]).toEqual([0, 0, 0]);
  });

  it('keep their digits at the coordinates of a city', () => {
    expect(planarArea([[square(-42_000.5, -180_000.25, 2)]])).toBe(4);
  });
});

import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { projectionOf } from '../../src/map/geodesy/crs.ts';
import { toEcef } from '../../src/map/geodesy/ecef.ts';

const lon = fc.double({ min: 138.5, max: 141, noNaN: true });
const lat = fc.double({ min: 34, max: 37, noNaN: true });

describe('the map’s coordinates', () => {
  it('agree with proj4 in every family of CRS', () => {
    const families: readonly (readonly [string, string])[] = [
      ['EPSG:6677', '+proj=tmerc +lat_0=36 +lon_0=139.83333333333334 +k=0.9999 +ellps=GRS80'],
      ['EPSG:2451', '+proj=tmerc +lat_0=36 +lon_0=139.83333333333334 +k=0.9999 +ellps=GRS80'],
      ['EPSG:6691', '+proj=utm +zone=54 +ellps=GRS80'],
      ['EPSG:32654', '+proj=utm +zone=54 +ellps=GRS80'],
      ['EPSG:3857', '+proj=merc +a=6378137 +b=6378137'],
    ];
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        for (const [crs, definition] of families) {
          const planar = Float64Array.of(x, y);
          projectionOf(crs).forward(planar, planar);
          const expected = proj4('+proj=longlat +ellps=GRS80', definition).forward([x, y]) as [number, number];
          expect(planar[0]).toBeCloseTo(expected[0], 3);
          expect(planar[1]).toBeCloseTo(expected[1], 3);
          projectionOf(crs).inverse(planar, planar);
          expect(planar[0]).toBeCloseTo(x, 9);
          expect(planar[1]).toBeCloseTo(y, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('agree with proj4 in earth-centred metres', () => {
    fc.assert(
      fc.property(lon, lat, fc.double({ min: -50, max: 4000, noNaN: true }), (x, y, height) => {
        const ecef = new Float64Array(3);
        toEcef(x, y, height, ecef, 0);
        const expected = proj4('+proj=longlat +ellps=WGS84', '+proj=geocent +ellps=WGS84').forward([
          x,
          y,
          height,
        ]) as number[];
        for (let k = 0; k < 3; k++) expect(ecef[k]).toBeCloseTo(expected[k]!, 3);
      }),
    );
  });

  it('say which CRS they do not know', () => {
    expect(() => projectionOf('EPSG:30169')).toThrow(/EPSG:30169/);
    expect(() => projectionOf('local')).toThrow(/local/);
  });
});

import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { planeRectangularZones } from '../../src/domain/plane-rectangular.ts';
import {
  convertPositions,
  fromGeographic,
  isGeographicCrs,
  isKnownCrs,
  isPlanarCrs,
  toGeographic,
} from '../../src/spatial/coordinate-system.ts';

const geographic = '+proj=longlat +ellps=GRS80 +no_defs';
const planeDefinition = (zone: number) => {
  const { originLat, originLon } = planeRectangularZones[zone - 1]!;
  return `+proj=tmerc +lat_0=${originLat} +lon_0=${originLon} +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
};

/** A place within reach of a zone: five degrees east or west (small angles end at four), six north or south. */
const placeInZone = fc
  .record({
    zone: fc.integer({ min: 1, max: 19 }),
    dLon: fc.double({ min: -5, max: 5, noNaN: true }),
    dLat: fc.double({ min: -6, max: 6, noNaN: true }),
  })
  .map(({ zone, dLon, dLat }) => {
    const { originLon, originLat } = planeRectangularZones[zone - 1]!;
    return { zone, lon: originLon + dLon, lat: originLat + dLat };
  });

describe('plane-rectangular projection', () => {
  it('agrees with proj4 to a micrometre in every zone', () => {
    fc.assert(
      fc.property(placeInZone, ({ zone, lon, lat }) => {
        const [east, north] = fromGeographic(Float64Array.of(lon, lat), `EPSG:${6668 + zone}`);
        const expected = proj4(geographic, planeDefinition(zone)).forward([lon, lat]);
        expect(Math.abs(east! - expected[0]!)).toBeLessThan(1e-6);
        expect(Math.abs(north! - expected[1]!)).toBeLessThan(1e-6);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back to the same degrees to 1e-9', () => {
    fc.assert(
      fc.property(placeInZone, ({ zone, lon, lat }) => {
        const crs = `EPSG:${6668 + zone}`;
        const back = toGeographic(fromGeographic(Float64Array.of(lon, lat), crs), crs);
        expect(Math.abs(back[0]! - lon)).toBeLessThan(1e-9);
        expect(Math.abs(back[1]! - lat)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives zero metres at each origin, and the same numbers for JGD2000 as for JGD2011', () => {
    for (const { zone, originLon, originLat } of planeRectangularZones) {
      const origin = Float64Array.of(originLon, originLat);
      for (const crs of [`EPSG:${6668 + zone}`, `EPSG:${2442 + zone}`])
        for (const metres of fromGeographic(origin, crs)) expect(Math.abs(metres)).toBeLessThan(1e-8);
    }
  });

  it('shrinks lengths along the central meridian by 0.9999', () => {
    const [east, north] = fromGeographic(Float64Array.of(139 + 50 / 60, 36.01), 'EPSG:6677');
    const e2 = (2 - 1 / 298.257222101) / 298.257222101;
    const radius = (6378137 * (1 - e2)) / (1 - e2 * Math.sin((36.005 * Math.PI) / 180) ** 2) ** 1.5;
    expect(Math.abs(east!)).toBeLessThan(1e-6);
    expect(north!).toBeCloseTo((0.9999 * radius * 0.01 * Math.PI) / 180, 4);
  });
});

describe('other systems', () => {
  it.each([
    ['EPSG:6690', '+proj=utm +zone=53 +ellps=GRS80 +units=m'],
    ['EPSG:3099', '+proj=utm +zone=53 +ellps=GRS80 +units=m'],
    ['EPSG:32653', '+proj=utm +zone=53 +ellps=WGS84 +units=m'],
  ])('projects %s as proj4 does, to a millimetre', (crs, definition) => {
    const expected = proj4(geographic, definition).forward([135.76, 35.02]);
    const [east, north] = fromGeographic(Float64Array.of(135.76, 35.02), crs);
    expect(Math.abs(east! - expected[0]!)).toBeLessThan(1e-3);
    expect(Math.abs(north! - expected[1]!)).toBeLessThan(1e-3);
  });

  const tokyo = '+ellps=bessel +towgs84=-146.414,507.337,680.507,0,0,0,0 +no_defs';
  const tokyoPlane = (zone: number) => {
    const { originLat, originLon } = planeRectangularZones[zone - 1]!;
    return `+proj=tmerc +lat_0=${originLat} +lon_0=${originLon} +k=0.9999 +x_0=0 +y_0=0 +units=m ${tokyo}`;
  };

  it('shifts the old Tokyo datum as proj4 does, in degrees and in every zone, there and back', () => {
    fc.assert(
      fc.property(placeInZone, ({ zone, lon, lat }) => {
        const place = Float64Array.of(lon, lat);
        for (const [crs, definition, unitMeters] of [
          ['EPSG:4301', `+proj=longlat ${tokyo}`, 111_000],
          [`EPSG:${30160 + zone}`, tokyoPlane(zone), 1],
        ] as const) {
          const expected = proj4(geographic, definition).forward([lon, lat]);
          const found = fromGeographic(place, crs);
          for (const axis of [0, 1]) expect(Math.abs(found[axis]! - expected[axis]!) * unitMeters).toBeLessThan(1e-3);
          const back = toGeographic(found, crs);
          // heights are lost on the way: the surfaces of the two ellipsoids lie some tens of metres apart
          for (const axis of [0, 1]) expect(Math.abs(back[axis]! - place[axis]!) * 111_000).toBeLessThan(0.02);
        }
      }),
    );
  });

  it('projects to web Mercator as proj4 does, and back', () => {
    const definition = '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
    fc.assert(
      fc.property(placeInZone, ({ lon, lat }) => {
        const found = fromGeographic(Float64Array.of(lon, lat), 'EPSG:3857');
        const expected = proj4(geographic, definition).forward([lon, lat]);
        for (const axis of [0, 1]) expect(found[axis]).toBeCloseTo(expected[axis]!, 5);
        const back = toGeographic(found, 'EPSG:3857');
        expect(back[0]).toBeCloseTo(lon, 10);
        expect(back[1]).toBeCloseTo(lat, 10);
      }),
    );
  });

  it('knows web Mercator', () => {
    const [x, y] = fromGeographic(Float64Array.of(180, 0), 'EPSG:3857');
    expect(x).toBeCloseTo(20037508.342789244, 5);
    expect(y).toBeCloseTo(0, 5);
  });

  it('moves the old Tokyo datum by about 460 m in Tokyo', () => {
    const [lon, lat] = toGeographic(Float64Array.of(139.7413, 35.6581), 'EPSG:4301');
    expect(lon! - 139.7413).toBeCloseTo(-0.00323, 4);
    expect(lat! - 35.6581).toBeCloseTo(0.00324, 4);
  });

  it('leaves degrees alone and names them as geographic', () => {
    const positions = Float64Array.of(139, 35);
    for (const crs of ['EPSG:6668', 'EPSG:6697', 'EPSG:4612', 'EPSG:4326']) {
      expect(toGeographic(positions, crs)).toBe(positions);
      expect(isGeographicCrs(crs)).toBe(true);
      expect(isPlanarCrs(crs)).toBe(false);
    }
    expect(isPlanarCrs('EPSG:6677')).toBe(true);
    expect(isPlanarCrs('EPSG:3857')).toBe(false);
  });

  it('converts between two planar systems through degrees', () => {
    const inNine = fromGeographic(Float64Array.of(139.1, 35.2), 'EPSG:6677');
    const inEight = fromGeographic(Float64Array.of(139.1, 35.2), 'EPSG:6676');
    const converted = convertPositions(inNine, 'EPSG:6677', 'EPSG:6676');
    expect(converted[0]).toBeCloseTo(inEight[0]!, 5);
    expect(converted[1]).toBeCloseTo(inEight[1]!, 5);
  });

  it('says what it expected of an unknown name', () => {
    expect(isKnownCrs('EPSG:9999')).toBe(false);
    expect(() => toGeographic(new Float64Array(2), 'JGD')).toThrow('got "JGD"');
  });
});

import { describe, expect, it } from 'vitest';
import { planeRectangularZones } from '../../../src/domain/plane-rectangular.ts';
import { parseCrsName } from '../../../src/readers/crs/crs-name.ts';
import { parseWktCrs } from '../../../src/readers/crs/parse-wkt-crs.ts';

const geographic = (datum: string) =>
  `GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;

const plane = (lat: number, lon: number, datum = 'JGD_2011') =>
  `PROJCS["any",${geographic(datum)},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${lon}],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",${lat}],UNIT["Meter",1.0]]`;

describe('parseWktCrs', () => {
  it('finds every plane-rectangular zone by its origin, whatever its name', () => {
    for (const { zone, originLat, originLon } of planeRectangularZones) {
      expect(parseWktCrs(plane(originLat, originLon))).toBe(`EPSG:${6668 + zone}`);
      expect(parseWktCrs(plane(originLat, originLon, 'JGD_2000'))).toBe(`EPSG:${2442 + zone}`);
    }
  });

  it('finds geographic systems by their datum', () => {
    expect(parseWktCrs(geographic('JGD_2011'))).toBe('EPSG:6668');
    expect(parseWktCrs(geographic('JGD_2000'))).toBe('EPSG:4612');
    expect(parseWktCrs(geographic('WGS_1984'))).toBe('EPSG:4326');
    expect(parseWktCrs(geographic('Tokyo'))).toBe('EPSG:4301');
  });

  it('does not guess a projection that it does not know', () => {
    expect(parseWktCrs(plane(10, 20))).toBeUndefined();
    expect(
      parseWktCrs('PROJCS["MGI_Austria_Lambert",GEOGCS["GCS_MGI",DATUM["D_MGI",SPHEROID["Bessel_1841",1,2]]]]'),
    ).toBeUndefined();
    expect(parseWktCrs('')).toBeUndefined();
  });
});

describe('parseCrsName', () => {
  it.each([
    ['EPSG:6677', 'EPSG:6677'],
    ['6677', 'EPSG:6677'],
    ['urn:ogc:def:crs:EPSG::6677', 'EPSG:6677'],
    ['urn:ogc:def:crs:EPSG:9.8:6677', 'EPSG:6677'],
    ['http://www.opengis.net/def/crs/EPSG/0/6697', 'EPSG:6697'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
    ['9系', 'EPSG:6677'],
    ['平面直角座標系 第Ⅸ系', 'EPSG:6677'],
  ])('reads %s', (text, crs) => {
    expect(parseCrsName(text)).toBe(crs);
  });

  it.each(['', '20系', 'EPSG:x', 'local'])('does not read "%s"', (text) => {
    expect(parseCrsName(text)).toBeUndefined();
  });
});

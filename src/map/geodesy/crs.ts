import { planeRectangularZones } from '../../domain/plane-rectangular.ts';
import { createTransverseMercator, type TransverseMercator } from '../../spatial/transverse-mercator.ts';

/** Both ways between degrees (longitude, latitude) and the units of a CRS, on interleaved pairs; `out` may be `from`. */
export type Projection = TransverseMercator;

const GRS80 = { semiMajorAxisMeters: 6378137, inverseFlattening: 298.257222101 } as const;
const RADIANS = Math.PI / 180;

const geographic: Projection = {
  forward: (from, out) => out.set(from),
  inverse: (from, out) => out.set(from),
};

const webMercator: Projection = {
  forward: (from, out) => {
    for (let k = 0; k + 1 < from.length; k += 2) {
      out[k + 1] = Math.asinh(Math.tan(from[k + 1]! * RADIANS)) * GRS80.semiMajorAxisMeters;
      out[k] = from[k]! * RADIANS * GRS80.semiMajorAxisMeters;
    }
  },
  inverse: (from, out) => {
    for (let k = 0; k + 1 < from.length; k += 2) {
      out[k + 1] = Math.atan(Math.sinh(from[k + 1]! / GRS80.semiMajorAxisMeters)) / RADIANS;
      out[k] = from[k]! / GRS80.semiMajorAxisMeters / RADIANS;
    }
  },
};

/** JGD2011, WGS 84, JGD2000: one datum as far as a map pixel goes. */
const geographicCodes = [6668, 6697, 4326, 4979, 4612, 4947, 4269];
/** JGD2011 and JGD2000 code before zone I. */
const planeRectangularBases = [6668, 2442];
/** JGD2011, JGD2000 and WGS 84 code before UTM zone 1. */
const utmBases = [6637, 3046, 32600];

const utm = (zone: number): Projection =>
  createTransverseMercator({
    ...GRS80,
    scale: 0.9996,
    originLatitudeDegrees: 0,
    centralMeridianDegrees: zone * 6 - 183,
    falseEastingMeters: 500_000,
    falseNorthingMeters: 0,
  });

/**
 * Projection of a CRS that Japanese data comes in (`EPSG:…`): geographic (the identity), plane-rectangular I–XIX,
 * UTM 51–56 or Web Mercator. Throws a RangeError for any other.
 */
export function projectionOf(crs: string): Projection {
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);
  if (geographicCodes.includes(code)) return geographic;
  if (code === 3857) return webMercator;
  for (const base of planeRectangularBases) {
    const zone = planeRectangularZones[code - base - 1];
    if (!zone) continue;
    return createTransverseMercator({
      ...GRS80,
      scale: 0.9999,
      originLatitudeDegrees: zone.originLat,
      centralMeridianDegrees: zone.originLon,
      falseEastingMeters: 0,
      falseNorthingMeters: 0,
    });
  }
  for (const base of utmBases) if (code >= base + 51 && code <= base + 56) return utm(code - base);
  throw new RangeError(`expected a CRS that the map can draw (EPSG:6668, 6669–6687, 6688–6692, 3857 …), got "${crs}"`);
}

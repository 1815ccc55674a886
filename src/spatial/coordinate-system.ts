import { planeRectangularZones } from '../domain/plane-rectangular.ts';
import { BESSEL, fromTokyoDatum, GRS80, toTokyoDatum } from './tokyo-datum.ts';
import { createTransverseMercator, type TransverseMercator } from './transverse-mercator.ts';

/**
 * The coordinate systems that Japanese city data comes in, to and from JGD2011 longitude and latitude.
 * JGD2000, JGD2011 and WGS84 are taken as one datum (they differ by centimetres except where the 2011 earthquake moved
 * the ground, at most 5 m); the old Tokyo datum is shifted with the three national parameters (good to about 10 m).
 * Positions are interleaved, longitude or east first whatever the axis order in the EPSG register. All is our own code:
 * a projection library would be a third of the page's script.
 */
export interface CoordinateSystem {
  /** transverse: plane and true to scale (areas and distances can be taken in it). */
  readonly kind: 'geographic' | 'transverse' | 'web-mercator';
  /** From positions of the system to JGD2011 degrees, and back; absent where they are the same. */
  readonly toDegrees?: (from: Float64Array, out: Float64Array) => void;
  readonly fromDegrees?: (from: Float64Array, out: Float64Array) => void;
}

/** JGD2011 (2D, 3D), JGD2000, WGS84 (2D, 3D). */
const geographicCodes: readonly number[] = [6668, 6697, 4612, 4326, 4979];
const TOKYO_DEGREES = 4301;
const WEB_MERCATOR = 3857;

/** Zone 1…19 of a plane-rectangular code of JGD2011 (6669–6687) or JGD2000 (2443–2461). */
function planeRectangularZoneOf(code: number): number | undefined {
  if (code >= 6669 && code <= 6687) return code - 6668;
  return code >= 2443 && code <= 2461 ? code - 2442 : undefined;
}

/** UTM zone of JGD2011 (6688–6692), JGD2000 (3097–3101) or WGS84 (32651–32656, taken as GRS80: 0.1 mm). */
function utmZoneOf(code: number): number | undefined {
  if (code >= 6688 && code <= 6692) return code - 6637;
  if (code >= 3097 && code <= 3101) return code - 3046;
  return code >= 32651 && code <= 32656 ? code - 32600 : undefined;
}

/** Zone 1…19 of a plane-rectangular code of the old Tokyo datum (30161–30179). */
const tokyoZoneOf = (code: number): number | undefined => (code >= 30161 && code <= 30179 ? code - 30160 : undefined);

function createPlane(zoneNumber: number | undefined, ellipsoid = GRS80): TransverseMercator | undefined {
  const plane = planeRectangularZones.find(({ zone }) => zone === zoneNumber);
  return (
    plane &&
    createTransverseMercator({
      ...ellipsoid,
      scale: 0.9999,
      originLatitudeDegrees: plane.originLat,
      centralMeridianDegrees: plane.originLon,
      falseEastingMeters: 0,
      falseNorthingMeters: 0,
    })
  );
}

const createUtm = (zone: number): TransverseMercator =>
  createTransverseMercator({
    ...GRS80,
    scale: 0.9996,
    originLatitudeDegrees: 0,
    centralMeridianDegrees: 6 * zone - 183,
    falseEastingMeters: 500_000,
    falseNorthingMeters: 0,
  });

function findSystem(crs: string): CoordinateSystem | undefined {
  const match = /^EPSG:(\d{4,5})$/.exec(crs);
  if (!match) return undefined;
  const code = Number(match[1]);
  if (geographicCodes.includes(code)) return { kind: 'geographic' };
  if (code === TOKYO_DEGREES) return { kind: 'geographic', toDegrees: fromTokyoDatum, fromDegrees: toTokyoDatum };
  if (code === WEB_MERCATOR) return { kind: 'web-mercator', toDegrees: fromWebMercator, fromDegrees: toWebMercator };
  const utm = utmZoneOf(code);
  const projection = utm === undefined ? createPlane(planeRectangularZoneOf(code)) : createUtm(utm);
  if (projection) return { kind: 'transverse', toDegrees: projection.inverse, fromDegrees: projection.forward };
  const tokyo = createPlane(tokyoZoneOf(code), BESSEL);
  return tokyo && onTokyoDatum(tokyo);
}

function onTokyoDatum({ forward, inverse }: TransverseMercator): CoordinateSystem {
  return {
    kind: 'transverse',
    toDegrees: (from, out) => {
      inverse(from, out);
      fromTokyoDatum(out, out);
    },
    fromDegrees: (from, out) => {
      toTokyoDatum(from, out);
      forward(out, out);
    },
  };
}

const RADIANS = Math.PI / 180;

/** Latitudes are taken as those of a sphere, as EPSG:3857 prescribes. */
function toWebMercator(from: Float64Array, out: Float64Array): void {
  for (let at = 0; at + 1 < from.length; at += 2) {
    out[at] = GRS80.semiMajorAxisMeters * from[at]! * RADIANS;
    out[at + 1] = GRS80.semiMajorAxisMeters * Math.asinh(Math.tan(from[at + 1]! * RADIANS));
  }
}

function fromWebMercator(from: Float64Array, out: Float64Array): void {
  for (let at = 0; at + 1 < from.length; at += 2) {
    out[at] = from[at]! / GRS80.semiMajorAxisMeters / RADIANS;
    out[at + 1] = Math.atan(Math.sinh(from[at + 1]! / GRS80.semiMajorAxisMeters)) / RADIANS;
  }
}

/** The system of a name such as `EPSG:6677`. Throws a RangeError for one that is not known. */
export function coordinateSystem(crs: string): CoordinateSystem {
  const system = findSystem(crs);
  if (!system) throw new RangeError(`expected a coordinate system such as "EPSG:6677", got "${crs}"`);
  return system;
}

/** Whether `toGeographic` knows a system such as `EPSG:6677`. */
export const isKnownCrs = (crs: string): boolean => findSystem(crs) !== undefined;

/** Whether positions of this system are degrees already (longitude first, as readers hand them on). */
export function isGeographicCrs(crs: string): boolean {
  const system = findSystem(crs);
  return system !== undefined && system.toDegrees === undefined;
}

/** Whether the system is plane and measures true metres (plane-rectangular or UTM): areas and distances can be taken in it. */
export const isPlanarCrs = (crs: string): boolean => findSystem(crs)?.kind === 'transverse';

/**
 * Interleaved pairs (x east, y north in the system's unit) as interleaved longitude, latitude in JGD2011 degrees.
 * Returns the same array for systems that are geographic already. Throws a RangeError for an unknown system.
 */
export function toGeographic(positions: Float64Array, crs: string): Float64Array {
  const { toDegrees } = coordinateSystem(crs);
  if (!toDegrees) return positions;
  const result = new Float64Array(positions.length);
  toDegrees(positions, result);
  return result;
}

/**
 * Interleaved longitude, latitude in JGD2011 degrees as interleaved x east, y north in the system's unit.
 * Returns the same array for geographic systems. Throws a RangeError for an unknown system.
 */
export function fromGeographic(positions: Float64Array, crs: string): Float64Array {
  const { fromDegrees } = coordinateSystem(crs);
  if (!fromDegrees) return positions;
  const result = new Float64Array(positions.length);
  fromDegrees(positions, result);
  return result;
}

/** From one system to another. Returns the same array where both are the same (JGD2000 and JGD2011 count as the same). */
export function convertPositions(positions: Float64Array, fromCrs: string, toCrs: string): Float64Array {
  if (fromCrs === toCrs) return positions;
  return fromGeographic(toGeographic(positions, fromCrs), toCrs);
}

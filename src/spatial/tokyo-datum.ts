/** An ellipsoid by its two numbers. */
export interface Ellipsoid {
  readonly semiMajorAxisMeters: number;
  readonly inverseFlattening: number;
}

export const GRS80: Ellipsoid = { semiMajorAxisMeters: 6378137, inverseFlattening: 298.257222101 };
export const BESSEL: Ellipsoid = { semiMajorAxisMeters: 6377397.155, inverseFlattening: 299.1528128 };

/**
 * What is added to geocentric metres of the Tokyo datum for JGD2000 and later. Source: 国土地理院, three national
 * parameters (飛田, 2001); good to about 10 m, since the old network itself is bent.
 */
const TOKYO_SHIFT_METERS = [-146.414, 507.337, 680.507] as const;

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

/** Degrees (longitude, latitude) of the Tokyo datum → JGD2011, at height 0. `out` may be `from`. */
export const fromTokyoDatum = (from: Float64Array, out: Float64Array): void => shift(from, out, BESSEL, GRS80, 1);

/** The other way. */
export const toTokyoDatum = (from: Float64Array, out: Float64Array): void => shift(from, out, GRS80, BESSEL, -1);

function shift(from: Float64Array, out: Float64Array, source: Ellipsoid, target: Ellipsoid, sign: 1 | -1): void {
  const a = source.semiMajorAxisMeters;
  const e2 = squaredEccentricity(source);
  const [dx, dy, dz] = TOKYO_SHIFT_METERS;
  for (let at = 0; at + 1 < from.length; at += 2) {
    const lon = from[at]! * RADIANS;
    const sin = Math.sin(from[at + 1]! * RADIANS);
    const cos = Math.cos(from[at + 1]! * RADIANS);
    const normal = a / Math.sqrt(1 - e2 * sin * sin);
    const x = normal * cos * Math.cos(lon) + sign * dx;
    const y = normal * cos * Math.sin(lon) + sign * dy;
    const z = normal * (1 - e2) * sin + sign * dz;
    out[at] = Math.atan2(y, x) * DEGREES;
    out[at + 1] = latitudeOf(Math.hypot(x, y), z, target) * DEGREES;
  }
}

const squaredEccentricity = ({ inverseFlattening }: Ellipsoid): number =>
  (2 - 1 / inverseFlattening) / inverseFlattening;

/**
 * Latitude (radians) from the distance to the axis and the height over the equator, by Bowring (1976): within some
 * kilometres of the ellipsoid the first step is good to 1e-11 rad, and the second to the last digit.
 */
function latitudeOf(distance: number, z: number, ellipsoid: Ellipsoid): number {
  const a = ellipsoid.semiMajorAxisMeters;
  const b = a - a / ellipsoid.inverseFlattening;
  const e2 = squaredEccentricity(ellipsoid);
  let beta = Math.atan2(a * z, b * distance);
  let latitude = 0;
  for (let step = 0; step < 2; step++) {
    latitude = Math.atan2(
      z + ((a * a) / (b * b) - 1) * b * Math.sin(beta) ** 3,
      distance - e2 * a * Math.cos(beta) ** 3,
    );
    beta = Math.atan2(b * Math.sin(latitude), a * Math.cos(latitude));
  }
  return latitude;
}

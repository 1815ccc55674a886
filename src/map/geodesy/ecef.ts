const SEMI_MAJOR_METERS = 6378137;
/** WGS 84; GRS80 (JGD2011) differs by 0.1 mm in the semi-minor axis. */
const ECCENTRICITY_SQUARED = 0.00669437999014;
const RADIANS = Math.PI / 180;

/** Earth-centred coordinates in metres of a place in degrees and ellipsoidal metres, written to `out[offset …]`. */
export function toEcef(lon: number, lat: number, ellipsoidalHeight: number, out: Float64Array, offset: number): void {
  const cosLatitude = Math.cos(lat * RADIANS);
  const sinLatitude = Math.sin(lat * RADIANS);
  const normal = SEMI_MAJOR_METERS / Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLatitude * sinLatitude);
  const horizontal = (normal + ellipsoidalHeight) * cosLatitude;
  out[offset] = horizontal * Math.cos(lon * RADIANS);
  out[offset + 1] = horizontal * Math.sin(lon * RADIANS);
  out[offset + 2] = (normal * (1 - ECCENTRICITY_SQUARED) + ellipsoidalHeight) * sinLatitude;
}

/** The way back: longitude and latitude in degrees, ellipsoidal metres. True to micrometres near the ground. */
export function fromEcef(x: number, y: number, z: number): readonly [lon: number, lat: number, height: number] {
  const horizontal = Math.hypot(x, y);
  let latitude = Math.atan2(z, horizontal * (1 - ECCENTRICITY_SQUARED));
  let height = 0;
  // Each step divides the error by some 300.
  for (let step = 0; step < 5; step++) {
    const sinLatitude = Math.sin(latitude);
    const normal = SEMI_MAJOR_METERS / Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLatitude * sinLatitude);
    height = horizontal / Math.cos(latitude) - normal;
    latitude = Math.atan2(z, horizontal * (1 - (ECCENTRICITY_SQUARED * normal) / (normal + height)));
  }
  return [Math.atan2(y, x) / RADIANS, latitude / RADIANS, height];
}

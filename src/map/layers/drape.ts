import { toEcef } from '../geodesy/ecef.ts';
import type { Ground } from '../terrain/ground.ts';

/** Points along a line of degrees no farther apart than `stepMeters`, the given corners among them. */
export function densify(lonLat: ArrayLike<number>, stepMeters: number): Float64Array {
  const points: number[] = [];
  const count = lonLat.length / 2;
  for (let k = 0; k + 1 < count; k++) {
    const [x0, y0, x1, y1] = [lonLat[2 * k]!, lonLat[2 * k + 1]!, lonLat[2 * k + 2]!, lonLat[2 * k + 3]!];
    const metersPerLon = 111_320 * Math.cos((y0 * Math.PI) / 180);
    const meters = Math.hypot((x1 - x0) * metersPerLon, (y1 - y0) * 110_950);
    const parts = Math.max(1, Math.ceil(meters / stepMeters));
    for (let part = 0; part < parts; part++)
      points.push(x0 + ((x1 - x0) * part) / parts, y0 + ((y1 - y0) * part) / parts);
  }
  if (count > 0) points.push(lonLat[2 * count - 2]!, lonLat[2 * count - 1]!);
  return Float64Array.from(points);
}

/** ECEF metres of places on the ground, raised by `liftMeters`. */
export function drape(
  lonLat: Float64Array,
  ground: Ground,
  geoidHeightMeters: number,
  liftMeters: number,
): Float64Array {
  const heights = ground.heightsAt(lonLat);
  const ecef = new Float64Array(heights.length * 3);
  heights.forEach((height, k) => {
    toEcef(lonLat[2 * k]!, lonLat[2 * k + 1]!, height + geoidHeightMeters + liftMeters, ecef, 3 * k);
  });
  return ecef;
}

import { toEcef } from './ecef.ts';

/** A tangent plane at a place: x east, y north, z up, metres. Within a city small enough numbers for a graphics card. */
export interface LocalPlane {
  /** Earth-centred to local, 16 numbers column by column. */
  readonly fromEcef: readonly number[];
  readonly originEcef: readonly [number, number, number];
  /** Local to earth-centred, 16 numbers column by column. */
  readonly toEcef: readonly number[];
  /** Interleaved degrees at one ellipsoidal height → interleaved metres east and north. */
  readonly project: (lonLat: Float64Array, ellipsoidalHeight: number) => Float64Array;
}

type Triple = readonly [number, number, number];
const RADIANS = Math.PI / 180;
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export function createLocalPlane(lon: number, lat: number, ellipsoidalHeight: number): LocalPlane {
  const origin = new Float64Array(3);
  toEcef(lon, lat, ellipsoidalHeight, origin, 0);
  const o: Triple = [origin[0]!, origin[1]!, origin[2]!];
  const [sinLon, cosLon] = [Math.sin(lon * RADIANS), Math.cos(lon * RADIANS)];
  const [sinLat, cosLat] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  const east: Triple = [-sinLon, cosLon, 0];
  const north: Triple = [-sinLat * cosLon, -sinLat * sinLon, cosLat];
  const up: Triple = [cosLat * cosLon, cosLat * sinLon, sinLat];
  const place = new Float64Array(3);
  return {
    originEcef: o,
    toEcef: [...east, 0, ...north, 0, ...up, 0, ...o, 1],
    fromEcef: [
      ...[0, 1, 2].flatMap((axis) => [east[axis]!, north[axis]!, up[axis]!, 0]),
      ...[-dot(east, o), -dot(north, o), -dot(up, o), 1],
    ],
    project: (lonLat, height) => {
      const planar = new Float64Array(lonLat.length);
      for (let k = 0; k < lonLat.length; k += 2) {
        toEcef(lonLat[k]!, lonLat[k + 1]!, height, place, 0);
        const away: Triple = [place[0]! - o[0], place[1]! - o[1], place[2]! - o[2]];
        planar[k] = dot(east, away);
        planar[k + 1] = dot(north, away);
      }
      return planar;
    },
  };
}

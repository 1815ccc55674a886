import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Projection } from '../geodesy/crs.ts';
import { toEcef } from '../geodesy/ecef.ts';
import { type FaceTarget, writeFlatFace, writeWall } from './face-writer.ts';
import { wallShade } from './wall-shade.ts';

/** Corners where the wall turns by less than this show no upright line (round towers). */
const SMOOTH_TURN_COSINE = Math.cos((20 * Math.PI) / 180);

export interface Extrusion {
  /** Ellipsoidal metres. */
  readonly baseMeters: number;
  readonly topMeters: number;
}

/** Rings of one polygon, opened, without repeated points, outer anticlockwise and holes clockwise. */
interface Rings {
  readonly plane: number[];
  readonly holes: number[];
}

/**
 * Block model of one building (row of `footprints`, planar metres): roof and walls without a floor, exact at every corner.
 * Returns the number of triangles; 0 where the footprint has no area.
 */
export function extrudeFootprint(
  target: FaceTarget,
  footprints: PolygonColumns,
  row: number,
  { baseMeters, topMeters }: Extrusion,
  projection: Projection,
): number {
  let triangles = 0;
  for (let polygon = footprints.rowOffsets[row]!; polygon < footprints.rowOffsets[row + 1]!; polygon++) {
    const rings = ringsOf(footprints, polygon);
    const count = rings.plane.length / 2;
    if (count < 3) continue;
    const geographic = Float64Array.from(rings.plane);
    projection.inverse(geographic, geographic);
    const base = ecefOf(geographic, baseMeters);
    const top = ecefOf(geographic, topMeters);
    const roof = writeFlatFace(target, { plane: rings.plane, ecef: top, holes: rings.holes }, 1);
    if (roof === 0) continue;
    triangles += roof + writeWalls(target, rings, base, top, topMeters - baseMeters);
  }
  return triangles;
}

function ringsOf(footprints: PolygonColumns, polygon: number): Rings {
  const plane: number[] = [];
  const holes: number[] = [];
  const first = footprints.polygonOffsets[polygon]!;
  for (let ring = first; ring < footprints.polygonOffsets[polygon + 1]!; ring++) {
    const points = openRing(footprints.positions, footprints.ringOffsets[ring]!, footprints.ringOffsets[ring + 1]!);
    if (points.length < 6) {
      if (ring === first) return { plane: [], holes: [] };
      continue;
    }
    if (signedDoubleArea(points) > 0 !== (ring === first)) reversePairs(points);
    if (ring !== first) holes.push(plane.length / 2);
    for (const value of points) plane.push(value);
  }
  return { plane, holes };
}

function openRing(positions: Float64Array, from: number, to: number): number[] {
  const points: number[] = [];
  for (let v = from; v < to; v++) {
    const [x, y] = [positions[2 * v]!, positions[2 * v + 1]!];
    if (x !== points.at(-2) || y !== points.at(-1)) points.push(x, y);
  }
  while (points.length > 2 && points[0] === points.at(-2) && points[1] === points.at(-1)) points.length -= 2;
  return points;
}

function signedDoubleArea(points: readonly number[]): number {
  let area = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    area +=
      (points[j]! - points[0]!) * (points[i + 1]! - points[1]!) -
      (points[i]! - points[0]!) * (points[j + 1]! - points[1]!);
  return area;
}

function reversePairs(points: number[]): void {
  for (let i = 0, j = points.length - 2; i < j; i += 2, j -= 2) {
    [points[i], points[j]] = [points[j]!, points[i]!];
    [points[i + 1], points[j + 1]] = [points[j + 1]!, points[i + 1]!];
  }
}

function ecefOf(geographic: Float64Array, ellipsoidalHeight: number): Float64Array {
  const ecef = new Float64Array((geographic.length / 2) * 3);
  for (let v = 0; v < geographic.length / 2; v++)
    toEcef(geographic[2 * v]!, geographic[2 * v + 1]!, ellipsoidalHeight, ecef, 3 * v);
  return ecef;
}

function writeWalls(target: FaceTarget, rings: Rings, base: Float64Array, top: Float64Array, height: number): number {
  const { plane, holes } = rings;
  const starts = [0, ...holes, plane.length / 2];
  let triangles = 0;
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const [start, end] = [starts[ring]!, starts[ring + 1]!];
    for (let from = start; from < end; from++) {
      const to = from + 1 === end ? start : from + 1;
      const before = from === start ? end - 1 : from - 1;
      const after = to + 1 === end ? start : to + 1;
      const east = plane[2 * to]! - plane[2 * from]!;
      const north = plane[2 * to + 1]! - plane[2 * from + 1]!;
      const lines = { left: isCorner(plane, before, from, to), right: isCorner(plane, from, to, after) };
      const size = { length: Math.hypot(east, north), height };
      // The outer ring runs anticlockwise, so outside lies at its right hand.
      writeWall(target, base, top, from, to, size, lines, wallShade(north, -east));
      triangles += 2;
    }
  }
  return triangles;
}

function isCorner(plane: readonly number[], a: number, b: number, c: number): boolean {
  const [ux, uy] = [plane[2 * b]! - plane[2 * a]!, plane[2 * b + 1]! - plane[2 * a + 1]!];
  const [vx, vy] = [plane[2 * c]! - plane[2 * b]!, plane[2 * c + 1]! - plane[2 * b + 1]!];
  return ux * vx + uy * vy < SMOOTH_TURN_COSINE * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Projection } from '../geodesy/crs.ts';
import { toEcef } from '../geodesy/ecef.ts';
import { type FaceTarget, writeFlatFace } from './face-writer.ts';
import { FACE_IRREGULAR_WALL, FACE_ROOF } from './mesh-builder.ts';
import { wallShade } from './wall-shade.ts';

type Vector = readonly [number, number, number];

/** Surfaces steeper than this count as walls: the upward part of their unit normal. */
const WALL_NORMAL_UP = 0.35;

/**
 * One LOD2 surface (row of `surfaces`, geographic with heights) as triangles. Walls get the shading of their direction,
 * all other faces keep the legend colour. Returns the number of triangles; 0 for a surface without area or heights.
 */
export function writeSurface(
  target: FaceTarget,
  surfaces: PolygonColumns,
  row: number,
  heights: { readonly geoidHeightMeters: number; readonly baseMeters: number },
  projection: Projection,
): number {
  let triangles = 0;
  for (let polygon = surfaces.rowOffsets[row]!; polygon < surfaces.rowOffsets[row + 1]!; polygon++) {
    const corners = cornersOf(surfaces, polygon, heights.geoidHeightMeters, projection);
    const normal = corners && normalOf(corners.planar, corners.holes[0] ?? corners.planar.length / 3);
    if (!corners || !normal) continue;
    const isWall = Math.abs(normal[2]) < WALL_NORMAL_UP;
    const plane = flatten(corners.planar, normal);
    const aboveBaseMeters: number[] = [];
    for (let v = 2; v < corners.planar.length; v += 3) aboveBaseMeters.push(corners.planar[v]! - heights.baseMeters);
    const face = { plane, ecef: corners.ecef, holes: corners.holes, ...(isWall && { aboveBaseMeters }) };
    const shade = isWall ? wallShade(normal[0], normal[1]) : 1;
    triangles += writeFlatFace(target, face, shade, isWall ? FACE_IRREGULAR_WALL : FACE_ROOF);
  }
  return triangles;
}

/** Opened rings as east, north, ellipsoidal height and as ECEF; undefined where a height is missing. */
function cornersOf(surfaces: PolygonColumns, polygon: number, geoidHeightMeters: number, projection: Projection) {
  const geographic: number[] = [];
  const elevations: number[] = [];
  const holes: number[] = [];
  const first = surfaces.polygonOffsets[polygon]!;
  for (let ring = first; ring < surfaces.polygonOffsets[polygon + 1]!; ring++) {
    if (ring > first) holes.push(elevations.length);
    for (let v = surfaces.ringOffsets[ring]!; v < surfaces.ringOffsets[ring + 1]! - 1; v++) {
      geographic.push(surfaces.positions[2 * v]!, surfaces.positions[2 * v + 1]!);
      elevations.push((surfaces.heights?.[v] ?? Number.NaN) + geoidHeightMeters);
    }
  }
  if (elevations.length < 3 || elevations.some(Number.isNaN)) return undefined;
  const ecef = new Float64Array(elevations.length * 3);
  elevations.forEach((height, v) => {
    toEcef(geographic[2 * v]!, geographic[2 * v + 1]!, height, ecef, 3 * v);
  });
  const pairs = Float64Array.from(geographic);
  projection.forward(pairs, pairs);
  const planar = new Float64Array(ecef.length);
  elevations.forEach((height, v) => {
    planar.set([pairs[2 * v]!, pairs[2 * v + 1]!, height], 3 * v);
  });
  return { planar, ecef, holes };
}

/** Unit normal of the outer ring (Newell), or undefined without area. */
function normalOf(planar: Float64Array, count: number): Vector | undefined {
  let [x, y, z] = [0, 0, 0];
  const at = (v: number, axis: number) => planar[3 * v + axis]! - planar[axis]!;
  for (let a = 0; a < count; a++) {
    const b = (a + 1) % count;
    x += (at(a, 1) - at(b, 1)) * (at(a, 2) + at(b, 2));
    y += (at(a, 2) - at(b, 2)) * (at(a, 0) + at(b, 0));
    z += (at(a, 0) - at(b, 0)) * (at(a, 1) + at(b, 1));
  }
  const length = Math.hypot(x, y, z);
  return length > 1e-6 ? [x / length, y / length, z / length] : undefined;
}

/** Pairs in the plane across the normal, anticlockwise seen against it. */
function flatten(planar: Float64Array, normal: Vector): number[] {
  const [nx, ny, nz] = normal;
  const level = Math.hypot(nx, ny);
  const [ux, uy] = level > 1e-6 ? [-ny / level, nx / level] : [1, 0];
  const [vx, vy, vz] = [-nz * uy, nz * ux, nx * uy - ny * ux];
  const pairs: number[] = [];
  for (let v = 0; v < planar.length; v += 3) {
    const [x, y, z] = [planar[v]! - planar[0]!, planar[v + 1]! - planar[1]!, planar[v + 2]! - planar[2]!];
    pairs.push(x * ux + y * uy, x * vx + y * vy + z * vz);
  }
  return pairs;
}

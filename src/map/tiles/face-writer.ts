import earcut from 'earcut';
import { FACE_ROOF, FACE_WALL, type MeshBuilder, NO_EDGE_METERS } from './mesh-builder.ts';

/** Where a building's faces are written: the builder, the tile's ECEF centre and what every vertex carries. */
export interface FaceTarget {
  readonly builder: MeshBuilder;
  readonly center: readonly [number, number, number];
  readonly feature: number;
  readonly sizeMeters: number;
}

/** Corners of a flat face: plane coordinates in metres for the triangulation and ECEF for the mesh. */
export interface FaceCorners {
  /** Interleaved pairs, outer ring anticlockwise seen from outside, holes after it; rings are not closed. */
  readonly plane: readonly number[];
  /** Interleaved triples, absolute ECEF metres, one for each pair. */
  readonly ecef: Float64Array;
  /** Vertex number where each hole begins. */
  readonly holes: readonly number[];
  /** Height of each corner above the building's base, for walls that are no rectangles. */
  readonly aboveBaseMeters?: readonly number[];
}

function nextInRing(index: number, count: number, holes: readonly number[]): number {
  let start = 0;
  let end = count;
  for (const hole of holes) {
    if (hole <= index) start = hole;
    else {
      end = hole;
      break;
    }
  }
  return index + 1 === end ? start : index + 1;
}

/**
 * A flat polygon as triangles of its own vertices, each carrying its distance to the triangle's three sides where these are
 * sides of the polygon, so that the shader can draw the outline. Returns the number of triangles.
 */
export function writeFlatFace(target: FaceTarget, corners: FaceCorners, shade: number, kind = FACE_ROOF): number {
  const { plane, holes } = corners;
  const triangles = earcut(plane as number[], holes as number[]);
  const count = plane.length / 2;
  const isSide = (a: number, b: number) => nextInRing(a, count, holes) === b || nextInRing(b, count, holes) === a;
  let written = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    let [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const doubleArea = cross(plane, a, b, c);
    if (doubleArea === 0) continue;
    if (doubleArea < 0) [b, c] = [c, b];
    const height = (from: number, to: number) =>
      isSide(from, to) ? Math.abs(doubleArea) / distance(plane, from, to) : NO_EDGE_METERS;
    const [bc, ca, ab] = [height(b, c), height(c, a), height(a, b)];
    const far = (meters: number) => (meters === NO_EDGE_METERS ? NO_EDGE_METERS : 0);
    const above = (corner: number) => corners.aboveBaseMeters?.[corner] ?? NO_EDGE_METERS;
    const va = addCorner(target, corners.ecef, a, [bc, far(ca), far(ab), above(a)], shade, kind);
    const vb = addCorner(target, corners.ecef, b, [far(bc), ca, far(ab), above(b)], shade, kind);
    const vc = addCorner(target, corners.ecef, c, [far(bc), far(ca), ab, above(c)], shade, kind);
    target.builder.addTriangle(va, vb, vc);
    written++;
  }
  return written;
}

/** An upright wall between two corners, seen from outside `from` at the left. Corners as ECEF triples at base and top. */
export function writeWall(
  target: FaceTarget,
  base: Float64Array,
  top: Float64Array,
  from: number,
  to: number,
  size: { readonly length: number; readonly height: number },
  lines: { readonly left: boolean; readonly right: boolean },
  shade: number,
): void {
  const { length, height } = size;
  const left = (meters: number) => (lines.left ? meters : NO_EDGE_METERS);
  const right = (meters: number) => (lines.right ? meters : NO_EDGE_METERS);
  const a = addCorner(target, base, from, [left(0), right(length), 0, height], shade, FACE_WALL);
  const b = addCorner(target, base, to, [left(length), right(0), 0, height], shade, FACE_WALL);
  const c = addCorner(target, top, to, [left(length), right(0), height, 0], shade, FACE_WALL);
  const d = addCorner(target, top, from, [left(0), right(length), height, 0], shade, FACE_WALL);
  target.builder.addTriangle(a, b, c);
  target.builder.addTriangle(a, c, d);
}

function addCorner(
  target: FaceTarget,
  ecef: Float64Array,
  corner: number,
  edges: readonly [number, number, number, number],
  shade: number,
  kind: number,
): number {
  const { builder, center, feature, sizeMeters } = target;
  return builder.addVertex(
    ecef[3 * corner]! - center[0],
    ecef[3 * corner + 1]! - center[1],
    ecef[3 * corner + 2]! - center[2],
    feature,
    edges,
    shade,
    kind,
    sizeMeters,
  );
}

const cross = (plane: readonly number[], a: number, b: number, c: number): number =>
  (plane[2 * b]! - plane[2 * a]!) * (plane[2 * c + 1]! - plane[2 * a + 1]!) -
  (plane[2 * c]! - plane[2 * a]!) * (plane[2 * b + 1]! - plane[2 * a + 1]!);

const distance = (plane: readonly number[], a: number, b: number): number =>
  Math.hypot(plane[2 * b]! - plane[2 * a]!, plane[2 * b + 1]! - plane[2 * a + 1]!);

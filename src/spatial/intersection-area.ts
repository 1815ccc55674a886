import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { ringSignedArea } from './polygon-areas.ts';

/**
 * Exact area of feature ∩ feature, without building the intersection: one feature is cut into convex pieces with signs (a
 * fan of triangles from each ring's first vertex; convex rings whole), each ring of the other is clipped by each piece
 * (Sutherland–Hodgman, whose bridges along the clip lines have no area) and the signed areas are added. Area depends on
 * the input continuously, so touching, shared and collinear edges need no special case. Rings are taken as valid (a ring
 * that crosses itself counts by winding); ring direction does not matter. Error about 1e-15 of the boxes' area.
 */
export function createIntersectionArea(
  first: PolygonColumns,
  second: PolygonColumns,
): (rowOfFirst: number, rowOfSecond: number) => number {
  const clipper = new RingClipper();
  const rings = ringTable(second);
  const blocks = blockBounds(second.positions);
  return (a, b) => {
    let area = 0;
    forEachRing(first, a, (startA, endA, signA) => {
      clipper.setWindow(first.positions, startA, endA);
      const firstRing = second.polygonOffsets[second.rowOffsets[b]!]!;
      const endRing = second.polygonOffsets[second.rowOffsets[b + 1]!]!;
      for (let ring = firstRing; ring < endRing; ring++) {
        const sign = rings.signs[ring]!;
        if (sign === 0 || clipper.isAside(rings.bounds, ring)) continue;
        const [start, end] = [second.ringOffsets[ring]!, second.ringOffsets[ring + 1]!];
        area += signA * sign * clipper.areaWithin(second.positions, blocks, start, end);
      }
    });
    return Math.max(0, area);
  };
}

/** Per ring its sign (see `forEachRing`; 0 without area) and its box: a feature of many rings is skipped ring by ring. */
function ringTable(polygons: PolygonColumns): { readonly signs: Int8Array; readonly bounds: Float64Array } {
  const { positions, ringOffsets, rowOffsets } = polygons;
  const signs = new Int8Array(ringOffsets.length - 1);
  const bounds = new Float64Array(4 * signs.length);
  for (let row = 0; row + 1 < rowOffsets.length; row++)
    forEachRing(polygons, row, (_start, _end, sign, ring) => {
      signs[ring] = sign;
    });
  for (let ring = 0; ring < signs.length; ring++)
    setBounds(bounds, ring, positions, ringOffsets[ring]!, ringOffsets[ring + 1]!);
  return { signs, bounds };
}

function setBounds(bounds: Float64Array, at: number, positions: Float64Array, start: number, end: number): void {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let vertex = start; vertex < end; vertex++) {
    minX = Math.min(minX, positions[2 * vertex]!);
    minY = Math.min(minY, positions[2 * vertex + 1]!);
    maxX = Math.max(maxX, positions[2 * vertex]!);
    maxY = Math.max(maxY, positions[2 * vertex + 1]!);
  }
  bounds.set([minX, minY, maxX, maxY], 4 * at);
}

/** Calls with each ring and the sign that makes outer rings count positive and holes negative, whichever way they run. */
function forEachRing(
  polygons: PolygonColumns,
  row: number,
  call: (start: number, end: number, sign: 1 | -1, ring: number) => void,
): void {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
    const outer = polygonOffsets[polygon]!;
    for (let ring = outer; ring < polygonOffsets[polygon + 1]!; ring++) {
      const [start, end] = [ringOffsets[ring]!, ringOffsets[ring + 1]!];
      const area = ringSignedArea(positions, start, end);
      if (area !== 0) call(start, end, area > 0 === (ring === outer) ? 1 : -1, ring);
    }
  }
}

/** Vertices of a block: a long ring is skipped by blocks that lie wholly to one side of the window. */
const BLOCK = 32;

/** Boxes of every `BLOCK` vertices, whichever rings they belong to: minX, minY, maxX, maxY. */
function blockBounds(positions: Float64Array): Float64Array {
  const vertices = positions.length / 2;
  const bounds = new Float64Array(4 * Math.ceil(vertices / BLOCK));
  for (let block = 0; 4 * block < bounds.length; block++)
    setBounds(bounds, block, positions, block * BLOCK, Math.min(vertices, (block + 1) * BLOCK));
  return bounds;
}

/** Convex pieces of one ring, and rings clipped by them. Coordinates are taken about the ring's first vertex. */
class RingClipper {
  private originX = 0;
  private originY = 0;
  private box: readonly [number, number, number, number] = [0, 0, 0, 0];
  /** Pieces one after another: interleaved vertices, anticlockwise; `pieceEnds` in vertices; signs of the pieces. */
  private pieces = new Float64Array(64);
  private pieceEnds: number[] = [];
  private pieceSigns: number[] = [];
  private boxed = new Float64Array(64);
  private from = new Float64Array(64);
  private to = new Float64Array(64);

  setWindow(positions: Float64Array, start: number, end: number): void {
    this.originX = positions[2 * start]!;
    this.originY = positions[2 * start + 1]!;
    const count = end - start - 1; // the closing vertex repeats the first
    const local = new Float64Array(2 * count);
    let [minX, minY, maxX, maxY] = [0, 0, 0, 0];
    for (let vertex = 0; vertex < count; vertex++) {
      const x = positions[2 * (start + vertex)]! - this.originX;
      const y = positions[2 * (start + vertex) + 1]! - this.originY;
      local[2 * vertex] = x;
      local[2 * vertex + 1] = y;
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    this.box = [minX, minY, maxX, maxY];
    this.cutIntoPieces(local, count);
  }

  private cutIntoPieces(local: Float64Array<ArrayBuffer>, count: number): void {
    const turn = convexTurn(local, count);
    this.pieceEnds = [];
    this.pieceSigns = [];
    if (turn !== 0) {
      this.pieces = anticlockwise(local, count, turn);
      this.pieceEnds.push(count);
      this.pieceSigns.push(turn);
      return;
    }
    this.pieces = new Float64Array(6 * Math.max(0, count - 2));
    for (let vertex = 1; vertex + 1 < count; vertex++) {
      const [bx, by] = [local[2 * vertex]!, local[2 * vertex + 1]!];
      const [cx, cy] = [local[2 * vertex + 2]!, local[2 * vertex + 3]!];
      const twice = bx * cy - cx * by; // the fan's centre is the origin
      if (twice === 0) continue;
      const at = 6 * this.pieceEnds.length;
      this.pieces.set(twice > 0 ? [0, 0, bx, by, cx, cy] : [0, 0, cx, cy, bx, by], at);
      this.pieceEnds.push(at / 2 + 3);
      this.pieceSigns.push(Math.sign(twice));
    }
  }

  /** Signed area of a ring inside the window ring (both by their own direction). */
  areaWithin(positions: Float64Array, blocks: Float64Array, start: number, end: number): number {
    const boxedCount = this.clipToBox(positions, blocks, start, end);
    if (boxedCount < 3) return 0;
    let area = 0;
    let begin = 0;
    for (let piece = 0; piece < this.pieceEnds.length; piece++) {
      const last = this.pieceEnds[piece]!;
      area += this.pieceSigns[piece]! * this.areaInPiece(begin, last, boxedCount);
      begin = last;
    }
    return area;
  }

  /** Clips a ring to the window's box into `boxed`; most of a long ring falls away here. */
  private clipToBox(positions: Float64Array, blocks: Float64Array, start: number, end: number): number {
    const [minX, minY, maxX, maxY] = this.box;
    let count = this.takeNear(positions, blocks, start, end);
    count = this.clip(count, 1, 0, -minX);
    count = this.clip(count, -1, 0, maxX);
    count = this.clip(count, 0, 1, -minY);
    count = this.clip(count, 0, -1, maxY);
    if (this.boxed.length < 2 * count) this.boxed = new Float64Array(4 * count);
    this.boxed.set(this.from.subarray(0, 2 * count));
    return count;
  }

  /**
   * Puts a ring into `from`. Of a run of vertices wholly to one side of the box only the ends are taken: clipping drops the
   * whole run, and what crosses the box does so at its ends.
   */
  private takeNear(positions: Float64Array, blocks: Float64Array, start: number, end: number): number {
    const last = end - 1; // the closing vertex repeats the first
    this.grow(last - start + 8);
    let count = 0;
    for (let vertex = start; vertex < last; vertex++) {
      this.from[2 * count] = positions[2 * vertex]! - this.originX;
      this.from[2 * count + 1] = positions[2 * vertex + 1]! - this.originY;
      count++;
      if (vertex % BLOCK === 0 && vertex + BLOCK <= last && this.isAside(blocks, vertex / BLOCK)) vertex += BLOCK - 2;
    }
    return count;
  }

  /** Whether a box of a list lies wholly to one side of the window. */
  isAside(bounds: Float64Array, at: number): boolean {
    const [minX, minY, maxX, maxY] = this.box;
    return (
      bounds[4 * at]! - this.originX > maxX ||
      bounds[4 * at + 1]! - this.originY > maxY ||
      bounds[4 * at + 2]! - this.originX < minX ||
      bounds[4 * at + 3]! - this.originY < minY
    );
  }

  private areaInPiece(begin: number, end: number, boxedCount: number): number {
    this.grow(boxedCount + 8);
    this.from.set(this.boxed.subarray(0, 2 * boxedCount));
    let count = boxedCount;
    let [ax, ay] = [this.pieces[2 * end - 2]!, this.pieces[2 * end - 1]!];
    for (let vertex = begin; vertex < end && count > 2; vertex++) {
      const bx = this.pieces[2 * vertex]!;
      const by = this.pieces[2 * vertex + 1]!;
      // left of a→b: (b−a) × (p−a) ≥ 0
      count = this.clip(count, ay - by, bx - ax, (by - ay) * ax - (bx - ax) * ay);
      ax = bx;
      ay = by;
    }
    return shoelace(this.from, count);
  }

  /** Keeps what has nx·x + ny·y + offset ≥ 0 of the ring in `from`. Returns the number of vertices left in `from`. */
  private clip(count: number, nx: number, ny: number, offset: number): number {
    if (count === 0) return 0;
    this.grow(2 * count + 8);
    const { from, to } = this;
    let kept = 0;
    let ax = from[2 * count - 2]!;
    let ay = from[2 * count - 1]!;
    let da = nx * ax + ny * ay + offset;
    for (let vertex = 0; vertex < count; vertex++) {
      const bx = from[2 * vertex]!;
      const by = from[2 * vertex + 1]!;
      const db = nx * bx + ny * by + offset;
      if (da >= 0 !== db >= 0) {
        const t = da / (da - db);
        to[2 * kept] = ax + t * (bx - ax);
        to[2 * kept++ + 1] = ay + t * (by - ay);
      }
      if (db >= 0) {
        to[2 * kept] = bx;
        to[2 * kept++ + 1] = by;
      }
      ax = bx;
      ay = by;
      da = db;
    }
    this.from = to;
    this.to = from;
    return kept;
  }

  private grow(vertices: number): void {
    if (this.to.length < 2 * vertices) this.to = new Float64Array(4 * vertices);
    if (this.from.length >= 2 * vertices) return;
    const larger = new Float64Array(4 * vertices);
    larger.set(this.from);
    this.from = larger;
  }
}

/** 1 if all turns of the ring are to the left, −1 if all to the right, 0 if mixed or flat or winding more than once. */
function convexTurn(local: Float64Array, count: number): number {
  let [left, right] = [false, false];
  let xTurns = 0;
  let lastX = 0;
  for (let vertex = 0; vertex < count; vertex++) {
    const [b, c] = [(vertex + 1) % count, (vertex + 2) % count];
    const ux = local[2 * b]! - local[2 * vertex]!;
    const uy = local[2 * b + 1]! - local[2 * vertex + 1]!;
    const cross = ux * (local[2 * c + 1]! - local[2 * b + 1]!) - uy * (local[2 * c]! - local[2 * b]!);
    if (cross > 0) left = true;
    if (cross < 0) right = true;
    if (ux === 0) continue;
    if (lastX !== 0 && ux > 0 !== lastX > 0) xTurns++;
    lastX = ux;
  }
  if (left === right || xTurns > 2) return 0;
  return left ? 1 : -1;
}

function anticlockwise(local: Float64Array<ArrayBuffer>, count: number, turn: number): Float64Array<ArrayBuffer> {
  if (turn > 0) return local;
  const reversed = new Float64Array(2 * count);
  for (let vertex = 0; vertex < count; vertex++) {
    reversed[2 * vertex] = local[2 * (count - 1 - vertex)]!;
    reversed[2 * vertex + 1] = local[2 * (count - 1 - vertex) + 1]!;
  }
  return reversed;
}

function shoelace(ring: Float64Array, count: number): number {
  if (count < 3) return 0;
  let twice = 0;
  const [x0, y0] = [ring[0]!, ring[1]!];
  for (let vertex = 1; vertex + 1 < count; vertex++)
    twice +=
      (ring[2 * vertex]! - x0) * (ring[2 * vertex + 3]! - y0) -
      (ring[2 * vertex + 2]! - x0) * (ring[2 * vertex + 1]! - y0);
  return twice / 2;
}

import { PolygonBuilder } from '../table/polygon-builder.ts';
import {
  GEOMETRY_LINE,
  GEOMETRY_NONE,
  GEOMETRY_POINT,
  GEOMETRY_POLYGON,
  type RowGeometry,
} from '../table/record-table.ts';

export interface ShpGeometry {
  readonly geometry: RowGeometry;
  readonly rowCount: number;
  readonly ringsClosed: number;
  /** Records (1-based) whose shape could not be used. */
  readonly broken: readonly number[];
  /** Byte at which reading stopped because the file ends or is damaged; undefined if it was read to its end. */
  readonly cutAt: number | undefined;
}

const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

/** Twice the signed area; shapefile outer rings run clockwise (negative), holes the other way. */
function signedArea(points: Float64Array): number {
  let sum = 0;
  for (let at = 0; at + 3 < points.length; at += 2)
    sum +=
      (points[at]! - points[0]!) * (points[at + 3]! - points[1]!) -
      (points[at + 2]! - points[0]!) * (points[at + 1]! - points[1]!);
  return sum;
}

function contains(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Rings of one shape as polygons: each hole goes to the outer ring that contains it. */
function groupRings(rings: readonly Float64Array[]): Float64Array[][] {
  if (rings.length === 1) return [[rings[0]!]];
  const outer = rings.filter((ring) => signedArea(ring) < 0);
  // Some writers do not keep the direction: then the rings are taken in order, each inside an earlier one as its hole.
  const shells = outer.length > 0 ? outer : rings.slice(0, 1);
  const polygons = shells.map((ring) => [ring]);
  for (const ring of rings) {
    if (shells.includes(ring)) continue;
    const holder = polygons.find(([shell]) => contains(shell!, ring[0]!, ring[1]!));
    if (holder) holder.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

function readRings(view: DataView, start: number, end: number): Float64Array[] | undefined {
  if (start + 44 > end) return undefined;
  const parts = view.getInt32(start + 36, true);
  const points = view.getInt32(start + 40, true);
  if (parts < 1 || points < 1 || start + 44 + parts * 4 + points * 16 > end) return undefined;
  const first = start + 44 + parts * 4;
  const rings: Float64Array[] = [];
  for (let part = 0; part < parts; part++) {
    const from = view.getInt32(start + 44 + part * 4, true);
    const to = part + 1 < parts ? view.getInt32(start + 48 + part * 4, true) : points;
    if (from < 0 || to > points || to <= from) return undefined;
    const ring = new Float64Array((to - from) * 2);
    for (let index = 0; index < ring.length; index++)
      ring[index] = view.getFloat64(first + from * 16 + index * 8, true);
    if (!ring.every(Number.isFinite)) return undefined;
    rings.push(ring);
  }
  return rings;
}

class ShpReader {
  readonly #view: DataView;
  readonly builder = new PolygonBuilder();
  readonly types: number[] = [];
  readonly points: number[] = [];
  readonly broken: number[] = [];

  constructor(view: DataView) {
    this.#view = view;
  }

  readShape(start: number, end: number): void {
    const type = this.#shape(start, end);
    if (type === -1) {
      this.builder.resetRow();
      this.broken.push(this.types.length + 1);
    }
    this.builder.endRow();
    this.types.push(Math.max(type, GEOMETRY_NONE));
    if (type !== GEOMETRY_POINT) this.points.push(Number.NaN, Number.NaN);
  }

  /** Geometry type, 0 for a null shape, −1 if broken. */
  #shape(start: number, end: number): number {
    if (start + 4 > end) return -1;
    const kind = this.#view.getInt32(start, true);
    if (kind === 0) return GEOMETRY_NONE;
    const base = kind % 10;
    if (base === 1 || base === 8) return this.#point(start + (base === 1 ? 4 : 40), end);
    if (base === 3) return GEOMETRY_LINE;
    return base === 5 ? this.#polygon(start, end) : -1;
  }

  #point(at: number, end: number): number {
    if (at + 16 > end) return -1;
    const [x, y] = [this.#view.getFloat64(at, true), this.#view.getFloat64(at + 8, true)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return -1;
    this.points.push(x, y);
    return GEOMETRY_POINT;
  }

  #polygon(start: number, end: number): number {
    const rings = readRings(this.#view, start, end);
    if (!rings) return -1;
    let polygons = 0;
    for (const group of groupRings(rings)) {
      let kept = 0;
      for (const [index, ring] of group.entries()) {
        for (let at = 0; at < ring.length; at += 2) this.builder.pushVertex(ring[at]!, ring[at + 1]!);
        const usable = this.builder.endRing();
        if (!usable && index === 0) break;
        kept += usable ? 1 : 0;
      }
      if (kept > 0) {
        this.builder.endPolygon();
        polygons++;
      }
    }
    return polygons > 0 ? GEOMETRY_POLYGON : -1;
  }
}

/**
 * Parses the shapes of a .shp (points, lines and polygons with or without z and m). Reads up to where the file is whole:
 * records before a cut are kept. Throws a RangeError if it is no shapefile at all.
 */
export function parseShp(bytes: Uint8Array): ShpGeometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getInt32(0, false) !== 9994)
    throw new RangeError('expected a shapefile header (9994)');
  const reader = new ShpReader(view);
  const announced = view.getInt32(24, false) * 2;
  let at = HEADER_BYTES;
  let cutAt: number | undefined;
  while (at + RECORD_HEADER_BYTES <= bytes.length) {
    const length = view.getInt32(at + 4, false) * 2;
    const end = at + RECORD_HEADER_BYTES + length;
    if (length < 4 || end > bytes.length) {
      cutAt = at;
      break;
    }
    reader.readShape(at + RECORD_HEADER_BYTES, end);
    at = end;
  }
  if (cutAt === undefined && announced > bytes.length) cutAt = bytes.length;
  return {
    geometry: {
      type: Uint8Array.from(reader.types),
      points: Float64Array.from(reader.points),
      polygons: reader.builder.finish(),
    },
    rowCount: reader.types.length,
    ringsClosed: reader.builder.ringsClosed,
    broken: reader.broken,
    cutAt,
  };
}

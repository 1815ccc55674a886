import type { PolygonColumns } from '../domain/polygon-columns.ts';

/** ISO WKB type codes; +1000 where the vertices carry a height. Source: OGC 06-103r4, ISO 13249-3. */
const POLYGON = 3;
const MULTI_POLYGON = 6;
const WITH_HEIGHT = 1000;

/**
 * Each row as little-endian ISO WKB: POLYGON for one polygon, MULTIPOLYGON otherwise (empty for none), or always
 * MULTIPOLYGON where a table takes one type only. Numbers stay bit for bit.
 */
export function polygonsToWkb(polygons: PolygonColumns, alwaysMulti = false): Uint8Array[] {
  const rows = polygons.rowOffsets.length - 1;
  const values = new Array<Uint8Array>(rows);
  for (let row = 0; row < rows; row++) values[row] = rowToWkb(polygons, row, alwaysMulti);
  return values;
}

function rowToWkb(polygons: PolygonColumns, row: number, alwaysMulti: boolean): Uint8Array {
  const { rowOffsets, polygonOffsets, ringOffsets, positions, heights } = polygons;
  const first = rowOffsets[row]!;
  const last = rowOffsets[row + 1]!;
  const rings = polygonOffsets[last]! - polygonOffsets[first]!;
  const vertices = ringOffsets[polygonOffsets[last]!]! - ringOffsets[polygonOffsets[first]!]!;
  const single = last - first === 1 && !alwaysMulti;
  const bytes = new Uint8Array((single ? 0 : 9) + (last - first) * 9 + rings * 4 + vertices * (heights ? 24 : 16));
  const view = new DataView(bytes.buffer);
  const flag = heights ? WITH_HEIGHT : 0;
  let at = 0;
  const header = (type: number, parts: number) => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type + flag, true);
    view.setUint32(at + 5, parts, true);
    at += 9;
  };
  if (!single) header(MULTI_POLYGON, last - first);
  for (let p = first; p < last; p++) {
    header(POLYGON, polygonOffsets[p + 1]! - polygonOffsets[p]!);
    for (let r = polygonOffsets[p]!; r < polygonOffsets[p + 1]!; r++) {
      view.setUint32(at, ringOffsets[r + 1]! - ringOffsets[r]!, true);
      at += 4;
      for (let v = ringOffsets[r]!; v < ringOffsets[r + 1]!; v++) {
        view.setFloat64(at, positions[2 * v]!, true);
        view.setFloat64(at + 8, positions[2 * v + 1]!, true);
        if (heights) view.setFloat64(at + 16, heights[v]!, true);
        at += heights ? 24 : 16;
      }
    }
  }
  return bytes;
}

const POINT = 1;

/** Each place (interleaved pairs) as little-endian WKB POINT; null for one that is NaN. */
export function pointsToWkb(positions: Float64Array): (Uint8Array | null)[] {
  return Array.from({ length: positions.length / 2 }, (_, row) => {
    const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
    if (Number.isNaN(x) || Number.isNaN(y)) return null;
    const bytes = new Uint8Array(21);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, 1);
    view.setUint32(1, POINT, true);
    view.setFloat64(5, x, true);
    view.setFloat64(13, y, true);
    return bytes;
  });
}

/**
 * The inverse of `polygonsToWkb`; reads either byte order, with or without heights (EWKB and M values are refused).
 * Throws a RangeError that names the row where the bytes are no polygon.
 */
export function wkbToPolygons(values: readonly Uint8Array[]): PolygonColumns {
  const size = { polygons: 0, rings: 0, vertices: 0, withHeights: false };
  walk(values, {
    polygon: () => size.polygons++,
    ring: (_view, _at, vertices, stride) => {
      size.rings++;
      size.vertices += vertices;
      if (stride === 24) size.withHeights = true;
    },
    row: () => undefined,
  });
  const positions = new Float64Array(size.vertices * 2);
  const heights = size.withHeights ? new Float32Array(size.vertices).fill(Number.NaN) : undefined;
  const ringOffsets = new Uint32Array(size.rings + 1);
  const polygonOffsets = new Uint32Array(size.polygons + 1);
  const rowOffsets = new Uint32Array(values.length + 1);
  let vertex = 0;
  let ring = 0;
  let polygon = 0;
  let row = 0;
  walk(values, {
    polygon: () => {
      polygonOffsets[++polygon] = ring;
    },
    ring: (view, at, vertices, stride, little) => {
      for (let v = 0; v < vertices; v++, at += stride, vertex++) {
        positions[2 * vertex] = view.getFloat64(at, little);
        positions[2 * vertex + 1] = view.getFloat64(at + 8, little);
        if (stride === 24) heights![vertex] = view.getFloat64(at + 16, little);
      }
      ringOffsets[++ring] = vertex;
    },
    row: () => {
      rowOffsets[++row] = polygon;
    },
  });
  return { positions, ...(heights && { heights }), ringOffsets, polygonOffsets, rowOffsets };
}

interface Visitor {
  /** After the rings of a polygon. */
  polygon(): void;
  /** `at`: byte of the first vertex; `stride`: bytes a vertex. */
  ring(view: DataView, at: number, vertices: number, stride: number, little: boolean): void;
  /** After the polygons of a row. */
  row(): void;
}

function walk(values: readonly Uint8Array[], visitor: Visitor): void {
  values.forEach((bytes, row) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const type = view.getUint32(1, view.getUint8(0) === 1) % WITH_HEIGHT;
      if (type === POLYGON) walkPolygon(view, 0, visitor);
      else if (type === MULTI_POLYGON) {
        const parts = view.getUint32(5, view.getUint8(0) === 1);
        let at = 9;
        for (let p = 0; p < parts; p++) at = walkPolygon(view, at, visitor);
      } else throw new RangeError(`type ${type} is neither polygon nor multipolygon`);
    } catch (cause) {
      throw new RangeError(`WKB of row ${row}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    visitor.row();
  });
}

/** Visits the polygon that begins at byte `at`; returns the byte behind it. */
function walkPolygon(view: DataView, at: number, visitor: Visitor): number {
  const little = view.getUint8(at) === 1;
  const type = view.getUint32(at + 1, little);
  if (type % WITH_HEIGHT !== POLYGON || type > POLYGON + WITH_HEIGHT)
    throw new RangeError(`expected a polygon, got ${type}`);
  const stride = type > WITH_HEIGHT ? 24 : 16;
  const rings = view.getUint32(at + 5, little);
  at += 9;
  for (let r = 0; r < rings; r++) {
    const vertices = view.getUint32(at, little);
    at += 4;
    if (at + vertices * stride > view.byteLength) throw new RangeError('it ends inside a ring');
    visitor.ring(view, at, vertices, stride, little);
    at += vertices * stride;
  }
  visitor.polygon();
  return at;
}

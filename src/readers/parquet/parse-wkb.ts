import { PolygonBuilder } from '../table/polygon-builder.ts';
import {
  GEOMETRY_LINE,
  GEOMETRY_NONE,
  GEOMETRY_POINT,
  GEOMETRY_POLYGON,
  type RowGeometry,
} from '../table/record-table.ts';

/** Bytes that are no well-known binary. */
export class WkbError extends Error {
  override readonly name = 'WkbError';
}

const Z_FLAG = 0x80000000;
const M_FLAG = 0x40000000;
const SRID_FLAG = 0x20000000;

/** Walks one WKB or EWKB geometry; polygons go to the builder, the (first) point is kept. */
class WkbWalker {
  readonly builder = new PolygonBuilder();
  point: readonly [number, number] = [Number.NaN, Number.NaN];
  #view: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #little = true;

  /** Geometry type of the row. Throws WkbError or RangeError (past the end). */
  read(bytes: Uint8Array): number {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = 0;
    this.point = [Number.NaN, Number.NaN];
    return this.#geometry();
  }

  #geometry(): number {
    this.#little = this.#view.getUint8(this.#at++) === 1;
    const code = this.#uint();
    if (code & SRID_FLAG) this.#at += 4;
    const plain = code & 0x0fffffff;
    const base = plain % 1000;
    const dimensions =
      2 +
      (code & Z_FLAG || plain >= 3000 || (plain >= 1000 && plain < 2000) ? 1 : 0) +
      (code & M_FLAG || plain >= 2000 ? 1 : 0);
    if (base === 1) return this.#pointOf(dimensions);
    if (base === 2 || base === 5) return GEOMETRY_LINE;
    if (base === 3) return this.#polygon(dimensions);
    if (base === 4 || base === 6) return this.#many();
    throw new WkbError(`geometry type ${code} is not supported`);
  }

  #uint(): number {
    const value = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return value;
  }

  #pair(dimensions: number): readonly [number, number] {
    const pair = [
      this.#view.getFloat64(this.#at, this.#little),
      this.#view.getFloat64(this.#at + 8, this.#little),
    ] as const;
    this.#at += dimensions * 8;
    return pair;
  }

  #pointOf(dimensions: number): number {
    const pair = this.#pair(dimensions);
    if (Number.isNaN(this.point[0])) this.point = pair;
    return pair.every(Number.isFinite) ? GEOMETRY_POINT : GEOMETRY_NONE;
  }

  #polygon(dimensions: number): number {
    const rings = this.#uint();
    let kept = 0;
    for (let ring = 0; ring < rings; ring++) {
      const points = this.#uint();
      for (let point = 0; point < points; point++) this.builder.pushVertex(...this.#pair(dimensions));
      if (this.builder.endRing()) kept++;
    }
    if (kept === 0) return GEOMETRY_NONE;
    this.builder.endPolygon();
    return GEOMETRY_POLYGON;
  }

  #many(): number {
    const count = this.#uint();
    let type = GEOMETRY_NONE;
    for (let index = 0; index < count; index++) type = Math.max(type, this.#geometry());
    return type;
  }
}

/** A WKB column as row geometry, and the rows (from 0) whose geometry is damaged. */
export function parseWkbColumn(column: readonly (Uint8Array | null | undefined)[]): {
  readonly geometry: RowGeometry;
  readonly broken: readonly number[];
} {
  const walker = new WkbWalker();
  const type = new Uint8Array(column.length);
  const points = new Float64Array(column.length * 2).fill(Number.NaN);
  const broken: number[] = [];
  column.forEach((bytes, row) => {
    try {
      type[row] = bytes ? walker.read(bytes) : GEOMETRY_NONE;
      if (type[row] === GEOMETRY_POINT) points.set(walker.point, row * 2);
    } catch {
      walker.builder.resetRow();
      broken.push(row);
    }
    walker.builder.endRow();
  });
  return { geometry: { type, points, polygons: walker.builder.finish() }, broken };
}

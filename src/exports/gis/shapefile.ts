import type { FeatureGeometry } from '../../domain/feature-table.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { geometryBounds } from './geometry-wkb.ts';
import { orientGeometry } from './orient-rings.ts';

export interface DbfField {
  /** Ten ASCII characters at most. */
  readonly name: string;
  readonly type: 'C' | 'N';
  /** Bytes. */
  readonly length: number;
  readonly decimals?: number;
}

export interface Shapefile {
  /** Path of the files without extension. */
  readonly base: string;
  /** In the system of `prj`. */
  readonly geometry: FeatureGeometry;
  readonly fields: readonly DbfField[];
  /** One a row of the geometry, one value a field; null is a blank cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly encode: (text: string) => Uint8Array;
  /** WKT. */
  readonly prj: string;
  /** Content of the .cpg; without it there is none. */
  readonly cpg?: string;
  /** Date in the header of the .dbf. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
}

export interface ShapefilePart {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Shape types; rows without ground or place are null shapes (0). Source: ESRI Shapefile Technical Description (1998). */
const POINT = 1;
const POLYGON = 5;
const FILE_HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

/**
 * A shapefile of polygons or points: .shp, .shx, .dbf, .prj and .cpg. Throws a RangeError that names the field where a value is longer than
 * its field: it is for the caller to say how much a text may be cut.
 */
export function writeShapefile(file: Shapefile): ShapefilePart[] {
  const { base, prj, cpg } = file;
  const shapes = shapeRecords(orientGeometry(file.geometry, 'clockwise'));
  const ascii = (text: string) => new TextEncoder().encode(text);
  return [
    { path: `${base}.shp`, bytes: shapesFile(shapes) },
    { path: `${base}.shx`, bytes: indexFile(shapes) },
    { path: `${base}.dbf`, bytes: tableFile(file) },
    { path: `${base}.prj`, bytes: ascii(prj) },
    ...(cpg === undefined ? [] : [{ path: `${base}.cpg`, bytes: ascii(cpg) }]),
  ];
}

interface ShapeRecords {
  readonly shapeType: number;
  /** Contents of the records, without their headers. */
  readonly contents: readonly Uint8Array[];
  /** Minimum x, y, maximum x, y of all. */
  readonly box: readonly number[];
}

function shapeRecords(geometry: FeatureGeometry): ShapeRecords {
  const bounds = geometryBounds(geometry);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  // Rows without ground have bounds that are not finite.
  bounds.forEach((value, i) => {
    if (Number.isFinite(value)) box[i % 4] = (i % 4 < 2 ? Math.min : Math.max)(box[i % 4]!, value);
  });
  return {
    shapeType: geometry.kind === 'polygons' ? POLYGON : POINT,
    contents: Array.from({ length: bounds.length / 4 }, (_, row) =>
      geometry.kind === 'polygons'
        ? shapeContent(geometry.polygons, row, bounds.subarray(4 * row, 4 * row + 4))
        : pointContent(geometry.positions, row),
    ),
    box: box.map((value) => (Number.isFinite(value) ? value : 0)),
  };
}

function pointContent(positions: Float64Array, row: number): Uint8Array {
  const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
  if (Number.isNaN(x) || Number.isNaN(y)) return new Uint8Array(4);
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, POINT, true);
  view.setFloat64(4, x, true);
  view.setFloat64(12, y, true);
  return bytes;
}

function shapeContent(
  { rowOffsets, polygonOffsets, ringOffsets, positions }: PolygonColumns,
  row: number,
  box: Float64Array,
): Uint8Array {
  const firstRing = polygonOffsets[rowOffsets[row]!]!;
  const lastRing = polygonOffsets[rowOffsets[row + 1]!]!;
  if (firstRing === lastRing) return new Uint8Array(4);
  const [start, end] = [ringOffsets[firstRing]!, ringOffsets[lastRing]!];
  const rings = lastRing - firstRing;
  const bytes = new Uint8Array(44 + 4 * rings + 16 * (end - start));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, POLYGON, true);
  box.forEach((value, k) => void view.setFloat64(4 + 8 * k, value, true));
  view.setInt32(36, rings, true);
  view.setInt32(40, end - start, true);
  for (let ring = 0; ring < rings; ring++) view.setInt32(44 + 4 * ring, ringOffsets[firstRing + ring]! - start, true);
  for (let at = 2 * start; at < 2 * end; at++)
    view.setFloat64(44 + 4 * rings + 8 * (at - 2 * start), positions[at]!, true);
  return bytes;
}

/** Lengths and offsets of both files count words of 16 bits. */
const words = (bytes: number): number => bytes / 2;

function writeHeader(view: DataView, { shapeType, box }: ShapeRecords): void {
  view.setInt32(0, 9994, false);
  view.setInt32(24, words(view.byteLength), false);
  view.setInt32(28, 1000, true);
  view.setInt32(32, shapeType, true);
  for (const [k, value] of box.entries()) view.setFloat64(36 + 8 * k, value, true);
}

function shapesFile(records: ShapeRecords): Uint8Array<ArrayBuffer> {
  const { contents } = records;
  const size = contents.reduce((sum, { length }) => sum + RECORD_HEADER_BYTES + length, FILE_HEADER_BYTES);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  writeHeader(view, records);
  let at = FILE_HEADER_BYTES;
  contents.forEach((content, row) => {
    view.setInt32(at, row + 1, false);
    view.setInt32(at + 4, words(content.length), false);
    bytes.set(content, at + RECORD_HEADER_BYTES);
    at += RECORD_HEADER_BYTES + content.length;
  });
  return bytes;
}

function indexFile(records: ShapeRecords): Uint8Array<ArrayBuffer> {
  const { contents } = records;
  const bytes = new Uint8Array(FILE_HEADER_BYTES + 8 * contents.length);
  const view = new DataView(bytes.buffer);
  writeHeader(view, records);
  let offset = FILE_HEADER_BYTES;
  contents.forEach(({ length }, row) => {
    view.setInt32(FILE_HEADER_BYTES + 8 * row, words(offset), false);
    view.setInt32(FILE_HEADER_BYTES + 8 * row + 4, words(length), false);
    offset += RECORD_HEADER_BYTES + length;
  });
  return bytes;
}

const SPACE = 0x20;
const HEADER_END = 0x0d;
const FILE_END = 0x1a;

/** dBASE III. */
function tableFile({ fields, rows, encode, date }: Shapefile): Uint8Array<ArrayBuffer> {
  const headBytes = 33 + 32 * fields.length;
  const rowBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(headBytes + rowBytes * rows.length + 1);
  const view = new DataView(bytes.buffer);
  bytes.set([3, date.year - 1900, date.month, date.day]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headBytes, true);
  view.setUint16(10, rowBytes, true);
  fields.forEach(({ name, type, length, decimals = 0 }, i) => {
    const at = 32 + 32 * i;
    bytes.set(new TextEncoder().encode(name).subarray(0, 10), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = length;
    bytes[at + 17] = decimals;
  });
  bytes[headBytes - 1] = HEADER_END;
  bytes.fill(SPACE, headBytes);
  rows.forEach((values, row) => {
    let at = headBytes + row * rowBytes + 1;
    fields.forEach((field, i) => {
      bytes.set(cellBytes(field, values[i] ?? null, encode), at);
      at += field.length;
    });
  });
  bytes[bytes.length - 1] = FILE_END;
  return bytes;
}

function cellBytes(field: DbfField, value: string | number | null, encode: (text: string) => Uint8Array): Uint8Array {
  const { name, type, length, decimals = 0 } = field;
  if (value === null) return new Uint8Array();
  const cell =
    type === 'N' ? new TextEncoder().encode(Number(value).toFixed(decimals).padStart(length)) : encode(String(value));
  if (cell.length > length) throw new RangeError(`field ${name} holds ${length} bytes, got "${value}"`);
  return cell;
}

import { zlibSync } from 'fflate';
import type { Raster } from '../../domain/datasets.ts';

/** Cells along one side of a tile. */
const TILE = 256;

/** TIFF field types. Source: TIFF 6.0, section 2. */
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;

/**
 * A raster as GeoTIFF: one band of Float32, tiled, deflate with the floating-point predictor, nodata NaN. Values come back
 * bit for bit. fflate rather than CompressionStream, because the bytes must not depend on the zlib of the machine.
 * Throws a RangeError for a CRS that is no EPSG code.
 */
export function writeGeotiff(raster: Raster): Uint8Array {
  const tilesAcross = Math.ceil(raster.width / TILE);
  const tilesDown = Math.ceil(raster.height / TILE);
  const tiles: Uint8Array[] = [];
  for (let row = 0; row < tilesDown; row++)
    for (let column = 0; column < tilesAcross; column++) tiles.push(encodeTile(raster, column, row));
  return layOut(fieldsOf(raster, tiles.length), tiles);
}

/** Cells beyond the edge are NaN. Predictor 3 (TIFF technote 3): per row, bytes by significance, then differences. */
function encodeTile(raster: Raster, tileColumn: number, tileRow: number): Uint8Array {
  const bytes = new Uint8Array(TILE * TILE * 4);
  const cells = new Float32Array(TILE);
  const view = new DataView(cells.buffer);
  for (let y = 0; y < TILE; y++) {
    cells.fill(Number.NaN);
    const row = tileRow * TILE + y;
    if (row < raster.height) {
      const from = row * raster.width + tileColumn * TILE;
      const width = Math.min(TILE, raster.width - tileColumn * TILE);
      cells.set(raster.data.subarray(from, from + width));
    }
    const line = y * TILE * 4;
    for (let x = 0; x < TILE; x++) {
      const bits = view.getUint32(4 * x, true);
      bytes[line + x] = bits >>> 24;
      bytes[line + TILE + x] = bits >>> 16;
      bytes[line + 2 * TILE + x] = bits >>> 8;
      bytes[line + 3 * TILE + x] = bits;
    }
    for (let i = TILE * 4 - 1; i > 0; i--) bytes[line + i] = bytes[line + i]! - bytes[line + i - 1]!;
  }
  return zlibSync(bytes, { level: 9 });
}

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly values: readonly number[] | string;
}

const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;

/** Tags of the one image, ascending. Source: TIFF 6.0; OGC 19-008r4 (GeoTIFF 1.1) for 33550 … 34735; GDAL for 42113. */
function fieldsOf(raster: Raster, tileCount: number): Field[] {
  const empty = new Array<number>(tileCount).fill(0);
  return [
    { tag: 256, type: LONG, values: [raster.width] },
    { tag: 257, type: LONG, values: [raster.height] },
    { tag: 258, type: SHORT, values: [32] }, // bits a sample
    { tag: 259, type: SHORT, values: [8] }, // deflate
    { tag: 262, type: SHORT, values: [1] }, // black is zero
    { tag: 277, type: SHORT, values: [1] }, // samples a pixel
    { tag: 317, type: SHORT, values: [3] }, // floating-point predictor
    { tag: 322, type: LONG, values: [TILE] },
    { tag: 323, type: LONG, values: [TILE] },
    { tag: TILE_OFFSETS, type: LONG, values: empty },
    { tag: TILE_BYTE_COUNTS, type: LONG, values: empty },
    { tag: 339, type: SHORT, values: [3] }, // IEEE floating point
    ...placement(raster),
    { tag: 34735, type: SHORT, values: geoKeys(raster.crs) },
    { tag: 42113, type: ASCII, values: 'nan' },
  ];
}

/** Scale and tie point where the grid is not turned and runs southwards, else the full matrix. */
function placement({ transform: [a, b, c, d, e, f] }: Raster): Field[] {
  if (b === 0 && d === 0 && a > 0 && e < 0)
    return [
      { tag: 33550, type: DOUBLE, values: [a, -e, 0] },
      { tag: 33922, type: DOUBLE, values: [0, 0, 0, c, f, 0] },
    ];
  return [{ tag: 34264, type: DOUBLE, values: [a, b, 0, c, d, e, 0, f, 0, 0, 0, 0, 0, 0, 0, 1] }];
}

/** EPSG 4000 … 4999 and 6668 are the geographic systems that readers hand on; all others here are projected. */
function geoKeys(crs: string): number[] {
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1]);
  if (!(code > 0 && code < 65536)) throw new RangeError(`expected a CRS such as EPSG:6677, got "${crs}"`);
  const geographic = (code >= 4000 && code < 5000) || code === 6668;
  const keys = [
    [1024, 0, 1, geographic ? 2 : 1], // model type
    [1025, 0, 1, 1], // a value fills its cell
    [geographic ? 2048 : 3072, 0, 1, code],
  ];
  return [1, 1, 0, keys.length, ...keys.flat()];
}

/** Header, directory, values that do not fit into it, then the tiles. */
function layOut(fields: readonly Field[], tiles: readonly Uint8Array[]): Uint8Array {
  const directoryBytes = 2 + fields.length * 12 + 4;
  let at = 8 + directoryBytes;
  const outside = fields.map((field) => {
    const size = byteLength(field);
    const offset = at;
    if (size > 4) at += size + (size % 2);
    return offset;
  });
  const tileOffsets = tiles.map((tile) => {
    const offset = at;
    at += tile.length + (tile.length % 2);
    return offset;
  });
  const bytes = new Uint8Array(at);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, fields.length, true);
  fields.forEach((field, i) => {
    const values =
      field.tag === TILE_OFFSETS
        ? tileOffsets
        : field.tag === TILE_BYTE_COUNTS
          ? tiles.map((tile) => tile.length)
          : field.values;
    const entry = 10 + i * 12;
    view.setUint16(entry, field.tag, true);
    view.setUint16(entry + 2, field.type, true);
    view.setUint32(entry + 4, typeof values === 'string' ? values.length + 1 : values.length, true);
    const inside = byteLength(field) <= 4;
    if (!inside) view.setUint32(entry + 8, outside[i]!, true);
    writeValues(view, inside ? entry + 8 : outside[i]!, field.type, values);
  });
  tiles.forEach((tile, i) => {
    bytes.set(tile, tileOffsets[i]!);
  });
  return bytes;
}

function byteLength({ type, values }: Field): number {
  if (typeof values === 'string') return values.length + 1;
  return values.length * (type === DOUBLE ? 8 : type === LONG ? 4 : 2);
}

function writeValues(view: DataView, at: number, type: number, values: readonly number[] | string): void {
  if (typeof values === 'string') {
    for (let i = 0; i < values.length; i++) view.setUint8(at + i, values.charCodeAt(i));
    return;
  }
  values.forEach((value, i) => {
    if (type === DOUBLE) view.setFloat64(at + i * 8, value, true);
    else if (type === LONG) view.setUint32(at + i * 4, value, true);
    else view.setUint16(at + i * 2, value, true);
  });
}

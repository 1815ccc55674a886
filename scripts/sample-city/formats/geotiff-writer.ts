import { deflateSync } from 'node:zlib';

/** A grid to be written: row 0 in the north, metres of a projected CRS. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
  /** East and north of the north-west corner, metres. */
  readonly west: number;
  readonly north: number;
  readonly cellMeters: number;
}

export interface GeoTiffLabels {
  readonly epsg: number;
  readonly nodata: number;
  readonly description: string;
  /** GDAL_METADATA items. */
  readonly metadata: Readonly<Record<string, string>>;
}

const tile = 256;

/** Baseline TIFF 6.0 types. */
const types = { ascii: 2, short: 3, long: 4, double: 12 } as const;

/**
 * A tiled, deflated float32 GeoTIFF with overviews, directory first and tiles after it (COG layout: every image file
 * directory precedes the pixels, overviews from large to small).
 */
export function writeGeoTiff(grid: Grid, labels: GeoTiffLabels): Uint8Array {
  const levels = [grid];
  while (levels.at(-1)!.width > tile || levels.at(-1)!.height > tile) levels.push(halve(levels.at(-1)!, labels.nodata));
  const images = levels.map((level) => ({ level, tiles: packTiles(level, labels.nodata) }));
  const directories = images.map(({ level, tiles }, i) => directoryOf(level, tiles, labels, i));
  let position = 8;
  const starts = directories.map((entries) => {
    const at = position;
    position += directorySize(entries);
    return at;
  });
  const header = Buffer.alloc(8);
  header.write('II', 0, 'latin1');
  header.writeUInt16LE(42, 2);
  header.writeUInt32LE(8, 4);
  const body: Buffer[] = [header];
  const pixels: Buffer[] = [];
  directories.forEach((entries, i) => {
    const { tiles } = images[i]!;
    const offsets = tiles.map((bytes) => {
      const at = position;
      position += bytes.length;
      pixels.push(bytes);
      return at;
    });
    const filled = entries.map((entry) => (entry.tag === 324 ? { ...entry, values: offsets } : entry));
    body.push(encodeDirectory(filled, starts[i]!, starts[i + 1] ?? 0));
  });
  return Buffer.concat([...body, ...pixels]);
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly values: readonly number[] | string;
}

function directoryOf(level: Grid, tiles: readonly Buffer[], labels: GeoTiffLabels, index: number): Entry[] {
  const { short, long, double, ascii } = types;
  const items = Object.entries(labels.metadata).map(([key, value]) => `<Item name="${key}">${value}</Item>`);
  const xml = `<GDALMetadata>${items.join('')}</GDALMetadata>\n`;
  const entries: Entry[] = [
    { tag: 254, type: long, values: [index === 0 ? 0 : 1] },
    { tag: 256, type: long, values: [level.width] },
    { tag: 257, type: long, values: [level.height] },
    { tag: 258, type: short, values: [32] },
    { tag: 259, type: short, values: [8] }, // Adobe deflate
    { tag: 262, type: short, values: [1] },
    { tag: 277, type: short, values: [1] },
    { tag: 284, type: short, values: [1] },
    { tag: 322, type: long, values: [tile] },
    { tag: 323, type: long, values: [tile] },
    { tag: 324, type: long, values: tiles.map(() => 0) },
    { tag: 325, type: long, values: tiles.map((bytes) => bytes.length) },
    { tag: 339, type: short, values: [3] }, // IEEE float
  ];
  if (index === 0)
    entries.push(
      { tag: 270, type: ascii, values: labels.description },
      { tag: 33550, type: double, values: [level.cellMeters, level.cellMeters, 0] },
      { tag: 33922, type: double, values: [0, 0, 0, level.west, level.north, 0] },
      // GeoKeys: version 1.1.0; projected, pixel is area, the EPSG code, metre.
      {
        tag: 34735,
        type: short,
        values: [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, labels.epsg, 3076, 0, 1, 9001],
      },
      { tag: 42112, type: ascii, values: xml },
      { tag: 42113, type: ascii, values: String(labels.nodata) },
    );
  else entries.push({ tag: 42113, type: ascii, values: String(labels.nodata) });
  return entries.sort((a, b) => a.tag - b.tag);
}

function encodeValues({ type, values }: Entry): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'utf8');
  const size = type === types.double ? 8 : type === types.long ? 4 : 2;
  const bytes = Buffer.alloc(values.length * size);
  values.forEach((value, i) => {
    if (size === 8) bytes.writeDoubleLE(value, i * 8);
    else if (size === 4) bytes.writeUInt32LE(value, i * 4);
    else bytes.writeUInt16LE(value, i * 2);
  });
  return bytes;
}

const even = (length: number): number => length + (length % 2);
const countOf = ({ values }: Entry): number =>
  typeof values === 'string' ? Buffer.byteLength(values, 'utf8') + 1 : values.length;

function directorySize(entries: readonly Entry[]): number {
  const extra = entries.map((entry) => encodeValues(entry).length).filter((length) => length > 4);
  return 2 + entries.length * 12 + 4 + extra.reduce((sum, length) => sum + even(length), 0);
}

function encodeDirectory(entries: readonly Entry[], start: number, next: number): Buffer {
  const bytes = Buffer.alloc(directorySize(entries));
  bytes.writeUInt16LE(entries.length, 0);
  let extra = 2 + entries.length * 12 + 4;
  entries.forEach((entry, i) => {
    const at = 2 + i * 12;
    const values = encodeValues(entry);
    bytes.writeUInt16LE(entry.tag, at);
    bytes.writeUInt16LE(entry.type, at + 2);
    bytes.writeUInt32LE(countOf(entry), at + 4);
    if (values.length <= 4) values.copy(bytes, at + 8);
    else {
      bytes.writeUInt32LE(start + extra, at + 8);
      values.copy(bytes, extra);
      extra += even(values.length);
    }
  });
  bytes.writeUInt32LE(next, 2 + entries.length * 12);
  return bytes;
}

function packTiles({ width, height, data }: Grid, nodata: number): Buffer[] {
  const tiles: Buffer[] = [];
  for (let top = 0; top < height; top += tile)
    for (let left = 0; left < width; left += tile) {
      const block = new Float32Array(tile * tile).fill(nodata);
      for (let row = 0; row < Math.min(tile, height - top); row++) {
        const from = (top + row) * width + left;
        block.set(data.subarray(from, from + Math.min(tile, width - left)), row * tile);
      }
      tiles.push(deflateSync(new Uint8Array(block.buffer), { level: 9 }));
    }
  return tiles;
}

/** Half resolution by the nearest value (a mean would invent depths and blur nodata). */
function halve({ width, height, data, west, north, cellMeters }: Grid, nodata: number): Grid {
  const halfWidth = Math.ceil(width / 2);
  const halfHeight = Math.ceil(height / 2);
  const half = new Float32Array(halfWidth * halfHeight).fill(nodata);
  for (let row = 0; row < halfHeight; row++)
    for (let column = 0; column < halfWidth; column++)
      half[row * halfWidth + column] = data[row * 2 * width + column * 2]!;
  return { width: halfWidth, height: halfHeight, data: half, west, north, cellMeters: cellMeters * 2 };
}

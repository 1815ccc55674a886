import { type Point, toLonLat } from '../world/frame.ts';
import type { Area } from '../world/plan-areas.ts';
import { signedArea } from '../world/shapes.ts';
import { toCp932 } from './text.ts';
import type { RawFile } from './zip.ts';

export interface Field {
  readonly name: string;
  readonly type: 'C' | 'N';
  /** Bytes. */
  readonly length: number;
  readonly decimals?: number;
}

export interface ShapeRecord {
  readonly values: readonly (string | number)[];
  readonly areas: readonly Area[];
}

const jgd2011 =
  'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** Polygon shapefile (.shp .shx .dbf .prj, and .cpg if wanted) in JGD2011 degrees, attributes in CP932. */
export function shapefile(
  base: string,
  fields: readonly Field[],
  records: readonly ShapeRecord[],
  withCpg: boolean,
): RawFile[] {
  const shapes = records.map(({ areas }) => polygonShape(areas));
  const boxes = shapes.map(({ box }) => box);
  const total = [0, 1]
    .map((k) => Math.min(...boxes.map((box) => box[k]!)))
    .concat([2, 3].map((k) => Math.max(...boxes.map((box) => box[k]!))));
  const content: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 50;
  shapes.forEach(({ bytes }, i) => {
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(bytes.length / 2, 4);
    content.push(head, bytes);
    const entry = Buffer.alloc(8);
    entry.writeInt32BE(offset, 0);
    entry.writeInt32BE(bytes.length / 2, 4);
    index.push(entry);
    offset += 4 + bytes.length / 2;
  });
  const files: RawFile[] = [
    { path: `${base}.shp`, bytes: Buffer.concat([header(offset, total), ...content]) },
    { path: `${base}.shx`, bytes: Buffer.concat([header(50 + 4 * records.length, total), ...index]) },
    { path: `${base}.dbf`, bytes: table(fields, records) },
    { path: `${base}.prj`, bytes: Buffer.from(jgd2011, 'latin1') },
  ];
  return withCpg ? [...files, { path: `${base}.cpg`, bytes: Buffer.from('CP932', 'latin1') }] : files;
}

/** ESRI Shapefile Technical Description (1998), main file header. */
function header(words: number, box: readonly number[]): Buffer {
  const bytes = Buffer.alloc(100);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32BE(words, 24);
  bytes.writeInt32LE(1000, 28);
  bytes.writeInt32LE(5, 32);
  box.forEach((value, i) => {
    bytes.writeDoubleLE(value, 36 + 8 * i);
  });
  return bytes;
}

/** Outer rings clockwise, holes counter-clockwise, closed. */
function polygonShape(areas: readonly Area[]): { bytes: Buffer; box: readonly number[] } {
  const rings = areas.flatMap((area) =>
    area.map((ring, i) => {
      const turned = signedArea(ring) < 0 === (i === 0) ? ring : [...ring].reverse();
      const points = turned.map((point: Point) => toLonLat(point));
      return [...points, points[0]!];
    }),
  );
  const points = rings.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const bytes = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
  bytes.writeInt32LE(5, 0);
  box.forEach((value, i) => {
    bytes.writeDoubleLE(value, 4 + 8 * i);
  });
  bytes.writeInt32LE(rings.length, 36);
  bytes.writeInt32LE(points.length, 40);
  let first = 0;
  rings.forEach((ring, i) => {
    bytes.writeInt32LE(first, 44 + 4 * i);
    first += ring.length;
  });
  points.forEach(([x, y], i) => {
    bytes.writeDoubleLE(x, 44 + 4 * rings.length + 16 * i);
    bytes.writeDoubleLE(y, 52 + 4 * rings.length + 16 * i);
  });
  return { bytes, box };
}

/** dBASE III table; the date in its header is fixed, so that the bytes do not depend on the day. */
function table(fields: readonly Field[], records: readonly ShapeRecord[]): Buffer {
  const width = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const head = Buffer.alloc(33 + 32 * fields.length);
  head.set([3, 124, 4, 1], 0);
  head.writeUInt32LE(records.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(width, 10);
  fields.forEach(({ name, type, length, decimals = 0 }, i) => {
    head.write(name, 32 + 32 * i, 10, 'latin1');
    head.write(type, 43 + 32 * i, 'latin1');
    head[48 + 32 * i] = length;
    head[49 + 32 * i] = decimals;
  });
  head[head.length - 1] = 0x0d;
  const rows = records.map(({ values }) => {
    const row = Buffer.alloc(width, 0x20);
    let at = 1;
    fields.forEach(({ type, length, decimals = 0, name }, i) => {
      const value = values[i]!;
      const text =
        type === 'N' ? Buffer.from(Number(value).toFixed(decimals).padStart(length), 'latin1') : toCp932(String(value));
      if (text.length > length) throw new RangeError(`field ${name} holds ${length} bytes, got "${value}"`);
      row.set(text, at);
      at += length;
    });
    return row;
  });
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])]);
}

/**
 * Writes a small TrueType font: a subset that PDF and SVG embed. One outline a character, no layout tables. Source: OpenType
 * specification 1.9.1 (tables cmap, glyf, head, hhea, hmtx, loca, maxp, name, OS/2, post).
 */
export interface OutlineFont {
  readonly family: string;
  readonly bold: boolean;
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative. */
  readonly descent: number;
  /** Glyph 0 is the mark of a missing character; the others in the order of their code points. */
  readonly glyphs: readonly OutlineGlyph[];
}

export interface OutlineGlyph {
  /** Null of the first. */
  readonly codePoint: number | null;
  readonly advance: number;
  readonly contours: readonly (readonly OutlinePoint[])[];
}

/** In font units, y up; off the curve = control point of a quadratic curve. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

export function writeTrueType(font: OutlineFont): Uint8Array<ArrayBuffer> {
  const outlines = font.glyphs.map(glyphBytes);
  const boxes = font.glyphs.map(boxOf);
  const all = boxes
    .filter((box) => box !== undefined)
    .reduce(
      (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] as const,
      [0, 0, 0, 0] as Box,
    );
  return assemble({
    'OS/2': os2Table(font),
    cmap: cmapTable(font),
    glyf: concatenated(outlines),
    head: headTable(font, all),
    hhea: hheaTable(font, all),
    hmtx: hmtxTable(font, boxes),
    loca: locaTable(outlines),
    maxp: maxpTable(font),
    name: nameTable(font),
    post: postTable(),
  });
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Big-endian fields one after another: `u8`, `u16`, `i16`, `u32` by name, or bytes. */
type Field = readonly ['u8' | 'u16' | 'i16' | 'u32', ...number[]] | Uint8Array;
const fieldSizes = { u8: 1, u16: 2, i16: 2, u32: 4 } as const;

function record(...fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const sizeOf = (field: Field) =>
    field instanceof Uint8Array ? field.length : fieldSizes[field[0]] * (field.length - 1);
  const bytes = new Uint8Array(fields.reduce((sum, field) => sum + sizeOf(field), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of fields) {
    if (field instanceof Uint8Array) {
      bytes.set(field, at);
      at += field.length;
      continue;
    }
    const [kind, ...values] = field;
    for (const value of values) {
      if (kind === 'u8') view.setUint8(at, value);
      else if (kind === 'u16') view.setUint16(at, value);
      else if (kind === 'i16') view.setInt16(at, value);
      else view.setUint32(at, value);
      at += fieldSizes[kind];
    }
  }
  return bytes;
}

function boxOf({ contours }: OutlineGlyph): Box | undefined {
  const points = contours.flat();
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** One simple glyph, padded to four bytes; nothing for a space. */
function glyphBytes(glyph: OutlineGlyph): Uint8Array {
  const box = boxOf(glyph);
  if (box === undefined) return new Uint8Array(0);
  const points = glyph.contours.flat();
  let end = -1;
  const ends = glyph.contours.map((contour) => (end += contour.length));
  const xs = deltas(points.map(({ x }) => x));
  const ys = deltas(points.map(({ y }) => y));
  const flags = points.map(
    ({ onCurve }, at) => (onCurve ? 1 : 0) | sizeFlags(xs[at]!, 2, 16) | sizeFlags(ys[at]!, 4, 32),
  );
  const bytes = record(
    ['i16', glyph.contours.length, ...box],
    ['u16', ...ends, 0],
    ['u8', ...flags],
    ...xs.map(coordinate),
    ...ys.map(coordinate),
  );
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  return padded;
}

const deltas = (values: readonly number[]): number[] => values.map((value, at) => value - (values[at - 1] ?? 0));

/** `short`: one byte, its sign in `same`; without it `same` says: no change, no byte. */
function sizeFlags(delta: number, short: number, same: number): number {
  if (delta === 0) return same;
  if (Math.abs(delta) > 255) return 0;
  return short | (delta > 0 ? same : 0);
}

function coordinate(delta: number): Field {
  if (delta === 0) return new Uint8Array(0);
  return Math.abs(delta) > 255 ? ['i16', delta] : ['u8', Math.abs(delta)];
}

function locaTable(outlines: readonly Uint8Array[]): Uint8Array {
  let at = 0;
  return record(['u32', 0, ...outlines.map(({ length }) => (at += length))]);
}

function headTable({ unitsPerEm, bold }: OutlineFont, box: Box): Uint8Array {
  return record(
    ['u32', 0x00010000, 0x00010000, 0, 0x5f0f3cf5],
    ['u16', 0b11, unitsPerEm],
    ['u32', 0, 0, 0, 0],
    ['i16', ...box],
    ['u16', bold ? 1 : 0, 6],
    ['i16', 2, 1, 0],
  );
}

function hheaTable({ ascent, descent, glyphs }: OutlineFont, [minX, , maxX]: Box): Uint8Array {
  const widest = Math.max(...glyphs.map(({ advance }) => advance));
  return record(
    ['u32', 0x00010000],
    ['i16', ascent, descent, 0],
    ['u16', widest],
    ['i16', minX, 0, maxX, 1, 0, 0, 0, 0, 0, 0, 0],
    ['u16', glyphs.length],
  );
}

const hmtxTable = ({ glyphs }: OutlineFont, boxes: readonly (Box | undefined)[]): Uint8Array =>
  record(
    ...glyphs.flatMap(({ advance }, at): Field[] => [
      ['u16', advance],
      ['i16', boxes[at]?.[0] ?? 0],
    ]),
  );

function maxpTable({ glyphs }: OutlineFont): Uint8Array {
  const points = Math.max(...glyphs.map(({ contours }) => contours.flat().length));
  const contours = Math.max(...glyphs.map((glyph) => glyph.contours.length));
  return record(['u32', 0x00010000], ['u16', glyphs.length, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
}

/** Format 12: code point by code point, also beyond U+FFFF. */
function cmapTable({ glyphs }: OutlineFont): Uint8Array {
  const groups: [first: number, last: number, glyph: number][] = [];
  for (const [glyph, { codePoint }] of glyphs.entries()) {
    if (codePoint === null) continue;
    const last = groups.at(-1);
    if (last !== undefined && last[1] === codePoint - 1) last[1] = codePoint;
    else groups.push([codePoint, codePoint, glyph]);
  }
  const table = record(['u16', 12, 0], ['u32', 16 + 12 * groups.length, 0, groups.length, ...groups.flat()]);
  // Windows, full Unicode (3, 10) and Unicode, full (0, 4): the same table.
  return record(['u16', 0, 2, 0, 4], ['u32', 20], ['u16', 3, 10], ['u32', 20], table);
}

function nameTable({ family, bold }: OutlineFont): Uint8Array {
  const style = bold ? 'Bold' : 'Regular';
  const names = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family.replaceAll(' ', '')}-${style}`],
  ] as const;
  let at = 0;
  const records = names.flatMap(([id, text]): Field[] => {
    const field: Field = ['u16', 3, 1, 0x409, id, text.length * 2, at];
    at += text.length * 2;
    return [field];
  });
  const letters = names.flatMap(([, text]) => [...text].map((letter) => letter.charCodeAt(0)));
  return record(['u16', 0, names.length, 6 + 12 * names.length], ...records, ['u16', ...letters]);
}

/** Version 4; may be embedded (fsType 0), as the Open Font License lets it. */
function os2Table({ ascent, descent, bold, glyphs }: OutlineFont): Uint8Array {
  const codes = glyphs.map(({ codePoint }) => Math.min(codePoint ?? 0xffff, 0xffff));
  return record(
    ['u16', 4],
    ['i16', 500],
    ['u16', bold ? 700 : 400, 5, 0],
    ['i16', 650, 600, 0, 75, 650, 600, 0, 350, 50, 325, 0],
    ['u8', 2, 11, bold ? 8 : 5, 2, 2, 2, 8, 2, 2, 4],
    ['u32', 0, 0, 0, 0, 0],
    ['u16', bold ? 0x20 : 0x40, Math.min(...codes), Math.max(...codes.slice(1), 0)],
    ['i16', 880, -120, 0],
    ['u16', ascent, -descent],
    ['u32', 0, 0],
    ['i16', 543, 733],
    ['u16', 0, 32, 1],
  );
}

const postTable = (): Uint8Array => record(['u32', 0x00030000, 0], ['i16', -100, 50], ['u32', 0, 0, 0, 0, 0]);

const concatenated = (parts: readonly Uint8Array[]): Uint8Array => record(...parts);

/** Table directory, tables on four-byte borders, checksums. */
function assemble(tables: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  let offset = 12 + 16 * entries.length;
  const directory: Field[] = [];
  const bodies: Field[] = [];
  for (const [tag, bytes] of entries) {
    directory.push(
      ['u8', ...[...tag].map((letter) => letter.charCodeAt(0))],
      ['u32', checksumOf(bytes), offset, bytes.length],
    );
    const padded = new Uint8Array((bytes.length + 3) & ~3);
    padded.set(bytes);
    bodies.push(padded);
    offset += padded.length;
  }
  const range = 16 * 2 ** power;
  const file = record(
    ['u32', 0x00010000],
    ['u16', entries.length, range, power, 16 * entries.length - range],
    ...directory,
    ...bodies,
  );
  const head = new DataView(file.buffer);
  const at = entries.findIndex(([tag]) => tag === 'head');
  const headOffset = head.getUint32(12 + 16 * at + 8);
  head.setUint32(headOffset + 8, (0xb1b0afba - checksumOf(file)) >>> 0);
  return file;
}

function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      ((bytes[at]! << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
    sum = (sum + word) >>> 0;
  }
  return sum;
}

import { PolygonBuilder } from '../table/polygon-builder.ts';
import { type Cell, GEOMETRY_LINE, GEOMETRY_NONE, GEOMETRY_POINT, GEOMETRY_POLYGON } from '../table/record-table.ts';
import { decimalEnd, parseDecimal } from './parse-decimal.ts';

/** The buffer ended inside a value: more bytes are needed. */
export const NEED_MORE = Symbol('need more');

/** JSON that cannot be read on, at a byte of the buffer. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  readonly index: number;
  constructor(message: string, index: number) {
    super(message);
    this.index = index;
  }
}

/** What is wrong with a geometry; the row is kept without one. */
export type GeometryFault = 'coordinates' | 'type' | 'ring' | 'missing';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 91;
const CLOSE = 93;
const BRACE = 123;
const END_BRACE = 125;
const COMMA = 44;
const COLON = 58;

const utf8 = new TextDecoder();
const CACHE_SIZE = 1 << 14;

/**
 * Reads GeoJSON features straight from bytes into columns, without a JavaScript object a feature. One parser a file;
 * `bytes` may be exchanged between features (streaming). A zero byte after `end` marks where the buffer stops.
 */
export class FeatureParser {
  bytes: Uint8Array = new Uint8Array(1);
  end = 0;
  index = 0;
  readonly fields: string[] = [];
  readonly columns: Cell[][] = [];
  readonly types: number[] = [];
  readonly points: number[] = [];
  readonly polygons = new PolygonBuilder();
  fault: GeometryFault | undefined;
  #fieldBytes: Uint8Array[] = [];
  #fieldIndex = new Map<string, number>();
  #ascii: (string | undefined)[] = new Array(CACHE_SIZE);
  #utf8 = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();
  #pointX = Number.NaN;
  #pointY = Number.NaN;

  get rowCount(): number {
    return this.types.length;
  }

  /** First byte at or after `index` that is no white space; throws NEED_MORE at the end of the buffer. */
  peek(): number {
    const { bytes } = this;
    let byte = bytes[this.index]!;
    while (byte === 32 || byte === 10 || byte === 13 || byte === 9) byte = bytes[++this.index]!;
    if (this.index >= this.end) throw NEED_MORE;
    return byte;
  }

  /**
   * Reads the feature at `index` (its opening brace) as the next row. On NEED_MORE or a syntax error nothing of it is kept.
   */
  parseFeature(): void {
    const row = this.rowCount;
    this.fault = undefined;
    this.#pointX = Number.NaN;
    this.#pointY = Number.NaN;
    let type = -1;
    try {
      this.#expect(BRACE);
      if (this.peek() !== END_BRACE)
        do {
          const key = this.#key();
          if (key === 'geometry') type = this.#geometry();
          else if (key === 'properties') this.#properties(row);
          else this.skip();
        } while (this.#more(END_BRACE));
      else this.index++;
    } catch (error) {
      this.polygons.resetRow();
      for (const column of this.columns) if (column.length > row) column.length = row;
      throw error;
    }
    this.#endRow(row, type);
  }

  /** Adds a row without content, for a feature that is none. */
  pushEmptyRow(): void {
    this.#endRow(this.rowCount, -1);
  }

  #endRow(row: number, type: number): void {
    if (type === -1) this.fault ??= 'missing';
    if (this.fault) this.polygons.resetRow();
    this.polygons.endRow();
    const broken = this.fault !== undefined || type <= GEOMETRY_NONE;
    this.types.push(broken ? GEOMETRY_NONE : type);
    this.points.push(broken ? Number.NaN : this.#pointX, broken ? Number.NaN : this.#pointY);
    for (const column of this.columns) if (column.length === row) column.push(null);
  }

  #expect(byte: number): void {
    const found = this.peek();
    if (found !== byte)
      throw new JsonSyntaxError(
        `expected "${String.fromCharCode(byte)}", found "${String.fromCharCode(found)}"`,
        this.index,
      );
    this.index++;
  }

  /** After a member: true at a comma (more follow), false at the closing bracket. */
  #more(close: number): boolean {
    const byte = this.peek();
    this.index++;
    if (byte === COMMA) return true;
    if (byte === close) return false;
    throw new JsonSyntaxError(
      `expected "," or "${String.fromCharCode(close)}", found "${String.fromCharCode(byte)}"`,
      this.index - 1,
    );
  }

  #key(): string {
    const text = this.string();
    this.#expect(COLON);
    return text;
  }

  /** The string at `index`. Repeated strings come from a cache. */
  string(): string {
    this.#expect(QUOTE);
    const { bytes } = this;
    const start = this.index;
    let index = start;
    let hash = 0;
    let high = 0;
    let byte = bytes[index]!;
    while (byte !== QUOTE && byte !== BACKSLASH) {
      if (byte === 0 && index >= this.end) throw NEED_MORE;
      hash = (Math.imul(hash, 31) + byte) | 0;
      high |= byte;
      byte = bytes[++index]!;
    }
    if (byte === BACKSLASH) return this.#escapedString(start);
    this.index = index + 1;
    if (high >= 128) return this.#cachedUtf8(start, index, hash);
    const slot = (hash ^ (hash >>> 14)) & (CACHE_SIZE - 1);
    const cached = this.#ascii[slot];
    if (cached !== undefined && sameAscii(cached, bytes, start, index)) return cached;
    const text = index - start > 64 ? utf8.decode(bytes.subarray(start, index)) : asciiText(bytes, start, index);
    this.#ascii[slot] = text;
    return text;
  }

  #cachedUtf8(start: number, end: number, hash: number): string {
    const { bytes } = this;
    const cached = this.#utf8.get(hash);
    if (cached && sameBytes(cached.bytes, bytes, start, end)) return cached.text;
    const text = utf8.decode(bytes.subarray(start, end));
    if (this.#utf8.size < CACHE_SIZE) this.#utf8.set(hash, { bytes: bytes.slice(start, end), text });
    return text;
  }

  #escapedString(start: number): string {
    const { bytes } = this;
    let index = start;
    while (bytes[index] !== QUOTE) {
      if (index >= this.end) throw NEED_MORE;
      index += bytes[index] === BACKSLASH ? 2 : 1;
    }
    if (index >= this.end) throw NEED_MORE;
    this.index = index + 1;
    try {
      return JSON.parse(utf8.decode(bytes.subarray(start - 1, index + 1))) as string;
    } catch {
      throw new JsonSyntaxError('unreadable text', start);
    }
  }

  #number(): number {
    const value = parseDecimal(this.bytes, this.index);
    if (decimalEnd.index >= this.end) throw NEED_MORE;
    if (Number.isNaN(value)) throw new JsonSyntaxError('expected a number', this.index);
    this.index = decimalEnd.index;
    return value;
  }

  #literal(): Cell {
    const { bytes, index } = this;
    if (index + 5 > this.end) throw NEED_MORE;
    const word = String.fromCharCode(bytes[index]!, bytes[index + 1]!, bytes[index + 2]!, bytes[index + 3]!);
    if (word === 'null' || word === 'true') {
      this.index += 4;
      return word === 'null' ? null : true;
    }
    if (word === 'fals' && bytes[index + 4] === 101) {
      this.index += 5;
      return false;
    }
    // Python's json writes NaN, which is not JSON but common: a missing value.
    if (word.startsWith('NaN')) {
      this.index += 3;
      return null;
    }
    throw new JsonSyntaxError(`unexpected "${word}"`, index);
  }

  /** Leaves `index` after the value at `index`. */
  skip(): void {
    const byte = this.peek();
    if (byte === QUOTE) {
      this.string();
      return;
    }
    if (byte !== BRACE && byte !== OPEN) {
      if (byte === 45 || (byte >= 48 && byte <= 57)) this.#number();
      else this.#literal();
      return;
    }
    const { bytes } = this;
    let depth = 0;
    for (let index = this.index; index < this.end; index++) {
      const here = bytes[index]!;
      if (here === QUOTE) {
        index++;
        while (bytes[index] !== QUOTE) {
          if (index >= this.end) throw NEED_MORE;
          index += bytes[index] === BACKSLASH ? 2 : 1;
        }
      } else if (here === BRACE || here === OPEN) depth++;
      else if ((here === END_BRACE || here === CLOSE) && --depth === 0) {
        this.index = index + 1;
        return;
      }
    }
    throw NEED_MORE;
  }

  #properties(row: number): void {
    const byte = this.peek();
    if (byte !== BRACE) {
      this.skip();
      return;
    }
    this.index++;
    if (this.peek() === END_BRACE) {
      this.index++;
      return;
    }
    let expected = 0;
    do {
      const field = this.#field(expected);
      expected = field + 1;
      const column = this.columns[field]!;
      while (column.length < row) column.push(null);
      const value = this.#cell();
      if (column.length === row) column.push(value);
      else column[row] = value; // a key written twice: the last wins, as in JSON.parse
    } while (this.#more(END_BRACE));
  }

  /** Column of the key at `index`; tries the column that followed last time first, without making a string. */
  #field(expected: number): number {
    const { bytes } = this;
    const name = this.#fieldBytes[expected];
    if (name && this.peek() === QUOTE) {
      const start = this.index + 1;
      const close = start + name.length;
      if (bytes[close] === QUOTE && sameBytes(name, bytes, start, close)) {
        this.index = close + 1;
        this.#expect(COLON);
        return expected;
      }
    }
    const key = this.#key();
    const known = this.#fieldIndex.get(key);
    if (known !== undefined) return known;
    const next = this.fields.length;
    this.fields.push(key);
    this.columns.push([]);
    this.#fieldBytes.push(new TextEncoder().encode(key));
    this.#fieldIndex.set(key, next);
    return next;
  }

  #cell(): Cell {
    const byte = this.peek();
    if (byte === QUOTE) return this.string();
    if (byte === 45 || (byte >= 48 && byte <= 57)) return this.#number();
    if (byte !== BRACE && byte !== OPEN) return this.#literal();
    const start = this.index;
    this.skip();
    return utf8.decode(this.bytes.subarray(start, this.index));
  }

  /** Reads a geometry object or null; returns its type, −1 where there is none. */
  #geometry(): number {
    if (this.peek() !== BRACE) {
      this.skip();
      return -1;
    }
    const start = this.index;
    this.index++;
    let type = '';
    let coordinates = -1;
    let found = -1;
    if (this.peek() === END_BRACE) this.index++;
    else
      do {
        const key = this.#key();
        if (key === 'type' && this.peek() === QUOTE) type = this.string();
        else if (key === 'coordinates') {
          this.peek();
          coordinates = this.index;
          if (type) found = this.#coordinates(type);
          else this.skip();
        } else this.skip();
      } while (this.#more(END_BRACE));
    if (found === -1 && coordinates >= 0 && type) {
      const after = this.index;
      this.index = coordinates;
      found = this.#coordinates(type);
      this.index = after;
    }
    if (found === -1 && this.index > start) this.fault ??= type ? 'coordinates' : 'type';
    return found;
  }

  #coordinates(type: string): number {
    const start = this.index;
    const faulty = () => {
      this.index = start;
      this.skip();
      return GEOMETRY_NONE;
    };
    if (type === 'Polygon') {
      if (this.#rings()) return GEOMETRY_POLYGON;
      return faulty();
    }
    if (type === 'MultiPolygon') {
      if (this.#list(() => this.#rings())) return GEOMETRY_POLYGON;
      return faulty();
    }
    if (type === 'Point') {
      if (this.#position(false)) return GEOMETRY_POINT;
      return faulty();
    }
    if (type === 'MultiPoint') {
      if (this.#list(() => this.#position(false))) return GEOMETRY_POINT;
      return faulty();
    }
    this.skip();
    if (type === 'LineString' || type === 'MultiLineString') return GEOMETRY_LINE;
    this.fault = 'type';
    return GEOMETRY_NONE;
  }

  /** A non-empty array whose members `read` accepts. */
  #list(read: () => boolean): boolean {
    if (this.peek() !== OPEN) return this.#faulty('coordinates');
    this.index++;
    if (this.peek() === CLOSE) return this.#faulty('coordinates');
    do if (!read()) return false;
    while (this.#more(CLOSE));
    return true;
  }

  #faulty(fault: GeometryFault): false {
    this.fault = fault;
    return false;
  }

  #rings(): boolean {
    if (this.peek() !== OPEN) return this.#faulty('coordinates');
    this.index++;
    if (this.peek() === CLOSE) return this.#faulty('coordinates');
    do if (!this.#ring()) return false;
    while (this.#more(CLOSE));
    this.polygons.endPolygon();
    return true;
  }

  #ring(): boolean {
    if (this.peek() !== OPEN) return this.#faulty('coordinates');
    this.index++;
    do if (!this.#position(true)) return false;
    while (this.#more(CLOSE));
    return this.polygons.endRing() || this.#faulty('ring');
  }

  /** `[x, y]` or `[x, y, z, …]`; a vertex of the ring, or the point of the row. */
  #position(vertex: boolean): boolean {
    if (this.peek() !== OPEN) return this.#faulty('coordinates');
    this.index++;
    const x = this.#coordinate();
    if (Number.isNaN(x) || this.peek() !== COMMA) return this.#faulty('coordinates');
    this.index++;
    const y = this.#coordinate();
    if (Number.isNaN(y)) return this.#faulty('coordinates');
    while (this.peek() === COMMA) {
      this.index++;
      if (Number.isNaN(this.#coordinate())) return this.#faulty('coordinates');
    }
    if (this.bytes[this.index] !== CLOSE) return this.#faulty('coordinates');
    this.index++;
    if (vertex) this.polygons.pushVertex(x, y);
    else if (Number.isNaN(this.#pointX)) {
      this.#pointX = x;
      this.#pointY = y;
    }
    return true;
  }

  #coordinate(): number {
    this.peek();
    const value = parseDecimal(this.bytes, this.index);
    if (decimalEnd.index >= this.end) throw NEED_MORE;
    this.index = decimalEnd.index;
    return value;
  }
}

function sameBytes(wanted: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (wanted.length !== end - start) return false;
  for (let index = 0; index < wanted.length; index++) if (wanted[index] !== bytes[start + index]) return false;
  return true;
}

function sameAscii(wanted: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (wanted.length !== end - start) return false;
  for (let index = 0; index < wanted.length; index++)
    if (wanted.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

/** A flat string in one call: built by `+=` it would be a tree of pieces that the garbage collector has to walk. */
const asciiText = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);

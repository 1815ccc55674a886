import { createDecoder, detectEncoding, encodingName } from '../table/decode-text.ts';
import type { Cell } from '../table/record-table.ts';

export interface DbfTable {
  readonly fields: readonly string[];
  readonly rowCount: number;
  readonly columns: readonly (readonly Cell[])[];
  readonly encoding: string;
  /** Records that the header announces but the file does not hold. */
  readonly recordsMissing: number;
}

interface DbfField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/** Language driver ids. Source: dBASE table file format; 0x13 and 0x7b are Japanese Shift JIS. */
const languageDrivers: Readonly<Record<number, string>> = { 19: 'CP932', 123: 'CP932', 87: 'CP932' };

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const TERMINATOR = 0x0d;

function readFields(bytes: Uint8Array, headerLength: number): DbfField[] {
  const fields: DbfField[] = [];
  let start = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= Math.min(headerLength, bytes.length); at += FIELD_BYTES) {
    if (bytes[at] === TERMINATOR) break;
    const raw = bytes.subarray(at, at + 11);
    const end = raw.indexOf(0);
    const length = bytes[at + 16]!;
    fields.push({
      name: raw.subarray(0, end < 0 ? 11 : end),
      type: String.fromCharCode(bytes[at + 11]!),
      start,
      length,
    });
    start += length;
  }
  return fields;
}

function textBytes(
  bytes: Uint8Array,
  fields: readonly DbfField[],
  headerLength: number,
  recordLength: number,
  count: number,
): Uint8Array {
  const parts: Uint8Array[] = fields.map((field) => field.name);
  for (let row = 0; row < Math.min(count, 2000); row++)
    for (const field of fields)
      if (field.type === 'C') {
        const at = headerLength + row * recordLength + field.start;
        parts.push(bytes.subarray(at, at + field.length));
      }
  const size = parts.reduce((sum, part) => sum + part.length + 1, 0);
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
    joined[at++] = 10; // keeps a cut character of one field from swallowing the next
  }
  return joined;
}

/** Field contents may end inside a character; such endings must not decide the encoding, so a fair vote is enough. */
function detectDbfEncoding(sample: Uint8Array, driver: number): string {
  const strict = detectEncoding(sample);
  if (strict === 'UTF-8') return 'UTF-8';
  const broken = (name: string) => createDecoder(name).decode(sample).split('\ufffd').length;
  if (broken('UTF-8') <= 3 && broken('UTF-8') < broken('CP932')) return 'UTF-8';
  return languageDrivers[driver] ?? 'CP932';
}

function cellOf(type: string, text: string): Cell {
  const trimmed = text.replace(/[\0 \u3000]+$/g, '').trimStart();
  if (trimmed === '' || /^\*+$/.test(trimmed)) return null;
  if (type === 'N' || type === 'F') {
    const number = Number(trimmed);
    return Number.isFinite(number) ? number : trimmed;
  }
  if (type === 'L') return /^[TtYy1]/.test(trimmed) ? true : /^[FfNn0]/.test(trimmed) ? false : null;
  return trimmed;
}

/**
 * Parses a dBASE table. Encoding: the given name (.cpg or the user), else by the bytes (UTF-8 if valid, CP932 otherwise;
 * Japanese files without .cpg are CP932). Throws a RangeError if it has no header. Deleted records stay, so that records
 * keep pairing with shapes.
 */
export function parseDbf(bytes: Uint8Array, encoding?: string): DbfTable {
  if (bytes.length < HEADER_BYTES + 1) throw new RangeError(`expected a dBASE header, found ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const announced = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const fields = readFields(bytes, headerLength);
  if (fields.length === 0 || recordLength === 0) throw new RangeError('expected dBASE fields, found none');
  const held = Math.max(0, Math.floor((bytes.length - headerLength) / recordLength));
  const count = Math.min(announced, held);
  const named = encoding === undefined ? undefined : encodingName(encoding);
  const used = named ?? detectDbfEncoding(textBytes(bytes, fields, headerLength, recordLength, count), bytes[29]!);
  const decoder = createDecoder(used);
  const columns = fields.map((field) => {
    const cells: Cell[] = new Array(count);
    const known = new Map<string, Cell>();
    for (let row = 0; row < count; row++) {
      const at = headerLength + row * recordLength + field.start;
      const text = decoder.decode(bytes.subarray(at, at + field.length));
      let cell = known.get(text);
      if (cell === undefined) {
        cell = cellOf(field.type, text);
        if (known.size < 4096) known.set(text, cell);
      }
      cells[row] = cell;
    }
    return cells;
  });
  return {
    fields: fields.map((field) => decoder.decode(field.name).trim()),
    rowCount: count,
    columns,
    encoding: used,
    recordsMissing: announced - count,
  };
}

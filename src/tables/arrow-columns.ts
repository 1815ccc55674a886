import {
  Bool,
  type Data,
  type DataType,
  Field,
  Float32,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
} from 'apache-arrow';
import { type ColumnType, columnTypeOf, presenceBits } from './column-type.ts';
import type { ColumnValues } from './database.ts';

const arrowTypes: Readonly<Record<ColumnType, () => DataType>> = {
  UTINYINT: () => new Uint8(),
  USMALLINT: () => new Uint16(),
  INTEGER: () => new Int32(),
  UINTEGER: () => new Uint32(),
  FLOAT: () => new Float32(),
  DOUBLE: () => new Float64(),
  VARCHAR: () => new Utf8(),
  BOOLEAN: () => new Bool(),
};

/**
 * Rows `from` … `to` of columns as an Arrow IPC stream. Numbers are not copied before they are written, so the stream is
 * the only copy.
 */
export function arrowStream(columns: Readonly<Record<string, ColumnValues>>, from: number, to: number): Uint8Array {
  const names = Object.keys(columns);
  const children = names.map((_, index) => columnData(unshared(columns, names, index), from, to));
  const fields = names.map((name, index) => new Field(name, children[index]!.type, true));
  const data = makeData({ type: new Struct(fields), length: to - from, children });
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(new Schema(fields), data));
  return writer.finish().toUint8Array(true);
}

/**
 * A copy of a number column whose memory an earlier column shares. apache-arrow 17 merges chunks of one buffer that touch
 * or overlap (`joinUint8Arrays`) and then writes a stream that can't be read; can go once that is fixed there.
 */
function unshared(
  columns: Readonly<Record<string, ColumnValues>>,
  names: readonly string[],
  index: number,
): ColumnValues {
  const values = columns[names[index]!]!;
  if (!ArrayBuffer.isView(values)) return values;
  const shared = names.slice(0, index).some((name) => {
    const earlier = columns[name]!;
    return ArrayBuffer.isView(earlier) && earlier.buffer === values.buffer;
  });
  return shared ? values.slice() : values;
}

function columnData(values: ColumnValues, from: number, to: number): Data {
  const type = columnTypeOf(values);
  const nullBitmap = presenceBits(values, from, to);
  const rest = { length: to - from, ...(nullBitmap && { nullBitmap, nullCount: -1 }) };
  if (type === 'VARCHAR')
    return makeData({ type: new Utf8(), ...rest, ...utf8(values as readonly (string | null)[], from, to) });
  if (type === 'BOOLEAN')
    return makeData({ type: new Bool(), ...rest, data: bits(values as readonly (boolean | null)[], from, to) });
  const data = (values as Uint8Array).subarray(from, to);
  return makeData({ type: arrowTypes[type]() as Uint8, ...rest, data });
}

function bits(values: readonly (boolean | null)[], from: number, to: number): Uint8Array {
  const out = new Uint8Array(Math.ceil((to - from) / 8));
  for (let row = from; row < to; row++) if (values[row]) out[(row - from) >> 3]! |= 1 << ((row - from) & 7);
  return out;
}

const encoder = new TextEncoder();

function utf8(
  values: readonly (string | null)[],
  from: number,
  to: number,
): { data: Uint8Array; valueOffsets: Int32Array } {
  const valueOffsets = new Int32Array(to - from + 1);
  let data = new Uint8Array(Math.max(64, (to - from) * 24));
  let end = 0;
  for (let row = from; row < to; row++) {
    const text = values[row];
    if (text) {
      if (data.length < end + text.length * 3) data = grown(data, end + text.length * 3);
      end = writeText(text, data, end);
    }
    valueOffsets[row - from + 1] = end;
  }
  return { data: data.subarray(0, end), valueOffsets };
}

/** Writes a text at a place and gives the place after it. Plain ASCII (ids, codes) is ten times faster without the encoder. */
function writeText(text: string, data: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return at + encoder.encodeInto(text, data.subarray(at)).written;
    data[at + index] = code;
  }
  return at + text.length;
}

function grown(data: Uint8Array<ArrayBuffer>, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, data.length * 2));
  larger.set(data);
  return larger;
}

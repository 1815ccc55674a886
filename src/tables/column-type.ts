import type { ColumnValues } from './database.ts';

export type ColumnType = 'UTINYINT' | 'USMALLINT' | 'INTEGER' | 'UINTEGER' | 'FLOAT' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN';

/** The DuckDB type that `Database.insert` gives a column. An empty list counts as VARCHAR. */
export function columnTypeOf(values: ColumnValues): ColumnType {
  if (values instanceof Uint8Array) return 'UTINYINT';
  if (values instanceof Uint16Array) return 'USMALLINT';
  if (values instanceof Int32Array) return 'INTEGER';
  if (values instanceof Uint32Array) return 'UINTEGER';
  if (values instanceof Float32Array) return 'FLOAT';
  if (values instanceof Float64Array) return 'DOUBLE';
  const first = values.find((value) => value !== null);
  return typeof first === 'boolean' ? 'BOOLEAN' : 'VARCHAR';
}

/** Number of rows of columns that go into one table. Throws a RangeError naming the column that has another length. */
export function rowCountOf(table: string, columns: Readonly<Record<string, ColumnValues>>): number {
  const entries = Object.entries(columns);
  const first = entries[0];
  if (!first) throw new RangeError(`table "${table}" needs at least one column`);
  for (const [name, values] of entries)
    if (values.length !== first[1].length)
      throw new RangeError(
        `column "${name}" of table "${table}" has ${values.length} rows, expected ${first[1].length} as in "${first[0]}"`,
      );
  return first[1].length;
}

/**
 * Bits of the rows that hold a value (Arrow and DuckDB layout: least bit first, 1 = present), or undefined where no row
 * is missing. NaN in float columns and null in lists are missing and become NULL.
 */
export function presenceBits(values: ColumnValues, from: number, to: number): Uint8Array | undefined {
  if (ArrayBuffer.isView(values)) return isFloats(values) ? presentNumbers(values, from, to) : undefined;
  return bitsWhere(to - from, (row) => values[from + row] !== null);
}

const isFloats = (values: ArrayBufferView): values is Float32Array | Float64Array =>
  values instanceof Float32Array || values instanceof Float64Array;

function presentNumbers(values: Float32Array | Float64Array, from: number, to: number): Uint8Array | undefined {
  let all = 0; // NaN once a value is NaN or infinite: one pass without branches over columns that miss nothing
  for (let row = from; row < to; row++) all += values[row]! * 0;
  return all === 0 ? undefined : bitsWhere(to - from, (row) => !Number.isNaN(values[from + row]!));
}

function bitsWhere(count: number, present: (row: number) => boolean): Uint8Array | undefined {
  const bits = new Uint8Array(Math.ceil(count / 64) * 8).fill(0xff);
  let missing = false;
  for (let row = 0; row < count; row++) {
    if (present(row)) continue;
    bits[row >> 3]! &= ~(1 << (row & 7));
    missing = true;
  }
  return missing ? bits : undefined;
}

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
  if (ArrayBuffer.isView(values) && !(values instanceof Float32Array || values instanceof Float64Array))
    return undefined;
  let bits: Uint8Array | undefined;
  for (let row = from; row < to; row++) {
    const value = values[row];
    if (value !== null && !Number.isNaN(value)) continue;
    bits ??= new Uint8Array(Math.ceil((to - from) / 64) * 8).fill(0xff);
    const at = row - from;
    bits[at >> 3]! &= ~(1 << (at & 7));
  }
  return bits;
}

import {
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  FLOAT,
  INTEGER,
  UINTEGER,
  USMALLINT,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { type ColumnType, columnTypeOf, presenceBits } from './column-type.ts';
import type { ColumnValues } from './database.ts';
import { quoteIdentifier } from './sql-identifier.ts';

const types: Readonly<Record<ColumnType, DuckDBType>> = {
  UTINYINT,
  USMALLINT,
  INTEGER,
  UINTEGER,
  FLOAT,
  DOUBLE,
  VARCHAR,
  BOOLEAN,
};

/** The statement that makes an empty table for columns. */
export function createTableSql(table: string, columns: Readonly<Record<string, ColumnValues>>): string {
  const definitions = Object.entries(columns).map(
    ([name, values]) => `${quoteIdentifier(name)} ${columnTypeOf(values)}`,
  );
  return `CREATE TABLE ${quoteIdentifier(table)} (${definitions.join(', ')})`;
}

/** Appends columns chunk by chunk; numbers are copied as blocks of memory, not value by value. */
export function appendColumns(
  appender: DuckDBAppender,
  columns: Readonly<Record<string, ColumnValues>>,
  rowCount: number,
): void {
  const typed = Object.values(columns).map((values) => ({ values, type: columnTypeOf(values) }));
  const columnTypes = typed.map(({ type }) => types[type]);
  const step = bindings.vector_size();
  for (let from = 0; from < rowCount; from += step) {
    const to = Math.min(rowCount, from + step);
    const chunk = DuckDBDataChunk.create(columnTypes, to - from);
    for (const [index, { values, type }] of typed.entries())
      fill(bindings.data_chunk_get_vector(chunk.chunk, index), values, type, from, to);
    appender.appendDataChunk(chunk);
  }
  appender.flushSync();
}

function fill(vector: bindings.Vector, values: ColumnValues, type: ColumnType, from: number, to: number): void {
  if (ArrayBuffer.isView(values)) {
    const part = values.subarray(from, to);
    bindings.copy_data_to_vector(vector, 0, part.buffer as ArrayBuffer, part.byteOffset, part.byteLength);
  } else if (type === 'BOOLEAN') {
    const bytes = Uint8Array.from({ length: to - from }, (_, row) => (values[from + row] ? 1 : 0));
    bindings.copy_data_to_vector(vector, 0, bytes.buffer, 0, bytes.byteLength);
  } else {
    for (let row = from; row < to; row++) {
      const text = values[row];
      if (typeof text === 'string') bindings.vector_assign_string_element(vector, row - from, text);
    }
  }
  const present = presenceBits(values, from, to);
  if (!present) return;
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, present.buffer as ArrayBuffer, 0, present.byteLength);
}

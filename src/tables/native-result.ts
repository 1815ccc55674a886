import { DuckDBDecimalValue, type DuckDBMaterializedResult, type DuckDBValue } from '@duckdb/node-api';
import type { QueryResult } from './database.ts';

type Cell = string | number | boolean | null;

/** A native result as a query result, the same as `arrowResult` makes of the browser's. */
export function nativeResult(result: DuckDBMaterializedResult): QueryResult {
  const names = result.columnNames();
  const columns = names.map((name, index) => ({ name, type: String(result.columnType(index)) }));
  const rows: Record<string, Cell>[] = [];
  for (let index = 0; index < result.chunkCount; index++) {
    const chunk = result.getChunk(index);
    const values = names.map((_, column) => chunk.getColumnValues(column));
    for (let row = 0; row < chunk.rowCount; row++) {
      const object: Record<string, Cell> = {};
      for (let column = 0; column < names.length; column++) object[names[column]!] = cell(values[column]![row]!);
      rows.push(object);
    }
  }
  return { columns, rowCount: rows.length, rows };
}

/** The first column as numbers; what is missing or no number is NaN. */
export function nativeNumbers(result: DuckDBMaterializedResult): Float64Array {
  const out = new Float64Array(result.rowCount);
  let row = 0;
  for (let index = 0; index < result.chunkCount; index++)
    for (const value of result.getChunk(index).getColumnValues(0)) {
      const number = cell(value);
      out[row++] = typeof number === 'number' ? number : Number.NaN;
    }
  return out;
}

function cell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof DuckDBDecimalValue ? value.toDouble() : String(value);
}

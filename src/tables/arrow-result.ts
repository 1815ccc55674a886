import { DataType, type Table, type Vector } from 'apache-arrow';
import type { QueryResult } from './database.ts';

type Cell = string | number | boolean | null;

/** An Arrow table as a query result. Decimals and 64-bit integers become numbers; other types their text. */
export function arrowResult(table: Table): QueryResult {
  const columns = table.schema.fields.map((field) => ({ name: field.name, type: String(field.type) }));
  const cells = columns.map((_, index) => columnCells(table.getChildAt(index), table.numRows));
  const rows = Array.from({ length: table.numRows }, (_, row) => {
    const object: Record<string, Cell> = {};
    for (let column = 0; column < columns.length; column++) object[columns[column]!.name] = cells[column]![row]!;
    return object;
  });
  return { columns, rowCount: table.numRows, rows };
}

/** The first column as numbers; what is missing or no number is NaN. */
export function arrowNumbers(table: Table): Float64Array {
  const cells = columnCells(table.getChildAt(0), table.numRows);
  return Float64Array.from(cells as ArrayLike<Cell>, (value) => (typeof value === 'number' ? value : Number.NaN));
}

function columnCells(vector: Vector | null, length: number): ArrayLike<Cell> {
  if (!vector) return new Array<Cell>(length).fill(null);
  if (isPlainNumber(vector.type)) return vector.nullCount === 0 ? vector.toArray() : nullableNumbers(vector);
  const scale = DataType.isDecimal(vector.type) ? vector.type.scale : 0;
  return Array.from({ length }, (_, row) => cell(vector.get(row), scale));
}

/** Chunk by chunk: `vector.get` looks for the chunk of every single row. */
function nullableNumbers(vector: Vector): ArrayLike<Cell> {
  const cells: Cell[] = [];
  for (const chunk of vector.data)
    for (let row = 0; row < chunk.length; row++) cells.push(chunk.getValid(row) ? chunk.values[row] : null);
  return cells;
}

const isPlainNumber = (type: DataType) => DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth <= 32);

function cell(value: unknown, scale: number): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (ArrayBuffer.isView(value) && scale >= 0 && Symbol.toPrimitive in value)
    return Number(String(value)) / 10 ** scale;
  return String(value);
}

import type { RecordTable } from '../table/record-table.ts';
import type { Column } from './interpretation.ts';

/** The columns that found no use, one JSON object a row; '' where all of them are empty. For display only. */
export function extraOf(table: RecordTable, rows: Uint32Array, used: readonly (Column | undefined)[]): string[] {
  const taken = new Set(used.map((column) => column?.index));
  const rest = table.fields.map((field, index) => ({ field, index })).filter(({ index }) => !taken.has(index));
  if (rest.length === 0) return new Array<string>(rows.length).fill('');
  return Array.from(rows, (row) => {
    const entries: [string, unknown][] = [];
    for (const { field, index } of rest) {
      const cell = table.columns[index]![row];
      if (cell !== null && cell !== undefined && cell !== '') entries.push([field, cell]);
    }
    return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
  });
}

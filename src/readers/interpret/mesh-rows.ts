import type { MeshLevel } from '../../domain/datasets.ts';
import { isMeshCode, meshLevelOfCodes } from '../../domain/mesh-code.ts';
import { placeOfRow } from '../table/record-table.ts';
import type { Column, Interpreter } from './interpretation.ts';

export interface MeshRows {
  /** Rows with a mesh code of the common level. */
  readonly rows: readonly number[];
  readonly codes: readonly string[];
  readonly level: MeshLevel;
}

/** Number of digits that most codes have. */
function commonDigits(codes: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const code of codes) if (isMeshCode(code)) counts.set(code.length, (counts.get(code.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/**
 * The rows whose mesh code is one of JIS X 0410, all of the level that most have; others are one issue with place and
 * count. Undefined (with an issue) if there is none.
 */
export function meshRows(interpreter: Interpreter, column: Column): MeshRows | undefined {
  const { table } = interpreter;
  const all = Array.from({ length: table.rowCount }, (_, row) => column.text(row).replace(/\.0+$/, ''));
  const digits = commonDigits(all);
  const rows: number[] = [];
  all.forEach((code, row) => {
    if (isMeshCode(code) && code.length === digits) rows.push(row);
    else if (table.columns.some((cells) => cells[row] !== null && cells[row] !== ''))
      interpreter.report('warning', 'mesh-code-invalid', {
        group: column.field,
        place: `${placeOfRow(table, row)}, column ${column.field}`,
        values: { value: code.slice(0, 20) },
      });
  });
  const codes = rows.map((row) => all[row]!);
  const level = meshLevelOfCodes(codes);
  if (!level) {
    interpreter.report('error', 'mesh-codes-missing', { values: { column: column.field } });
    return undefined;
  }
  return { rows, codes, level };
}

import type { Column, Interpreter } from './interpretation.ts';

const ROWS_LOOKED_AT = 2000;

/**
 * The text column that tells rows apart best, where no column is known to hold names; said in a note. Undefined if there
 * are no texts at all.
 */
export function likelyNameColumn(interpreter: Interpreter, rows: Uint32Array): Column | undefined {
  let best: Column | undefined;
  let most = 0;
  interpreter.table.fields.forEach((_, index) => {
    const column = interpreter.columnAt(index);
    const texts = new Set<string>();
    for (const row of rows.subarray(0, ROWS_LOOKED_AT)) {
      const text = column.text(row);
      if (/\p{L}/u.test(text) && !/^https?:/.test(text)) texts.add(text);
    }
    if (texts.size > most) {
      most = texts.size;
      best = column;
    }
  });
  if (best) interpreter.report('note', 'name-column-guessed', { values: { column: best.field } });
  return best;
}

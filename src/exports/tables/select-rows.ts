import { type AnswerTable, type Cell, cellOf } from '../../domain/answer.ts';
import type { SheetSubject, TableRequest } from '../../domain/sheet.ts';

export type Row = readonly Cell[];

/**
 * Rows that a printed table is made of: those of `where`, and of the sheet's subject where asked. Throws a RangeError for a
 * key that the table has not: a condition that is passed over would print wrong numbers.
 */
export function selectRows(
  table: AnswerTable,
  { where, ofSubject }: Pick<TableRequest, 'where' | 'ofSubject'>,
  subject: SheetSubject,
): readonly Row[] {
  const wanted = Object.entries(where).map(([name, values]) => ({ index: keyIndex(table, name), values }));
  const kept = table.rows.filter((row) =>
    wanted.every(({ index, values }) => values.length === 0 || values.includes(String(row[index] ?? ''))),
  );
  return ofSubject ? rowsOfSubject(table, kept, subject) : kept;
}

/** Throws a RangeError for a name that is no key of the table. */
export function keyIndex(table: Pick<AnswerTable, 'id' | 'keys'>, name: string): number {
  const index = table.keys.findIndex((key) => key.name === name);
  if (index < 0) throw new RangeError(`table "${table.id}" has no key "${name}"`);
  return index;
}

function rowsOfSubject(table: AnswerTable, rows: readonly Row[], subject: SheetSubject): readonly Row[] {
  if (subject.kind === 'zone') {
    const kind = keyIndex(table, 'zone_kind');
    const id = keyIndex(table, 'zone_id');
    return rows.filter((row) => row[kind] === subject.zoneKind && row[id] === subject.zoneId);
  }
  if (!table.keys.some(({ name }) => name === 'zone_kind')) return rows;
  const city = rows.filter((row) => cellOf(table, row, 'zone_kind') === 'city');
  return city.length > 0 ? city : rows;
}

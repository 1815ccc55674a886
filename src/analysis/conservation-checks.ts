import type { AnswerTable } from '../domain/answer.ts';
import type { CheckCode, TableCheck } from '../domain/evidence.ts';
import { tableCheck } from './partition-checks.ts';

/** A column that adds up to something known, in every part of a table. */
export interface ConservedColumn {
  readonly code: CheckCode;
  /** One, or several that make a whole together. */
  readonly column: string | readonly string[];
  /** Of a part, by its `constants`; undefined: no law for it. */
  readonly expected: (part: Part) => number | undefined;
  /** Relative; 0 for counts. */
  readonly tolerance?: number;
}

/** Sums are exact by construction; this allows for the rounding of the source's own total. */
const RELATIVE_TOLERANCE = 1e-9;

/** Key columns and their values: the rows that have them are a partition. */
export type Part = Readonly<Record<string, string | number>>;

/**
 * The laws of a table by part: in each, every column adds up to what is expected. Parts are listed by the caller, so that
 * one without any row fails too. Gives all checks, to be cut to the worst of each law.
 */
export function conservationChecks(
  table: AnswerTable,
  parts: readonly Part[],
  laws: readonly ConservedColumn[],
): readonly TableCheck[] {
  const rowsOf = rowsByPart(table, Object.keys(parts[0] ?? {}));
  const indexOf = columnIndexes(table);
  return parts.flatMap((part) => {
    const rows = rowsOf.get(keyOf(Object.values(part))) ?? [];
    return laws.flatMap(({ code, column, expected, tolerance = RELATIVE_TOLERANCE }) => {
      const wanted = expected(part);
      if (wanted === undefined) return [];
      const indexes = [column].flat().map(indexOf);
      const total = rows.reduce((sum, row) => indexes.reduce((all, index) => all + Number(row[index] ?? 0), sum), 0);
      const names = Object.entries(part).map(([name, value]) => [name, String(value)]);
      return [
        tableCheck(code, wanted, total, tolerance, {
          table: table.id,
          column: [column].flat().join(' + '),
          ...Object.fromEntries(names),
        }),
      ];
    });
  });
}

/** Place of a column in the rows of a table. Throws a RangeError for a column that the table has not. */
function columnIndexes({ id, keys, values }: AnswerTable): (name: string) => number {
  const indexes = new Map([...keys, ...values].map((column, index) => [column.name, index]));
  return (name) => {
    const index = indexes.get(name);
    if (index === undefined) throw new RangeError(`table "${id}" has no column "${name}"`);
    return index;
  };
}

const keyOf = (values: readonly unknown[]): string => values.map(String).join('\n');

function rowsByPart(table: AnswerTable, names: readonly string[]): ReadonlyMap<string, AnswerTable['rows']> {
  const indexes = names.map(columnIndexes(table));
  const parts = new Map<string, AnswerTable['rows'][number][]>();
  for (const row of table.rows) {
    const key = keyOf(indexes.map((index) => row[index]));
    const rows = parts.get(key);
    if (rows) rows.push(row);
    else parts.set(key, [row]);
  }
  return parts;
}

/** One part a kind of zone and combination of further parts. */
export const partsOfZoneKinds = (zoneKinds: readonly string[], parts: readonly Part[]): readonly Part[] =>
  zoneKinds.flatMap((zone_kind) => parts.map((part) => ({ zone_kind, ...part })));

import type { Answer, AnswerTable, Cell, ValueColumn } from '../../../domain/answer.ts';
import type { HazardKey } from '../../../domain/hazard.ts';
import { type Sum, sumAt } from './pivot.ts';
import { hazardPairs } from './pivot-view.ts';

export interface AnswerHeadline {
  readonly value: number | null;
  /** Rows without a value are left out of it. */
  readonly partial: boolean;
  /** What the share is taken of; null where the question names no whole. */
  readonly whole: number | null;
  readonly column: ValueColumn;
  readonly table: AnswerTable;
  /** What the rows are about, where the table holds several hazards. */
  readonly hazardKey?: HazardKey;
}

/**
 * The number to say first. Rows of a table about several hazards are alternatives, so that only those of the shown hazard
 * and scale are added up (of the table's first where it has none of that). Undefined where the answer has no headline.
 */
export function answerHeadline({ headline, tables }: Answer, shown: HazardChoice): AnswerHeadline | undefined {
  const table = tables.find(({ id }) => id === headline?.table);
  const at = table?.values.findIndex(({ name }) => name === headline?.value) ?? -1;
  const column = table?.values[at];
  if (headline === undefined || table === undefined || column === undefined) return undefined;
  const pair = headlinePair(table, headline.rows, shown);
  const [hazardAt, scaleAt] = ['hazard', 'scale'].map((name) => table.keys.findIndex((key) => key.name === name));
  const isOfPair = (row: readonly Cell[]): boolean =>
    pair === undefined ||
    (row[hazardAt ?? -1] === pair.hazard && (scaleAt === undefined || scaleAt < 0 || row[scaleAt] === pair.scale));
  const sum = (rows: readonly number[]): Sum =>
    sumAt(
      rows.flatMap((index) => (table.rows[index] ? [table.rows[index]] : [])).filter(isOfPair),
      table.keys.length + at,
    );
  return {
    ...sum(headline.rows),
    whole: headline.ofRows === undefined || !column.additive ? null : sum(headline.ofRows).value,
    column,
    table,
    ...(pair && { hazardKey: pair.key }),
  };
}

/** The hazard and scale of the screen where the headline's rows have it, else the first that they have. */
function headlinePair(table: AnswerTable, rows: readonly number[], { hazard, scale }: HazardChoice) {
  const pairs = hazardPairs({
    ...table,
    rows: rows.flatMap((index) => (table.rows[index] ? [table.rows[index]] : [])),
  });
  return (
    pairs.find((pair) => pair.hazard === hazard && pair.scale === scale) ??
    pairs.find((pair) => pair.hazard === hazard) ??
    pairs[0]
  );
}

interface HazardChoice {
  readonly hazard: string;
  readonly scale: string;
}

import type { Evidence, TableCheck } from './evidence.ts';

/** In both languages of the tool. */
export interface Text {
  readonly ja: string;
  readonly en: string;
}

/** What a question answers: one table or several over the same city, with their laws and how they were made. */
export interface Answer {
  readonly question: string;
  readonly tables: readonly AnswerTable[];
  readonly checks: readonly TableCheck[];
  readonly evidence: Evidence;
  /** The number to say first, as a place in a table. */
  readonly headline?: Headline;
}

export interface Headline {
  readonly table: string;
  /** Rows that are added up. */
  readonly rows: readonly number[];
  /** Name of the value column. */
  readonly value: string;
  /** What the number is, as the end of a sentence: 「浸水深 3 m 以上の区域に住む人」. */
  readonly text: Text;
  /** Rows that are the whole of it, for a share. */
  readonly ofRows?: readonly number[];
}

/**
 * One table in long form: the same shape on the screen, in CSV, in XLSX and in a document. A row is its keys and then its
 * values, in the order of the columns.
 */
export interface AnswerTable {
  /** Unique over all questions: the name of its file and sheet. */
  readonly id: string;
  readonly title: Text;
  readonly keys: readonly KeyColumn[];
  readonly values: readonly ValueColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said under the table: what is not in it, what a number means. */
  readonly notes?: readonly Text[];
}

/** Null: see `ValueColumn.missing`. */
export type Cell = string | number | null;

/** A column that says what a row is about. */
export interface KeyColumn {
  /** snake_case, as in the CSV: `zone_kind`, `zone_id`, `zone_name`, `hazard`, `scale`, `depth_rank` … */
  readonly name: string;
  readonly title: Text;
  /** Labels of its values in the order of the legend; a column of names has none. */
  readonly labels?: readonly KeyLabel[];
  /**
   * Everything counted has exactly one of its values, so that rows may be added up over it; true also of a column whose
   * labels have states. Absent where values are alternatives over the same things: hazards, modes, thresholds, years.
   */
  readonly partition?: true;
}

export interface KeyLabel {
  readonly value: string;
  readonly label: Text;
  readonly colour?: `#${string}`;
  /**
   * Which of the three states it stands for; absent where the column is no verdict. Rows of state `unknown` are shown
   * hatched and never left out.
   */
  readonly state?: 'hit' | 'not_hit' | 'unknown';
  /** Why it is not known; printed with every row of state `unknown`. */
  readonly reason?: Text;
}

export interface ValueColumn {
  /** snake_case, as in the CSV. */
  readonly name: string;
  readonly title: Text;
  readonly unit: Unit;
  /** Rows of different keys may be added up. Shares, densities and distances may not. */
  readonly additive: boolean;
  /** What null means in this column. */
  readonly missing: 'no_data' | 'not_computed' | 'suppressed';
}

export const units = {
  buildings: { ja: '棟', en: 'buildings' },
  people: { ja: '人', en: 'people' },
  households: { ja: '世帯', en: 'households' },
  square_meters: { ja: 'm²', en: 'm²' },
  hectares: { ja: 'ha', en: 'ha' },
  people_per_hectare: { ja: '人/ha', en: 'people/ha' },
  facilities: { ja: '箇所', en: 'facilities' },
  yen: { ja: '円', en: 'yen' },
  share: { ja: '%', en: '%' },
  meters: { ja: 'm', en: 'm' },
  hours: { ja: '時間', en: 'hours' },
  points: { ja: '点', en: 'points' },
  count: { ja: '', en: '' },
} as const satisfies Record<string, Text>;
/** Values are held in this unit, unrounded; a share as 0 … 1. */
export type Unit = keyof typeof units;

/** A value by column name. Throws a RangeError for a column that the table has not. */
export function cellOf(table: AnswerTable, row: readonly Cell[], name: string): Cell {
  const key = table.keys.findIndex((column) => column.name === name);
  if (key >= 0) return row[key]!;
  const value = table.values.findIndex((column) => column.name === name);
  if (value < 0) throw new RangeError(`table "${table.id}" has no column "${name}"`);
  return row[table.keys.length + value]!;
}

/** A row as an object, for people and tests. */
export const rowObject = (table: AnswerTable, row: readonly Cell[]): Readonly<Record<string, Cell>> =>
  Object.fromEntries([...table.keys, ...table.values].map((column, i) => [column.name, row[i]!]));

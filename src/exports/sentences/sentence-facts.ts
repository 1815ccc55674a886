import { type AnswerTable, type Cell, cellOf } from '../../domain/answer.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { SheetSubject } from '../../domain/sheet.ts';
import type { Language } from '../../project/project-schema.ts';
import type { Teller } from './told-numbers.ts';

/** What the teller of one sentence works on: the rows of the subject, and words for it. */
export interface SentenceFacts {
  readonly table: AnswerTable;
  readonly subject: SheetSubject;
  readonly hazard: HazardKey;
  readonly language: Language;
  readonly teller: Teller;
  /** Rows of the subject (and of the hazard, where the table has several). */
  readonly rows: readonly number[];
  cell(row: number, column: string): Cell;
  /** Those of `rows` whose key is one of the values. */
  rowsWhere(column: string, wanted: (value: string) => boolean): readonly number[];
  /** Parameter of the question as it was asked. */
  readonly parameter: (name: string) => string | number | boolean | null | undefined;
}

/** Rows of a subject under one hazard; tables of one hazard have no such columns. */
export function rowsOfSubject(table: AnswerTable, subject: SheetSubject, hazard: HazardKey): readonly number[] {
  const parts = parseHazardKey(hazard);
  const ofHazard = table.keys.some(({ name }) => name === 'hazard');
  return table.rows.flatMap((row, i) => {
    const is = (column: string, value: string) => cellOf(table, row, column) === value;
    const own =
      subject.kind === 'zone'
        ? is('zone_kind', subject.zoneKind) && is('zone_id', subject.zoneId)
        : is('zone_kind', 'city');
    return own && (!ofHazard || (is('hazard', parts.hazard) && is('scale', parts.scale))) ? [i] : [];
  });
}

/** Label of a key's value. */
export function labelOf({ table, language }: SentenceFacts, column: string, value: Cell): string {
  const key = table.keys.find(({ name }) => name === column);
  return key?.labels?.find((label) => label.value === String(value))?.label[language] ?? String(value);
}

/** Rows of which one of the given keys has no verdict. */
export function unknownRows({ table, rows, cell }: SentenceFacts, columns: readonly string[]): readonly number[] {
  const unknown = columns.map((column) => [column, unknownValues(table, column)] as const);
  return rows.filter((row) => unknown.some(([column, values]) => values.has(String(cell(row, column)))));
}

const unknownValues = (table: AnswerTable, column: string): ReadonlySet<string> =>
  new Set(
    table.keys
      .find(({ name }) => name === column)
      ?.labels?.filter(({ state }) => state === 'unknown')
      .map(({ value }) => value) ?? [],
  );

/** Why rows are not known, each reason once: 「調査範囲の外で、建物の属性もない」. */
export function reasonsOf(facts: SentenceFacts, rows: readonly number[], columns: readonly string[]): string {
  const { table, language, cell } = facts;
  const reasons = columns.flatMap((column) => {
    const labels = table.keys.find(({ name }) => name === column)?.labels ?? [];
    return rows.map((row) => labels.find(({ value }) => value === String(cell(row, column))));
  });
  const texts = reasons.flatMap((label) =>
    label?.state === 'unknown' && label.reason ? [label.reason[language]] : [],
  );
  return [...new Set(texts)].join(language === 'ja' ? '、または' : ', or ');
}

import { describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import type { AnswerTable } from '../../../src/domain/answer.ts';
import type { SheetSubject, TableRequest } from '../../../src/domain/sheet.ts';
import type { PrintTable } from '../../../src/exports/tables/print-table.ts';
import { printTable } from '../../../src/exports/tables/shape-table.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../../analysis/create-context.ts';
import { askedOf, questionCities } from '../../analysis/questions/question-cities.ts';
import { toyRequest } from './toy-answer.ts';

const subject: SheetSubject = { kind: 'city' };

/** Every table as it is, and with its last key that has labels across. */
function layouts(table: AnswerTable): readonly TableRequest[] {
  const labelled = table.keys.filter(({ name, labels }) => labels && name !== 'zone_kind').map(({ name }) => name);
  const last = labelled.at(-1);
  return [toyRequest({ total: true }), ...(last ? [toyRequest({ across: [last], total: true })] : [])];
}

/** Cells under each level of the header, rows that reach down counted. */
function columnsOfLevel({ header }: PrintTable, level: number): number {
  return header
    .slice(0, level + 1)
    .flatMap((row, i) => row.filter(({ rows }) => i + rows > level))
    .reduce((sum, { span }) => sum + span, 0);
}

describe.each(questionCities)('tables of the city $name on paper', (asked) => {
  it.each(askedOf(asked, catalogue))('$id: every row has a cell for every column, each with words', async ({ id }) => {
    const db = await createNativeDatabase();
    try {
      const answer = await ask(db, id, {}, await createContext(db, asked.city(), asked.subjects()));
      // A law of a table that nobody prints would stop none.
      const ids = answer.tables.map((table) => table.id);
      for (const { code, scope } of answer.checks) expect([...ids, undefined], code).toContain(scope?.table);
      for (const table of answer.tables)
        for (const request of layouts(table))
          for (const language of ['ja', 'en'] as const) {
            const print = printTable(table, answer.checks, request, subject, language);
            expect(print.broken).toBe(false);
            expect(print.header.map((_, level) => columnsOfLevel(print, level))).toEqual(
              print.header.map(() => print.columns.length),
            );
            const numbers = print.columns.map(({ align }) => align === 'right');
            for (const { cells } of print.rows) {
              expect(cells).toHaveLength(print.columns.length);
              expect(cells.filter(({ text }, i) => numbers[i] && text === '')).toEqual([]);
            }
          }
    } finally {
      await db.close();
    }
  });
});

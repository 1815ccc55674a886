import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutTable } from '../../../src/exports/drawing/pptx/table-layout.ts';
import type { PrintTable } from '../../../src/exports/tables/print-table.ts';
import { depthTable } from './create-sheet.ts';

const tableOf = (numbers: readonly (readonly number[])[]): PrintTable => ({
  ...depthTable,
  header: [numbers[0]!.map((_, column) => ({ text: `浸水深区分その${column}`, span: 1, rows: 1 }))],
  columns: numbers[0]!.map(() => ({ align: 'right', unit: '' })),
  rows: numbers.map((row) => ({
    kind: 'body',
    cells: row.map((value) => ({ text: value.toLocaleString('en-US'), value })),
  })),
});

const numbers = fc
  .integer({ min: 1, max: 8 })
  .chain((columns) =>
    fc.array(fc.array(fc.nat(9_999_999), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
  );

describe('a table on a slide', () => {
  it('fills its frame from side to side', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 60, max: 300 }), (rows, widthMm) => {
        const { columnsMm } = layOutTable(tableOf(rows), widthMm, 80);
        expect(columnsMm.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(widthMm, 6);
      }),
    );
  });

  it('has room for every number on one line', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 90, max: 300 }), (rows, widthMm) => {
        const { columnsMm, sizePt } = layOutTable(tableOf(rows), widthMm, 80);
        for (const row of rows) {
          for (const [column, value] of row.entries()) {
            // A digit is 0.555 of the size of the letters wide (Noto Sans JP); 2 × 0.03 inches of margin.
            const mm =
              value.toLocaleString('en-US').length * 0.555 * sizePt * (25.4 / 72) + 2 * 0.03 * 25.4 * (sizePt / 10);
            expect(mm).toBeLessThanOrEqual(columnsMm[column]! + 1e-9);
          }
        }
      }),
    );
  });

  it('has smaller letters where rows are many', () => {
    const few = layOutTable(tableOf([[1, 2]]), 100, 60);
    const many = layOutTable(tableOf(Array.from({ length: 30 }, () => [1, 2])), 100, 60);
    expect(many.sizePt).toBeLessThan(few.sizePt);
    expect(few.sizePt).toBe(10);
  });
});

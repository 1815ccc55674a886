import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetSubject, TableRequest } from '../../../src/domain/sheet.ts';
import type { PrintTable } from '../../../src/exports/tables/print-table.ts';
import { printTable } from '../../../src/exports/tables/shape-table.ts';
import { toyAnswer, toyRequest, toyTable } from './toy-answer.ts';

const city: SheetSubject = { kind: 'city' };
const districtB: SheetSubject = { kind: 'zone', zoneKind: 'district', zoneId: 'B', name: '青瀬二丁目' };

const print = (more: Partial<TableRequest>, subject: SheetSubject = city, language: 'ja' | 'en' = 'ja') =>
  printTable(toyTable, toyAnswer.checks, toyRequest(more), subject, language);
const texts = ({ rows }: PrintTable) => rows.map(({ cells }) => cells.map(({ text }) => text));
const headings = ({ header }: PrintTable) => header.map((row) => row.map(({ text }) => text));

/** River L2 of the districts, people by class. */
const byDistrict: Partial<TableRequest> = {
  where: { zone_kind: ['district'], hazard: ['river'], scale: ['L2'] },
  across: ['class'],
  down: ['zone_name'],
  values: ['population'],
  total: true,
};

describe('printTable', () => {
  it('puts classes across from high to low, then unknown and the sum, and adds the rows up unrounded', () => {
    const table = print(byDistrict);
    expect(headings(table)).toEqual([['町丁目', '3–5 m', '0.5–3 m', '0.5 m 未満', '不明（未調査）', '計']]);
    // A: 4.4 + 7.4 = 11.8; B: 2.4 + 9.6 = 12; together 23.8, though 4 + 7 + 2 + 10 are 23.
    expect(texts(table)).toEqual([
      ['青瀬一丁目', '4', '7', '0', '0', '12'],
      ['青瀬二丁目', '0', '0', '2', '10', '12'],
      ['計', '4', '7', '2', '10', '24'],
    ]);
    expect(table.rows.at(-1)).toMatchObject({ kind: 'total' });
    expect(table.rows.at(-1)?.cells.at(-1)?.value).toBeCloseTo(23.8, 12);
  });

  it('says the unit once and what all rows have in common behind the title', () => {
    const table = print(byDistrict);
    expect(table.title).toBe('区域 × 区分　洪水 L2');
    expect(table.unit).toBe('（人）');
    expect(print({ ...byDistrict, title: '表6-3　洪水 L2 の人口' }).title).toBe('表6-3　洪水 L2 の人口');
    expect(print({ ...byDistrict, values: ['share'] }).title).toBe('区域 × 区分　洪水 L2');
    expect(print(byDistrict, city, 'en').unit).toBe(' (people)');
  });

  it('hatches what is not known and says why', () => {
    const table = print(byDistrict);
    expect(table.rows.map(({ cells }) => cells.map(({ unknown }) => unknown ?? false))).toEqual(
      Array(3).fill([false, false, false, false, true, false]),
    );
    expect(table.notes).toEqual(['不明（未調査）：調査範囲の外', '手で作った表']);
    expect(table.header[0]?.map(({ colour }) => colour)).toEqual([
      undefined,
      '#ffb7b7',
      '#ffd8c0',
      '#f7f5a9',
      undefined,
      undefined,
    ]);
  });

  it('nests several keys across, with spans that cover the columns exactly', () => {
    const table = print({ ...byDistrict, where: { zone_kind: ['district'] }, across: ['scale', 'class'] });
    expect(headings(table)).toEqual([
      ['町丁目', 'L1 計画規模', 'L2 想定最大規模'],
      [
        '0.5 m 未満',
        '該当なし（調査済み）',
        '不明（未調査）',
        '計',
        '3–5 m',
        '0.5–3 m',
        '0.5 m 未満',
        '不明（未調査）',
        '計',
      ],
    ]);
    expect(table.header[0]?.map(({ span, rows }) => [span, rows])).toEqual([
      [1, 2],
      [4, 1],
      [5, 1],
    ]);
    // L1 and L2 are the same people: never added up.
    expect(
      headings(table)
        .flat()
        .filter((text) => text === '計'),
    ).toHaveLength(2);
  });

  it('keeps to the subject of the sheet, and names it', () => {
    const table = print(
      { ...byDistrict, where: { scale: ['L2'] }, down: ['class'], across: [], ofSubject: true },
      districtB,
    );
    expect(table.title).toBe('区域 × 区分　青瀬二丁目・洪水 L2');
    expect(texts(table)).toEqual([
      ['0.5 m 未満', '2'],
      ['不明（未調査）', '10'],
      ['計', '12'],
    ]);
  });

  it('says on a page of a district that a table of all districts is of the whole city', () => {
    const asked = { ...byDistrict, where: { scale: ['L2'] }, down: ['class'], across: [] };
    expect(print(asked, districtB).title).toBe('区域 × 区分　市全域・洪水 L2');
    expect(print(asked).title).toBe('区域 × 区分　洪水 L2');
    expect(print(asked, districtB, 'en').title).toContain('whole city, ');
  });

  it('turns several values of one thing into rows, each with its own unit', () => {
    const table = print({ where: { scale: ['L1'] }, ofSubject: true, down: [] }, districtB);
    expect(headings(table)).toEqual([['項目', '値']]);
    expect(texts(table)).toEqual([
      ['棟数（棟）', '5'],
      ['人口（人）', '12'],
      ['世帯数（世帯）', '5'],
      // Two rows of a share make no share.
      ['割合', '未計算'],
    ]);
  });

  it('marks a sum that leaves suppressed values out, and says suppressed where there is nothing else', () => {
    const table = print({ ...byDistrict, values: ['households'], down: ['zone_name'] });
    // A: 3–5 m is suppressed alone; its sum is that of 0.5–3 m.
    expect(texts(table)[0]).toEqual(['青瀬一丁目', '秘匿', '3', '0', '0', '※3']);
    expect(table.notes).toContain('※：値のない部分（—・未計算・秘匿）を除いた数です。');
  });

  it('says no data, not 0, of a hazard at a scale that the table does not speak of', () => {
    const table = print({ where: { zone_kind: ['city'] }, across: ['scale'], down: ['hazard'], values: ['buildings'] });
    expect(texts(table)).toEqual([
      ['洪水', '10', '10', '—'],
      ['土砂', '—', '—', '2'],
    ]);
  });

  it('has no rows where a law is broken, and says which', () => {
    const broken = { ...toyAnswer.checks[1]!, found: 20, difference: -3.8, holds: false };
    const table = printTable(toyTable, [toyAnswer.checks[0]!, broken], toyRequest(byDistrict), city, 'ja');
    expect(table).toMatchObject({ broken: true, rows: [], notes: [] });
    expect(table.check).toContain('人口の保存：不一致');
    expect(table.check).not.toContain('建物の数');
  });

  it('shows the check that speaks of its values', () => {
    expect(print(byDistrict).check).toBe('人口の保存：一致　表の計 24 ＝ 元の人口 24\u00a0人（差 0\u00a0人）');
    expect(print({ ...byDistrict, values: ['buildings'] }).check).toContain('建物の数：一致');
    // Of one district, whose rows are not the whole that the law is of.
    expect(print({ ...byDistrict, where: { scale: ['L2'] }, ofSubject: true }, districtB).check).toMatch(
      /^集計全体の検算　人口/,
    );
  });

  it('names the part that a check is of, where its totals are not those of the printed people or of the whole table', () => {
    const [buildings, people] = toyAnswer.checks;
    const checkOf = (measure: string) =>
      printTable(
        toyTable,
        [buildings!, { ...people!, scope: { table: 'toy', measure } }],
        toyRequest(byDistrict),
        city,
        'ja',
      ).check;
    expect(checkOf('population')).toMatch(/^人口の保存：一致/);
    expect(checkOf('populationDay')).toMatch(/^人口の保存（昼間人口）：一致/);
    const one = { ...people!, code: 'zone-area' as const, scope: { zone_kind: 'district', zone_number: '54' } };
    expect(printTable(toyTable, [one], toyRequest(byDistrict), city, 'ja').check).toMatch(
      /^区域面積の合計（差が最大の町丁目）：一致/,
    );
    const school = { ...one, code: 'facilities-once' as const, scope: { facility_kind: 'school' } };
    expect(printTable(toyTable, [school], toyRequest(byDistrict), city, 'en').check).toMatch(
      /^Facilities counted once \(largest difference: School\): agrees/,
    );
  });

  it('says so where no row is left', () => {
    const table = print({ ...byDistrict, where: { zone_id: ['C'] } });
    expect(table.rows).toEqual([]);
    expect(table.notes[0]).toBe('該当するものはありません。');
    expect(table.broken).toBe(false);
  });

  it.each([
    [{ where: { depth: ['1'] } }, 'no key "depth"'],
    [{ across: ['depth'] }, 'no key "depth"'],
    [{ values: ['people'] }, 'no value column "people"'],
  ])('rejects %j', (more, message) => {
    expect(() => print(more)).toThrow(message);
  });

  const keys = ['zone_name', 'class', 'storeys'] as const;
  const layouts = fc.record({
    across: fc.shuffledSubarray([...keys]),
    down: fc.option(fc.shuffledSubarray([...keys]), { nil: undefined }),
    values: fc.constantFrom(['population'], ['buildings', 'population'], ['population', 'share']),
    scale: fc.constantFrom('L1', 'L2'),
  });

  it('prints the same people whatever goes across and down: its body adds up to the table, and so does its total', () => {
    fc.assert(
      fc.property(layouts, ({ across, down, values, scale }) => {
        const where = { zone_kind: ['district'], hazard: ['river'], scale: [scale] };
        const table = print({
          where,
          across,
          ...(down && { down: down.filter((key) => !across.includes(key)) }),
          values,
          total: true,
        });
        const lefts = table.columns.filter(({ align }) => align === 'left').length;
        // Innermost headings tell sums and values apart.
        const body = table.rows.filter(({ kind }) => kind === 'body');
        const whole = body.flatMap(({ cells }) =>
          peopleOf(
            table,
            cells.slice(lefts).map(({ value }) => value),
            cells[0]!.text,
          ),
        );
        expect(whole.reduce((sum, value) => sum + value, 0)).toBeCloseTo(23.8, 9);
        for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
        for (const [i] of table.header.entries()) expect(coveredColumns(table, i)).toBe(table.columns.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** People of one row, sums left out: every header path that has no 計 and ends in 人口 (or has no value level). */
function peopleOf(table: PrintTable, values: readonly (number | null)[], head: string): readonly number[] {
  const paths = pathsOf(table);
  const named = paths.some((path) => path.some((text) => /棟数|割合/.test(text)));
  if (/棟数|割合/.test(head)) return [];
  return values.flatMap((value, i) => {
    const path = paths[i]!;
    if (path.includes('計') || (named && !path.some((text) => text.startsWith('人口')))) return [];
    return [value ?? 0];
  });
}

/** Headings over each column of numbers. */
function pathsOf(table: PrintTable): readonly (readonly string[])[] {
  const count = table.columns.filter(({ align }) => align === 'right').length;
  const paths: string[][] = Array.from({ length: count }, () => []);
  for (const row of table.header) {
    let at = 0;
    for (const { text, span, rows } of row) {
      if (rows === table.header.length && at === 0 && row === table.header[0] && isLeft(table, row, text)) continue;
      for (let i = 0; i < span; i++) paths[at++]?.push(text);
    }
  }
  return paths;
}

const isLeft = (table: PrintTable, row: PrintTable['header'][number], text: string): boolean =>
  row.findIndex((heading) => heading.text === text) < table.columns.filter(({ align }) => align === 'left').length;

function coveredColumns(table: PrintTable, level: number): number {
  let columns = 0;
  for (let i = 0; i <= level; i++) for (const { span, rows } of table.header[i]!) if (i + rows > level) columns += span;
  return columns;
}

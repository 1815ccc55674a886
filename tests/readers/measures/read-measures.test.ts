import { describe, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/universal';
import type { PlanMeasure } from '../../../src/domain/plan.ts';
import { readMeasures } from '../../../src/readers/measures/read-measures.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { createMeasure } from '../../project/plan/create-plan.ts';

type Row = readonly (string | number | null)[];

/** A workbook with one sheet of these rows. */
async function createBook(rows: readonly Row[], sheet = '取組一覧') {
  const data: SheetData = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? { value, type: String } : value === null ? null : { value })),
  );
  return blobSource('measures.xlsx', await writeExcelFile([{ sheet, data }]).toBlob());
}

const read = async (rows: readonly Row[], existing: readonly PlanMeasure[] = []) =>
  readMeasures(await createBook(rows), existing);

describe('reading a register of measures', () => {
  it('finds its columns in any order and width, below a title, and passes over empty rows', async () => {
    const result = await read([
      ['青瀬市の取組'],
      [],
      ['備考', '区　分', '取組名※', '目標値', '単位', '現状値（任意）', '現状年度', '短期', '長期', '対象災害'],
      ['メモ', 'ﾊｰﾄﾞ', '堤防の強化', '１,２００', '人', '3,400人', '令和7年度', '◯', '-', '洪水・内水'],
      [null, null, null, null, null, null, null, null, null, null],
      ['', 'リスク低減(ソフト)', '訓練', '', '', '', '', '', '○', ''],
    ]);
    expect(result.issues).toEqual([]);
    expect(result).toMatchObject({ added: 2, updated: 0 });
    expect(result.measures).toEqual([
      {
        id: 'measure-1',
        name: '堤防の強化',
        clause: '',
        approach: 'reduce_hard',
        hazards: ['river', 'inland'],
        place: { kind: 'city' },
        actor: '',
        terms: ['short'],
        target: { indicator: '', unit: '人', baseline: 3400, baselineYear: 2025, goal: 1200, goalYear: null },
        note: 'メモ',
      },
      {
        id: 'measure-2',
        name: '訓練',
        clause: '',
        approach: 'reduce_soft',
        hazards: [],
        place: { kind: 'city' },
        actor: '',
        terms: ['long'],
        note: '',
      },
    ]);
  });

  it('names sheet, row and column of every cell that it cannot read, and takes the other rows', async () => {
    const result = await read([
      ['取組名', '区分', '対象災害', '場所', '短期', '現状値', '目標年度', '効果'],
      ['一', 'リスク回避', '火山', '駅前', '△', '約百人', '来年', '強い堤防'],
      ['', 'リスク回避', '', '', '', '', '', ''],
      ['三', '', '', '', '', '', '', ''],
      ['四', 'リスク回避', '', '', '', '', '', ''],
    ]);
    expect(result.measures.map(({ name }) => name)).toEqual(['四']);
    expect(result.issues.map(({ severity, code, place }) => [severity, code, place])).toEqual([
      ['error', 'measure-hazard-unknown', 'sheet 取組一覧, row 2, column 対象災害'],
      ['error', 'measure-place-unknown', 'sheet 取組一覧, row 2, column 場所'],
      ['error', 'measure-term-unknown', 'sheet 取組一覧, row 2, column 短期'],
      ['error', 'measure-number-unreadable', 'sheet 取組一覧, row 2, column 現状値'],
      ['error', 'measure-year-unreadable', 'sheet 取組一覧, row 2, column 目標年度'],
      ['error', 'measure-effect-unreadable', 'sheet 取組一覧, row 2, column 効果'],
      ['error', 'measure-name-missing', 'sheet 取組一覧, row 3, column 取組名'],
      ['error', 'measure-approach-unknown', 'sheet 取組一覧, row 4, column 区分'],
    ]);
  });

  it('updates what has the same number, or without one the same name, and doubles nothing', async () => {
    const existing = [createMeasure({ id: 'a' }), createMeasure({ id: 'b', name: '訓練' })];
    const rows: Row[] = [
      ['取組名', '区分', '管理番号'],
      ['避難路の拡幅', 'リスク回避', 'a'],
      ['訓練', 'リスク回避', null],
      ['新しい取組', 'リスク回避', null],
    ];
    const first = await read(rows, existing);
    expect(first).toMatchObject({ added: 1, updated: 2, issues: [] });
    expect(first.measures.map(({ id, name, approach }) => [id, name, approach])).toEqual([
      ['a', '避難路の拡幅', 'avoid'],
      ['b', '訓練', 'avoid'],
      ['measure-3', '新しい取組', 'avoid'],
    ]);
    const again = await read(rows, first.measures);
    expect(again).toMatchObject({ added: 0, updated: 3 });
    expect(again.measures).toEqual(first.measures);
  });

  it('keeps what the sheet has no column for, and ground that only the map knows', async () => {
    const known = createMeasure({
      place: {
        kind: 'drawn',
        polygons: [
          [
            [
              [0, 0],
              [1, 0],
              [0, 1],
            ],
          ],
        ],
      },
      effect: { kind: 'minimum_storeys', storeys: 3 },
      terms: ['middle'],
      target: { indicator: '人口', unit: '人', baseline: 5, baselineYear: 2020, goal: 4, goalYear: 2030 },
    });
    const kept = await read(
      [
        ['取組名', '区分', '管理番号', '場所'],
        ['新しい名前', 'リスク回避', 'm1', '描いた範囲（1か所）'],
      ],
      [known],
    );
    expect(kept.measures).toEqual([{ ...known, name: '新しい名前', approach: 'avoid' }]);
    const unknown = await read(
      [
        ['取組名', '区分', '場所'],
        ['別の取組', 'リスク回避', '描いた範囲（1か所）'],
      ],
      [known],
    );
    expect(unknown.measures).toEqual([known]);
    expect(unknown.issues).toMatchObject([{ code: 'measure-place-unknown' }]);
  });

  it('empties what the sheet leaves empty', async () => {
    const known = createMeasure({ note: 'x', effect: { kind: 'minimum_storeys', storeys: 3 }, terms: ['short'] });
    const result = await read(
      [
        ['取組名', '区分', '管理番号', '備考', '効果', '短期'],
        ['a', 'リスク回避', 'm1', '', '', ''],
      ],
      [known],
    );
    const { effect: _, ...rest } = known;
    expect(result.measures).toEqual([{ ...rest, name: 'a', approach: 'avoid', note: '', terms: [] }]);
  });

  it('refuses a second row of one number, and tells of columns that it does not read', async () => {
    const result = await read([
      ['取組名', '区分', '管理番号', '予算'],
      ['a', 'リスク回避', 'n1', 5],
      ['b', 'リスク回避', 'n1', 6],
    ]);
    expect(result.measures.map(({ name, id }) => [name, id])).toEqual([['a', 'n1']]);
    expect(result.issues.map(({ code, place }) => [code, place])).toEqual([
      ['measures-columns-unknown', 'sheet 取組一覧, row 1'],
      ['measure-repeated', 'sheet 取組一覧, row 3'],
    ]);
  });

  it('leaves the register alone where the file is none', async () => {
    const existing = [createMeasure()];
    const none = await read(
      [
        ['名前', '数'],
        ['a', 1],
      ],
      existing,
    );
    expect(none).toMatchObject({ measures: existing, issues: [{ code: 'measures-header-missing' }] });
    const broken = await readMeasures(blobSource('a.xlsx', new Blob(['no workbook'])), existing);
    expect(broken).toMatchObject({ measures: existing, issues: [{ code: 'read-failed' }] });
  });
});

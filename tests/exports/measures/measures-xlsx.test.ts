import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import readXlsx from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import type { PlanMeasure } from '../../../src/domain/plan.ts';
import { measuresXlsx } from '../../../src/exports/measures/measures-xlsx.ts';
import { readMeasures } from '../../../src/readers/measures/read-measures.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { createMeasure, createPlan } from '../../project/plan/create-plan.ts';

const write = (measures: readonly PlanMeasure[]) => measuresXlsx({ cityName: '青瀬市', measures, date: '2026-11-23' });

describe('the register of measures as a workbook', () => {
  it('gives every measure back that it was written from', async () => {
    const measures = [
      ...createPlan().measures,
      createMeasure({ id: 'odd', name: '=1+1', note: '一行目\n二行目 & <b>', actor: '+81' }),
    ];
    const file = blobSource('measures.xlsx', await write(measures));
    const again = await readMeasures(file, measures);
    expect(again).toEqual({ measures, added: 0, updated: measures.length, issues: [] });
    const elsewhere = await readMeasures(file, []);
    const drawn = measures.filter(({ place }) => place.kind === 'drawn');
    expect(elsewhere.measures).toEqual(measures.filter((measure) => !drawn.includes(measure)));
    expect(elsewhere.issues).toHaveLength(drawn.length);
  });

  it('has one row a measure below its title, and a sheet on how to fill it in', async () => {
    const sheets = await readXlsx(await write(createPlan().measures));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['取組一覧', '記入のしかた']);
    const rows = sheets[0]!.data;
    expect(rows[0]![0]).toBe('青瀬市　取組一覧');
    expect(rows[2]).toEqual(
      '取組名 位置づけ 区分 対象災害 場所 実施主体 短期 中期 長期 指標 単位 現状値 現状年度 目標値 目標年度 効果 備考 管理番号'.split(
        ' ',
      ),
    );
    expect(rows).toHaveLength(3 + 4);
    expect(rows[3]!.slice(0, 12)).toEqual([
      '避難路の整備',
      '第3編第2章第1節',
      'リスク低減（ハード）',
      '洪水',
      '市全域',
      '都市計画課',
      '○',
      null,
      null,
      '浸水域の人口',
      '人',
      1234,
    ]);
    // What is not known stays empty: the goal of the first measure.
    expect(rows[3]![13]).toBeNull();
  });

  it('offers the approaches and the mark of the terms to choose from', async () => {
    const bytes = new Uint8Array(await (await write([])).arrayBuffer());
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
    const entries = await reader.getEntries();
    const textOf = async (name: string) => {
      const entry = entries.find(({ filename }) => filename === name);
      if (!entry || entry.directory) throw new Error(`${name} is missing`);
      return new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()));
    };
    const sheet = await textOf('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('sqref="C4:C1003"><formula1>"リスク回避,リスク低減（ハード）,リスク低減（ソフト）"');
    expect(sheet).toContain('sqref="G4:G1003"><formula1>"○"');
    // ECMA-376: validations stand behind the rows and before links and page set-up.
    expect(sheet.indexOf('<dataValidations')).toBeGreaterThan(sheet.indexOf('</sheetData>'));
    expect(sheet).toMatch(/<\/dataValidations><\/worksheet>$/);
    expect(await textOf('xl/worksheets/sheet2.xml')).not.toContain('dataValidation');
  });
});

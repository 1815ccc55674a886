import Papa from 'papaparse';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { exposureAnswer } from '../../../src/analysis/exposure-answer.ts';
import { inReadingOrder } from '../../../src/app/save/reading-order.ts';
import { answerCsv } from '../../../src/exports/answer-csv.ts';
import { answerXlsx } from '../../../src/exports/answer-xlsx.ts';
import { encodeCsv } from '../../../src/exports/encode-cp932.ts';
import { createLanguage } from '../../../src/project/language/create-language.ts';
import { createExampleExposure, createExposureRow } from '../../panels/example-exposure.ts';

const { t } = createLanguage();
const result = createExampleExposure();
const rows = inReadingOrder(result.rows.filter(({ zoneKind, scale }) => zoneKind === 'city' && scale === 'L2'));
const answer = exposureAnswer({ ...result, rows }, { hazards: ['river:L2'] });
const csv = answerCsv(answer.tables[0], { form: 'words', language: 'ja' });

describe('the rows of the saved exposure table', () => {
  it('run by area, inside before outside, ranks from high to low, then dry, then unknown', () => {
    const row = (zoneId: string, residence: 'inside' | 'outside', depthRank: 'none' | 'unknown' | 1 | 3) =>
      createExposureRow({ zoneKind: 'district', zoneId, zoneName: zoneId, residence, key: 'river:L2', depthRank }, 1);
    const wanted = [
      row('b', 'inside', 3),
      row('b', 'inside', 1),
      row('b', 'inside', 'none'),
      row('b', 'inside', 'unknown'),
      row('b', 'outside', 3),
      row('a', 'inside', 1),
    ];
    const [, , third, , , last] = wanted;
    expect(inReadingOrder([third!, last!, ...wanted.filter((item) => ![third, last].includes(item))])).toEqual(wanted);
  });
});

describe('the exposure view as a file', () => {
  it('reads back as CSV with the people of the city and its ranks in words', () => {
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(data.reduce((sum, row) => sum + Number(row['人口（人）']), 0)).toBe(124560);
    expect(data[0]).toMatchObject({
      区域の種類: '市全域',
      居住誘導区域: '区域内',
      災害: '洪水',
      規模: 'L2 想定最大規模',
    });
    expect(data[0]!.浸水ランク).toMatch(/^ランク 4/);
  });

  it('keeps fractions of people in CSV, so that sums over the rows stay true, and tells no data from zero', () => {
    const row = createExposureRow({ ...rows[0]!, key: 'river:L2' }, 12.345);
    const parts = [{ ...row, population: 12.3456, population65: null, buildings: 0 }];
    const [table] = exposureAnswer({ ...result, rows: parts }, { hazards: ['river:L2'] }).tables;
    const { data } = Papa.parse<Record<string, string>>(answerCsv(table, { form: 'words', language: 'ja' }), {
      header: true,
    });
    expect(data[0]).toMatchObject({ '人口（人）': '12.35', '65 歳以上（人）': '—', '棟数（棟）': '0' });
  });

  it('says the same in CP932', () => {
    const { bytes, unmappable } = encodeCsv(csv, 'cp932');
    expect(unmappable).toEqual([]);
    const same = csv.replaceAll('–', '～').replaceAll('—', '―').replaceAll('²', '2');
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe(same);
  });

  it('reads back as a workbook whose sum is the city, with its checks', async () => {
    const book = { city: '青瀬市 洪水 L2', answers: [answer], date: '2026-11-22', summed: true };
    const blob = await answerXlsx(book, { t, language: 'ja' });
    const [, sheet] = await readExcelFile(Buffer.from(await blob.arrayBuffer()));
    const [title, head, ...cells] = sheet!.data;
    expect(String(title![0])).toMatch(/^青瀬市 洪水 L2/);
    const people = head!.indexOf('人口（人）');
    const sum = cells.find((row) => row[0] === '計');
    expect(sum?.[people]).toBe(124560);
    expect(cells.indexOf(sum!)).toBe(rows.length);
    expect(cells.flat()).toContain(t('check.buildings-once'));
  });
});

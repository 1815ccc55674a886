import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../src/exports/encode-cp932.ts';
import { inReadingOrder, safeText } from '../../src/exports/exposure-columns.ts';
import { exposureCsv } from '../../src/exports/table-csv.ts';
import { exposureXlsx } from '../../src/exports/table-xlsx.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';
import { createExampleExposure, createExposureRow } from '../panels/example-exposure.ts';

const { t } = createLanguage();
const result = createExampleExposure();
const cityRows = result.rows.filter(({ zoneKind, scale }) => zoneKind === 'city' && scale === 'L2');
const evilRow = createExposureRow(
  {
    zoneKind: 'district',
    zoneId: '1',
    zoneName: '=HYPERLINK("http://x","y")',
    residence: 'inside',
    key: 'river:L2',
    depthRank: 3,
  },
  12.345,
);

const parseLines = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('the rows of an exported table', () => {
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
    const [first, , third, , , last] = wanted;
    expect(inReadingOrder([third!, last!, ...wanted.filter((item) => ![third, last].includes(item))])).toEqual(wanted);
    expect(inReadingOrder(wanted)[0]).toBe(first);
  });
});

describe('the table as CSV', () => {
  it('begins with a byte order mark in UTF-8, so that Excel reads it', () => {
    const { bytes } = exposureCsv(cityRows, 'utf-8', t, 'ja');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('reads back with its numbers, a unit in each heading', () => {
    const { bytes } = exposureCsv(cityRows, 'utf-8', t, 'ja');
    const [head, ...lines] = parseLines(new TextDecoder().decode(bytes));
    const column = head?.indexOf('人口（人）') ?? -1;
    expect(lines.reduce((sum, line) => sum + Number(line[column]), 0)).toBe(124560);
    expect(lines.every((line) => line.length === head?.length)).toBe(true);
  });

  it('says the same in CP932', () => {
    const utf8 = new TextDecoder().decode(exposureCsv(cityRows, 'utf-8', t, 'ja').bytes);
    const cp932 = exposureCsv(cityRows, 'cp932', t, 'ja');
    expect(cp932.unmappable).toEqual([]);
    const text = new TextDecoder('shift_jis').decode(cp932.bytes);
    expect(text).toBe(utf8.replaceAll('–', '～').replaceAll('—', '―'));
  });

  it('reports characters that CP932 lacks and marks where they stood', () => {
    const { bytes, unmappable } = encodeCp932('𠮷野家 🏠 髙﨑?');
    expect(unmappable).toEqual(['𠮷', '🏠']);
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('〓野家 〓 髙﨑?');
  });

  it('writes a cell that looks like a formula as text', () => {
    const text = new TextDecoder().decode(exposureCsv([evilRow], 'utf-8', t, 'ja').bytes);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    for (const start of ['=', '+', '-', '@']) expect(safeText(`${start}1`)).toBe(`'${start}1`);
    expect(safeText('本町-1')).toBe('本町-1');
  });

  it('tells no data from zero', () => {
    const row = { ...evilRow, population: null, buildings: 0 };
    const [, line] = parseLines(
      new TextDecoder().decode(exposureCsv([{ ...row, zoneName: '本町' }], 'utf-8', t, 'ja').bytes),
    );
    expect(line?.[7]).toBe('0');
    expect(line?.[9]).toBe('—');
  });
});

describe('the table as a workbook', () => {
  const written = async (rows = cityRows, checks = result.checks) => {
    const blob = await exposureXlsx(
      { title: '青瀬市　洪水 L2', rows, result: { ...result, checks }, date: '2026-11-22' },
      t,
      'ja',
    );
    return readExcelFile(Buffer.from(await blob.arrayBuffer()));
  };

  it('reads back with title, units, header, rows and sum', async () => {
    const [sheet] = await written();
    const data = sheet?.data ?? [];
    expect(sheet?.sheet).toBe('区域別');
    expect(data[0]?.[0]).toBe('青瀬市　洪水 L2');
    expect(data[3]?.[9]).toBe('人口（人）');
    expect(data.slice(4, 4 + cityRows.length).reduce((sum, row) => sum + Number(row[9]), 0)).toBe(124560);
    expect(data[4 + cityRows.length]?.[0]).toBe('計');
    expect(data[4 + cityRows.length]?.[9]).toBe(124560);
  });

  it('carries its checks and says so when one does not hold', async () => {
    const broken = [{ code: 'buildings-once', expected: 10, found: 9, difference: -1, holds: false } as const];
    const [sheet] = await written(cityRows, broken);
    expect(sheet?.data.at(-1)).toEqual(expect.arrayContaining(['建物の数', 10, 9, -1, '不一致']));
  });

  it('names its sources on a second sheet', async () => {
    const [, sources] = await written();
    expect(sources?.sheet).toBe('出典');
    expect(sources?.data[1]).toEqual(
      expect.arrayContaining(['3D都市モデル（Project PLATEAU）青瀬市', 2024, 'CC BY 4.0', 48213]),
    );
  });

  it('keeps a formula-like name as the text that it is, and people unrounded', async () => {
    const [sheet] = await written([evilRow]);
    expect(sheet?.data[4]?.[2]).toBe('=HYPERLINK("http://x","y")');
    expect(sheet?.data[4]?.[9]).toBe(12.345);
  });
});

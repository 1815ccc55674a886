import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/readers/table/decode-text.ts';
import { BAD_CELL, parseNumberCell } from '../../../src/readers/table/parse-cell.ts';
import { parseCsv } from '../../../src/readers/table/parse-csv.ts';

const encoded = (text: string, to: 'SJIS' | 'EUCJP' | 'UTF8') =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to }));

describe('decodeText', () => {
  const text = '名称,住所\n青瀬小学校,浜町一丁目①ｱｵｾ\n';

  it('tells UTF-8, CP932 and EUC-JP apart', () => {
    expect(decodeText(encoded(text, 'UTF8'))).toEqual({ text, encoding: 'UTF-8' });
    expect(decodeText(encoded(text, 'SJIS'))).toEqual({ text, encoding: 'CP932' });
    const plain = '名称,住所\n青瀬小学校,浜町一丁目\n';
    expect(decodeText(encoded(plain, 'EUCJP'), 'EUC-JP')).toEqual({ text: plain, encoding: 'EUC-JP' });
  });

  it('does what the user says', () => {
    expect(decodeText(encoded(text, 'SJIS'), 'Shift_JIS').text).toBe(text);
    expect(decodeText(encoded(text, 'SJIS'), 'cp932').text).toBe(text);
  });

  it('does not take a beginning that ends inside a character for another encoding', () => {
    const bytes = encoded(text, 'UTF8');
    for (let length = 1; length < bytes.length; length++)
      expect(decodeText(bytes.subarray(0, length), undefined, false).encoding).toBe('UTF-8');
  });
});

describe('parseCsv', () => {
  it('reads quotes, line ends and a byte order mark', () => {
    const { table, issues } = parseCsv('\ufeffa,b\r\n"1,5","x ""y""\r\nz"\r\n2,\r\n\r\n', 'a.csv', 'UTF-8');
    expect(issues).toEqual([]);
    expect(table).toMatchObject({
      fields: ['a', 'b'],
      rowCount: 2,
      firstRow: 2,
      columns: [
        ['1,5', '2'],
        ['x "y"\r\nz', ''],
      ],
    });
  });

  it('takes the second header row of e-Stat for labels', () => {
    const { table } = parseCsv('KEY_CODE,T1\n,　人口（総数）\n533900054,64\n', 't.txt', 'CP932');
    expect(table).toMatchObject({ fields: ['KEY_CODE', 'T1'], rowCount: 1, firstRow: 3 });
    expect(table!.labels![1]).toContain('人口');
  });

  it('names the first row whose length is wrong and keeps it', () => {
    const { table, issues } = parseCsv('a,b\n1,2\n3\n4,5,6\n', 'a.csv', 'UTF-8');
    expect(table!.columns).toEqual([
      ['1', '3', '4'],
      ['2', null, '5'],
    ]);
    expect(issues).toMatchObject([{ code: 'csv-row-length', place: 'row 3', count: 2 }]);
  });
});

describe('parseNumberCell', () => {
  it.each([
    ['12', 12],
    ['１，２３４', 1234],
    ['1,234.5', 1234.5],
    ['-3', -3],
    ['3.5 m', 3.5],
    ['1e3', 1000],
    ['△12', -12],
    [7, 7],
  ])('reads %s', (cell, value) => {
    expect(parseNumberCell(cell)).toBe(value);
  });

  it.each(['', ' ', '*', '-', 'X', '…', '不明', null])('takes %s for missing, never for zero', (cell) => {
    expect(parseNumberCell(cell)).toBeNaN();
  });

  it.each(['abc', '12人くらい', '3/4', '1,23'])('says that "%s" is no number', (cell) => {
    expect(parseNumberCell(cell)).toBe(BAD_CELL);
  });
});

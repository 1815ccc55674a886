import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../../src/exports/document/named-ranges.ts';
import { printedNumber } from '../../../src/exports/document/printed-number.ts';
import { formatChange, formatNumber } from '../../../src/project/language/number-format.ts';

describe('the number behind a printed cell', () => {
  it('is the value in the unit that is printed, with a format that prints it', () => {
    expect(printedNumber({ text: '1,234.6', value: 1234.56 })).toEqual({ value: 1234.56, format: '#,##0.0' });
    // 123,456 m² are printed as 12.3 ha, 1,234,567,890 yen as 1,235 million.
    expect(printedNumber({ text: '12.3', value: 123_456 })).toEqual({ value: 12.3456, format: '#,##0.0' });
    expect(printedNumber({ text: '1,235', value: 1_234_567_890 })).toEqual({ value: 1234.56789, format: '#,##0' });
    expect(printedNumber({ text: '12.5%', value: 0.1249 })).toEqual({ value: 0.1249, format: '#,##0.0%' });
    expect(printedNumber({ text: '△36', value: -36.2 })).toEqual({ value: -36.2, format: '"＋"#,##0;"△"#,##0;"±0"' });
    expect(printedNumber({ text: '※7', value: 7 })).toEqual({ value: 7, format: '"※"#,##0' });
  });

  it('is none of a word, of what is missing, and of a value that does not print so', () => {
    for (const text of ['—', '未計算', '秘匿', '不明']) expect(printedNumber({ text, value: null })).toBeUndefined();
    expect(printedNumber({ text: '一致', value: 3 })).toBeUndefined();
    expect(printedNumber({ text: '12', value: 15 })).toBeUndefined();
  });

  it('keeps any value to the last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat({ max: 3 }), (value, decimals) => {
        const plain = { text: formatNumber(Math.abs(value), decimals), value: Math.abs(value) };
        expect(printedNumber(plain)?.value).toBe(Math.abs(value));
        const change = formatChange(value, '', 'ja', decimals);
        if (change !== '±0') expect(printedNumber({ text: change, value })?.value).toBe(value);
      }),
    );
  });
});

it('counts columns of a workbook as Excel does', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalEnd, parseDecimal } from '../../../src/readers/geojson/parse-decimal.ts';

const read = (text: string) => parseDecimal(new TextEncoder().encode(`${text},`), 0);

describe('parseDecimal', () => {
  it('gives the same double as Number for every double that JSON writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = JSON.stringify(value);
        expect(read(text)).toBe(Number(text));
        expect(decimalEnd.index).toBe(text.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives the same double as Number for degrees and metres with up to twenty digits', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), digits, (whole, decimals) => {
        const text = `${whole}.${decimals.join('')}`;
        expect(read(text)).toBe(Number(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('says that there is no number where there is none', () => {
    expect(read('"1"')).toBeNaN();
    expect(read('-')).toBeNaN();
    expect(read('')).toBeNaN();
  });
});

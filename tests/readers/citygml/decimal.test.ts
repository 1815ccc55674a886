import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, parseDecimals } from '../../../src/readers/citygml/decimal.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string): number => parseDecimal(bytes(text), 0, text.length);

describe('parseDecimal', () => {
  it('agrees with Number on every double written in full', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(String(value))).toBe(Number(String(value))); // String(-0) is '0'
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with Number on coordinates of any number of digits', () => {
    const digits = fc.stringMatching(/^[0-9]{1,24}$/);
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), fc.stringMatching(/^[0-9]{1,4}$/), digits, (sign, whole, fraction) => {
        const text = `${sign}${whole}.${fraction}`;
        expect(parse(text)).toBe(Number(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('says NaN to what is no number', () => {
    for (const text of ['', ' ', 'abc', '1.2.3', '1,2', '--1', '1e', 'NaN', 'Infinity', '０', '.', '-', '1 2'])
      expect(parse(text), text).toBeNaN();
    for (const [text, value] of [
      ['1.', 1],
      ['.5', 0.5],
      [' 2.5 ', 2.5],
      ['-0.25e2', -25],
    ] as const)
      expect(parse(text), text).toBe(value);
  });
});

describe('parseDecimals', () => {
  it('reads lists separated by any white space', () => {
    const out = new Float64Array(10);
    const text = ' 35.1\t139.2\r\n 3.5 -1 ';
    expect(parseDecimals(bytes(text), 0, text.length, out)).toBe(4);
    expect([...out.subarray(0, 4)]).toEqual([35.1, 139.2, 3.5, -1]);
  });

  it('counts beyond the room it is given and refuses a list with a word in it', () => {
    expect(parseDecimals(bytes('1 2 3'), 0, 5, new Float64Array(2))).toBe(3);
    expect(parseDecimals(bytes('1 x 3'), 0, 5, new Float64Array(3))).toBe(-1);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCode, csvFloat32, csvNumber, writeCsv } from '../../../scripts/batch/csv-file.ts';
import { csvText } from '../../../src/exports/csv-text.ts';

function written(rows: readonly string[], bom = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  try {
    writeCsv(
      join(folder, 'x.csv'),
      [
        { name: 'a', cell: (i) => csvText(rows[i]!) },
        { name: 'b', cell: String },
      ],
      rows.length,
      bom,
    );
    return readFileSync(join(folder, 'x.csv'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('CSV files', () => {
  it('give every text back through another reader', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^[=+\-@\t\r]/.test(text))),
        (texts) => {
          const { data } = Papa.parse<string[]>(written(texts), {
            skipEmptyLines: true,
            delimiter: ',',
            newline: '\n',
          });
          expect(data.slice(1)).toEqual(texts.map((text, i) => [text, String(i)]));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never let a text begin as a formula', () => {
    expect(['=1+1', '+81', '-', '@x', '\tx', '\rx'].map(csvText)).toEqual([
      "'=1+1",
      "'+81",
      "'-",
      "'@x",
      "'\tx",
      '"\'\rx"',
    ]);
    expect(csvText('3-chōme "A", B')).toBe('"3-chōme ""A"", B"');
  });

  it('begin with a byte order mark only when asked', () => {
    expect(written(['x'])).toBe('a,b\nx,0\n');
    expect(written(['x'], true)).toBe('\uFEFFa,b\nx,0\n');
  });

  it('hold more rows than one portion', () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `row ${i}`);
    const lines = written(rows).split('\n');
    expect(lines.length).toBe(300_002);
    expect(lines[300_000]).toBe('row 299999,299999');
  });
});

describe('numbers in CSV', () => {
  it('come back as the same double, and missing ones are empty', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(csvNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(csvNumber)).toEqual(['', '']);
  });

  it('of single precision come back as the same float in as few digits as the source had', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(csvFloat32(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), (hundredths) => {
        const text = csvFloat32(Math.fround(hundredths / 100));
        expect(text).toBe(String(hundredths / 100));
      }),
    );
    expect(csvFloat32(Number.NaN)).toBe('');
  });

  it('that are missing codes are empty', () => {
    expect([0, 411].map(csvCode)).toEqual(['', '411']);
  });

  it('leave numbers as they are, negative ones too', () => {
    for (const number of ['-5', '-3.25', '007']) expect(csvText(number)).toBe(number);
    for (const formula of ['-5+1', '+A1', '=1', '-', '@x']) expect(csvText(formula)).toBe(`'${formula}`);
  });
});

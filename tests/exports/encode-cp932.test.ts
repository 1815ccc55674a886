import { describe, expect, it } from 'vitest';
import { encodeCp932, encodeCsv } from '../../src/exports/encode-cp932.ts';

describe('CSV in an encoding', () => {
  it('begins with a byte order mark in UTF-8, so that Excel reads it', () => {
    expect([...encodeCsv('人口', 'utf-8').bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0xe4]);
  });

  it('reports characters that CP932 lacks and marks where they stood', () => {
    const { bytes, unmappable } = encodeCp932('𠮷野家 🏠 髙﨑?');
    expect(unmappable).toEqual(['𠮷', '🏠']);
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('〓野家 〓 髙﨑?');
  });
});

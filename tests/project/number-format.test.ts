import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatChangeWithShare,
  formatDepth,
  formatDepthRange,
  formatLonLat,
  formatNumber,
  formatPoints,
  formatQuantity,
  formatScale,
  formatShare,
  formatTimeLeft,
} from '../../src/project/language/number-format.ts';

/** Numbers never part from their units. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers as ui.md writes them', () => {
  it.each([
    [1234, '人', 0, '1,234 人'],
    [862, '棟', 0, '862 棟'],
    [1735.6, 'ha', 1, '1,735.6 ha'],
    [45.8, '人/ha', 1, '45.8 人/ha'],
    [0, '人', 0, '0 人'],
    [null, '人', 0, '—'],
    [Number.NaN, '人', 0, '—'],
  ])('writes %s with the unit %s', (value, unit, decimals, text) => {
    expect(plain(formatQuantity(value, unit, decimals))).toBe(text);
  });

  it('keeps a number and its unit on one line', () => {
    expect(formatQuantity(5, '人')).toBe('5\u00a0人');
  });

  it.each([
    [-3720, 'ja', '△3,720 人'],
    [7080, 'ja', '＋7,080 人'],
    [0, 'ja', '±0'],
    [-0.4, 'ja', '±0'],
    [0.5, 'ja', '＋1 人'],
    [-0.5, 'ja', '△1 人'],
    [-3720, 'en', '−3,720 人'],
    [7080, 'en', '+7,080 人'],
  ] as const)('writes a change of %s in %s as %s', (value, language, text) => {
    expect(plain(formatChange(value, '人', language))).toBe(text);
  });

  it('writes a change with its share of what it is compared with', () => {
    expect(plain(formatChangeWithShare(-3720, 10260, '人', 'ja'))).toBe('△3,720 人（△36.3%）');
    expect(plain(formatChangeWithShare(0, 10260, '人', 'ja'))).toBe('±0');
  });

  it('gives shares in per cent and differences of shares in points', () => {
    expect(formatShare(10260, 82130)).toBe('12.5%');
    expect(formatShare(1, 0)).toBe('—');
    expect(plain(formatPoints(0.012, 'ja'))).toBe('＋1.2 ポイント');
  });

  it.each([
    [0, 0.5, '0.5 m 未満'],
    [3, 5, '3–5 m'],
    [5, Number.POSITIVE_INFINITY, '5 m以上'],
  ])('writes the depths %s to %s', (from, to, text) => {
    expect(formatDepthRange(from, to, 'ja')).toBe(text);
  });

  it('writes scales, coordinates and minus signs', () => {
    expect(formatScale(5000)).toBe('1:5,000');
    expect(formatNumber(-20826)).toBe('−20,826');
    expect(formatLonLat(139.50214, 35.81236)).toBe('35.81236°N 139.50214°E');
  });

  it.each([
    [0, '0 kB'],
    [12, '1 kB'],
    [200_000, '0.2 MB'],
    [18_000_000, '18 MB'],
    [1_230_000_000, '1.23 GB'],
  ])('writes %s bytes as %s', (bytes, text) => {
    expect(plain(formatBytes(bytes))).toBe(text);
  });

  it.each([
    [3.6, '3.6 m'],
    [2.96, '2.96 m'],
    [3, '3.0 m'],
    [0.4996, '0.4996 m'],
    [19.97, '19.97 m'],
  ])('writes a depth of %s m so that it stays in its class', (meters, text) => {
    expect(plain(formatDepth(meters))).toBe(text);
  });

  it.each([
    [107, 'ja', '約 1 分 50 秒'],
    [3, 'ja', '約 5 秒'],
    [60, 'ja', '約 1 分'],
    [107, 'en', 'about 1 min 50 s'],
  ] as const)('writes %s seconds left in %s', (seconds, language, text) => {
    expect(formatTimeLeft(seconds, language)).toBe(text);
  });

  it('writes a rise and a fall of the same size with the same digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1e9, noNaN: true }), (value) => {
        expect(formatChange(-value, '', 'ja').slice(1)).toBe(formatChange(value, '', 'ja').slice(1));
      }),
    );
  });
});

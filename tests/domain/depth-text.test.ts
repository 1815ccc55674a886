import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthRanks } from '../../src/domain/depth-rank.ts';
import { parseDepthText, spansStandardRanks, standardRankOfDepthClass } from '../../src/domain/depth-text.ts';

describe('parseDepthText', () => {
  it.each([
    ['1m以上2m未満', 1, 2],
    ['0.3m以上 ～ 1.0m未満', 0.3, 1],
    ['０．５ｍ以上３．０ｍ未満', 0.5, 3],
    ['0.5m未満', 0, 0.5],
    ['20m以上', 20, Number.POSITIVE_INFINITY],
    ['50cm〜1m', 0.5, 1],
    ['3-5m', 3, 5],
    ['10 m ～ 20 m', 10, 20],
    ['～0.3m未満', 0, 0.3],
    ['5.0メートル以上', 5, Number.POSITIVE_INFINITY],
  ])('reads %s', (text, fromMeters, toMeters) => {
    expect(parseDepthText(text)).toEqual({ fromMeters, toMeters });
  });

  it.each(['', '不明', '3', '5m以上3m未満', '2024年1月1日'])('takes "%s" for no class', (text) => {
    expect(parseDepthText(text)).toBeUndefined();
  });

  it('reads any class in any of its spellings', () => {
    const bounds = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }))
      .map(([a, step]) => [a / 10, (a + step) / 10] as const);
    const spelling = fc.constantFrom(
      (a: number, b: number) => `${a}m以上${b}m未満`,
      (a: number, b: number) => `${a}ｍ以上　～　${b}ｍ未満`,
      (a: number, b: number) => `${a}～${b}m`,
    );
    fc.assert(
      fc.property(bounds, spelling, ([fromMeters, toMeters], spell) => {
        expect(parseDepthText(spell(fromMeters, toMeters))).toEqual({ fromMeters, toMeters });
      }),
    );
  });
});

describe('standardRankOfDepthClass', () => {
  it('gives each standard class its own rank, and none of them spans ranks', () => {
    for (const { rank, fromMeters, toMeters } of depthRanks) {
      expect(standardRankOfDepthClass({ fromMeters, toMeters })).toBe(rank);
      expect(spansStandardRanks({ fromMeters, toMeters })).toBe(false);
    }
  });

  it('takes the deeper rank of a class that spans two', () => {
    expect(standardRankOfDepthClass({ fromMeters: 2, toMeters: 5 })).toBe(3);
    expect(spansStandardRanks({ fromMeters: 2, toMeters: 5 })).toBe(true);
  });
});

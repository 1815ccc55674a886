import { describe, expect, it } from 'vitest';
import {
  apportionmentWeights,
  commercialWeights,
  daytimeWeights,
  isUsageUnknown,
  residentWeights,
  weightByUsage,
} from '../../src/domain/apportionment.ts';
import { buildingUsages } from '../../src/domain/building-codes.ts';

describe('apportionment weights', () => {
  it('gives people homes only where people can live or the usage is not known', () => {
    const weights = weightByUsage(residentWeights);
    expect([411, 412, 413, 414, 415, 461, 0].map((usage) => weights[usage])).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.5]);
    for (const { code } of buildingUsages)
      if (!(code >= 411 && code <= 415) && code !== 461) expect(weights[code]).toBe(0);
  });

  it('uses codes of the code list only, each once, between 0 and 1', () => {
    const known = new Set([0, ...buildingUsages.map(({ code }) => code)]);
    for (const list of [residentWeights, daytimeWeights, commercialWeights]) {
      expect(new Set(list.map(({ usage }) => usage)).size).toBe(list.length);
      for (const { usage, weight } of list) {
        expect(known.has(usage)).toBe(true);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is floor area times weight, nothing for unknown area, and half for codes that no list knows', () => {
    const weights = apportionmentWeights(
      Uint16Array.of(411, 413, 402, 0, 411, 65535),
      Float64Array.of(100, 100, 100, 100, Number.NaN, 100),
      residentWeights,
    );
    expect([...weights]).toEqual([100, 50, 0, 50, 0, 50]);
  });

  it('knows which usages are not known', () => {
    expect([0, 461, 411].map(isUsageUnknown)).toEqual([true, true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  aboveFloorClasses,
  damageManuals,
  groundSlopes,
  houseDamageRates,
  houseDamageRatesOf,
} from '../../src/domain/flood-damage-rates.ts';

describe('damage rates of houses', () => {
  it('exist once for every edition and slope', () => {
    expect(houseDamageRates).toHaveLength(damageManuals.length * groundSlopes.length);
    for (const manual of damageManuals)
      for (const slope of groundSlopes) expect(houseDamageRatesOf(manual, slope)).toMatchObject({ manual, slope });
  });

  it.each(houseDamageRates)('grow with the depth and never pass the whole value: $manual $slope', ({ rates }) => {
    expect(rates).toHaveLength(aboveFloorClasses.length);
    expect([...rates]).toEqual([...new Set(rates)].sort((a, b) => a - b));
    expect(rates[0]).toBeGreaterThan(0);
    expect(rates.at(-1)).toBeLessThan(1);
  });

  it.each(damageManuals)('grow with the slope of the ground: %s', (manual) => {
    aboveFloorClasses.forEach((_, i) => {
      const bySlope = groundSlopes.map((slope) => houseDamageRatesOf(manual, slope).rates[i]!);
      expect(bySlope).toEqual([...bySlope].sort((a, b) => a - b));
    });
  });

  it('say which of them were seen in a publication that quotes the manual', () => {
    const seen = houseDamageRates.filter(({ verification }) => verification === 'secondary');
    expect(seen.map(({ manual, slope }) => `${manual} ${slope}`)).toEqual(['R7.7 A']);
  });
});

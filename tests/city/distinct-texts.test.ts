import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areDistinct } from '../../src/city/distinct-texts.ts';

it('says of any texts whether one occurs twice', () => {
  const texts = fc.array(fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('建物', 'bldg-1', 'bldg-2', '')));
  fc.assert(
    fc.property(texts, (list) => {
      expect(areDistinct(list)).toBe(new Set(list).size === list.length);
    }),
    { numRuns: 1000 },
  );
});

it('holds a hundred thousand ids apart, and finds the one that comes twice', () => {
  const ids = Array.from({ length: 100_000 }, (_, row) => `13101-bldg-${row}`);
  expect(areDistinct(ids)).toBe(true);
  expect(areDistinct([...ids, '13101-bldg-77'])).toBe(false);
});

import { expect, it } from 'vitest';
import { keepTogether } from '../../src/project/language/keep-together.ts';

it('keeps a number with its unit, a hazard with its scale and a range in one line, and changes no letter', () => {
  const text = '洪水 L2 で使える避難所まで 800 m、何 ha、昼（11〜14時台）';
  const kept = keepTogether(text);
  expect(kept).toBe('洪水\u00a0L2 で使える避難所まで 800\u00a0m、何\u00a0ha、昼（11\u2060〜\u206014時台）');
  expect(kept.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')).toBe(text);
});

import { expect, it } from 'vitest';
import { assumptionText } from '../../../src/project/language/evidence-text.ts';
import { printWords } from '../../../src/project/language/print-words.ts';

it('names hazards and kinds of zones of an assumption in words, for a footnote that a council reads', () => {
  const text = (code: string, value: string, language: 'ja' | 'en') =>
    assumptionText({ code, value, editable: true }, printWords(language).t, language);
  expect(text('hazard-weights', 'river:L2=1, tsunami:=0.5', 'ja')).toMatch(/：洪水 L2 1、津波 0.5$/);
  expect(text('hazard-from-rank', 'landslide:=2', 'en')).toMatch(/: Landslide 2$/);
  expect(text('city-ground', 'district', 'ja')).toMatch(/：町丁目$/);
});

import { describe, expect, it } from 'vitest';
import { placeText } from '../../src/project/language/issue-text.ts';

describe('a place inside a file', () => {
  it.each([
    ['line 3, column 14', '3 行目、14 文字目'],
    ['row 12, column 人口', '12 行目、列「人口」'],
    ['byte 120, record 4', '120 バイト目、4 件目'],
    ['byte 9, feature 2', '9 バイト目、2 件目の地物'],
    ['sheet 取組一覧, row 5, column 区分', 'シート「取組一覧」、5 行目、列「区分」'],
    ['bldg_0f3a', 'bldg_0f3a'],
  ])('%s is said in Japanese', (place, japanese) => {
    expect(placeText(place, 'ja')).toBe(japanese);
    expect(placeText(place, 'en')).toBe(place);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layText, widestPiece } from '../../../src/exports/sheets/text-layout.ts';
import { measure } from './toy-supply.ts';

const style = { font: { sizePt: 10, bold: false } };
/** Ten full letters of 10 pt: 35.3 mm. */
const width = 35.4;
const linesOf = (text: string, wide = width) => layText(text, { x: 0, y: 0, width: wide }, style, measure).lines;

describe('lines of a text', () => {
  it('do not begin with a mark of the end, and do not end with an open bracket', () => {
    expect(linesOf('一二三四五六七八九十。十一')).toEqual(['一二三四五六七八九', '十。十一']);
    expect(linesOf('一二三四五六七八九（十一）')).toEqual(['一二三四五六七八九', '（十一）']);
  });

  it('keep a number with its unit and a range with its bounds', () => {
    expect(linesOf('一二三四五六七八 3 m 以上')).toEqual(['一二三四五六七八', '3\u00a0m 以上']);
    expect(linesOf('一二三四五六七八0.5–3 m')).toEqual(['一二三四五六七八', '0.5–3\u00a0m']);
    expect(linesOf('一二三四五六七八10,260 人')).toEqual(['一二三四五六七八', '10,260\u00a0人']);
  });

  it('keep the breaks that were typed', () => {
    expect(linesOf('一\n\n二')).toEqual(['一', '', '二']);
  });

  it('lose no letter and are never wider than the place, whatever the words', () => {
    const words = fc.stringMatching(/^[一二三、。（）0-9 a-zA-Z–%人]{1,60}$/);
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 60 }), (text, wide) => {
        const lines = linesOf(text, wide);
        const plain = (all: string): string => all.replace(/[\s\u00a0]/g, '');
        expect(plain(lines.join(''))).toBe(plain(text));
        for (const line of lines) {
          const narrow = Math.max(wide, widestPiece(line, style.font, measure));
          expect(measure(line, style.font)).toBeLessThanOrEqual(narrow + 0.011);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { create, type Font as FontFile } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontFolder } from '../../../scripts/print/node-canvas.ts';
import { nodeFonts } from '../../../scripts/print/node-fonts.ts';
import { createMeasureText } from '../../../src/exports/drawing/canvas-font.ts';
import {
  fontSubsetOf,
  fontSubsets,
  glyphProblems,
  printableText,
} from '../../../src/exports/drawing/glyph-coverage.ts';
import { type SubsetFonts, subsetFonts, widthOfText } from '../../../src/exports/drawing/subset-fonts.ts';
import { text } from './create-sheet.ts';
import { canvases, pageOf } from './paint-page.ts';

const open = (bytes: Uint8Array) => create(Buffer.from(bytes)) as FontFile;
const fileOf = (subset: string) => open(readFileSync(join(fontFolder, `noto-sans-jp-${subset}-400-normal.woff2`)));
const fontsOf = (line: string): Promise<SubsetFonts> => subsetFonts([pageOf(text(line, 0, 10))], nodeFonts);

describe('what the fonts hold', () => {
  it('is known character by character: each named file has what is said of it', () => {
    const wrong = fontSubsets.flatMap(({ name, ranges }) => {
      const held = new Set(fileOf(name).characterSet);
      const claimed = ranges.split(',').flatMap((range) => {
        const [first, last] = range
          .slice(2)
          .split('-')
          .map((code) => Number.parseInt(code, 16));
        return Array.from({ length: (last ?? first!) - first! + 1 }, (_, at) => first! + at);
      });
      return claimed.filter((code) => !held.has(code)).map((code) => `${name}: U+${code.toString(16)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('leaves out no character of any file', () => {
    const files = readdirSync(fontFolder).filter((file) => /-400-normal\.woff2$/.test(file));
    const held = files.flatMap((file) => open(readFileSync(join(fontFolder, file))).characterSet);
    // Not characters: what the files carry at the end of their maps, and the mark of the byte order.
    const unknown = held.filter((code) => code < 0xfe00 && fontSubsetOf(code) === undefined);
    expect(unknown.map((code) => code.toString(16))).toEqual([]);
  });
});

describe('a line to be printed', () => {
  it('stays as it is where the fonts have all of it', () => {
    const line = '図6-3 浸水深 3–5 m以上：△3,720 人（△36.3%）≥ 3 ㎡、髙橋・﨑田、①〓＋±−';
    expect(printableText(line)).toEqual({ text: line, missing: [] });
  });

  it('shows 〓 for what no font has, and tells it', () => {
    expect(printableText('避難🏃所')).toEqual({ text: '避難〓所', missing: ['🏃'] });
    expect(printableText('ไทย')).toEqual({ text: '〓〓〓', missing: ['ไ', 'ท', 'ย'] });
  });

  it('prints a variant of a kanji as the plain one, and tells it', () => {
    expect(printableText('葛\u{e0100}飾')).toEqual({ text: '葛飾', missing: ['葛\u{e0100}'] });
  });

  it('joins a voiced mark with its kana but leaves the kanji of names alone', () => {
    expect(printableText('か\u3099っこう')).toEqual({ text: 'がっこう', missing: [] });
    // U+FA19 is another 神 than U+795E; normalising would take it away.
    expect(printableText('\ufa19').text).toBe('\ufa19');
  });

  it('is told block by block, with code points', () => {
    const problems = glyphProblems([
      { id: 'title', lines: ['避難🏃所'] },
      { id: 'note', lines: ['浸水'] },
    ]);
    expect(problems.map(({ block, code }) => [block, code])).toEqual([['title', 'glyph-missing']]);
    expect(problems[0]!.text.ja).toContain('🏃（U+1F3C3）');
  });
});

describe('a subset font', () => {
  const line = '浸水深 3.5 m以上△≥㎡髙﨑ABCg';

  it('is a font that another reader reads, with the outlines of the full one', async () => {
    const subset = open((await fontsOf(line)).regular.trueType);
    expect(subset.familyName).toBe('Noto Sans JP');
    expect([...new Set(subset.characterSet)].sort()).toEqual(
      [...new Set([...line].map((one) => one.codePointAt(0)!))].sort(),
    );
    const main = fileOf('japanese');
    for (const letter of line) {
      const code = letter.codePointAt(0)!;
      const full = (main.hasGlyphForCodePoint(code) ? main : fileOf(fontSubsetOf(code)!)).glyphForCodePoint(code);
      const ours = subset.glyphForCodePoint(code);
      expect(ours.advanceWidth, letter).toBe(full.advanceWidth);
      for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const) {
        if (letter !== ' ')
          expect(Math.abs(ours.bbox[side] - full.bbox[side]), `${letter} ${side}`).toBeLessThanOrEqual(1);
      }
    }
  }, 60_000);

  it('is small', async () => {
    expect((await fontsOf(line)).regular.trueType.length).toBeLessThan(20_000);
  });

  it('is as wide as the canvas measures it, so that text stands alike in every format', async () => {
    const letters = '浸水深m以上（）「」、。・3,720%△≥㎡ABCTVWgy ';
    const fonts = await fontsOf(letters);
    const measure = createMeasureText(canvases.create(1, 1).context);
    const lines = fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(lines, fc.integer({ min: 5, max: 40 }), (one, sizePt) => {
        const font = { sizePt, bold: false };
        expect(Math.abs(measure(one, font) - widthOfText(one, font, fonts))).toBeLessThan(0.01);
      }),
    );
  });

  it('names the file that cannot be loaded', async () => {
    const none = { load: (name: string) => Promise.reject(new Error(`${name}: HTTP 404`)) };
    await expect(subsetFonts([pageOf(text('水', 0, 0))], none)).rejects.toThrow(
      'noto-sans-jp-japanese-400-normal.woff2: HTTP 404',
    );
  });
});

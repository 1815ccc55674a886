import unicodeRanges from '@fontsource/noto-sans-jp/unicode.json';
import type { SheetProblem } from '../../domain/sheet.ts';
import type { DrawItem, PageDrawing } from './drawing.ts';

/** Printed for a character that no font has, as Japanese printers do (U+3013, geta mark). */
export const missingMark = '〓';

/**
 * What these files really hold: the package's own list names whole blocks for them. Source: their character maps (a test reads
 * them); the numbered files hold what is listed.
 */
const realRanges: Readonly<Record<string, string>> = {
  latin:
    'U+20-7e,U+a0-ff,U+152-153,U+2bb,U+300-301,U+304,U+2002,U+2013-2014,U+2018-201a,U+201c-201e,U+2022,U+2026,U+2032-2033,U+2039-203a,U+20ac,U+2122,U+2191,U+2193,U+2212,U+2215',
  'latin-ext':
    'U+100-103,U+110-113,U+11a-11b,U+128-12b,U+143-144,U+147-148,U+14c-14f,U+168-16d,U+192,U+1a0-1a1,U+1af-1b0,U+1cd-1dc,U+1f8-1f9,U+251,U+261,U+2c7,U+2c9-2cb,U+2ea-2eb,U+1e3e-1e3f,U+1ef2-1ef9,U+2020,U+20a9,U+20ab,U+2113',
  cyrillic: 'U+401,U+410-44f,U+451,U+2116',
  vietnamese: 'U+1ea0-1ef9',
};

/** Files of the font by what they hold; the first one that has a character gives it. */
export const fontSubsets: readonly { readonly name: string; readonly ranges: string }[] = [
  ...Object.entries(realRanges).map(([name, ranges]) => ({ name, ranges })),
  ...Object.entries(unicodeRanges as Readonly<Record<string, string>>)
    .filter(([key]) => key.startsWith('['))
    .map(([key, ranges]) => ({ name: key.slice(1, -1), ranges })),
];

let subsetOfCodePoint: ReadonlyMap<number, string> | undefined;

/** Name of the font file that has a character: `noto-sans-jp-<name>-<weight>-normal.woff2`; undefined = no font has it. */
export function fontSubsetOf(codePoint: number): string | undefined {
  subsetOfCodePoint ??= indexSubsets();
  return subsetOfCodePoint.get(codePoint);
}

function indexSubsets(): Map<number, string> {
  const index = new Map<number, string>();
  for (const { name, ranges } of fontSubsets) {
    for (const range of ranges.split(',')) {
      const [first, last] = range
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      for (let code = first!; code <= (last ?? first!); code++) if (!index.has(code)) index.set(code, name);
    }
  }
  return index;
}

export interface PrintableText {
  readonly text: string;
  /** Characters that no font has, each once. */
  readonly missing: readonly string[];
}

/**
 * A line as it can be printed. A character that no font has becomes 〓; a variant of a character (異体字セレクタ) is printed
 * as the plain one; both are told. か + voiced mark, as file names of macOS have it, becomes が; control characters a space.
 */
export function printableText(line: string): PrintableText {
  const missing = new Set<string>();
  let text = '';
  const joined = line.replace(/.[\u3099\u309a]/gu, (pair) => pair.normalize('NFC')).replace(/\p{Cc}+/gu, ' ');
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(joined)) {
    const plain = segment.replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200f\u2060\ufeff]/gu, '');
    if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(segment)) missing.add(segment);
    for (const character of plain) {
      const known = fontSubsetOf(character.codePointAt(0)!) !== undefined;
      if (!known) missing.add(character);
      text += known ? character : missingMark;
    }
  }
  return { text, missing: [...missing] };
}

export function replaceMissingGlyphs(page: PageDrawing): PageDrawing {
  return { ...page, items: page.items.map(replaceInItem) };
}

function replaceInItem(item: DrawItem): DrawItem {
  if (item.kind === 'group') return { ...item, items: item.items.map(replaceInItem) };
  return item.kind === 'text' ? { ...item, text: printableText(item.text).text } : item;
}

/** One problem a block whose lines have characters that cannot be printed. */
export function glyphProblems(
  blocks: readonly { readonly id: string; readonly lines: readonly string[] }[],
): SheetProblem[] {
  return blocks.flatMap(({ id, lines }) => {
    const missing = [...new Set(lines.flatMap((line) => printableText(line).missing))];
    return missing.length === 0 ? [] : [glyphProblem(id, missing)];
  });
}

function glyphProblem(block: string, missing: readonly string[]): SheetProblem {
  const codes = missing.map(
    (one) =>
      `${one}（${[...one].map((part) => `U+${part.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}）`,
  );
  const list = codes.slice(0, 5).join('、') + (codes.length > 5 ? ' …' : '');
  return {
    code: 'glyph-missing',
    severity: 'warning',
    block,
    text: {
      ja: `印刷用フォントにない文字があります：${list}。〓または標準の字形で印刷されます。文字を置き換えてください。`,
      en: `Characters that the printed font does not have: ${list}. They are printed as 〓 or in their standard form; please replace them.`,
    },
  };
}

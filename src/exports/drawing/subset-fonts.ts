import { create, type Font as FontFile, type Glyph } from 'fontkit';
import { fontFamily } from './canvas-font.ts';
import { type Font, MM_PER_POINT, type PageDrawing } from './drawing.ts';
import { fontSubsetOf, missingMark } from './glyph-coverage.ts';
import { everyItem } from './prepare-canvas.ts';
import { type OutlineGlyph, type OutlinePoint, writeTrueType } from './true-type.ts';

/** The font files of the page's own assets (browser) or of the package's folder (Node), by file name. */
export interface FontSource {
  readonly load: (fileName: string) => Promise<Uint8Array>;
}

/** One weight with the characters of a document and no others. */
export interface SubsetFont {
  readonly bold: boolean;
  readonly trueType: Uint8Array<ArrayBuffer>;
  /** In thousandths of the size of the letters. */
  readonly advanceOf: (codePoint: number) => number;
}

export interface SubsetFonts {
  readonly regular: SubsetFont;
  readonly bold: SubsetFont;
}

/** Millimetres. */
export function widthOfText(text: string, { sizePt, bold }: Font, fonts: SubsetFonts): number {
  const { advanceOf } = bold ? fonts.bold : fonts.regular;
  let thousandths = 0;
  for (const letter of text) thousandths += advanceOf(letter.codePointAt(0)!);
  return (thousandths / 1000) * sizePt * MM_PER_POINT;
}

/**
 * The fonts that the pages print with. All files of a family have the same metrics, so characters of several become one font:
 * a line of text stays one line, and is read back as such. Rejects where a file cannot be loaded.
 */
export async function subsetFonts(pages: readonly PageDrawing[], fonts: FontSource): Promise<SubsetFonts> {
  const texts = pages.flatMap(({ items }) => [...everyItem(items)].filter((item) => item.kind === 'text'));
  const lettersOf = (bold: boolean) =>
    new Set(
      texts.filter(({ font }) => font.bold === bold).flatMap(({ text }) => [...text].map((one) => one.codePointAt(0)!)),
    );
  return { regular: await subset(lettersOf(false), false, fonts), bold: await subset(lettersOf(true), true, fonts) };
}

async function subset(letters: ReadonlySet<number>, bold: boolean, fonts: FontSource): Promise<SubsetFont> {
  const codePoints = [...letters].filter((code) => fontSubsetOf(code) !== undefined).sort((a, b) => a - b);
  const files = createFontFiles(bold, fonts);
  const mark = await files.fileWith(missingMark.codePointAt(0)!);
  const glyphs: OutlineGlyph[] = [outlineOf(mark.glyphForCodePoint(missingMark.codePointAt(0)!), null)];
  for (const codePoint of codePoints) {
    glyphs.push(outlineOf((await files.fileWith(codePoint)).glyphForCodePoint(codePoint), codePoint));
  }
  const { unitsPerEm, ascent, descent } = mark;
  const trueType = writeTrueType({ family: fontFamily, bold, unitsPerEm, ascent, descent, glyphs });
  const advances = new Map(glyphs.map(({ codePoint, advance }) => [codePoint, (advance * 1000) / unitsPerEm]));
  return { bold, trueType, advanceOf: (codePoint) => advances.get(codePoint) ?? advances.get(null)! };
}

/** The main file has nearly all; rarer signs (△ ≥ ㎡ 髙) are in the numbered ones, which are loaded when one is needed. */
function createFontFiles(bold: boolean, fonts: FontSource) {
  const loaded = new Map<string, Promise<FontFile>>();
  const open = (name: string) => {
    const file = loaded.get(name) ?? loadFont(`noto-sans-jp-${name}-${bold ? 700 : 400}-normal.woff2`, fonts);
    loaded.set(name, file);
    return file;
  };
  return {
    async fileWith(codePoint: number): Promise<FontFile> {
      const main = await open('japanese');
      return main.hasGlyphForCodePoint(codePoint) ? main : await open(fontSubsetOf(codePoint)!);
    },
  };
}

async function loadFont(fileName: string, fonts: FontSource): Promise<FontFile> {
  const file = create((await fonts.load(fileName)) as Parameters<typeof create>[0]);
  if (!('glyphForCodePoint' in file)) throw new Error(`${fileName} is a collection of fonts, not one font.`);
  return file;
}

function outlineOf(glyph: Glyph, codePoint: number | null): OutlineGlyph {
  const contours: OutlinePoint[][] = [];
  for (const { command, args } of glyph.path.commands) {
    if (command === 'moveTo') contours.push([]);
    const contour = contours.at(-1);
    if (contour === undefined || command === 'closePath') continue;
    const [x1, y1, x2, y2] = args.map(Math.round);
    contour.push({ x: x1!, y: y1!, onCurve: command !== 'quadraticCurveTo' });
    if (command === 'quadraticCurveTo') contour.push({ x: x2!, y: y2!, onCurve: true });
  }
  return {
    codePoint,
    advance: glyph.advanceWidth,
    contours: contours.map(withoutRepeats).filter(({ length }) => length > 2),
  };
}

/** A contour closes by itself: its last point is not its first once more. */
function withoutRepeats(points: OutlinePoint[]): OutlinePoint[] {
  const [first, last] = [points[0], points.at(-1)];
  const repeats = first !== undefined && last !== undefined && points.length > 1 && first.onCurve && last.onCurve;
  return repeats && first.x === last.x && first.y === last.y ? points.slice(0, -1) : points;
}

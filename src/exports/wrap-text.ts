/** Width of a text in a font, px. On a canvas: `measureText(text).width`. */
export type MeasureText<Letters = FigureFont> = (text: string, font: Letters) => number;

export interface FigureFont {
  readonly sizePixels: number;
  readonly bold: boolean;
}

/** Characters that may not begin a line (行頭禁則) and that may not end one (行末禁則). Source: JIS X 4051. */
const NOT_AT_START = '、。，．・：；？！）〕］｝〉》」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％';
/** With the no-break space that ties a number to its unit. */
const NOT_AT_END = '（〔［｛〈《「『【\u00a0';

/** Pieces that a line never breaks: a word or number in Latin letters, or one Japanese character with its brackets. */
export function unbreakable(text: string): readonly string[] {
  const units: string[] = [];
  for (const part of text.match(/[!-~\u00a0\u2060–−±]+|\s+|./gsu) ?? []) {
    const last = units.at(-1);
    const joins =
      last !== undefined && (NOT_AT_START.includes(part[0] ?? ' ') || NOT_AT_END.includes(last.at(-1) ?? ' '));
    if (joins) units[units.length - 1] = last + part;
    else units.push(part);
  }
  return units;
}

/** Lines that fit `width`. A unit wider than a line stands alone and is broken by characters. */
export function wrapText<Letters>(
  text: string,
  font: Letters,
  width: number,
  measure: MeasureText<Letters>,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unbreakable(text).flatMap((part) => (measure(part, font) > width ? [...part] : [part]))) {
    if (line !== '' && measure(line + unit.trimEnd(), font) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

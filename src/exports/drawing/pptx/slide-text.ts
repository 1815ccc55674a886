import type PptxGenJS from 'pptxgenjs';
import type { Frame } from '../../../domain/sheet.ts';
import { type DrawItem, type DrawText, MM_PER_POINT } from '../drawing.ts';
import { everyItem } from '../prepare-canvas.ts';
import type { SlideScale } from './slide-scale.ts';

/**
 * A slide holds the name of a font, not the font. BIZ UDPGothic is on every Windows 10 and 11, Noto Sans JP on few; both are
 * about as wide.
 */
export const slideFont = 'BIZ UDPGothic';

/** The texts of a block as text boxes: lines that hang together are paragraphs of one box. */
export function addTexts(
  slide: PptxGenJS.Slide,
  items: readonly DrawItem[],
  frame: Frame,
  scale: SlideScale,
  isTitle: boolean,
): void {
  const texts = [...everyItem(items)].filter((item) => item.kind === 'text');
  for (const [index, lines] of boxesOf(texts).entries()) addBox(slide, lines, frame, scale, isTitle && index === 0);
}

/** Lines one below the other with the same start and alignment. */
function boxesOf(texts: readonly DrawText[]): DrawText[][] {
  const boxes: DrawText[][] = [];
  for (const text of texts) {
    const box = boxes.at(-1);
    const last = box?.at(-1);
    if (box !== undefined && last !== undefined && follows(text, last)) box.push(text);
    else boxes.push([text]);
  }
  return boxes;
}

function follows(text: DrawText, last: DrawText): boolean {
  const step = text.y - last.y;
  const height = text.font.sizePt * MM_PER_POINT;
  return (
    text.align === last.align && !text.turnDegrees && Math.abs(text.x - last.x) < 0.1 && step > 0 && step < 2.5 * height
  );
}

/** PowerPoint sets the base line of a line of exact height at about four fifths of it. */
const baseLineShare = 0.8;

function addBox(
  slide: PptxGenJS.Slide,
  lines: readonly DrawText[],
  frame: Frame,
  scale: SlideScale,
  isTitle: boolean,
): void {
  const first = lines[0]!;
  const runs = lines.map((line) => ({
    text: line.text,
    options: {
      fontSize: line.font.sizePt * scale.factor,
      bold: line.font.bold,
      color: line.colour.slice(1),
      breakLine: true,
    },
  }));
  slide.addText(runs, {
    ...placeOf(lines, frame, scale),
    align: first.align === 'centre' ? 'center' : first.align,
    valign: 'top',
    margin: 0,
    fontFace: slideFont,
    lang: 'ja-JP',
    lineSpacing: (lineHeightMm(lines) / MM_PER_POINT) * scale.factor,
    wrap: false,
    ...(first.turnDegrees && { rotate: (first.turnDegrees + 360) % 360 }),
    ...(isTitle && { placeholder: 'title' }),
  });
}

function lineHeightMm(lines: readonly DrawText[]): number {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return lines.length > 1 ? (last.y - first.y) / (lines.length - 1) : first.font.sizePt * MM_PER_POINT * 1.3;
}

/** Inches. */
function placeOf(lines: readonly DrawText[], frame: Frame, scale: SlideScale) {
  const { x, y, align } = lines[0]!;
  const lineMm = lineHeightMm(lines);
  const widthMm = Math.max(frame.width, 10);
  const left = x - { left: 0, centre: widthMm / 2, right: widthMm }[align];
  return {
    x: scale.x(left),
    y: scale.y(y - lineMm * baseLineShare),
    w: scale.length(widthMm),
    h: scale.length(lineMm * lines.length),
  };
}

/** Where `addTexts` puts the title. */
export function titleBox(items: readonly DrawItem[], frame: Frame, scale: SlideScale) {
  const texts = [...everyItem(items)].filter((item) => item.kind === 'text');
  const lines = boxesOf(texts)[0];
  return lines && placeOf(lines, frame, scale);
}

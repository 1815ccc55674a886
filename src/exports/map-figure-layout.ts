import { lengthText, scaleBar } from '../project/scale-bar.ts';
import type { FigureLegendItem, MapFigure } from './map-figure.ts';
import { type FigureFont, type MeasureText, wrapText } from './wrap-text.ts';

/** Pixels of the sheet, from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of text; `box` is where its glyphs stand, text starts at its left edge. */
export interface PlacedText {
  readonly text: string;
  readonly font: FigureFont;
  readonly colour: 'text' | 'secondary';
  readonly box: Box;
}

export interface PlacedSwatch {
  readonly swatch: FigureLegendItem['swatch'];
  readonly box: Box;
}

export interface MapFigureLayout {
  readonly width: number;
  readonly height: number;
  /** Where the map image goes, at its own size. */
  readonly map: Box;
  readonly texts: readonly PlacedText[];
  readonly swatches: readonly PlacedSwatch[];
  /** White plates on the map, under the scale and the north arrow. */
  readonly plates: readonly Box[];
  readonly bar: Box;
  readonly north: Box;
  readonly rules: readonly Box[];
}

/** Sizes at a pixel ratio of 1; every one is multiplied by it. Sources: ui.md §2 (type, space), §3 (legend). */
const sizes = {
  margin: 24,
  gap: 16,
  title: 28,
  subtitle: 16,
  legendTitle: 16,
  text: 14,
  small: 12,
  legendWidth: 288,
  swatchWidth: 24,
  swatchHeight: 14,
  barLongest: 160,
  barHeight: 6,
  northWidth: 28,
  northHeight: 48,
} as const;
const LINE = 1.4;

/**
 * Places every part of a figure around a map image of the given size: title above, legend at the right, notes, sources
 * and date below. Texts wrap and push what follows, so that no two ever overlap. Pure: `measure` says how wide a text is.
 */
export function layoutMapFigure(
  figure: MapFigure,
  mapPixels: { readonly width: number; readonly height: number },
  measure: MeasureText,
): MapFigureLayout {
  const unit = scaled(figure.pixelRatio);
  const texts: PlacedText[] = [];
  const width = unit.margin * 2 + mapPixels.width + unit.gap + unit.legendWidth;
  const inner = width - unit.margin * 2;
  const put = textColumn(texts, measure);

  let y = put(figure.title, { x: unit.margin, y: unit.margin, width: inner }, { sizePixels: unit.title, bold: true });
  y = put(
    figure.subtitle,
    { x: unit.margin, y, width: inner },
    { sizePixels: unit.subtitle, bold: false },
    'secondary',
  );
  const headRule = { x: unit.margin, y: y + unit.gap / 2, width: inner, height: unit.rule };
  const map = { x: unit.margin, y: y + unit.gap, width: mapPixels.width, height: mapPixels.height };

  const legend = placeLegend(figure, { x: map.x + map.width + unit.gap, y: map.y }, unit, measure);
  texts.push(...legend.texts);
  const furniture = placeFurniture(figure, map, unit, measure);
  texts.push(...furniture.texts);

  const bodyEnd = Math.max(map.y + map.height, legend.end);
  const footRule = { x: unit.margin, y: bodyEnd + unit.gap, width: inner, height: unit.rule };
  y = footRule.y + unit.gap / 2;
  const small: FigureFont = { sizePixels: unit.small, bold: false };
  y = put(figure.whiteNote, { x: unit.margin, y, width: inner }, { ...small, bold: true });
  for (const note of figure.extraNotes) y = put(note, { x: unit.margin, y, width: inner }, small);
  y = put(figure.sources, { x: unit.margin, y, width: inner }, small, 'secondary');
  y = put(figure.made, { x: unit.margin, y, width: inner }, small, 'secondary');
  return {
    width: Math.ceil(width),
    height: Math.ceil(y + unit.margin),
    map,
    texts,
    swatches: legend.swatches,
    plates: furniture.plates,
    bar: furniture.bar,
    north: furniture.north,
    rules: [headRule, footRule],
  };
}

type Unit = Readonly<Record<keyof typeof sizes | 'rule', number>>;

const scaled = (pixelRatio: number): Unit =>
  Object.fromEntries(
    Object.entries({ ...sizes, rule: 1 }).map(([name, value]) => [name, value * pixelRatio]),
  ) as unknown as Unit;

interface Column {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Adds a wrapped text and gives the y below it. */
function textColumn(texts: PlacedText[], measure: MeasureText) {
  return (text: string, { x, y, width }: Column, font: FigureFont, colour: PlacedText['colour'] = 'text'): number => {
    const height = font.sizePixels * LINE;
    const lines = wrapText(text, font, width, measure);
    lines.forEach((line, index) => {
      texts.push({
        text: line,
        font,
        colour,
        box: { x, y: y + index * height, width: measure(line, font), height },
      });
    });
    return y + lines.length * height;
  };
}

function placeLegend(
  figure: MapFigure,
  at: { readonly x: number; readonly y: number },
  unit: Unit,
  measure: MeasureText,
): { readonly texts: readonly PlacedText[]; readonly swatches: readonly PlacedSwatch[]; readonly end: number } {
  const texts: PlacedText[] = [];
  const swatches: PlacedSwatch[] = [];
  const put = textColumn(texts, measure);
  const font: FigureFont = { sizePixels: unit.text, bold: false };
  const row = unit.text * LINE;
  let y = put(figure.legendTitle, { ...at, width: unit.legendWidth }, { sizePixels: unit.legendTitle, bold: true });
  for (const { swatch, label, count } of figure.legend) {
    y += unit.gap / 4;
    swatches.push({
      swatch,
      box: { x: at.x, y: y + (row - unit.swatchHeight) / 2, width: unit.swatchWidth, height: unit.swatchHeight },
    });
    const countWidth = count === '' ? 0 : measure(count, font);
    if (count !== '') {
      const x = at.x + unit.legendWidth - countWidth;
      texts.push({ text: count, font, colour: 'text', box: { x, y, width: countWidth, height: row } });
    }
    const x = at.x + unit.swatchWidth + unit.gap / 2;
    const width = unit.legendWidth - unit.swatchWidth - countWidth - unit.gap;
    y = Math.max(y + row, put(label, { x, y, width }, font));
  }
  return { texts, swatches, end: y };
}

/** Scale bar with numbers and numeric scale at the lower left of the map, north arrow at the upper right. */
function placeFurniture(figure: MapFigure, map: Box, unit: Unit, measure: MeasureText) {
  const small: FigureFont = { sizePixels: unit.small, bold: false };
  const line = unit.small * LINE;
  const pad = unit.gap / 2;
  const longest = Math.min(unit.barLongest, map.width / 3);
  const { meters, pixels } = scaleBar(figure.metersPerPixel / figure.pixelRatio, longest);
  const end = lengthText(meters);
  const numericLines = wrapText(figure.numericScale, small, Math.max(longest, map.width / 2), measure);
  const numericWidth = Math.max(...numericLines.map((text) => measure(text, small)));
  const endWidth = measure(end, small);
  const zeroWidth = measure('0', small);
  const plate: Box = {
    x: map.x + pad,
    y: map.y + map.height - pad * 3 - line * (1 + numericLines.length) - unit.barHeight,
    width: pad * 2 + Math.max(numericWidth, zeroWidth + pad + endWidth, pixels + endWidth / 2),
    height: pad * 2 + line * (1 + numericLines.length) + unit.barHeight,
  };
  const x = plate.x + pad;
  const y = plate.y + pad;
  const endX = Math.max(x + zeroWidth + pad, x + pixels - endWidth / 2);
  const bar: Box = { x, y: y + line, width: pixels, height: unit.barHeight };
  const texts: PlacedText[] = [
    { text: '0', font: small, colour: 'text', box: { x, y, width: zeroWidth, height: line } },
    { text: end, font: small, colour: 'text', box: { x: endX, y, width: endWidth, height: line } },
    ...numericLines.map((text, index) => ({
      text,
      font: small,
      colour: 'text' as const,
      box: { x, y: bar.y + bar.height + index * line, width: measure(text, small), height: line },
    })),
  ];
  const north: Box = {
    x: map.x + map.width - pad - unit.northHeight,
    y: map.y + pad,
    width: unit.northHeight,
    height: unit.northHeight,
  };
  return { texts, plates: [plate, north], bar, north };
}

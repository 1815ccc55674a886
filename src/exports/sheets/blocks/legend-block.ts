import { parseHazardKey } from '../../../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import { hazardWords } from '../../../project/language/hazard-label.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import {
  type BlockOf,
  type BlockParts,
  type ComposeContext,
  type ComposedMap,
  tellOverflow,
} from '../compose-context.ts';
import { ink, SMALLEST_PT } from '../sheet-look.ts';
import { subjectLine } from '../subject-on-map.ts';
import { drawLine, EPSILON_MM, layText, lineHeightMm, type TextStyle } from '../text-layout.ts';
import { MissingData } from './block-failure.ts';
import { type LegendEntry, legendEntries } from './legend-rows.ts';
import { drawSwatch } from './legend-swatch.ts';
import { rule } from './rules.ts';

/** Of a size of letters of 9 pt. Source: ui.md §3 (24 × 14 px), on paper. */
const SWATCH = { width: 6.4, height: 3.6, ofPt: 9 } as const;

/** Throws MissingData where the map that it speaks of is not on the sheet. */
export function legendParts(block: BlockOf<'legend'>, context: ComposeContext): BlockParts {
  const map = mapOf(block.map, context);
  const entries = entriesOf(map, context);
  const notes = notesOf(map, context);
  for (let sizePt = context.look.bodyPt; ; sizePt = Math.max(SMALLEST_PT, sizePt * 0.94)) {
    const laid = layLegend(block.frame, map, entries, notes, sizePt, context);
    const fits = laid.height <= block.frame.height + EPSILON_MM && laid.fits;
    if (!fits && sizePt > SMALLEST_PT) continue;
    if (!fits) tellOverflow(context, block.id);
    return { items: laid.items, lines: laid.lines, alternative: laid.lines.join('、') };
  }
}

function entriesOf(map: ComposedMap, context: ComposeContext): readonly LegendEntry[] {
  const { words, sheet, subject } = context;
  const own = map.shown ? legendEntries(map.shown, sheet.colourVisionSafe, words) : obliqueEntries(map, context);
  if (!map.outlined || subject.kind !== 'zone') return own;
  return [...own, { swatch: { kind: 'line', line: subjectLine }, label: subject.name, count: '' }];
}

export function mapOf(id: string, { maps }: Pick<ComposeContext, 'maps'>): ComposedMap {
  const map = maps.get(id);
  if (map) return map;
  throw new MissingData({
    ja: '対象の地図枠がありません。地図枠を選び直すか、この枠を外してください',
    en: 'Its map frame is not on the sheet: choose another one, or take this frame away',
  });
}

/** What a 3D view shows nobody has counted: all classes of its hazard. */
function obliqueEntries({ block }: ComposedMap, { words, sheet }: ComposeContext): readonly LegendEntry[] {
  const { hazard } = block.map;
  if (hazard === null) return [];
  const states = [0, 1, ...hazardClasses(parseHazardKey(hazard).hazard).map(({ state }) => 1 + state)];
  const nothing = { groundStates: [], buildingStates: [], buildingCounts: null, facilityKinds: [], groundCellMm: 0 };
  const shown = {
    ...nothing,
    hazard,
    carrier: block.map.carrier,
    states,
    zoneKinds: block.map.zoneKinds,
    hazardAreas: [],
    roads: false,
    baseMap: false,
    difference: { removed: false, added: false },
  };
  return legendEntries(shown, sheet.colourVisionSafe, words);
}

function notesOf({ shown, block }: ComposedMap, { words, sheet }: ComposeContext): readonly string[] {
  const safe =
    sheet.colourVisionSafe && block.map.hazard !== null && isDepthHazard(parseHazardKey(block.map.hazard).hazard);
  return [
    ...(shown?.buildingCounts && shown.hazard ? [words.t('sheet.legend.counted')] : []),
    ...(safe ? [words.t('sheet.legend.safe')] : []),
  ];
}

interface LaidLegend {
  readonly items: readonly DrawItem[];
  readonly lines: readonly string[];
  readonly height: number;
  readonly fits: boolean;
}

function layLegend(
  frame: Frame,
  map: ComposedMap,
  entries: readonly LegendEntry[],
  notes: readonly string[],
  sizePt: number,
  context: ComposeContext,
): LaidLegend {
  const { words, measure, look } = context;
  const head: TextStyle = { font: { sizePt: Math.max(sizePt, SMALLEST_PT), bold: true } };
  const title = drawLine(words.t('legend.title'), frame, frame.y, head);
  const ruleY = frame.y + lineHeightMm(head) + look.gapMm / 4;
  const items: DrawItem[] = [title, rule(frame, ruleY)];
  const lines: string[] = [words.t('legend.title')];
  let y = ruleY + look.gapMm / 2;
  const caption = captionOf(map, context);
  const small: TextStyle = {
    font: { sizePt: Math.max(SMALLEST_PT, sizePt * 0.85), bold: false },
    colour: ink.secondary,
  };
  const put = (text: string, style: TextStyle): void => {
    const laid = layText(text, { ...frame, y }, style, measure);
    items.push(...laid.items);
    lines.push(...laid.lines);
    y += laid.height;
  };
  if (caption !== '') put(caption, small);
  const rows = layRows({ ...frame, y }, entries, sizePt, context);
  items.push(...rows.items);
  lines.push(...rows.lines);
  y += rows.height;
  for (const note of notes) put(note, small);
  return { items, lines, height: y - frame.y, fits: rows.fits };
}

/** `想定浸水深（洪水 L2）`. */
function captionOf({ block }: ComposedMap, { words }: ComposeContext): string {
  const { hazard } = block.map;
  if (hazard === null) return '';
  const key = isDepthHazard(parseHazardKey(hazard).hazard) ? 'legend.depth' : 'legend.other';
  return words.t(key, hazardWords(hazard, words.language));
}

/** Rows below each other; beside each other too where the frame is wide enough for two columns of them. */
function layRows(frame: Frame, entries: readonly LegendEntry[], sizePt: number, { measure, look }: ComposeContext) {
  const grow = sizePt / SWATCH.ofPt;
  const [swatchWidth, swatchHeight] = [SWATCH.width * grow, SWATCH.height * grow];
  const style: TextStyle = { font: { sizePt, bold: false } };
  const gap = 2 * grow;
  const step = Math.max(lineHeightMm(style), swatchHeight + 0.8 * grow);
  const needed = Math.max(
    0,
    ...entries.map(({ label, count }) => swatchWidth + gap * 3 + measure(`${label}${count}`, style.font)),
  );
  const columns = Math.max(
    1,
    Math.min(entries.length, Math.floor((frame.width + look.gapMm * 2) / (needed + look.gapMm * 2))),
  );
  const perColumn = Math.ceil(entries.length / columns);
  const width = (frame.width - (columns - 1) * look.gapMm * 2) / columns;
  const items: DrawItem[] = [];
  const lines: string[] = [];
  let [fits, height] = [true, 0];
  for (let column = 0; column < columns; column++) {
    let y = frame.y;
    const x = frame.x + column * (width + look.gapMm * 2);
    for (const { swatch, label, count } of entries.slice(column * perColumn, (column + 1) * perColumn)) {
      const countWidth = count === '' ? 0 : measure(count, style.font);
      const words = {
        x: x + swatchWidth + gap,
        y: 0,
        width: width - swatchWidth - gap - (countWidth > 0 ? countWidth + gap : 0),
      };
      const laid = layText(label, words, style, measure);
      const rowHeight = Math.max(step, laid.height);
      const top = y + (rowHeight - Math.max(laid.height, lineHeightMm(style))) / 2;
      items.push(
        ...drawSwatch(swatch, look.factor, {
          x,
          y: y + (rowHeight - swatchHeight) / 2,
          width: swatchWidth,
          height: swatchHeight,
        }),
      );
      items.push(...laid.items.map((item) => ({ ...item, y: item.y + top })));
      if (count !== '') items.push(drawLine(count, { x, width }, top, { ...style, align: 'right' }));
      lines.push([label, count].filter(Boolean).join(' '));
      fits &&= laid.width <= words.width + EPSILON_MM;
      y += rowHeight;
    }
    height = Math.max(height, y - frame.y);
  }
  return { items, lines, height, fits };
}

import { type Hazard, parseHazardKey } from '../../../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import { hazardWords } from '../../../project/language/hazard-label.ts';
import type { ShownClasses } from '../../flat-map/shown-classes.ts';
import type { BlockOf, BlockParts, ComposeContext, ComposedMap } from '../compose-context.ts';
import { createFlow, inLargestLetters, smallOf } from '../flow.ts';
import { ink } from '../sheet-look.ts';
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
  const content = { caption: captionOf(map, context), entries: entriesOf(map, context), notes: notesOf(map, context) };
  const { items, lines } = inLargestLetters(block.id, context, (sizePt) =>
    layLegend(block.frame, content, sizePt, context),
  );
  return { items, lines, alternative: lines.join('、') };
}

interface LegendContent {
  readonly caption: string;
  readonly entries: readonly LegendEntry[];
  readonly notes: readonly string[];
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

/** What a 3D view shows nobody has counted: all that it was asked to show. */
function obliqueEntries({ block }: ComposedMap, { words, sheet }: ComposeContext): readonly LegendEntry[] {
  const { hazard, carrier, zoneKinds, hazardAreas, facilities } = block.map;
  const classes = (of: Hazard) => hazardClasses(of).map(({ state }) => state);
  const states = hazard === null ? [] : [0, 1, ...classes(parseHazardKey(hazard).hazard).map((state) => 1 + state)];
  const shown: ShownClasses = {
    hazard,
    carrier,
    states,
    groundStates: [],
    buildingStates: [],
    buildingCounts: null,
    zoneKinds,
    hazardAreas: hazardAreas.flatMap((area) => classes(area).map((rank) => ({ hazard: area, rank }))),
    facilityKinds: facilities,
    roads: false,
    baseMap: false,
    difference: { removed: false, added: false },
    groundCellMm: 0,
  };
  return legendEntries(shown, sheet.colourVisionSafe, words);
}

function notesOf(map: ComposedMap, context: ComposeContext): readonly string[] {
  const { shown, block } = map;
  const { words, sheet } = context;
  const safe =
    sheet.colourVisionSafe && block.map.hazard !== null && isDepthHazard(parseHazardKey(block.map.hazard).hazard);
  return [
    ...(shown?.buildingCounts && shown.hazard ? [words.t('sheet.legend.counted')] : []),
    ...(shown?.carrier === 'ground' && isLowered(map, context) ? [words.t('sheet.legend.surveyed')] : []),
    ...(safe ? [words.t('sheet.legend.safe')] : []),
  ];
}

/** Whether the map's scenario has a measure in force that lowers the depth: the ground is drawn as it was surveyed. */
function isLowered({ block }: ComposedMap, { subject, supply }: ComposeContext): boolean {
  const { scenarios, measures } = supply.city;
  const shown = subject.kind === 'scenario' ? subject.scenario : block.map.scenario;
  const inForce = scenarios.find(({ id }) => id === shown)?.measures ?? [];
  return measures.some(
    ({ id, effect }) =>
      inForce.includes(id) && effect?.kind === 'lower_depth' && effect.hazards.some((key) => key === block.map.hazard),
  );
}

function layLegend(frame: Frame, { caption, entries, notes }: LegendContent, sizePt: number, context: ComposeContext) {
  const { words, measure, look } = context;
  const flow = createFlow(frame, measure);
  const small: TextStyle = { font: { sizePt: smallOf(sizePt), bold: false }, colour: ink.secondary };
  flow.put(words.t('legend.title'), { font: { sizePt, bold: true } });
  flow.skip(look.gapMm / 4);
  flow.items.push(rule(frame, flow.y()));
  flow.skip(look.gapMm / 4);
  if (caption !== '') flow.put(caption, small);
  const rows = layRows({ ...frame, y: flow.y() }, entries, sizePt, context);
  flow.add(rows);
  for (const note of notes) flow.put(note, small);
  const fits = rows.fits && flow.y() <= frame.y + frame.height + EPSILON_MM;
  return { items: flow.items, lines: flow.lines, fits };
}

/** `想定浸水深（洪水 L2）`. */
function captionOf({ block }: ComposedMap, { words }: ComposeContext): string {
  const { hazard } = block.map;
  if (hazard === null) return '';
  const key = isDepthHazard(parseHazardKey(hazard).hazard) ? 'legend.depth' : 'legend.other';
  return words.t(key, hazardWords(hazard, words.language));
}

/** Sizes of the rows of a legend, by the size of the letters. */
function rowSizes(sizePt: number) {
  const grow = sizePt / SWATCH.ofPt;
  const style: TextStyle = { font: { sizePt, bold: false } };
  const [swatchWidth, swatchHeight, gap] = [SWATCH.width * grow, SWATCH.height * grow, 2 * grow];
  return { style, swatchWidth, swatchHeight, gap, step: Math.max(lineHeightMm(style), swatchHeight + 0.8 * grow) };
}

/** Rows below each other; beside each other too where the frame is wide enough for two columns of them. */
function layRows(frame: Frame, entries: readonly LegendEntry[], sizePt: number, context: ComposeContext) {
  const { style, swatchWidth, gap } = rowSizes(sizePt);
  const { measure, look } = context;
  const between = look.gapMm * 2;
  const needs = entries.map(({ label, count }) => swatchWidth + gap * 3 + measure(`${label}${count}`, style.font));
  const room = Math.floor((frame.width + between) / (Math.max(0, ...needs) + between));
  const columns = Math.max(1, Math.min(entries.length, room));
  const perColumn = Math.ceil(entries.length / columns);
  const width = (frame.width - (columns - 1) * between) / columns;
  const laid = Array.from({ length: columns }, (_, column) => {
    const place = { ...frame, x: frame.x + column * (width + between), width };
    return layColumn(place, entries.slice(column * perColumn, (column + 1) * perColumn), sizePt, context);
  });
  return {
    items: laid.flatMap(({ items }) => items),
    lines: laid.flatMap(({ lines }) => lines),
    height: Math.max(...laid.map(({ height }) => height)),
    fits: laid.every(({ fits }) => fits),
  };
}

function layColumn(frame: Frame, entries: readonly LegendEntry[], sizePt: number, context: ComposeContext) {
  const flow = createFlow(frame, context.measure);
  let fits = true;
  for (const entry of entries) {
    const row = layEntry({ ...frame, y: flow.y() }, entry, sizePt, context);
    flow.add(row);
    fits &&= row.fits;
  }
  return { items: flow.items, lines: flow.lines, height: flow.y() - frame.y, fits };
}

/** Swatch, words, and the count at the right. */
function layEntry(
  { x, y, width }: Pick<Frame, 'x' | 'y' | 'width'>,
  { swatch, label, count }: LegendEntry,
  sizePt: number,
  { measure, look }: ComposeContext,
) {
  const { style, swatchWidth, swatchHeight, gap, step } = rowSizes(sizePt);
  const countWidth = count === '' ? 0 : measure(count, style.font) + gap;
  const words = { x: x + swatchWidth + gap, y: 0, width: width - swatchWidth - gap - countWidth };
  const laid = layText(label, words, style, measure);
  const height = Math.max(step, laid.height);
  const top = y + (height - laid.height) / 2;
  const box = { x, y: y + (height - swatchHeight) / 2, width: swatchWidth, height: swatchHeight };
  return {
    items: [
      ...drawSwatch(swatch, look.factor, box),
      ...laid.items.map((item) => ({ ...item, y: item.y + top })),
      ...(count === '' ? [] : [drawLine(count, { x, width }, top, { ...style, align: 'right' })]),
    ],
    lines: [[label, count].filter(Boolean).join(' ')],
    height,
    fits: laid.width <= words.width + EPSILON_MM,
  };
}

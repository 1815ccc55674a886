import type { MapExtract, MapExtractRequest, PlanarBounds } from '../../../domain/map-extract.ts';
import { CURRENT_SCENARIO } from '../../../domain/plan.ts';
import type { Frame, MapContent } from '../../../domain/sheet.ts';
import { type FiledZoneKind, zoneKindNames } from '../../../domain/zone-kind.ts';
import { hazardLabel } from '../../../project/language/hazard-label.ts';
import { formatScale, formatShare } from '../../../project/language/number-format.ts';
import type { DrawItem } from '../../drawing/drawing.ts';
import { drawFlatMap, type FlatMap } from '../../flat-map/draw-flat-map.ts';
import { boundsOfFrame, createPaperView, type FlatView } from '../../flat-map/paper-view.ts';
import {
  type BlockOf,
  type BlockParts,
  type ComposeContext,
  type ComposedMap,
  insetFrame,
} from '../compose-context.ts';
import { enlarge, enlargeFrame } from '../enlarge.ts';
import { fittingScale, marginOf, middleOf, roundScale, subjectBounds } from '../map-frame.ts';
import { ink } from '../sheet-look.ts';
import { subjectOnMap, subjectOutline, unknownShare } from '../subject-on-map.ts';
import { layText, type TextStyle } from '../text-layout.ts';
import { frameLine, MissingData } from './block-failure.ts';

/** Source: ui.md §6. */
const FRAME_MM = 0.5;
/** A cell of the ground on paper: finer than the eye tells apart. */
const CELL_MM = 0.2;
/** Cells of one map: a poster's are larger, which it is looked at from further away. */
const MOST_CELLS = 6_000_000;
const COARSE_CELLS = 10_000;
const MM_PER_METER = 1000;
const MM_PER_INCH = 25.4;
const CSS_DPI = 96;

export interface MapParts {
  readonly parts: BlockParts;
  readonly map: ComposedMap;
}

/** What the map shows: in an atlas of scenarios, the one of the page. */
function contentOf({ map }: BlockOf<'map'>, { subject }: ComposeContext): MapContent {
  return subject.kind === 'scenario' ? { ...map, scenario: subject.scenario } : map;
}

/** Throws MissingData where the map cannot be drawn honestly. */
export function mapParts(block: BlockOf<'map'>, context: ComposeContext): Promise<MapParts> {
  assertHazard(block, context);
  return block.map.view.kind === 'flat' ? flatParts(block, context) : obliqueParts(block, context);
}

function assertHazard({ map: { hazard } }: BlockOf<'map'>, { supply, words }: ComposeContext): void {
  if (hazard === null || supply.city.hazards.includes(hazard)) return;
  throw new MissingData({
    ja: `${hazardLabel(hazard, 'ja')} のデータがありません。取り込むか、ほかの災害を選んでください`,
    en: `There are no data of ${hazardLabel(hazard, words.language)}: import them, or choose another hazard`,
  });
}

async function flatParts(block: BlockOf<'map'>, context: ComposeContext): Promise<MapParts> {
  const { supply, words, signal } = context;
  const view = flatView(block, context);
  const extract = await supply.extract(extractRequest(block, view, context), signal);
  tellMissingLayers(block, extract, context);
  const { drawing, shown } = drawEnlarged(block, view, extract, context);
  const subject = subjectOnMap(extract, context.subject);
  tellMostlyUnknown(block, unknownShare(extract, subject), context);
  const alternative = [
    ...(block.map.hazard ? [hazardLabel(block.map.hazard, words.language)] : []),
    words.t('sheet.mapAlternative', { scale: formatScale(view.scale) }),
  ].join(words.language === 'ja' ? '　' : ' ');
  const outline = subject ? [subjectOutline(subject, createPaperView(view, block.frame), context.look.factor)] : [];
  const { scale, rotationDegrees, centre } = view;
  return {
    parts: { items: [drawing, ...outline], lines: [], scale, centre, alternative },
    map: { block, scale, rotationDegrees, shown, outlined: subject !== null, sources: extract.sources },
  };
}

/** On a poster lines, marks and letters are larger: the map is drawn for a small sheet and made as large, true to its scale. */
function drawEnlarged(block: BlockOf<'map'>, view: FlatView, extract: MapExtract, context: ComposeContext): FlatMap {
  const { measure, words, sheet, look } = context;
  const { zoneKinds } = block.map;
  const map = drawFlatMap({
    extract: { ...extract, zones: extract.zones.filter(({ zoneKind }) => zoneKinds.includes(zoneKind)) },
    content: contentOf(block, context),
    view: { ...view, scale: view.scale * look.factor },
    frame: enlargeFrame(block.frame, 1 / look.factor),
    colourVisionSafe: sheet.colourVisionSafe,
    greyscale: sheet.greyscale,
    measure,
    language: words.language,
    keepClear: sheet.blocks
      .slice(sheet.blocks.findIndex(({ id }) => id === block.id) + 1)
      .map(({ frame }) => enlargeFrame(frame, 1 / look.factor)),
  });
  return { ...map, drawing: enlarge(map.drawing, look.factor) };
}

/** From this share on a map says more about what nobody surveyed than about the hazard. A choice of ours. */
const MOSTLY = 0.5;

function tellMostlyUnknown({ id, map }: BlockOf<'map'>, share: number, { tell }: ComposeContext): void {
  if (map.hazard === null || !(share > MOSTLY)) return;
  const percent = formatShare(share, 1);
  tell({
    code: 'mostly-unknown',
    severity: 'warning',
    block: id,
    text: {
      ja: `建物の ${percent} が不明です。調査範囲のデータを確かめてください`,
      en: `${percent} of the buildings are not known: see how far the survey reaches`,
    },
  });
}

/** The chosen scale is kept exactly; none is the largest round one at which the subject fits. */
function flatView(block: BlockOf<'map'>, context: ComposeContext): FlatView {
  const { view } = block.map;
  if (view.kind !== 'flat') throw new RangeError('an oblique view has no scale');
  const { subject, supply } = context;
  const bounds = subjectBounds(subject, supply.city);
  if (bounds === null) {
    const name = subject.kind === 'zone' ? subject.name : '';
    throw new MissingData({
      ja: `区域「${name}」がありません。区域のデータを取り込み直すか、この区域をアトラスから外してください`,
      en: `There is no zone “${name}”: import the zones again, or take it out of the atlas`,
    });
  }
  // A subject of its own stands in the middle of each sheet of an atlas, wherever the sheet it was made from looked.
  const centre = (subject.kind === 'zone' ? null : view.centre) ?? middleOf(bounds);
  const fitting = fittingScale(bounds, middleOf(bounds), block.frame, view.rotationDegrees, marginOf(subject));
  if (view.scale !== null && subject.kind === 'zone' && view.scale < fitting) tellTooLarge(block, view.scale, context);
  return { centre, scale: view.scale ?? roundScale(fitting), rotationDegrees: view.rotationDegrees };
}

function tellTooLarge({ id }: BlockOf<'map'>, scale: number, { tell }: ComposeContext): void {
  const text = formatScale(scale);
  tell({
    code: 'scale-off',
    severity: 'warning',
    block: id,
    text: {
      ja: `縮尺 ${text} では対象が地図枠からはみ出します。縮尺を「自動」にするか、小さくしてください`,
      en: `At ${text} the subject is larger than the map frame: choose a smaller scale, or automatic`,
    },
  });
}

function extractRequest(block: BlockOf<'map'>, view: FlatView, context: ComposeContext): MapExtractRequest {
  const request = layersRequest(block, boundsOfFrame(view, block.frame), MOST_CELLS, context);
  return { ...request, cellMeters: Math.max((view.scale * CELL_MM) / MM_PER_METER, request.cellMeters) };
}

/** What the map shows, within the bounds, in so many cells of ground at most. */
function layersRequest(
  block: BlockOf<'map'>,
  bounds: PlanarBounds,
  cells: number,
  context: ComposeContext,
): MapExtractRequest {
  const map = contentOf(block, context);
  const area = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);
  return {
    bounds,
    hazard: map.hazard,
    cellMeters: Math.sqrt(area / cells),
    zoneKinds: kindsOf(map, context),
    scenario: scenarioOf(map.scenario, context),
    ...(map.comparedWith && { comparedWith: scenarioOf(map.comparedWith, context) }),
    hazardAreas: map.hazardAreas,
    facilities: map.facilities,
    buildings: map.buildings,
    labels: map.labels,
  };
}

/** The kind of the subject too: its outline is drawn. */
function kindsOf({ zoneKinds: shown }: MapContent, { subject }: ComposeContext): readonly FiledZoneKind[] {
  const own = subject.kind === 'zone' && subject.zoneKind !== 'drawn' ? [subject.zoneKind] : [];
  return [...new Set([...shown, ...own])];
}

/** Null for 現行. Throws MissingData for a scenario that the project has not (any more). */
function scenarioOf(id: string | null, { supply }: ComposeContext): string | null {
  if (id === null || id === CURRENT_SCENARIO) return null;
  if (supply.city.scenarios.some((scenario) => scenario.id === id)) return id;
  throw new MissingData({
    ja: '地図の案がプロジェクトにありません。ほかの案を選んでください',
    en: 'The map’s scenario is not in the project: choose another one',
  });
}

/** Layers that the map was asked to show and the city has not (any more); the rest is drawn. */
function tellMissingLayers({ id, map }: BlockOf<'map'>, extract: MapExtract, { supply, tell }: ComposeContext): void {
  const zones = map.zoneKinds.filter(
    (kind) =>
      !supply.city.zones.some(({ zoneKind }) => zoneKind === kind) &&
      !extract.zones.some(({ zoneKind }) => zoneKind === kind),
  );
  const names = zones.map((kind) => zoneKindNames[kind]);
  if (names.length === 0) return;
  tell({
    code: 'data-missing',
    severity: 'warning',
    block: id,
    text: {
      ja: `${names.map(({ ja }) => ja).join('、')}のデータがありません。取り込むか、地図から外してください`,
      en: `There are no data of ${names.map(({ en }) => en).join(', ')}: import them, or take them off the map`,
    },
  });
}

async function obliqueParts(block: BlockOf<'map'>, context: ComposeContext): Promise<MapParts> {
  const { supply, sheet, words, signal } = context;
  const { frame } = block;
  const own = contentOf(block, context);
  const map = { ...own, scenario: scenarioOf(own.scenario, context) };
  if (map.view.kind !== 'oblique') throw new RangeError('a flat map has no camera');
  if (!supply.oblique)
    throw new MissingData({
      ja: '3D の図はここでは作れません。画面の「出力する」で作るか、平面の地図にしてください',
      en: 'A 3D view cannot be made here: use the page’s output mode, or a flat map',
    });
  const pixels = (mm: number): number => Math.round((mm / MM_PER_INCH) * sheet.dpi);
  const request = {
    camera: map.view.camera,
    content: map,
    widthPixels: pixels(frame.width),
    heightPixels: pixels(frame.height),
    pixelRatio: sheet.dpi / CSS_DPI,
    colourVisionSafe: sheet.colourVisionSafe,
  };
  const picture = await supply.oblique(request, signal);
  // A flat map of the whole city, in cells that cost nothing, names the sources of the same layers.
  const { sources } = await supply.extract(layersRequest(block, supply.city.bounds, COARSE_CELLS, context), signal);
  const isOfCurrent = picture.groundAsSurveyed === true && map.carrier === 'ground';
  if (isOfCurrent) context.tell({ code: 'data-missing', severity: 'warning', block: block.id, text: groundOfCurrent });
  const mm = { x: frame.width / picture.widthPixels, y: frame.height / picture.heightPixels };
  const tiles = picture.tiles.map(
    ({ x, y, width, height, picture: tile }): DrawItem => ({
      kind: 'image',
      frame: { x: frame.x + x * mm.x, y: frame.y + y * mm.y, width: width * mm.x, height: height * mm.y },
      picture: tile,
      smooth: true,
    }),
  );
  const alternative = words.t('sheet.obliqueAlternative', {
    hazard: map.hazard ? hazardLabel(map.hazard, words.language) : '',
  });
  return {
    parts: {
      items: [
        { kind: 'group', items: tiles, clip: frame },
        ...(isOfCurrent ? remark(words.pick(groundOfCurrent), frame, context) : []),
        frameLine(frame, FRAME_MM, ink.rule),
      ],
      lines: isOfCurrent ? [words.pick(groundOfCurrent)] : [],
      scale: 0,
      alternative,
    },
    map: {
      block,
      outlined: false,
      scale: 0,
      rotationDegrees: picture.headingDegrees,
      shown: null,
      sources,
    },
  };
}

/** The scene has no ground of its own for a scenario; what measures do to the depths it knows at the buildings only. */
const groundOfCurrent = {
  ja: '地面の浸水深は現行のもの（案の対策は建物にだけ反映）',
  en: 'Depths on the ground are those of the current state: measures are taken in at the buildings only',
} as const;

/** Words on a picture, on white in its lower left corner. */
function remark(text: string, frame: Frame, { measure, look }: ComposeContext): DrawItem[] {
  const style: TextStyle = { font: { sizePt: look.smallPt, bold: false } };
  const inner = insetFrame(frame, look.gapMm / 2);
  const laid = layText(text, { ...inner, y: 0 }, style, measure);
  const [width, height] = [Math.min(inner.width, laid.width), laid.height];
  const top = inner.y + inner.height - height;
  const [left, right, bottom] = [inner.x, inner.x + width, top + height];
  return [
    {
      kind: 'path',
      lines: [{ points: [left, top, right, top, right, bottom, left, bottom], closed: true }],
      fill: { colour: '#ffffff' },
    },
    ...laid.items.map((item) => ({ ...item, y: item.y + top })),
  ];
}

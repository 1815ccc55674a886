import type { HazardKey } from '../../domain/hazard.ts';
import type { PrintedZone } from '../../domain/printed-city.ts';
import type { Frame, Sheet, SheetBlock, SheetSubject } from '../../domain/sheet.ts';
import { baseMap, type Figure, hazardFigure, leadingHazard } from '../sheets/figures.ts';
import { fittingScale, middleOf, roundScale } from '../sheets/map-frame.ts';
import type { SheetCity } from '../sheets/sheet-supply.ts';
import { sheetOfFigure, sheetTemplates } from '../sheets/templates.ts';
import { hazardTitle } from './document-facts.ts';

/** Which figure belongs at a place of the document. */
export type FigurePlace =
  | { readonly of: 'hazard'; readonly hazard: HazardKey }
  | { readonly of: 'district'; readonly subject: SheetSubject & { readonly kind: 'zone' } }
  /** Districts in the order of their numbers on the map. */
  | { readonly of: 'issues'; readonly districts: readonly SheetSubject[] };

/** Composes the figure of a place and adds it to the document. */
export type AddFigure = (place: FigurePlace) => Promise<void>;

/** A sheet that becomes a figure: the part of it that is printed, and its words. */
export interface FigureSheet {
  /** Name of its file. */
  readonly name: string;
  readonly caption: string;
  readonly sheet: Sheet;
  readonly subject: SheetSubject;
  /** Without the margins, which the page of the document has; millimetres. */
  readonly crop: Frame;
}

/** A page of A3 without its margins, which carry the caption. */
const A3_MARGIN = 12;
/** Width of the text of a page of A4, and the height that leaves room for the words of a record. */
const INLINE = { x: 20, y: 20, width: 170, height: 72 };
const INLINE_SIDE = 44;

/** The sheet of a place. Its scale is true as long as the crop is printed at its size. */
export function figureSheet(place: FigurePlace, city: SheetCity): FigureSheet {
  switch (place.of) {
    case 'hazard':
      return hazardSheet(place.hazard, city);
    case 'district':
      return districtSheet(place.subject, city);
    case 'issues':
      return issuesSheet(place.districts, city);
  }
}

function hazardSheet(hazard: HazardKey, city: SheetCity): FigureSheet {
  const name = `hazard_${hazard.replace(':', '_').replace(/_$/, '')}`;
  return {
    name,
    caption: `${hazardTitle(hazard)}の区域と居住誘導区域`,
    sheet: sheetFrom('map_and_table', hazardFigure(hazard, city), name),
    subject: { kind: 'city' },
    crop: { x: A3_MARGIN, y: A3_MARGIN, width: 420 - 2 * A3_MARGIN, height: 297 - 2 * A3_MARGIN },
  };
}

/** Without the page number of the sheet: pages are those of the document. */
function sheetFrom(template: string, figure: Figure, id: string): Sheet {
  const found = sheetTemplates.find((one) => one.id === template) ?? sheetTemplates[0]!;
  const sheet = sheetOfFigure(found, figure, figure.title, { id, language: 'ja' });
  return { ...sheet, blocks: sheet.blocks.filter(({ kind }) => kind !== 'page_number') };
}

/** Map, legend, scale, north, white note and sources in a part of an A4 page that stands between the words of a record. */
function districtSheet(subject: SheetSubject & { readonly kind: 'zone' }, city: SheetCity): FigureSheet {
  const hazard = leadingHazard(city);
  const name = `district_${subject.zoneId.replace(/[^\w-]/g, '_')}`;
  const figure = hazard ? hazardFigure(hazard, city) : undefined;
  const map = { ...(figure?.map ?? baseMap(city)), zoneKinds: ['residence', subject.zoneKind] as const };
  const side = { x: INLINE.x + INLINE.width - INLINE_SIDE, width: INLINE_SIDE };
  const frame = { ...INLINE, width: INLINE.width - INLINE_SIDE - 4, height: INLINE.height - 12 };
  const blocks: readonly SheetBlock[] = [
    { id: 'map', kind: 'map', frame, map: { ...map, zoneKinds: map.zoneKinds as never } },
    {
      id: 'scale',
      kind: 'scale_bar',
      map: 'map',
      frame: { x: frame.x + 2, y: frame.y + frame.height - 13, width: 56, height: 11 },
    },
    {
      id: 'north',
      kind: 'north',
      map: 'map',
      frame: { x: frame.x + frame.width - 12, y: frame.y + 2, width: 10, height: 15 },
    },
    { id: 'legend', kind: 'legend', map: 'map', frame: { ...side, y: INLINE.y, height: frame.height - 16 } },
    { id: 'white', kind: 'white_note', frame: { ...side, y: INLINE.y + frame.height - 12, height: 12 } },
    { id: 'sources', kind: 'sources', frame: { ...INLINE, y: INLINE.y + INLINE.height - 11, height: 11 } },
  ];
  const base = sheetFrom('map_only', figure ?? { ...emptyFigure, map: baseMap(city) }, name);
  return {
    name,
    caption: `${subject.name}の${hazard ? hazardTitle(hazard) : '区域'}`,
    sheet: { ...base, paper: 'A4', orientation: 'portrait', blocks },
    subject,
    crop: INLINE,
  };
}

const emptyFigure: Omit<Figure, 'map'> = {
  title: { ja: '{{figure}}', en: '{{figure}}' },
  caption: { ja: '', en: '' },
  tables: [],
  chart: null,
  sentence: null,
};

/** Half the side of the plate of a number, millimetres. */
const NUMBER_HALF = 5.5;
const CIRCLED_ONE = 0x2460;

/** The leading hazard with a number at each of the districts, which the table of issues names. */
function issuesSheet(districts: readonly SheetSubject[], city: SheetCity): FigureSheet {
  const hazard = leadingHazard(city);
  const figure: Figure = {
    ...(hazard ? hazardFigure(hazard, city) : { ...emptyFigure, map: baseMap(city) }),
    title: { ja: '{{figure}}　課題のある地区', en: '{{figure}} Districts with issues' },
  };
  const base = sheetFrom('map_only', figure, 'issues');
  const map = base.blocks.find((block) => block.kind === 'map');
  if (!map) throw new Error('the template "map_only" has no map');
  const centre = middleOf(city.bounds);
  const scale = roundScale(fittingScale(city.bounds, centre, map.frame, 0, 0));
  const fixed: SheetBlock = {
    ...map,
    map: { ...map.map, view: { kind: 'flat', centre, scale, rotationDegrees: 0 } },
  };
  const numbers = districts.flatMap((district, i): readonly SheetBlock[] => {
    const zone = city.zones.find((one) => isZone(one, district));
    return zone ? [numberBlock(i, zone, centre, scale, map.frame)] : [];
  });
  return {
    name: 'issues',
    caption: '課題のある地区（番号は表の番号）',
    sheet: { ...base, blocks: [...base.blocks.map((block) => (block === map ? fixed : block)), ...numbers] },
    subject: { kind: 'city' },
    crop: { x: A3_MARGIN, y: A3_MARGIN, width: 420 - 2 * A3_MARGIN, height: 297 - 2 * A3_MARGIN },
  };
}

const isZone = ({ zoneKind, zoneId }: PrintedZone, subject: SheetSubject): boolean =>
  subject.kind === 'zone' && zoneKind === subject.zoneKind && zoneId === subject.zoneId;

function numberBlock(
  index: number,
  { bounds }: PrintedZone,
  centre: readonly [number, number],
  scale: number,
  frame: Frame,
): SheetBlock {
  const [x, y] = middleOf(bounds);
  const at = (offset: number) => (offset / scale) * 1000;
  return {
    id: `number-${index + 1}`,
    kind: 'text',
    frame: {
      x: frame.x + frame.width / 2 + at(x - centre[0]) - NUMBER_HALF,
      y: frame.y + frame.height / 2 - at(y - centre[1]) - NUMBER_HALF,
      width: 2 * NUMBER_HALF,
      height: 2 * NUMBER_HALF,
    },
    text: String.fromCharCode(CIRCLED_ONE + index),
    look: { sizePt: 18, bold: true, align: 'centre' },
  };
}

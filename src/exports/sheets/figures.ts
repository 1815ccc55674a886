import type { Text } from '../../domain/answer.ts';
import { depthHazards, type HazardKey, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import type { MapContent, SentenceRequest, TableRequest } from '../../domain/sheet.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { printWords } from '../../project/language/print-words.ts';
import type { Language } from '../../project/project-schema.ts';
import { hazardInWords } from './sheet-placeholders.ts';
import type { SheetCity } from './sheet-supply.ts';

/** What a sheet is about, whatever its arrangement. */
export interface Figure {
  readonly title: Text;
  readonly map: MapContent;
  /** Over a map beside another one. */
  readonly caption: Text;
  readonly tables: readonly TableRequest[];
  readonly chart: TableRequest | null;
  readonly sentence: SentenceRequest | null;
  /** The other side of a comparison. */
  readonly other?: Figure;
}

export const baseMap = (city: SheetCity): MapContent => ({
  view: { kind: 'flat', centre: null, scale: null, rotationDegrees: 0 },
  hazard: null,
  carrier: 'ground',
  zoneKinds: planZones.filter((kind) => city.zones.some(({ zoneKind }) => zoneKind === kind)),
  hazardAreas: [],
  facilities: [],
  buildings: true,
  labels: true,
  scenario: null,
});

const planZones: readonly FiledZoneKind[] = ['residence', 'urban_function'];

/** The hazard that a plan speaks of first: 洪水 L2, else the largest scale of whatever there is. */
export function leadingHazard({ hazards }: SheetCity): HazardKey | null {
  const order: readonly HazardKey[] = ['river:L2', 'river:L1', 'storm_surge:L2', 'tsunami:L2', 'tsunami:', 'inland:L2'];
  return order.find((key) => hazards.includes(key)) ?? hazards[0] ?? null;
}

/** The figure of a city's leading hazard; without hazards its zones. */
export function figureOfCity(city: SheetCity, language: Language): Figure {
  const hazard = leadingHazard(city);
  return hazard === null ? zonesFigure(city) : hazardFigure(hazard, city, language);
}

const current: Text = { ja: '現行', en: 'Current' };

const zonesFigure = (city: SheetCity): Figure => ({
  title: { ja: '{{figure}}　居住誘導区域', en: '{{figure}} Residence attraction area' },
  map: baseMap(city),
  caption: current,
  tables: [],
  chart: null,
  sentence: null,
});

export function hazardFigure(hazard: HazardKey, city: SheetCity, language: Language = 'ja'): Figure {
  const depth = depthHazards.includes(parseHazardKey(hazard).hazard);
  const residence = city.zones.some(({ zoneKind }) => zoneKind === 'residence');
  const own: Figure = {
    title: residence
      ? { ja: '{{figure}}　{{hazard}}と居住誘導区域', en: '{{figure}} {{hazard}} and residence attraction area' }
      : { ja: '{{figure}}　{{hazard}}', en: '{{figure}} {{hazard}}' },
    map: { ...baseMap(city), hazard, hazardAreas: depth && city.hazards.includes('landslide:') ? ['landslide'] : [] },
    caption: hazardCaption(hazard),
    tables: hazardTables(hazard, city, language),
    chart: peopleByClass(hazard, city, language),
    sentence: depth ? { sentence: 'depth_3m', hazard, scenario: null } : null,
  };
  const other = otherSide(own, hazard, city);
  if (!other) return own;
  return other.map.scenario === null ? { ...own, other } : { ...own, caption: current, other };
}

const hazardCaption = (hazard: HazardKey): Text => ({
  ja: hazardInWords(hazard, printWords('ja')),
  en: hazardInWords(hazard, printWords('en')),
});

/** L1 beside L2; without it 案 beside 現行. */
function otherSide(figure: Figure, hazard: HazardKey, city: SheetCity): Figure | undefined {
  const { hazard: kind, scale } = parseHazardKey(hazard);
  const key = hazardKey(kind, scale === 'L2' ? 'L1' : 'L2');
  if (scale !== '' && city.hazards.includes(key))
    return { ...figure, map: { ...figure.map, hazard: key }, caption: hazardCaption(key) };
  const scenario = city.scenarios.find(({ id }) => id !== CURRENT_SCENARIO);
  if (!scenario) return undefined;
  const map = { ...figure.map, scenario: scenario.id, comparedWith: CURRENT_SCENARIO };
  return { ...figure, map, caption: { ja: scenario.name, en: scenario.name } };
}

export const tableRequest = (more: Partial<TableRequest> & Pick<TableRequest, 'question' | 'table'>): TableRequest => ({
  parameters: {},
  scenario: null,
  where: {},
  ofSubject: false,
  across: [],
  values: [],
  total: false,
  title: '',
  ...more,
});

const titles = {
  storeys: { ja: '浸水深 × 階数', en: 'Depth by storeys' },
  residence: { ja: '居住誘導区域 × 区分', en: 'Residence area by class' },
  classes: { ja: '区分別の人口', en: 'People by class' },
} as const;

/** Rows of one hazard, and a question about it alone. */
export function whereHazard(key: HazardKey): Pick<TableRequest, 'where' | 'parameters'> {
  const { hazard, scale } = parseHazardKey(key);
  return { where: { hazard: [hazard], scale: [scale] }, parameters: { hazards: [key], zoneKinds: ['city'] } };
}

/** 浸水深 × 階数 and 区域 × 浸水深 of a hazard of depth; 区域 × 区分 of the others. */
function hazardTables(hazard: HazardKey, city: SheetCity, language: Language): readonly TableRequest[] {
  const { hazard: kind } = parseHazardKey(hazard);
  const hasResidence = city.zones.some(({ zoneKind }) => zoneKind === 'residence');
  const zone = hasResidence ? 'residence' : 'city';
  const byClass = classTable([hazard], {
    parameters: { hazards: [hazard], zoneKinds: [zone], classes: 'standard' },
    where: { zone_kind: [zone] },
    across: ['class'],
    down: ['zone_id'],
    values: ['population'],
    total: true,
    title: titles[hasResidence ? 'residence' : 'classes'][language],
  });
  const storeys = depthHazards.includes(kind) && kind !== 'tsunami' ? [storeysTable(hazard, city, language)] : [];
  return [...storeys, byClass];
}

/** People of the sheet's subject by class; a bar a scale where the hazard has several. */
const peopleByClass = (hazard: HazardKey, city: SheetCity, language: Language): TableRequest =>
  classTable(scalesOf(hazard, city), {
    ofSubject: true,
    across: ['class'],
    down: ['scale'],
    values: ['population'],
    title: titles.classes[language],
  });

/** The same hazard at every scale that the city has. */
function scalesOf(hazard: HazardKey, city: SheetCity): readonly HazardKey[] {
  const { hazard: kind } = parseHazardKey(hazard);
  return city.hazards.filter((key) => parseHazardKey(key).hazard === kind);
}

/** People, buildings and ground of the classes of a hazard. */
export function classTable(hazards: readonly HazardKey[], more: Partial<TableRequest>): TableRequest {
  const keys = hazards.map(parseHazardKey);
  const own = tableRequest({
    question: 'hazard_area',
    table: 'hazard_area',
    parameters: { hazards, zoneKinds: ['city'], classes: 'standard' },
    ...more,
  });
  const where = { hazard: [keys[0]!.hazard], scale: keys.map(({ scale }) => scale) };
  return { ...own, down: own.down ?? [], where: { ...own.where, ...where } };
}

/** All scales beside each other. */
const storeysTable = (hazard: HazardKey, city: SheetCity, language: Language): TableRequest =>
  tableRequest({
    question: 'vertical_evacuation',
    table: 'vertical_evacuation_depth_storeys',
    parameters: { hazards: scalesOf(hazard, city), zoneKinds: ['city'] },
    where: { hazard: [parseHazardKey(hazard).hazard] },
    ofSubject: true,
    across: scalesOf(hazard, city).length > 1 ? ['scale'] : [],
    down: ['depth_storeys'],
    values: ['buildings'],
    title: titles.storeys[language],
  });

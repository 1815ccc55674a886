import type { TFunction } from 'i18next';
import { type HazardKey, hazardNames, parseHazardKey } from '../domain/hazard.ts';
import { isDepthHazard } from '../domain/hazard-classes.ts';
import { hazardWords } from '../project/language/hazard-label.ts';
import { formatNumber, formatQuantity, formatScale } from '../project/language/number-format.ts';
import { type SourceTitle, sourceLine } from '../project/language/source-line.ts';
import { type ClassCounts, type LegendRow, legendRows } from '../project/legend-rows.ts';
import type { Colouring, Language } from '../project/project-schema.ts';

/** Everything that a figure of the current view says. */
export interface MapFigureInput {
  readonly cityName: string;
  readonly fictional: boolean;
  readonly hazardKey: HazardKey;
  readonly colourBy: Colouring;
  readonly colourVisionSafe: boolean;
  readonly counts: ClassCounts | null;
  /** Legend of a colouring other than the hazard. */
  readonly colouringLegend: readonly LegendRow[] | null;
  /** Lines drawn on the map: zones, with their colour. */
  readonly lines: readonly FigureLine[];
  /** Classes of areas drawn besides the hazard: landslide zones, house collapse zones. */
  readonly areas?: readonly LegendRow[];
  /** Facilities marked on the map, by layer id, with their names. */
  readonly marks?: readonly { readonly id: string; readonly name: { readonly ja: string; readonly en: string } }[];
  /** Buildings that stand out in blue, null for none. */
  readonly picked?: number | null;
  readonly buildings: number;
  readonly sources: readonly SourceTitle[];
  readonly headingDegrees: number;
  /** Ground metres a CSS pixel covers in the middle of the view. */
  readonly metersPerPixel: number;
  /** Pixels of the map image a CSS pixel. */
  readonly pixelRatio: number;
  /** `2026年11月22日`: as it is printed. */
  readonly date: string;
}

export interface FigureLine {
  readonly name: { readonly ja: string; readonly en: string };
  readonly colour: string;
  readonly dashed: boolean;
}

export interface FigureLegendItem {
  readonly swatch: { readonly kind: 'fill' | 'line' | 'dashed' | 'unknown'; readonly colour: string };
  readonly label: string;
  readonly count: string;
}

/** The words of a figure, ready to be laid out. */
export interface MapFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly legendTitle: string;
  readonly legend: readonly FigureLegendItem[];
  readonly whiteNote: string;
  readonly extraNotes: readonly string[];
  readonly sources: string;
  readonly made: string;
  readonly numericScale: string;
  readonly north: string;
  readonly headingDegrees: number;
  readonly metersPerPixel: number;
  readonly pixelRatio: number;
}

/** Size of a CSS pixel, metres: 1/96 inch (CSS Values and Units 4, §6.2). */
const CSS_PIXEL_METERS = 0.0254 / 96;

export function createMapFigure(input: MapFigureInput, t: TFunction, language: Language): MapFigure {
  const words = hazardWords(input.hazardKey, language);
  const byHazard = input.colourBy === 'hazard';
  const depth = isDepthHazard(parseHazardKey(input.hazardKey).hazard);
  const colouring = byHazard ? (depth ? t('table.depth') : t('table.area')) : t(`colouring.${input.colourBy}`);
  const rows = byHazard
    ? legendRows(input.hazardKey, input.counts, input.colourVisionSafe)
    : (input.colouringLegend ?? []);
  return {
    title: titleOf(input, t, language),
    subtitle: t('figure.subtitle', { amount: formatNumber(input.buildings), colouring }),
    legendTitle: byHazard ? t(depth ? 'legend.depth' : 'legend.other', words) : colouring,
    legend: [
      ...rows.map((row) => legendItem(row, t, language)),
      ...(input.areas ?? []).map((row) => legendItem(row, t, language)),
      ...input.lines.map((line) => lineItem(line, language)),
      ...(input.picked ? [pickedItem(input.picked, t, language)] : []),
    ],
    whiteNote: t('figure.white'),
    extraNotes: [
      ...(input.fictional ? [t('figure.fictional')] : []),
      ...(byHazard && input.colourVisionSafe ? [t('legend.safe')] : []),
      ...marksNote(input.marks ?? [], t, language),
    ],
    sources: `${t('figure.source')}${sourceLine(input.sources, language)}${t('figure.processed')}`,
    made: `${t('figure.made', { date: input.date })}　${t('figure.tool')}`,
    numericScale: t('figure.scale', { scale: formatScale(roundScale(input.metersPerPixel / CSS_PIXEL_METERS)) }),
    north: t('figure.north'),
    headingDegrees: input.headingDegrees,
    metersPerPixel: input.metersPerPixel,
    pixelRatio: input.pixelRatio,
  };
}

/** `青瀬市　洪水（L2 想定最大規模）と居住誘導区域`: what the map shows, so the lines only where they are drawn. */
function titleOf({ cityName, hazardKey, lines }: MapFigureInput, t: TFunction, language: Language): string {
  const { hazard, scale } = parseHazardKey(hazardKey);
  const names = { L1: t('strip.scaleL1'), L2: t('strip.scaleL2') };
  const words = {
    city: cityName,
    hazard: hazardNames[hazard][language],
    scale: scale === '' ? '' : t('figure.titleScale', { scale, name: names[scale] }),
  };
  const [first] = lines;
  return first === undefined
    ? t('figure.title', words)
    : t('figure.titleWithLines', { ...words, lines: first.name[language] });
}

const legendItem = (row: LegendRow, t: TFunction, language: Language): FigureLegendItem => ({
  swatch: row.swatch.kind === 'fill' ? row.swatch : { kind: 'unknown', colour: '' },
  label: row.label[language],
  count: row.count === null ? '' : formatQuantity(row.count, language === 'ja' ? t('unit.buildings') : ''),
});

const markLooks = [
  'evacuation_site',
  'shelter',
  'medical',
  'welfare',
  'school',
  'government',
  'commercial',
  'station',
] as const;

/** `記号：緑の家＝指定避難所、青い十字＝医療施設`: what the marks on the map stand for, in words. */
function marksNote(marks: NonNullable<MapFigureInput['marks']>, t: TFunction, language: Language): readonly string[] {
  if (marks.length === 0) return [];
  const look = (id: string): string => t(`figure.mark.${markLooks.find((known) => known === id) ?? 'other'}`);
  const list = marks.map(({ id, name }) => t('figure.markMeans', { look: look(id), name: name[language] }));
  return [t('figure.marks', { list: list.join(language === 'ja' ? '、' : ', ') })];
}

/** Blue of the selection on the map. Source: ui.md §4, Selection. */
const PICKED_COLOUR = '#0017c1';

const pickedItem = (amount: number, t: TFunction, language: Language): FigureLegendItem => ({
  swatch: { kind: 'fill', colour: PICKED_COLOUR },
  label: t('figure.picked'),
  count: formatQuantity(amount, language === 'ja' ? t('unit.buildings') : ''),
});

const lineItem = ({ name, colour, dashed }: FigureLine, language: Language): FigureLegendItem => ({
  swatch: { kind: dashed ? 'dashed' : 'line', colour },
  label: name[language],
  count: '',
});

/** To two figures: a scale of a 3D view holds in the middle of the screen only. */
function roundScale(denominator: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 1);
  return Math.round(denominator / power) * power;
}

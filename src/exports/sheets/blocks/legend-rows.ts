import type { FacilityKind } from '../../../domain/datasets.ts';
import { facilityKindNames } from '../../../domain/facility-kind.ts';
import { parseHazardKey } from '../../../domain/hazard.ts';
import { hazardClasses, isDepthHazard, notHitColour } from '../../../domain/hazard-classes.ts';
import { zoneKindNames, zoneKinds } from '../../../domain/zone-kind.ts';
import { formatQuantity } from '../../../project/language/number-format.ts';
import type { PrintWords } from '../../../project/language/print-words.ts';
import { type AreaStyle, areaStyle, groundColour, type PaperLine, zoneLines } from '../../flat-map/map-styles.ts';
import type { ShownClasses } from '../../flat-map/shown-classes.ts';

export type LegendSwatch =
  | { readonly kind: 'fill'; readonly colour: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'line'; readonly line: PaperLine }
  | { readonly kind: 'area'; readonly area: AreaStyle }
  | { readonly kind: 'facility'; readonly facility: FacilityKind }
  | { readonly kind: 'removed' | 'added' };

export interface LegendEntry {
  readonly swatch: LegendSwatch;
  readonly label: string;
  /** `862 棟`; empty where nothing is counted. */
  readonly count: string;
}

/** Stored states. Source: domain/map-extract.ts. */
const UNKNOWN = 0;
const NOT_HIT = 1;

/**
 * What the map frame shows and nothing else, in the official order: classes from high to low with the buildings in the
 * frame, surveyed and not hit, unknown; then lines of zones, areas of danger, facilities.
 */
export function legendEntries(
  shown: ShownClasses,
  colourVisionSafe: boolean,
  words: PrintWords,
): readonly LegendEntry[] {
  return [
    ...hazardEntries(shown, colourVisionSafe, words),
    ...differenceEntries(shown, words),
    ...zoneKinds
      .filter((kind) => shown.zoneKinds.includes(kind))
      .map(
        (kind): LegendEntry => ({
          swatch: { kind: 'line', line: zoneLines[kind] },
          label: words.pick(zoneKindNames[kind]),
          count: '',
        }),
      ),
    ...areaEntries(shown, words),
    ...shown.facilityKinds.map(
      (kind): LegendEntry => ({
        swatch: { kind: 'facility', facility: kind },
        label: words.pick(facilityKindNames[kind]),
        count: '',
      }),
    ),
  ];
}

function hazardEntries(
  { hazard, carrier, states, buildingStates, buildingCounts }: ShownClasses,
  colourVisionSafe: boolean,
  { t, language, pick }: PrintWords,
): readonly LegendEntry[] {
  if (hazard === null) return [];
  const { hazard: kind } = parseHazardKey(hazard);
  // A class that holds buildings is listed though the ground under them says otherwise: the counts add up to the frame's.
  const seen = new Set([...states, ...(buildingCounts ? buildingStates : [])]);
  const count = (state: number): string =>
    buildingCounts === null
      ? ''
      : formatQuantity(buildingCounts[state] ?? 0, language === 'ja' ? t('unit.buildings') : '');
  const classes = hazardClasses(kind, colourVisionSafe)
    .filter(({ state }) => seen.has(1 + state))
    .map(
      ({ state, colour, ja, en }): LegendEntry => ({
        swatch: { kind: 'fill', colour },
        label: pick({ ja, en }),
        count: count(1 + state),
      }),
    );
  const notHit = isDepthHazard(kind) ? t('legend.none') : t('legend.noneOther');
  // Ground that is not hit stays clear, so that the base map is read there.
  const notHitFill = carrier === 'ground' ? groundColour : notHitColour;
  return [
    ...classes,
    ...(seen.has(NOT_HIT)
      ? [{ swatch: { kind: 'fill', colour: notHitFill } as const, label: notHit, count: count(NOT_HIT) }]
      : []),
    ...(seen.has(UNKNOWN)
      ? [{ swatch: { kind: 'unknown' } as const, label: t('legend.unknown'), count: count(UNKNOWN) }]
      : []),
  ];
}

function differenceEntries({ difference }: ShownClasses, { t }: PrintWords): readonly LegendEntry[] {
  return [
    ...(difference.added ? [{ swatch: { kind: 'added' } as const, label: t('sheet.legend.added'), count: '' }] : []),
    ...(difference.removed
      ? [{ swatch: { kind: 'removed' } as const, label: t('sheet.legend.removed'), count: '' }]
      : []),
  ];
}

const areaNames = {
  landslide: {
    1: { ja: '土砂災害警戒区域', en: 'Landslide warning zone' },
    2: { ja: '土砂災害特別警戒区域', en: 'Landslide special warning zone' },
  },
  collapse: {
    1: { ja: '家屋倒壊等氾濫想定区域（氾濫流）', en: 'House collapse zone (flood flow)' },
    2: { ja: '家屋倒壊等氾濫想定区域（河岸侵食）', en: 'House collapse zone (bank erosion)' },
    3: { ja: '家屋倒壊等氾濫想定区域（氾濫流と河岸侵食）', en: 'House collapse zone (flow and erosion)' },
  },
} as const satisfies Record<string, Record<number, { readonly ja: string; readonly en: string }>>;

const unrankedNames = {
  landslide: { ja: '土砂災害の区域（種類は不明）', en: 'Landslide zone, kind not known' },
  collapse: { ja: '家屋倒壊等氾濫想定区域（種類は不明）', en: 'House collapse zone, kind not known' },
} as const;

const areaEntries = ({ hazardAreas }: ShownClasses, { pick }: PrintWords): readonly LegendEntry[] =>
  hazardAreas.map(({ hazard, rank }): LegendEntry => {
    const names: Readonly<Record<number, { readonly ja: string; readonly en: string }>> = areaNames[hazard];
    return {
      swatch: { kind: 'area', area: areaStyle(hazard, rank) },
      label: pick(names[rank] ?? unrankedNames[hazard]),
      count: '',
    };
  });

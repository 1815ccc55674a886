import type { KeyColumn, KeyLabel, Text } from '../domain/answer.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { type HazardKey, hazardNames, hazards, parseHazardKey } from '../domain/hazard.ts';
import { hazardClasses } from '../domain/hazard-classes.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { hazardTable } from '../tables/table-names.ts';
import type { Dimension } from './count-buildings.ts';

/** Why a building's state is not known, from the kinds of sources that speak of the hazard. */
export function unknownReason(key: HazardKey, layout: CityLayout): Text {
  const sources = layout.hazards.find((hazard) => hazard.key === key)?.sources ?? [];
  const attribute = sources.includes('attribute');
  const survey = sources.includes('raster') || sources.includes('polygons');
  if (attribute && survey)
    return { ja: '調査範囲の外で、建物の属性もない', en: 'outside the survey, and no attribute on the building' };
  if (attribute) return { ja: '建物に災害リスク属性がない', en: 'no risk attribute on the building' };
  return {
    ja: '浸水想定などの調査範囲の外、または区分の記載なし',
    en: 'outside the survey, or its class is not given',
  };
}

/** Codes of the classes in tables: 1 … 6 for depth ranks, words for the others. */
const classNames: Partial<Record<string, readonly string[]>> = {
  landslide: ['warning', 'special_warning'],
  collapse: ['flow', 'erosion', 'flow_and_erosion'],
};

/** Labels by stored state: 0 unknown, 1 not hit, 1 + rank. */
export function hazardLabels(key: HazardKey, layout: CityLayout): readonly KeyLabel[] {
  const { hazard } = parseHazardKey(key);
  const names = classNames[hazard] ?? depthRanks.map(({ rank }) => String(rank));
  const classes = hazardClasses(hazard);
  return [
    {
      value: 'unknown',
      label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
      state: 'unknown',
      reason: unknownReason(key, layout),
    },
    { value: 'none', label: { ja: '該当なし（調査済み）', en: 'Not hit (surveyed)' }, state: 'not_hit' },
    ...names.map((name, i): KeyLabel => {
      const found = classes.find(({ state }) => state === i + 1)!;
      return { value: name, label: { ja: found.ja, en: found.en }, colour: found.colour, state: 'hit' };
    }),
  ];
}

export const hazardColumnTitle: Text = { ja: '区分', en: 'Class' };

/** The class of one hazard as a dimension; its table is read as `alias`. */
export function hazardDimension(key: HazardKey, layout: CityLayout, name = 'class', alias = 'hazard'): Dimension {
  return {
    column: { name, title: hazardColumnTitle, labels: hazardLabels(key, layout) },
    sql: `${alias}.state`,
  };
}

export const hazardSource = (key: HazardKey, alias = 'hazard'): string => `"${hazardTable(key)}" AS ${alias}`;

/** Constant columns of tables that hold several hazards. */
export const hazardKeyColumns: readonly KeyColumn[] = [
  {
    name: 'hazard',
    title: { ja: '災害', en: 'Hazard' },
    labels: hazards.map((value) => ({ value, label: hazardNames[value] })),
  },
  {
    name: 'scale',
    title: { ja: '規模', en: 'Scale' },
    labels: [
      { value: 'L1', label: { ja: 'L1 計画規模', en: 'L1 planned scale' } },
      { value: 'L2', label: { ja: 'L2 想定最大規模', en: 'L2 largest assumed' } },
      { value: '', label: { ja: '規模なし', en: 'no scale' } },
    ],
  },
];

export function hazardConstants(key: HazardKey): readonly [string, string] {
  const { hazard, scale } = parseHazardKey(key);
  return [hazard, scale];
}

/** The city's keys of the given hazards, in the city's order. */
export const keysOf = (layout: CityLayout, wanted: readonly string[]): readonly HazardKey[] =>
  layout.hazards.map(({ key }) => key).filter((key) => wanted.includes(parseHazardKey(key).hazard));

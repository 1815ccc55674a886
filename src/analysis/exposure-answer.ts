import type { Answer, AnswerTable, Cell, KeyLabel, Text, ValueColumn } from '../domain/answer.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { type Hazard, parseHazardKey } from '../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../domain/hazard-classes.ts';
import { buildingValues } from './count-buildings.ts';
import type { ExposureParameters, ExposureResult, ExposureRow } from './exposure-result.ts';
import { hazardKeyColumns } from './hazard-dimension.ts';
import { CITY_NAME, OUTSIDE_ZONES, OUTSIDE_ZONES_NAME, zoneKeyColumns } from './zone-parts.ts';

export const exposureTitle: Text = {
  ja: '区域 × 居住誘導区域の内外 × ハザード × 浸水ランク別の建物・人口',
  en: 'Buildings and people by zone, residence area, hazard and depth rank',
};

/** What the numbers of the classes mean. */
type Classes = Pick<ExposureParameters, 'hazards' | 'depthBoundsMeters'>;

/** The rows of the exposure view in the shape of every answer; the classes are named for the hazards and bounds asked. */
export function exposureAnswer(
  { rows, checks, evidence }: ExposureResult,
  classes: Classes,
): Answer & { readonly tables: readonly [AnswerTable] } {
  return { question: 'exposure', tables: [exposureTable(rows, classes)], checks, evidence };
}

function exposureTable(rows: readonly ExposureRow[], classes: Classes): AnswerTable {
  return {
    id: 'exposure',
    title: exposureTitle,
    keys: [
      ...zoneKeyColumns,
      { name: 'residence', title: { ja: '居住誘導区域', en: 'Residence area' }, labels: residenceLabels },
      ...hazardKeyColumns,
      { name: 'depth_rank', title: { ja: '浸水ランク', en: 'Depth rank' }, labels: rankLabels(classes) },
    ],
    values: [...buildingValues, ...evacuationValues],
    rows: rows.map(cellsOf),
  };
}

/** Names of the classes of a hazard, from the first. */
const standardClasses = (hazard: Hazard): readonly Text[] =>
  hazardClasses(hazard).toSorted((a, b) => a.state - b.state);

function boundedClasses(bounds: readonly number[]): readonly Text[] {
  const [first, last] = [bounds[0]!, bounds.at(-1)!];
  return [
    { ja: `${first} m 未満`, en: `under ${first} m` },
    ...bounds.slice(1).map((to, i) => ({ ja: `${bounds[i]}–${to} m`, en: `${bounds[i]}–${to} m` })),
    { ja: `${last} m 以上`, en: `${last} m and over` },
  ];
}

/** Classes are numbered; what a number means follows from the hazards and the bounds asked, and stands behind it. */
function rankLabels({ hazards, depthBoundsMeters }: Classes): readonly KeyLabel[] {
  const names = [...new Set(hazards.map((key) => parseHazardKey(key).hazard))].map((hazard) =>
    depthBoundsMeters && isDepthHazard(hazard) ? boundedClasses(depthBoundsMeters) : standardClasses(hazard),
  );
  const classes = Math.max(...names.map(({ length }) => length));
  const numbered = Array.from({ length: classes }, (_, i): KeyLabel => {
    const colour = depthBoundsMeters ? undefined : depthRanks[i]?.colour;
    const meaning = (language: 'ja' | 'en') =>
      [...new Set(names.flatMap((ofHazard) => ofHazard[i]?.[language] ?? []))].join(language === 'ja' ? '／' : ' / ');
    const label = { ja: `ランク ${i + 1}（${meaning('ja')}）`, en: `rank ${i + 1} (${meaning('en')})` };
    return { value: String(i + 1), label, state: 'hit', ...(colour && { colour }) };
  });
  return [
    {
      value: 'unknown',
      label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
      state: 'unknown',
      reason: { ja: '調査範囲の外、または建物の属性がない', en: 'outside the survey, or no attribute on the building' },
    },
    { value: 'none', label: { ja: '該当なし（調査済み）', en: 'Not hit (surveyed)' }, state: 'not_hit' },
    ...numbered,
  ];
}

/** Buildings by the steps of depth × storeys (or the rule asked); the question of vertical evacuation says more. */
const evacuationValues: readonly ValueColumn[] = [
  {
    name: 'vertical_evacuation_impossible',
    title: { ja: '垂直避難困難', en: 'No vertical evacuation' },
    unit: 'buildings',
    additive: true,
    missing: 'no_data',
  },
  {
    name: 'vertical_evacuation_unknown',
    title: { ja: '垂直避難を判定できない', en: 'Vertical evacuation not decidable' },
    unit: 'buildings',
    additive: true,
    missing: 'no_data',
  },
];

const residenceLabels = [
  { value: 'inside', label: { ja: '区域内', en: 'inside' } },
  { value: 'outside', label: { ja: '区域外', en: 'outside' } },
  { value: 'unknown', label: { ja: '不明', en: 'not known' }, state: 'unknown' },
] as const;

const cellsOf = (row: ExposureRow): readonly Cell[] => [
  row.zoneKind,
  row.zoneId,
  row.zoneKind === 'city' ? CITY_NAME : row.zoneId === OUTSIDE_ZONES ? OUTSIDE_ZONES_NAME : row.zoneName,
  row.residence,
  row.hazard,
  row.scale,
  String(row.depthRank),
  row.buildings,
  row.floorAreaSquareMeters,
  row.households,
  row.population,
  row.population65,
  row.population75,
  row.populationDay,
  row.verticalEvacuationImpossible,
  row.verticalEvacuationUnknown,
];

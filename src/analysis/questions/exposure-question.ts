import {
  type AnswerTable,
  type Cell,
  cellOf,
  type Headline,
  type KeyLabel,
  type Text,
  type ValueColumn,
} from '../../domain/answer.ts';
import { depthRanks } from '../../domain/depth-rank.ts';
import { type Hazard, type HazardScale, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { hazardClasses, isDepthHazard } from '../../domain/hazard-classes.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { buildingsWhereQuery } from '../buildings-where.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import { buildingValues } from '../count-buildings.ts';
import { computeExposure } from '../exposure.ts';
import { exposureParameters } from '../exposure-parameters.ts';
import type { DepthRankOrState, ExposureParameters, ExposureRow, ResidenceState } from '../exposure-result.ts';
import { hazardConstants, hazardKeyColumns } from '../hazard-dimension.ts';
import type { Question } from '../question.ts';
import {
  allZoneKindsOf,
  CITY_NAME,
  OUTSIDE_ZONES,
  OUTSIDE_ZONES_NAME,
  type ZoneKindOrCity,
  zoneKeyColumns,
} from '../zone-parts.ts';

/** The first question of every plan: zone × residence × hazard × rank. */
export const exposureQuestion: Question<ExposureParameters> = {
  id: 'exposure',
  group: 'exposure',
  title: {
    ja: '区域 × 居住誘導区域の内外 × ハザード × 浸水ランク別の建物・人口',
    en: 'Buildings and people by zone, residence area, hazard and depth rank',
  },
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、居住誘導区域の何人が浸水する区域に住んでいるか',
    en: 'If the largest assumed flood came, how many people of the residence area live where it reaches',
  },
  parameters: exposureParameters,
  lacks: (layout) =>
    layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' },
  defaults: (layout) => ({ zoneKinds: allZoneKindsOf(layout), hazards: layout.hazards.map(({ key }) => key) }),
  async run(db, parameters, context) {
    const { rows, checks, evidence } = await computeExposure(db, parameters, context, 'by-zone-cell');
    const table = exposureTable(rows, parameters);
    const headline = headlineOf(table, parameters, context.layout);
    return { question: exposureQuestion.id, tables: [table], checks, evidence, ...(headline && { headline }) };
  },
  select(table, row, { depthBoundsMeters, verticalRule }, layout) {
    const cell = (name: string) => String(cellOf(table, row, name));
    const rank = cell('depth_rank');
    const { sql, before } = buildingsWhereQuery(
      {
        zoneKind: cell('zone_kind') as ZoneKindOrCity,
        zoneId: cell('zone_id'),
        residence: cell('residence') as ResidenceState,
        hazard: hazardKey(cell('hazard') as Hazard, cell('scale') as HazardScale),
        depthRanks: [rank === 'unknown' || rank === 'none' ? rank : (Number(rank) as DepthRankOrState)],
        thresholds: { ...(depthBoundsMeters && { depthBoundsMeters }), ...(verticalRule && { verticalRule }) },
      },
      layout,
    );
    return { of: 'buildings', before, sql };
  },
};

/** People of 居住誘導区域 (of the city where it has none) whom the first of the floods of largest scale reaches. */
function headlineOf(table: AnswerTable, { hazards }: ExposureParameters, layout: CityLayout): Headline | undefined {
  const key = headlineHazard(hazards);
  if (!key || !layout.measures.includes('population')) return undefined;
  const [hazard, scale] = hazardConstants(key);
  const inside = layout.zoneKinds.some(({ zoneKind }) => zoneKind === 'residence');
  const { ja, en } = hazardText(key);
  return cityHeadline(
    table,
    { hazard, scale, ...(inside && { residence: 'inside' }) },
    (cell) => !['unknown', 'none'].includes(String(cell('depth_rank'))),
    {
      ja: `${inside ? '居住誘導区域のうち、' : ''}${ja} の想定区域に住む人`,
      en: `people ${inside ? 'of the residence area ' : ''}where ${en} is assumed to reach`,
    },
  );
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
function rankLabels({ hazards, depthBoundsMeters }: ExposureParameters): readonly KeyLabel[] {
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

function exposureTable(rows: readonly ExposureRow[], parameters: ExposureParameters): AnswerTable {
  return {
    id: 'exposure',
    title: exposureQuestion.title,
    keys: [
      ...zoneKeyColumns,
      { name: 'residence', title: { ja: '居住誘導区域', en: 'Residence area' }, labels: residenceLabels },
      ...hazardKeyColumns,
      { name: 'depth_rank', title: { ja: '浸水ランク', en: 'Depth rank' }, labels: rankLabels(parameters) },
    ],
    values: [...buildingValues, ...evacuationValues],
    rows: rows.map(cellsOf),
  };
}

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

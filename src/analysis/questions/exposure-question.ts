import { hazardNames } from '../../domain/hazard.ts';
import type { AnswerTable, Cell } from '../answer.ts';
import { buildingValues } from '../count-buildings.ts';
import { computeExposure } from '../exposure.ts';
import { exposureParameters } from '../exposure-parameters.ts';
import type { ExposureParameters, ExposureRow } from '../exposure-result.ts';
import { hazardKeyColumns } from '../hazard-dimension.ts';
import type { Question } from '../question.ts';
import { allZoneKindsOf, zoneKeyColumns } from '../zone-parts.ts';

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
    const { rows, checks, evidence } = await computeExposure(db, parameters, context);
    return { question: exposureQuestion.id, tables: [exposureTable(rows)], checks, evidence };
  },
};

function exposureTable(rows: readonly ExposureRow[]): AnswerTable {
  return {
    id: 'exposure',
    title: exposureQuestion.title,
    keys: [
      ...zoneKeyColumns,
      { name: 'residence', title: { ja: '居住誘導区域', en: 'Residence area' }, labels: residenceLabels },
      ...hazardKeyColumns,
      { name: 'depth_rank', title: { ja: '浸水ランク', en: 'Depth rank' } },
    ],
    values: buildingValues,
    rows: rows.map(cellsOf),
    notes: [{ ja: `${hazardNames.landslide.ja}は 1 警戒区域、2 特別警戒区域`, en: 'Landslide: 1 warning, 2 special' }],
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
  row.zoneName,
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
];

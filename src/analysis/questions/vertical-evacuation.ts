import { z } from 'zod';
import { type AnswerTable, cellOf } from '../../domain/answer.ts';
import { type EvacuationAssumptions, evacuationAssumptions } from '../../domain/evacuation-verdict.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import { type BuildingTable, buildingMethod, countBuildings, selectBuildings } from '../count-buildings.ts';
import { type DepthClasses, depthClassDimension } from '../depth-class-dimension.ts';
import { depthClassesParameter } from '../depth-class-parameter.ts';
import {
  depthStoreysCount,
  depthStoreysId,
  depthStoreysTable,
  isInDepthStoreys,
  TOTAL,
} from '../depth-storeys-table.ts';
import { evacuationDimension, storeyDimension } from '../evacuation-dimension.ts';
import { evacuationEvidence, evacuationParameters } from '../evacuation-parameters.ts';
import { verdictTables } from '../evacuation-sql.ts';
import { hazardConstants, hazardKeyColumns, keysOf } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface VerticalEvacuationParameters extends EvacuationAssumptions {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly classes: DepthClasses;
}

/**
 * 浸水深 × 階数: can people stay upstairs? By the steps of the 手引き and by the level of the top floor against the depth, side
 * by side. Source: 立地適正化計画作成の手引き（国土交通省 R5.3）as applied in 川崎市立地適正化計画 第6章 p.80; 避難確保計画作成の手引き R3
 * (zones to leave whatever the depth).
 */
export const verticalEvacuation: Question<VerticalEvacuationParameters> = {
  id: 'vertical_evacuation',
  group: 'evacuation',
  title: { ja: '浸水深 × 階数（垂直避難の可否）', en: 'Vertical evacuation: depth by storeys' },
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、上の階へ逃げても助からない建物は何棟あり、何人が住んでいるか',
    en: 'If the largest assumed flood came, how many buildings would be no refuge even upstairs, and who lives there',
  },
  words: { ja: '垂直避難 水平避難 屋内安全確保 階数 平屋 立退き避難', en: 'upstairs storeys stay indoors leave' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    classes: depthClassesParameter,
    ...evacuationParameters,
  }),
  lacks: (layout) =>
    keysOf(layout, depthHazards).length > 0
      ? undefined
      : {
          ja: '浸水深のデータがありません。洪水・内水・高潮・津波などの浸水想定区域を取り込んでください',
          en: 'No inundation is loaded (river, inland, storm surge, tsunami or reservoir)',
        },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: keysOf(layout, depthHazards),
    classes: 'standard',
    ...evacuationAssumptions,
  }),
  async run(db, parameters, context) {
    const { layout } = context;
    const { table, sql } = await countBuildings(db, verdictTable(parameters, layout), context);
    const printed = parameters.hazards.some(isInDepthStoreys)
      ? [depthStoreysTable(table, parameters.hazards, layout)]
      : [];
    return {
      question: verticalEvacuation.id,
      tables: [table, ...printed],
      checks: [table, ...printed.map(withoutTotals)].flatMap((part) =>
        partitionChecks(part, ['hazard', 'scale'], layout),
      ),
      evidence: answerEvidence(
        {
          question: verticalEvacuation.id,
          sql,
          parameters,
          method: [...buildingMethod, 'vertical-evacuation-guide', 'vertical-evacuation-by-level', 'zones-to-leave'],
          assumptions: evacuationEvidence(parameters),
        },
        context,
      ),
      ...headlineOf(table, parameters),
    };
  },
  select(table, row, parameters, layout) {
    const { hazards } = parameters;
    const definition =
      table.id === depthStoreysId
        ? depthStoreysCount(String(cellOf(table, row, 'depth_storeys')), hazards)
        : verdictTable(parameters, layout);
    return selectBuildings(definition, row, layout);
  },
};

const withoutTotals = (table: AnswerTable): AnswerTable => ({
  ...table,
  rows: table.rows.filter((row) => cellOf(table, row, 'depth_storeys') !== TOTAL),
});

function headlineOf(table: AnswerTable, { hazards }: VerticalEvacuationParameters) {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const headline = cityHeadline(
    table,
    { hazard, scale },
    (cell) => cell('verdict_guide') === 'impossible' || cell('verdict_guide') === 'leave',
    {
      ja: `${ja} で上の階へ逃げられず、区域の外への避難が必要な建物に住む人（手引きの判定）`,
      en: `people in buildings that are no refuge upstairs under ${en} and must be left (by the guide)`,
    },
  );
  return headline && { headline };
}

function verdictTable(parameters: VerticalEvacuationParameters, layout: CityLayout): BuildingTable {
  const { zoneKinds, hazards, classes } = parameters;
  assertHazards(hazards, layout);
  for (const key of hazards)
    if (!depthHazards.includes(parseHazardKey(key).hazard)) throw new RangeError(`"${key}" is no hazard of depth`);
  return {
    id: verticalEvacuation.id,
    title: verticalEvacuation.title,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => ({
      constants: hazardConstants(key),
      tables: verdictTables(key, layout),
      dimensions: [
        depthClassDimension(key, classes, layout).dimension,
        storeyDimension,
        evacuationDimension(key, 'guide', parameters, layout),
        evacuationDimension(key, 'depth', parameters, layout),
      ],
    })),
    notes: [
      {
        ja: '家屋倒壊等氾濫想定区域（洪水、同じ規模）と土砂災害（特別）警戒区域の建物は、浸水深によらず立退き。区域が不明の建物は区域外として判定',
        en: 'buildings in house collapse zones (river, same scale) and landslide zones are left whatever the depth; where a zone is not known the building counts as outside',
      },
    ],
  };
}

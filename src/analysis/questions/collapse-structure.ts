import { z } from 'zod';
import type { AnswerTable } from '../../domain/answer.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import {
  type BuildingTable,
  buildingMethod,
  countBuildings,
  type Dimension,
  selectBuildings,
} from '../count-buildings.ts';
import {
  hazardConstants,
  hazardDimension,
  hazardKeyColumns,
  hazardSource,
  keysOf,
  unknownReason,
} from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { structureDimension, unknownStructureSql, woodSql } from '../structure-dimension.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface CollapseStructureParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
}

/**
 * 家屋倒壊等氾濫想定区域 × 構造: 氾濫流 endangers wooden buildings, 河岸侵食 every building.
 * Source: 立地適正化計画作成の手引き（国土交通省 R5.3）as applied in 川崎市立地適正化計画 第6章.
 */
export const collapseStructure: Question<CollapseStructureParameters> = {
  id: 'collapse_structure',
  group: 'evacuation',
  title: { ja: '家屋倒壊等氾濫想定区域 × 構造', en: 'House collapse zones by structure' },
  ask: {
    ja: 'もし川があふれて家が流されるおそれのある区域に、木造の家は何棟あり、何人が住んでいるか',
    en: 'How many wooden houses stand where a flood may carry houses away, and how many people live in them',
  },
  words: { ja: '木造 氾濫流 河岸侵食 立退き避難', en: 'wood flow bank erosion leave' },
  parameters: z.object({ zoneKinds: zoneKindsParameter, hazards: hazardsParameter }),
  lacks: (layout) =>
    keysOf(layout, ['collapse']).length > 0
      ? undefined
      : {
          ja: '家屋倒壊等氾濫想定区域（国土数値情報 A31a など）がありません',
          en: 'No house collapse zones (A31a) are loaded',
        },
  defaults: (layout) => ({ zoneKinds: allZoneKindsOf(layout), hazards: keysOf(layout, ['collapse']) }),
  async run(db, parameters, context) {
    const definition = collapseTable(parameters, context.layout);
    const { table, sql } = await countBuildings(db, definition, context);
    return {
      question: collapseStructure.id,
      tables: [table],
      checks: partitionChecks(table, ['hazard', 'scale'], context.layout),
      evidence: answerEvidence(
        { question: collapseStructure.id, sql, parameters, method: [...buildingMethod, 'collapse-structure'] },
        context,
      ),
      ...headlineOf(table, parameters),
    };
  },
  select: (_, row, parameters, layout) => selectBuildings(collapseTable(parameters, layout), row, layout),
};

function headlineOf(table: AnswerTable, { hazards }: CollapseStructureParameters) {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const headline = cityHeadline(table, { hazard, scale }, (cell) => cell('judgement') === 'leave', {
    ja: `${ja} の区域で、倒壊・流失するおそれのある建物に住む人（氾濫流×木造、河岸侵食×全構造）`,
    en: `people in buildings that may collapse or be carried away (${en}; wood in the flow, all where banks erode)`,
  });
  return headline && { headline };
}

function collapseTable({ zoneKinds, hazards }: CollapseStructureParameters, layout: CityLayout): BuildingTable {
  assertHazards(hazards, layout);
  for (const key of hazards)
    if (parseHazardKey(key).hazard !== 'collapse') throw new RangeError(`"${key}" is no house collapse zone`);
  return {
    id: 'collapse_structure',
    title: collapseStructure.title,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => ({
      constants: hazardConstants(key),
      tables: [hazardSource(key), 'building_facts AS f'],
      dimensions: [hazardDimension(key, layout), structureDimension, judgement(key, layout)],
    })),
  };
}

function judgement(key: HazardKey, layout: CityLayout): Dimension {
  return {
    column: {
      name: 'judgement',
      title: { ja: '判定', en: 'Verdict' },
      labels: [
        {
          value: 'unknown',
          label: { ja: '判定不能（区域が不明）', en: 'Not decidable: zone not known' },
          state: 'unknown',
          reason: unknownReason(key, layout),
        },
        {
          value: 'unknown_structure',
          label: { ja: '判定不能（構造が不明）', en: 'Not decidable: structure not known' },
          state: 'unknown',
          reason: { ja: '氾濫流の区域内で、建物の構造が不明', en: 'in the flow zone, and the structure is not known' },
        },
        { value: 'none', label: { ja: '区域外（調査済み）', en: 'Outside (surveyed)' }, state: 'not_hit' },
        { value: 'stands', label: { ja: '氾濫流の区域の非木造', en: 'Not wood, in the flow zone' }, state: 'not_hit' },
        { value: 'leave', label: { ja: '立退き避難が必要', en: 'Must be left' }, state: 'hit' },
      ],
    },
    sql: `CASE hazard.state WHEN 0 THEN 0 WHEN 1 THEN 2 WHEN 2 THEN
      CASE WHEN ${unknownStructureSql} THEN 1 WHEN ${woodSql} THEN 4 ELSE 3 END ELSE 4 END`,
  };
}

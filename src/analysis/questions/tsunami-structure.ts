import { z } from 'zod';
import type { AnswerTable } from '../../domain/answer.ts';
import { depthRanks } from '../../domain/depth-rank.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import { parseHazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../../tables/hazard-codes.ts';
import { depthTable } from '../../tables/table-names.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import {
  type BuildingTable,
  buildingMethod,
  countBuildings,
  type Dimension,
  selectBuildings,
} from '../count-buildings.ts';
import { type DepthClasses, depthClassDimension } from '../depth-class-dimension.ts';
import { depthClassesParameter } from '../depth-class-parameter.ts';
import { storeyDimension } from '../evacuation-dimension.ts';
import { metresSql } from '../evacuation-sql.ts';
import { hazardConstants, hazardKeyColumns, hazardSource, keysOf, unknownReason } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { structureDimension, unknownStructureSql, woodSql } from '../structure-dimension.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface TsunamiStructureParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly classes: DepthClasses;
  readonly woodDestroyedMeters: number;
}

/** Not fixed by law: 木造 are held to be destroyed (大破) from about 2 m of tsunami on. */
const WOOD_DESTROYED_METERS = 2;

/**
 * 津波浸水深 × 構造 × 階数: everyone whom a tsunami reaches has to leave; wooden buildings are held to be destroyed from a depth
 * on. Source of the overlay: 立地適正化計画作成の手引き（国土交通省 R5.3）.
 */
export const tsunamiStructure: Question<TsunamiStructureParameters> = {
  id: 'tsunami_structure',
  group: 'evacuation',
  title: { ja: '津波浸水深 × 構造 × 階数', en: 'Tsunami depth by structure and storeys' },
  ask: {
    ja: 'もし最大クラスの津波が来たら、浸水する木造の家は何棟あり、何人が住んでいるか',
    en: 'If the largest tsunami came, how many wooden houses would it reach, and how many people live in them',
  },
  words: { ja: '津波 木造 大破 津波避難ビル 階数', en: 'tsunami wood destroyed storeys' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    classes: depthClassesParameter,
    woodDestroyedMeters: z
      .number()
      .min(0.1)
      .max(20)
      .multipleOf(0.01)
      .meta(
        parameterMeta({
          title: { ja: '木造が大破するとみなす津波浸水深', en: 'Wood counts as destroyed from' },
          unit: 'm',
          step: 0.5,
          assumption: true,
          source: {
            ja: '津波浸水深 2 m で木造の多くが大破するとされる。法令に定めはない',
            en: 'wood is held to be mostly destroyed from 2 m on; no law fixes it',
          },
        }),
      ),
  }),
  lacks: (layout) =>
    keysOf(layout, ['tsunami']).length > 0
      ? undefined
      : {
          ja: '津波浸水想定（国土数値情報 A40 など）がありません',
          en: 'No tsunami inundation (A40) is loaded',
        },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: keysOf(layout, ['tsunami']),
    classes: 'standard',
    woodDestroyedMeters: WOOD_DESTROYED_METERS,
  }),
  async run(db, parameters, context) {
    const { table, sql } = await countBuildings(db, tsunamiTable(parameters, context.layout), context);
    return {
      question: tsunamiStructure.id,
      tables: [table],
      checks: partitionChecks(table, ['hazard', 'scale'], context.layout),
      evidence: answerEvidence(
        {
          question: tsunamiStructure.id,
          sql,
          parameters,
          method: [...buildingMethod, 'tsunami-structure'],
          assumptions: [
            { code: 'tsunami-wood-destroyed-m', value: parameters.woodDestroyedMeters, editable: true },
            { code: 'rank-without-depth-counts-as-deepest', value: 'yes', editable: false },
          ],
        },
        context,
      ),
      ...headlineOf(table, parameters),
    };
  },
  select: (_, row, parameters, layout) => selectBuildings(tsunamiTable(parameters, layout), row, layout),
};

function headlineOf(table: AnswerTable, { hazards, woodDestroyedMeters }: TsunamiStructureParameters) {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const headline = cityHeadline(table, { hazard, scale }, (cell) => cell('judgement') === 'destroyed', {
    ja: `${ja} で大破するおそれのある木造（浸水深 ${woodDestroyedMeters} m 以上）に住む人`,
    en: `people in wooden buildings in ${woodDestroyedMeters} m and more of ${en}`,
  });
  return headline && { headline };
}

function tsunamiTable(
  { zoneKinds, hazards, classes, woodDestroyedMeters }: TsunamiStructureParameters,
  layout: CityLayout,
): BuildingTable {
  assertHazards(hazards, layout);
  for (const key of hazards)
    if (parseHazardKey(key).hazard !== 'tsunami') throw new RangeError(`"${key}" is no tsunami`);
  return {
    id: tsunamiStructure.id,
    title: tsunamiStructure.title,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => ({
      constants: hazardConstants(key),
      tables: [
        hazardSource(key),
        'building_facts AS f',
        ...(hasDepth(key, layout) ? [`"${depthTable(key)}" AS depth`] : []),
      ],
      dimensions: [
        depthClassDimension(key, classes, layout).dimension,
        structureDimension,
        storeyDimension,
        judgement(key, woodDestroyedMeters, layout),
      ],
    })),
    notes: [
      {
        ja: '津波の区域では階数によらず立退き避難。深さが階級でしか分からない建物は、その階級で最も深いとみなす',
        en: 'a tsunami zone is left whatever the storeys; a building known by its rank alone counts as the deepest of it',
      },
    ],
  };
}

const hasDepth = (key: HazardKey, layout: CityLayout): boolean =>
  layout.hazards.some((hazard) => hazard.key === key && hazard.hasDepth);

/** Indexes of the labels below. */
const code = { unknown: 0, unknownStructure: 1, none: 2, leave: 3, destroyed: 4 } as const;

function judgement(key: HazardKey, woodDestroyedMeters: number, layout: CityLayout): Dimension {
  const meters = String(woodDestroyedMeters);
  return {
    column: {
      name: 'judgement',
      title: { ja: '判定', en: 'Verdict' },
      labels: [
        {
          value: 'unknown',
          label: { ja: '判定不能（浸水が不明）', en: 'Not decidable: inundation not known' },
          state: 'unknown',
          reason: unknownReason(key, layout),
        },
        {
          value: 'unknown_structure',
          label: {
            ja: `立退き（${meters} m 以上、構造が不明）`,
            en: `Leave; ${meters} m and more, structure not known`,
          },
          state: 'unknown',
          reason: { ja: '建物の構造が不明で、大破のおそれを判定できない', en: 'structure not known' },
        },
        { value: 'none', label: { ja: '浸水なし（調査済み）', en: 'Not reached (surveyed)' }, state: 'not_hit' },
        { value: 'leave', label: { ja: '立退き', en: 'Must be left' }, state: 'hit' },
        {
          value: 'destroyed',
          label: { ja: `立退き（木造、${meters} m 以上：大破のおそれ）`, en: `Leave; wood in ${meters} m and more` },
          state: 'hit',
        },
      ],
    },
    sql: `CASE hazard.state WHEN ${STORED_UNKNOWN} THEN ${code.unknown} WHEN ${STORED_NOT_HIT} THEN ${code.none} ELSE
    CASE WHEN NOT (${deepSql(woodDestroyedMeters, hasDepth(key, layout))}) THEN ${code.leave}
      WHEN ${unknownStructureSql} THEN ${code.unknownStructure}
      WHEN ${woodSql} THEN ${code.destroyed} ELSE ${code.leave} END END`,
  };
}

/** Condition of the buildings that stand so deep, of those that are hit. */
function deepSql(meters: number, depthKnown: boolean): string {
  const ranks = depthRanks.filter(({ toMeters }) => toMeters > meters).map(({ rank }) => storedRank(rank));
  const byRank = `hazard.state IN (${ranks.join(', ')})`;
  return depthKnown ? `coalesce(depth.depth_m >= ${metresSql(meters)}, ${byRank})` : byRank;
}

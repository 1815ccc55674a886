import { z } from 'zod';
import { durationClasses } from '../../domain/duration-class.ts';
import { evacuationAssumptions } from '../../domain/evacuation-verdict.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN } from '../../tables/hazard-codes.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { cityHeadline, hazardText, headlineHazard } from '../city-headline.ts';
import {
  type BuildingTable,
  buildingMethod,
  countBuildings,
  type Dimension,
  selectBuildings,
} from '../count-buildings.ts';
import { evacuationDimension } from '../evacuation-dimension.ts';
import { longDurationAssumption, longDurationParameter } from '../evacuation-parameters.ts';
import { longSql, verdictTables } from '../evacuation-sql.ts';
import { hazardConstants, hazardKeyColumns, unknownReason } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface InundationDurationParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly longDurationHours: number;
}

/**
 * 浸水継続時間 × people and buildings, with the verdict of vertical evacuation (手引き): who could stay upstairs but stays cut
 * off for long. Source: 立地適正化計画作成の手引き（国土交通省 R5.3）as applied in 川崎市立地適正化計画 第6章.
 */
export const inundationDuration: Question<InundationDurationParameters> = {
  id: 'inundation_duration',
  group: 'evacuation',
  title: { ja: '浸水継続時間 × 人口・建物', en: 'People and buildings by duration of inundation' },
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、3 日以上水が引かず孤立する人は何人いるか',
    en: 'If the largest assumed flood came, how many people would stay cut off for three days and more',
  },
  words: { ja: '長期浸水 孤立 72時間 備蓄', en: 'cut off long 72 hours supplies' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    longDurationHours: longDurationParameter,
  }),
  lacks: ({ subjects }) =>
    (subjects?.durations.length ?? 0) > 0
      ? undefined
      : {
          ja: '浸水継続時間のデータがありません。国土数値情報 A31a（浸水継続時間）や、継続時間のラスタ・災害リスク属性を取り込んでください',
          en: 'No durations of inundation are loaded (A31a, a raster of hours, or risk attributes with a duration)',
        },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.subjects?.durations ?? [],
    longDurationHours: evacuationAssumptions.longDurationHours,
  }),
  async run(db, parameters, context) {
    const { table, sql } = await countBuildings(db, durationTable(parameters, context.layout), context);
    return {
      question: inundationDuration.id,
      tables: [table],
      checks: partitionChecks(table, ['hazard', 'scale'], context.layout),
      evidence: answerEvidence(
        {
          question: inundationDuration.id,
          sql,
          parameters,
          method: [...buildingMethod, 'longest-duration-of-all-sources', 'vertical-evacuation-guide'],
          assumptions: [
            longDurationAssumption(parameters.longDurationHours),
            { code: 'duration-class-counts-as-longest', value: 'yes', editable: false },
          ],
        },
        context,
      ),
      ...headlineOf(table, parameters),
    };
  },
  select: (_, row, parameters, layout) => selectBuildings(durationTable(parameters, layout), row, layout),
};

function headlineOf(
  table: Parameters<typeof cityHeadline>[0],
  { hazards, longDurationHours: hours }: InundationDurationParameters,
) {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const headline = cityHeadline(table, { hazard, scale }, (cell) => cell('long') === 'long', {
    ja: `${ja} の浸水が ${hours} 時間以上続く区域に住む人`,
    en: `people where the water of ${en} stays ${hours} hours and more`,
  });
  return headline && { headline };
}

function durationTable(
  { zoneKinds, hazards, longDurationHours }: InundationDurationParameters,
  layout: CityLayout,
): BuildingTable {
  assertHazards(hazards, layout);
  for (const key of hazards)
    if (!layout.subjects?.durations.includes(key)) throw new RangeError(`the city has no durations of "${key}"`);
  const assumptions = { ...evacuationAssumptions, longDurationHours };
  return {
    id: 'inundation_duration',
    title: inundationDuration.title,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => ({
      constants: hazardConstants(key),
      tables: verdictTables(key, layout),
      dimensions: [
        durationDimension(key, layout),
        longDimension(longDurationHours),
        evacuationDimension(key, 'guide', assumptions, layout),
      ],
    })),
    notes: [
      {
        ja: '時間を区分でしか示さない出典の建物は、その区分で最も長いとみなす',
        en: 'a building known by the class alone counts as the longest of its class',
      },
    ],
  };
}

/** Whether it floods at all is told apart from how long. */
function durationDimension(key: HazardKey, layout: CityLayout): Dimension {
  return {
    column: {
      name: 'duration_class',
      title: { ja: '浸水継続時間', en: 'Duration of inundation' },
      labels: [
        {
          value: 'unknown',
          label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
          state: 'unknown',
          reason: unknownReason(key, layout),
        },
        {
          value: 'unknown_duration',
          label: { ja: '継続時間が不明', en: 'Duration not known' },
          state: 'unknown',
          reason: { ja: '浸水するが、継続時間の記載がない', en: 'flooded, and no source says how long' },
        },
        {
          value: 'none',
          label: {
            ja: 'なし（浸水なし、または 0.5 m 未満で 0 時間）',
            en: 'None: not flooded, or under 0.5 m and 0 hours',
          },
          state: 'not_hit',
        },
        ...durationClasses.map(
          ({ code, ja, en, colour }) => ({ value: String(code), label: { ja, en }, colour, state: 'hit' }) as const,
        ),
      ],
    },
    sql: `CASE WHEN duration.duration_class > ${STORED_UNKNOWN} THEN duration.duration_class + 1
    WHEN hazard.state > ${STORED_NOT_HIT} THEN 1 ELSE 0 END`,
  };
}

function longDimension(hours: number): Dimension {
  return {
    column: {
      name: 'long',
      title: { ja: '長期浸水', en: 'Long inundation' },
      labels: [
        {
          value: 'unknown',
          label: { ja: '不明', en: 'Not known' },
          state: 'unknown',
          reason: { ja: '浸水の有無か継続時間が不明', en: 'flood or its duration not known' },
        },
        { value: 'none', label: { ja: 'なし', en: 'None' }, state: 'not_hit' },
        { value: 'short', label: { ja: `${hours} 時間未満`, en: `under ${hours} hours` }, state: 'hit' },
        { value: 'long', label: { ja: `${hours} 時間以上`, en: `${hours} hours and more` }, state: 'hit' },
      ],
    },
    sql: `CASE WHEN duration.duration_class <= ${STORED_NOT_HIT} THEN duration.duration_class
    WHEN ${longSql(hours)} THEN 3 ELSE 2 END`,
  };
}

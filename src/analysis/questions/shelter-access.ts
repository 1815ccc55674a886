import { z } from 'zod';
import type { HazardKey } from '../../domain/hazard.ts';
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
import { hazardConstants, hazardKeyColumns, hazardSource } from '../hazard-dimension.ts';
import { assertHazards } from '../hazard-parameters.ts';
import { inHazardDimension } from '../in-hazard-dimension.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { shelterMethod } from '../shelter-evidence.ts';
import {
  type ShelterParameters,
  shelterAssumptions,
  shelterDefaults,
  shelterFields,
  shelterLack,
} from '../shelter-parameters.ts';
import { loadShelterWays, NO_USABLE_SHELTER, walkSource } from '../walk-tables.ts';

export interface ShelterAccessParameters extends ShelterParameters {
  readonly elderlyMeters: number;
  readonly generalMeters: number;
}

const bandSource = {
  ja: '徒歩圏は一般 800 m、高齢者 500 m（都市構造の評価に関するハンドブック、国土交通省）',
  en: 'on foot 800 m, elderly 500 m (MLIT handbook on the evaluation of urban structure)',
};
const bandField = (ja: string, en: string) =>
  z
    .number()
    .min(10)
    .max(20_000)
    .meta(parameterMeta({ title: { ja, en }, unit: 'm', step: 50, assumption: true, source: bandSource }));

/** 避難所の徒歩圏 × people: how far everybody lives from the nearest shelter that is usable under the hazard. */
export const shelterAccess: Question<ShelterAccessParameters> = {
  id: 'shelter_access',
  group: 'facility',
  title: { ja: '使える避難所までの距離 × 人口', en: 'People by distance to a usable shelter' },
  ask: {
    ja: 'もし洪水が起きたら、その洪水で使える避難所まで歩いて行ける人は何人で、徒歩圏の外に残る 75 歳以上は何人か',
    en: 'If the flood came, how many people can walk to a shelter usable in it, and how many of 75 and over live too far',
  },
  words: { ja: '徒歩圏 避難場所 高齢者 500m 800m 道路距離', en: 'walking distance evacuation site elderly road' },
  parameters: z.object({
    ...shelterFields,
    elderlyMeters: bandField('高齢者の徒歩圏', 'Walking distance of the elderly'),
    generalMeters: bandField('一般の徒歩圏', 'Walking distance'),
  }),
  lacks: shelterLack,
  defaults: (layout) => ({ ...shelterDefaults(layout), elderlyMeters: 500, generalMeters: 800 }),
  async run(db, parameters, context) {
    assertHazards(parameters.hazards, context.layout);
    const ways = [];
    for (const key of parameters.hazards) ways.push(await loadShelterWays(db, key, parameters, context));
    const { table, sql } = await countBuildings(db, accessTable(parameters, context.layout), context);
    const headline = headlineOf(table, parameters);
    return {
      question: shelterAccess.id,
      tables: [table],
      checks: partitionChecks(table, ['hazard', 'scale'], context.layout),
      evidence: answerEvidence(
        {
          question: shelterAccess.id,
          sql: [...ways.map((one) => one.sql), ...sql],
          parameters,
          method: [...buildingMethod, ...shelterMethod(ways)],
          assumptions: [
            { code: 'walk-elderly-m', value: parameters.elderlyMeters, editable: true },
            { code: 'walk-general-m', value: parameters.generalMeters, editable: true },
            ...shelterAssumptions(parameters),
          ],
        },
        context,
      ),
      ...(headline && { headline }),
    };
  },
  select: (_, row, parameters, layout) => selectBuildings(accessTable(parameters, layout), row, layout),
};

function headlineOf(table: Parameters<typeof cityHeadline>[0], { hazards, ...bands }: ShelterAccessParameters) {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const farthest = Math.max(bands.elderlyMeters, bands.generalMeters);
  return cityHeadline(
    table,
    { hazard, scale },
    (cell) => [beyond(farthest), 'no_shelter'].includes(String(cell('distance'))),
    {
      ja: `${ja} で使える避難所まで ${farthest} m を超える人（使える避難所がない人を含む）`,
      en: `people farther than ${farthest} m from a shelter usable under ${en}, or without any`,
    },
  );
}

function accessTable(parameters: ShelterAccessParameters, layout: CityLayout): BuildingTable {
  assertHazards(parameters.hazards, layout);
  return {
    id: shelterAccess.id,
    title: shelterAccess.title,
    zoneKinds: parameters.zoneKinds,
    constants: hazardKeyColumns,
    counts: parameters.hazards.map((key: HazardKey) => ({
      constants: hazardConstants(key),
      tables: [hazardSource(key), walkSource(key, parameters)],
      dimensions: [inHazardDimension(key, layout), bandDimension(parameters)],
    })),
    notes: [
      {
        ja: '避難所までの距離は住んでいる建物の代表点から。道路がつながらない建物は不明に数え、徒歩圏に含めない',
        en: 'from the representative point of the building; where no road leads to a shelter it counts as not known',
      },
    ],
  };
}

const beyond = (meters: number) => `beyond_${meters}`;

/** Bands between the two distances, whichever is longer. */
function bandDimension({ elderlyMeters, generalMeters }: ShelterAccessParameters): Dimension {
  const edges = [...new Set([elderlyMeters, generalMeters])].sort((a, b) => a - b);
  const within = edges.map((to, i) => {
    const from = i === 0 ? undefined : edges[i - 1]!;
    const whose =
      to === elderlyMeters ? { ja: '高齢者の徒歩圏', en: 'elderly' } : { ja: '一般の徒歩圏', en: 'general' };
    return {
      value: from === undefined ? `within_${to}` : `${from}-${to}`,
      label: {
        ja: `${from === undefined ? `${to} m 以内` : `${from}–${to} m`}（${whose.ja}）`,
        en: `${from === undefined ? `within ${to} m` : `${from}–${to} m`} (${whose.en})`,
      },
      state: 'not_hit' as const,
    };
  });
  const farthest = edges.at(-1)!;
  const cases = edges.map((edge, i) => `WHEN walk.distance_m <= ${edge} THEN ${i + 2}`);
  return {
    column: {
      name: 'distance',
      title: { ja: '使える避難所までの距離', en: 'Distance to a usable shelter' },
      labels: [
        {
          value: 'unknown',
          label: { ja: '不明（道のりがない）', en: 'Not known (no way)' },
          state: 'unknown',
          reason: {
            ja: '道路データの上で、使える避難所とつながらない',
            en: 'no road of the data leads to a usable shelter',
          },
        },
        { value: 'no_shelter', label: { ja: '使える避難所なし', en: 'No usable shelter' }, state: 'hit' },
        ...within,
        { value: beyond(farthest), label: { ja: `${farthest} m 超`, en: `beyond ${farthest} m` }, state: 'hit' },
      ],
    },
    sql: `CASE WHEN walk.way = ${NO_USABLE_SHELTER} THEN 1 WHEN walk.distance_m IS NULL THEN 0
      ${cases.join(' ')} ELSE ${edges.length + 2} END`,
  };
}

import { z } from 'zod';
import { type FacilityKind, facilityKinds } from '../../domain/datasets.ts';
import { facilityKindNames } from '../../domain/facility-kind.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { conservationChecks, partsOfZoneKinds } from '../conservation-checks.ts';
import { facilityCountTable, selectFacilities } from '../facility-counts.ts';
import { facilityListTable } from '../facility-list.ts';
import { assertFacilityKinds, facilitiesOf, facilityKindsOf } from '../facility-source.ts';
import { hazardConstants } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { eachOnce, isDistinct, parameterMeta } from '../parameter-meta.ts';
import { worstOfEach } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, assertZoneKinds, type ZoneKindOrCity } from '../zone-parts.ts';

export interface FacilityDepthParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly facilityKinds: readonly FacilityKind[];
  readonly boundsMeters: readonly number[];
}

/**
 * 0.3 m: cars stop, people in need cannot flee; 0.5 m: nobody can walk, floors are flooded; 0.7 m: sockets are flooded, power
 * fails. Source: 水害の被害指標分析の手引（国土交通省 H25 試行版）, rows as in 川崎市立地適正化計画 第6章.
 */
const guideBoundsMeters: readonly number[] = [0.3, 0.5, 0.7];

/** 浸水深 × 要配慮者利用施設・避難所・医療・行政 …, and the facilities themselves for the plan's annex. */
export const facilityDepth: Question<FacilityDepthParameters> = {
  id: 'facility_depth',
  group: 'facility',
  title: { ja: '施設 × 浸水深・災害の区域', en: 'Facilities by depth and hazard zone' },
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、要配慮者利用施設や避難所、病院のうちいくつが使えなくなる深さまで浸水するか',
    en: 'If the largest assumed flood came, how many welfare facilities, shelters and hospitals would stand in how deep water',
  },
  words: {
    ja: '要配慮者利用施設 避難所 病院 医療 学校 市役所 行政 防災拠点 復旧 停電 一覧',
    en: 'welfare shelter hospital school town hall base list annex',
  },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    facilityKinds: z
      .array(z.enum(facilityKinds))
      .min(1)
      .refine(isDistinct, eachOnce)
      .readonly()
      .meta(parameterMeta({ title: { ja: '施設の種類', en: 'Kinds of facilities' }, options: facilityKindNames })),
    boundsMeters: z
      .array(
        z
          .number()
          .positive()
          .max(20)
          .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'expected whole centimetres'),
      )
      .min(1)
      .max(6)
      .refine((values) => values.every((value, i) => i === 0 || value > values[i - 1]!), 'expected ascending depths')
      .readonly()
      .meta(
        parameterMeta({
          title: { ja: '浸水深の区切り', en: 'Bounds of depth' },
          unit: 'm',
          control: 'numbers',
          assumption: true,
          source: {
            ja: '水害の被害指標分析の手引（国土交通省 H25 試行版）：0.3 m 自動車走行困難・要援護者避難困難、0.5 m 徒歩困難・床上浸水、0.7 m コンセント浸水・停電',
            en: 'MLIT guide to indicators of flood damage (2013, trial version): 0.3 m cars stop, 0.5 m nobody can walk, 0.7 m power fails',
          },
        }),
      ),
  }),
  lacks: (layout) => {
    if (facilityKindsOf(layout).length === 0)
      return {
        ja: '施設のデータがありません。要配慮者利用施設・避難所・医療施設などの一覧（CSV、国土数値情報 P04・P14・P20 など）を取り込んでください',
        en: 'No facilities are loaded (lists of welfare facilities, shelters, hospitals …)',
      };
    return layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' };
  },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.hazards.map(({ key }) => key),
    facilityKinds: facilityKindsOf(layout),
    boundsMeters: guideBoundsMeters,
  }),
  async run(db, parameters, context) {
    assertAsked(parameters, context.layout);
    const counts = await facilityCountTable(db, parameters, context);
    const list = await facilityListTable(db, parameters, context);
    return {
      question: facilityDepth.id,
      tables: [counts.table, list.table],
      checks: worstOfEach([
        ...conservationChecks(counts.table, countParts(parameters), [onceLaw('facilities', context.layout)]),
      ]),
      evidence: answerEvidence(
        {
          question: facilityDepth.id,
          sql: [...counts.sql, ...list.sql],
          parameters,
          method: [
            'facility-at-its-point',
            'facility-building-attributes',
            'facilities-once',
            'largest-rank-of-all-sources',
            'three-states',
            { code: 'depth-classes', values: { bounds: parameters.boundsMeters.join(', ') } },
            'rank-spanning-classes-undivided',
          ],
          assumptions: [
            { code: 'facility-depth-bounds-m', value: parameters.boundsMeters.join(', '), editable: true },
            { code: 'same-facility-m', value: 100, editable: false },
          ],
        },
        context,
      ),
    };
  },
  select: (table, row, parameters, layout) => selectFacilities(table, row, parameters, layout),
};

function assertAsked({ zoneKinds, hazards, facilityKinds: kinds }: FacilityDepthParameters, layout: CityLayout): void {
  assertZoneKinds(zoneKinds, layout);
  assertHazards(hazards, layout);
  assertFacilityKinds(kinds, layout);
}

const countParts = ({ zoneKinds, hazards, facilityKinds: kinds }: FacilityDepthParameters) =>
  partsOfZoneKinds(
    zoneKinds,
    hazards.flatMap((key) => {
      const [hazard, scale] = hazardConstants(key);
      return kinds.map((facility_kind) => ({ facility_kind, hazard, scale }));
    }),
  );

const onceLaw = (column: string, layout: CityLayout) => ({
  code: 'facilities-once' as const,
  column,
  tolerance: 0,
  expected: ({ facility_kind }: Readonly<Record<string, string | number>>) =>
    facilitiesOf(facility_kind as FacilityKind, layout)?.count,
});

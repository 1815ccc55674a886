import { z } from 'zod';
import type { Text } from '../domain/answer.ts';
import type { FacilityKind } from '../domain/datasets.ts';
import type { Evidence } from '../domain/evidence.ts';
import { facilityKindNames } from '../domain/facility-kind.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { facilityKindsOf } from './facility-source.ts';
import { hazardsParameter } from './hazard-parameters.ts';
import { eachOnce, isDistinct, parameterMeta } from './parameter-meta.ts';
import { zoneKindsParameter } from './zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from './zone-parts.ts';

/** Which shelters count as usable, and how far it is to them. */
export interface ShelterParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly shelterKinds: readonly (typeof shelterKinds)[number][];
  readonly unflagged: 'usable' | 'not_usable';
  readonly unknownDepth: 'usable' | 'not_usable';
  readonly depthLimitMeters: number;
  readonly inZones: 'usable' | 'not_usable';
  readonly over: 'roads' | 'straight';
  readonly straightFactor: number;
  readonly joinMeters: number;
}

export const shelterKinds = ['evacuation_site', 'shelter'] as const satisfies readonly FacilityKind[];

const ownDefault: Text = {
  ja: 'このツールの既定値。法令・手引きに定めはない',
  en: 'default of this tool; no law or guide fixes it',
};
const usable: Readonly<Record<'usable' | 'not_usable', Text>> = {
  usable: { ja: '使えるとする', en: 'usable' },
  not_usable: { ja: '使えないとする', en: 'not usable' },
};
const assumedUsable = (title: Text, source: Text) =>
  z.enum(['usable', 'not_usable']).meta(parameterMeta({ title, options: usable, assumption: true, source }));

/** Fields of every question about shelters. */
export const shelterFields = {
  zoneKinds: zoneKindsParameter,
  hazards: hazardsParameter,
  shelterKinds: z
    .array(z.enum(shelterKinds))
    .min(1)
    .refine(isDistinct, eachOnce)
    .readonly()
    .meta(
      parameterMeta({
        title: { ja: '避難先とする施設', en: 'Facilities taken as shelters' },
        options: {
          evacuation_site: facilityKindNames.evacuation_site,
          shelter: facilityKindNames.shelter,
        },
      }),
    ),
  unflagged: assumedUsable(
    { ja: '対応する災害の記載がない避難所', en: 'Shelters that name no disaster at all' },
    {
      ja: '指定緊急避難場所は災害の種類ごとに指定される（災害対策基本法 49 条の 4）。記載がなければ確認されたとはいえない',
      en: 'sites are designated disaster by disaster (Basic Act on Disaster Management, art. 49-4); nothing said is not confirmed',
    },
  ),
  unknownDepth: assumedUsable(
    { ja: '災害の調査範囲外にある避難所', en: 'Shelters beyond the survey of the hazard' },
    {
      ja: '災害の種類ごとの指定は安全の確認を前提とする（災害対策基本法施行令 20 条の 3）。浸水想定などのデータでは不明',
      en: 'the designation for a disaster presupposes that its safety was checked; the hazard data say nothing',
    },
  ),
  depthLimitMeters: z
    .number()
    .min(0.01)
    .max(10)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'expected whole centimetres')
    .meta(
      parameterMeta({
        title: { ja: '避難所が使えなくなる浸水深', en: 'A shelter is lost from a depth of' },
        unit: 'm',
        step: 0.1,
        assumption: true,
        source: {
          ja: '0.5 m 以上は床上浸水・徒歩困難（水害の被害指標分析の手引 H25 試行版）',
          en: '0.5 m: floors are flooded, nobody can walk (MLIT guide to indicators of flood damage, 2013)',
        },
      }),
    ),
  inZones: assumedUsable(
    {
      ja: '土砂災害警戒区域・家屋倒壊等氾濫想定区域の中の避難所',
      en: 'Shelters in landslide and house collapse zones',
    },
    ownDefault,
  ),
  over: z.enum(['roads', 'straight']).meta(
    parameterMeta({
      title: { ja: '距離の測り方', en: 'Distance' },
      options: {
        roads: { ja: '道路に沿う（道路データがあれば）', en: 'over roads, where there are any' },
        straight: { ja: '直線 × 係数', en: 'straight line × factor' },
      },
    }),
  ),
  straightFactor: z
    .number()
    .min(1)
    .max(3)
    .meta(
      parameterMeta({
        title: { ja: '直線距離にかける係数', en: 'Factor on straight lines' },
        step: 0.1,
        assumption: true,
        source: ownDefault,
      }),
    ),
  joinMeters: z
    .number()
    .min(1)
    .max(1000)
    .meta(
      parameterMeta({
        title: { ja: '道路に結ぶ最大の距離', en: 'Joined to roads within' },
        unit: 'm',
        step: 10,
        assumption: true,
        source: ownDefault,
      }),
    ),
};

const kindsOf = (layout: CityLayout) =>
  shelterKinds.filter((kind) => (facilityKindsOf(layout) as readonly string[]).includes(kind));

/** Shelters without a disaster named are taken as usable only where the city has no others. */
export function shelterDefaults(layout: CityLayout): ShelterParameters {
  const kinds = kindsOf(layout);
  return {
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.hazards.map(({ key }) => key),
    shelterKinds: kinds,
    unflagged: kinds.includes('evacuation_site') ? 'not_usable' : 'usable',
    unknownDepth: 'usable',
    depthLimitMeters: 0.5,
    inZones: 'not_usable',
    over: 'roads',
    straightFactor: 1.3,
    joinMeters: 100,
  };
}

export function shelterLack(layout: CityLayout): Text | undefined {
  if (kindsOf(layout).length === 0)
    return {
      ja: '避難所のデータがありません。指定緊急避難場所・指定避難所（国土地理院の CSV など）を取り込んでください',
      en: 'No evacuation sites or shelters are loaded (CSV of the Geospatial Information Authority)',
    };
  return layout.hazards.length > 0
    ? undefined
    : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' };
}

export const shelterAssumptions = (parameters: ShelterParameters): Evidence['assumptions'] => [
  { code: 'shelter-depth-limit-m', value: parameters.depthLimitMeters, editable: true },
  { code: 'shelter-unflagged', value: parameters.unflagged, editable: true },
  { code: 'shelter-unknown-depth', value: parameters.unknownDepth, editable: true },
  { code: 'shelter-in-zones', value: parameters.inZones, editable: true },
  { code: 'walking-straight-factor', value: parameters.straightFactor, editable: true },
  { code: 'walking-join-m', value: parameters.joinMeters, editable: true },
  { code: 'same-facility-m', value: 100, editable: false },
];

import type { Text } from './answer.ts';
import type { Hazard } from './hazard.ts';
import type { FiledZoneKind } from './zone-kind.ts';

/**
 * What 居住誘導区域 and 都市機能誘導区域 must not, or should not, hold. Sources stand with each rule; none of them has been read in
 * the original: `secondary` rules are as printed in 川崎市立地適正化計画 and others, `unverified` ones are not confirmed at all.
 * Both are shown as 要確認 and never stated as law.
 */
export interface ExclusionRule {
  readonly id: string;
  /** A 法令で含めない, B 原則含めない, C 適切でない場合は原則含めない, D 慎重に判断. */
  readonly level: ExclusionLevel;
  readonly name: Text;
  readonly source: Text;
  readonly verification: 'secondary' | 'unverified';
  readonly data: ExclusionData;
  /** Works (災害防止措置) may make an area safe: then it is excepted by its id. */
  readonly exceptable?: boolean;
}

export const exclusionLevels = ['A', 'B', 'C', 'D'] as const;
export type ExclusionLevel = (typeof exclusionLevels)[number];

export const exclusionLevelNames: Readonly<Record<ExclusionLevel, Text>> = {
  A: { ja: 'A 法令で含めない', en: 'A excluded by law' },
  B: { ja: 'B 原則として含めない', en: 'B excluded as a rule' },
  C: { ja: 'C 総合的に勘案し、適切でない場合は原則として含めない', en: 'C excluded where not suitable on the whole' },
  D: { ja: 'D 慎重に判断', en: 'D to be weighed with care' },
};

export type ExclusionData =
  /** Zones of a kind: all, those of some codes, or those whose name says so. */
  | {
      readonly from: 'zones';
      readonly zoneKind: FiledZoneKind;
      readonly codes?: readonly number[];
      readonly named?: RegExp;
    }
  /** Areas of a landslide source one by one, by rank (1 警戒, 2 特別警戒) and whether they are designated yet. */
  | { readonly from: 'landslide'; readonly rank: 1 | 2; readonly planned: boolean }
  /** Every class of a hazard of depth, at every scale. */
  | { readonly from: 'hazard'; readonly hazard: Hazard };

/** 用途地域 13 工業専用地域 (PLATEAU Common_districtsAndZonesType). */
const INDUSTRIAL_ONLY = 13;
/** 区域区分 23 市街化調整区域 (PLATEAU Common_areaClassificationType). */
const URBANISATION_CONTROL = 23;

/** No reader tells these kinds: they come as zones of kind その他の区域 whose names hold the term. */
const named = (pattern: RegExp): ExclusionData => ({ from: 'zones', zoneKind: 'other', named: pattern });

const order81: Text = {
  ja: '都市再生特別措置法 81条19項・同施行令（川崎市立地適正化計画 p.52 による。要確認）',
  en: 'Act on Special Measures for Urban Renaissance, art. 81(19) and its order, as printed in the plan of Kawasaki p. 52; to be checked',
};
const guideline: Text = {
  ja: '都市計画運用指針（要確認）',
  en: 'City planning operation guidelines; to be checked',
};

/** The rule table, in the order in which it is printed. Source: domain.md 1.1 of this project (see `source` of each). */
export const exclusionRules: readonly ExclusionRule[] = [
  {
    id: 'urbanisation_control',
    level: 'A',
    name: { ja: '市街化調整区域', en: 'Urbanisation control area' },
    source: order81,
    verification: 'secondary',
    data: { from: 'zones', zoneKind: 'area_classification', codes: [URBANISATION_CONTROL] },
  },
  {
    id: 'disaster_risk_area',
    level: 'A',
    name: { ja: '災害危険区域（住宅の建築が禁止されているもの）', en: 'Disaster risk area where housing is forbidden' },
    source: {
      ja: '建築基準法 39条1項・都市再生特別措置法施行令（川崎市立地適正化計画 p.52 による。要確認）。国土数値情報 A48 は住宅の禁止の有無を示さない',
      en: 'Building Standards Act art. 39(1), as printed in the plan of Kawasaki p. 52; to be checked. A48 does not say whether housing is forbidden',
    },
    verification: 'secondary',
    data: { from: 'zones', zoneKind: 'disaster_risk_area' },
    exceptable: true,
  },
  {
    id: 'landslide_special',
    level: 'A',
    name: { ja: '土砂災害特別警戒区域', en: 'Landslide special warning area' },
    source: order81,
    verification: 'secondary',
    data: { from: 'landslide', rank: 2, planned: false },
    exceptable: true,
  },
  {
    id: 'landslide_special_planned',
    level: 'A',
    name: { ja: '土砂災害特別警戒区域（指定前）', en: 'Landslide special warning area, not yet designated' },
    source: {
      ja: '指定されると A に当たる（国土数値情報 A33_002 = 4。要確認）',
      en: 'level A once designated (A33_002 = 4); to be checked',
    },
    verification: 'unverified',
    data: { from: 'landslide', rank: 2, planned: true },
    exceptable: true,
  },
  {
    id: 'landslide_prevention',
    level: 'A',
    name: { ja: '地すべり防止区域', en: 'Landslide prevention area' },
    source: order81,
    verification: 'secondary',
    data: named(/地すべり防止|地滑り防止/),
    exceptable: true,
  },
  {
    id: 'steep_slope',
    level: 'A',
    name: { ja: '急傾斜地崩壊危険区域', en: 'Steep slope failure hazard area' },
    source: order81,
    verification: 'secondary',
    data: named(/急傾斜地崩壊危険/),
    exceptable: true,
  },
  {
    id: 'flood_prevention',
    level: 'A',
    name: { ja: '浸水被害防止区域', en: 'Flood damage prevention area' },
    source: {
      ja: '特定都市河川浸水被害対策法 56条。施行令30条に加えられたかは未確認（要確認）',
      en: 'Act on Countermeasures against Flood Damage of Specified Rivers, art. 56; whether order 30 names it is not verified',
    },
    verification: 'unverified',
    data: named(/浸水被害防止/),
  },
  {
    id: 'protection_forest',
    level: 'A',
    name: { ja: '保安林・農用地区域・農地・採草放牧地', en: 'Protection forest, agricultural land' },
    source: order81,
    verification: 'secondary',
    data: named(/保安林|農用地|採草放牧地/),
  },
  {
    id: 'tsunami_special',
    level: 'B',
    name: { ja: '津波災害特別警戒区域', en: 'Tsunami special warning area' },
    source: guideline,
    verification: 'unverified',
    data: named(/津波災害特別警戒/),
  },
  {
    id: 'disaster_risk_area_other',
    level: 'B',
    name: { ja: '災害危険区域（A 以外）', en: 'Disaster risk area other than A' },
    source: {
      ja: '都市計画運用指針（川崎市立地適正化計画 p.52 による。要確認）',
      en: 'City planning operation guidelines, as printed in the plan of Kawasaki p. 52; to be checked',
    },
    verification: 'secondary',
    data: { from: 'zones', zoneKind: 'disaster_risk_area' },
    exceptable: true,
  },
  {
    id: 'landslide_warning',
    level: 'C',
    name: { ja: '土砂災害警戒区域', en: 'Landslide warning area' },
    source: guideline,
    verification: 'unverified',
    data: { from: 'landslide', rank: 1, planned: false },
  },
  {
    id: 'landslide_warning_planned',
    level: 'C',
    name: { ja: '土砂災害警戒区域（指定前）', en: 'Landslide warning area, not yet designated' },
    source: guideline,
    verification: 'unverified',
    data: { from: 'landslide', rank: 1, planned: true },
  },
  {
    id: 'tsunami_warning',
    level: 'C',
    name: { ja: '津波災害警戒区域', en: 'Tsunami warning area' },
    source: guideline,
    verification: 'unverified',
    data: named(/津波災害警戒/),
  },
  ...(
    [
      ['river', '洪水浸水想定区域', 'River flood inundation area'],
      ['inland', '雨水出水（内水）浸水想定区域', 'Inland inundation area'],
      ['storm_surge', '高潮浸水想定区域', 'Storm surge inundation area'],
      ['tsunami', '津波浸水想定における浸水の区域', 'Tsunami inundation area'],
    ] as const
  ).map(
    ([hazard, ja, en]): ExclusionRule => ({
      id: hazard,
      level: 'C',
      name: { ja, en },
      source: guideline,
      verification: 'unverified',
      data: { from: 'hazard', hazard },
    }),
  ),
  {
    id: 'urban_flood',
    level: 'C',
    name: { ja: '都市洪水・都市浸水想定区域', en: 'Urban flood and urban inundation area' },
    source: guideline,
    verification: 'unverified',
    data: named(/都市洪水|都市浸水/),
  },
  {
    id: 'industrial_only',
    level: 'D',
    name: { ja: '工業専用地域', en: 'Exclusively industrial district' },
    source: {
      ja: '都市計画運用指針（川崎市立地適正化計画 p.52 による。要確認）',
      en: 'City planning operation guidelines, as printed in the plan of Kawasaki p. 52; to be checked',
    },
    verification: 'secondary',
    data: { from: 'zones', zoneKind: 'use_district', codes: [INDUSTRIAL_ONLY] },
  },
  {
    id: 'port',
    level: 'D',
    name: { ja: '臨港地区', en: 'Port district' },
    source: {
      ja: '都市計画運用指針（川崎市立地適正化計画 p.52 による。要確認）',
      en: 'City planning operation guidelines, as printed in the plan of Kawasaki p. 52; to be checked',
    },
    verification: 'secondary',
    data: named(/臨港/),
  },
];

/** Kinds of zones that the rules are about. */
export const exclusionTargets = ['residence', 'urban_function'] as const;
export type ExclusionTarget = (typeof exclusionTargets)[number];

/**
 * Whether ground that two areas share is an overlap at all: below a square decimetre it is the rounding of coordinates of a
 * line that was cut along the other. A default of ours, no rule; what is larger is told, and the question of the exclusion
 * check sets a limit for differences in drawing beside it.
 */
export const isOverlap = (squareMeters: number): boolean => squareMeters >= 0.01;

/**
 * Whether ground of the rule is against the law for certain: designated areas of level A, and disaster risk areas where
 * housing is known to be forbidden. Anything else is to be considered (要検討).
 */
export const isCertainRule = ({ id, level }: ExclusionRule, housingForbidden: boolean): boolean =>
  level === 'A' && id !== 'landslide_special_planned' && (id !== 'disaster_risk_area' || housingForbidden);

/** Below so many square metres an overlap is taken for a difference in drawing; no rule names a number: a default, editable. */
export const DEFAULT_LEAST_OVERLAP_SQUARE_METERS = 100;

import type { KeyLabel } from '../domain/answer.ts';
import { type ExclusionRule, isCertainRule, isOverlap } from '../domain/exclusion-rules.ts';
import type { Overlap } from './exclusion-overlaps.ts';

/** Whether the disaster risk areas of the city forbid housing: the data (A48) do not say. */
export type HousingInRiskAreas = 'not_known' | 'forbidden' | 'allowed';

/** Outcome of one rule; a rule without data is never 適合. */
export const exclusionResults = [
  { value: 'violates', label: { ja: '不適合', en: 'Does not conform' }, state: 'hit' },
  { value: 'consider', label: { ja: '要検討', en: 'To be considered' }, state: 'hit' },
  { value: 'excepted', label: { ja: '適合（例外あり）', en: 'Conforms, with exceptions' }, state: 'not_hit' },
  { value: 'conforms', label: { ja: '適合', en: 'Conforms' }, state: 'not_hit' },
  { value: 'not_applicable', label: { ja: '対象外', en: 'Does not apply' }, state: 'not_hit' },
  {
    value: 'partly_unknown',
    label: { ja: 'データなし（一部未確認）', en: 'No data for part of it' },
    state: 'unknown',
    reason: { ja: '誘導区域の一部に調査が及んでいない', en: 'the survey does not reach all of the attraction area' },
  },
  {
    value: 'no_data',
    label: { ja: 'データなし（未確認）', en: 'No data' },
    state: 'unknown',
    reason: {
      ja: 'この区域のデータが取り込まれていない（「その他の区域」として名称つきで取り込めます）',
      en: 'no data of such areas is loaded; they can be imported as other zones, with names',
    },
  },
] as const satisfies readonly KeyLabel[];
export type ExclusionResult = (typeof exclusionResults)[number]['value'];

export interface RuleFindings {
  readonly hasData: boolean;
  readonly overlaps: readonly Overlap[];
  /** See `unsurveyedOf`. */
  readonly unsurveyed: number | null | undefined;
  readonly leastOverlapSquareMeters: number;
  readonly housingInRiskAreas: HousingInRiskAreas;
}

/** Disaster risk areas come under A where housing is forbidden, else under B; both are open while it is not known. */
export function applies({ id }: ExclusionRule, housing: HousingInRiskAreas): boolean {
  if (id === 'disaster_risk_area') return housing !== 'allowed';
  return id !== 'disaster_risk_area_other' || housing !== 'forbidden';
}

export function resultOf(rule: ExclusionRule, found: RuleFindings): ExclusionResult {
  if (!found.hasData) return 'no_data';
  if (!applies(rule, found.housingInRiskAreas)) return 'not_applicable';
  const has = (status: Overlap['status']) => found.overlaps.some((overlap) => overlap.status === status);
  if (has('real')) return isCertainRule(rule, found.housingInRiskAreas === 'forbidden') ? 'violates' : 'consider';
  if (has('sliver')) return 'consider';
  const open = found.unsurveyed === undefined ? 0 : (found.unsurveyed ?? Infinity);
  // Where the edge of a survey is that of the area, rounding leaves next to nothing between them.
  if (isOverlap(open) && open >= found.leastOverlapSquareMeters) return 'partly_unknown';
  return has('excepted') ? 'excepted' : 'conforms';
}

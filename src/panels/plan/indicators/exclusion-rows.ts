import { type ExclusionRule, exclusionRules, isCertainRule, isOverlap } from '../../../domain/exclusion-rules.ts';
import type { PlanIndicators } from '../../../domain/plan-indicators.ts';
import type { RuleFinding } from '../../../domain/rule-finding.ts';
import type { Block } from '../../explore/explore-data.ts';

/** A rule of level A with its overlap; null: no data, or not computed. */
export interface ExclusionRow {
  readonly rule: ExclusionRule;
  readonly squareMeters: number | null;
  /** The city has no data for it: unknown, never 0. */
  readonly missing: boolean;
  /** No survey reaches all of the zones: a 0 is not certain. */
  readonly partly: boolean;
}

/** Rules that must be kept, in the order of the rule table. */
const lawfulRules: readonly ExclusionRule[] = exclusionRules.filter(({ level }) => level === 'A');

export const exclusionRows = (indicators: PlanIndicators | undefined): readonly ExclusionRow[] =>
  lawfulRules.map((rule) => ({
    rule,
    squareMeters: indicators?.redZone.byRule.get(rule.id)?.areaSquareMeters ?? null,
    missing: indicators !== undefined && !indicators.redZone.byRule.has(rule.id),
    partly: rule.data.from === 'landslide' && (indicators?.redZone.unsurveyedSquareMeters ?? 0) > 0,
  }));

export const violates = ({ squareMeters }: Pick<ExclusionRow, 'squareMeters'>): boolean =>
  squareMeters !== null && isOverlap(squareMeters);

/** As the question of the exclusion check says it; `computing` while it is on its way. */
export type RuleVerdict = 'fits' | 'violates' | 'consider' | 'partly' | 'missing' | 'computing';

export interface CheckedRule {
  readonly rule: ExclusionRule;
  readonly verdict: RuleVerdict;
  /** Null: not computed, no data, or only buildings tell of it. */
  readonly squareMeters: number | null;
  readonly buildings: number | null;
  readonly population: number | null;
}

/**
 * Every rule of the levels A to D for one scenario. Ground of level A follows the line (`indicators`); the rest is asked for
 * with the open tab (`findings`). Housing in disaster risk areas is taken as not known: see the question to say it.
 */
export function checkedRules(
  indicators: PlanIndicators | undefined,
  findings: Block<readonly RuleFinding[]> | undefined,
): readonly CheckedRule[] {
  const known = findings?.state === 'ready' ? findings.value : undefined;
  return exclusionRules.map((rule): CheckedRule => {
    const found = known?.find((one) => one.rule === rule.id);
    const live = rule.level === 'A' ? indicators?.redZone.byRule.get(rule.id) : undefined;
    const counts = live ?? found;
    const isAsked = rule.level === 'A' ? indicators !== undefined : known !== undefined;
    const open =
      rule.level !== 'A'
        ? (found?.unsurveyedSquareMeters ?? Number.POSITIVE_INFINITY)
        : rule.data.from === 'landslide'
          ? (indicators?.redZone.unsurveyedSquareMeters ?? 0)
          : 0;
    return {
      rule,
      verdict: isAsked ? verdictOf(rule, counts, open) : 'computing',
      squareMeters: counts?.areaSquareMeters ?? null,
      buildings: counts?.buildings ?? null,
      population: counts?.population ?? null,
    };
  });
}

type Overlap = Pick<RuleFinding, 'areaSquareMeters' | 'buildings'>;

function verdictOf(rule: ExclusionRule, overlap: Overlap | undefined, unsurveyed: number): RuleVerdict {
  if (!overlap) return 'missing';
  const { areaSquareMeters, buildings } = overlap;
  if (isOverlap(areaSquareMeters ?? 0) || (areaSquareMeters === null && buildings > 0))
    return isCertainRule(rule, false) ? 'violates' : 'consider';
  return isOverlap(unsurveyed) ? 'partly' : 'fits';
}

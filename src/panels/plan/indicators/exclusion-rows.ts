import { type ExclusionRule, exclusionRules } from '../../../domain/exclusion-rules.ts';
import type { PlanIndicators } from '../../../domain/plan-indicators.ts';

/** A rule of level A with its overlap; null: no data, or not computed. */
export interface ExclusionRow {
  readonly rule: ExclusionRule;
  readonly squareMeters: number | null;
  /** The city has no data for it: unknown, never 0. */
  readonly missing: boolean;
}

/** Rules that must be kept, in the order of the rule table. */
export const lawfulRules: readonly ExclusionRule[] = exclusionRules.filter(({ level }) => level === 'A');

export const exclusionRows = (indicators: PlanIndicators | undefined): readonly ExclusionRow[] =>
  lawfulRules.map((rule) => ({
    rule,
    squareMeters: indicators?.redZone.byRule.get(rule.id)?.areaSquareMeters ?? null,
    missing: indicators !== undefined && !indicators.redZone.byRule.has(rule.id),
  }));

/** Overlaps below this are rounding of coordinates: a square decimetre. A default of ours, no rule. */
const LEAST_OVERLAP_SQUARE_METERS = 0.01;

export const violates = ({ squareMeters }: Pick<ExclusionRow, 'squareMeters'>): boolean =>
  squareMeters !== null && squareMeters >= LEAST_OVERLAP_SQUARE_METERS;

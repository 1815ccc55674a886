import type { PlanIndicatorDefinition } from './plan-indicator-list.ts';

/**
 * 改善, 悪化, 小さな変化, 変化なし; 適合, 不適合 for what must be 0; `plain` for an indicator without a better way; `unknown`
 * where one of the two values is not known.
 */
export type PlanVerdict = 'better' | 'worse' | 'small' | 'same' | 'fits' | 'violates' | 'plain' | 'unknown';

export interface PlanComparison {
  /** Null: not known. */
  readonly current: number | null;
  readonly plan: number | null;
  /** plan − current. */
  readonly difference: number | null;
  /** Of the current value, −1 …; null where that is 0 or not known, and for shares (their difference is in ポイント). */
  readonly relative: number | null;
  readonly verdict: PlanVerdict;
}

/** Under 1 % is a small change. Source: ui.md of this project, §3 Deltas; a default, no rule. */
const SMALL_CHANGE = 0.01;

/** A value of a plan beside that of 現行. */
export function comparePlanIndicator(
  { better, unit }: Pick<PlanIndicatorDefinition, 'better' | 'unit'>,
  current: number | null,
  plan: number | null,
): PlanComparison {
  const difference = current === null || plan === null ? null : plan - current;
  const relative = difference === null || current === 0 || unit === 'share' ? null : difference / Math.abs(current!);
  return { current, plan, difference, relative, verdict: verdictOf(better, plan, difference, current) };
}

function verdictOf(
  better: PlanIndicatorDefinition['better'],
  plan: number | null,
  difference: number | null,
  current: number | null,
): PlanVerdict {
  if (plan === null) return 'unknown';
  if (better === 'zero') return plan === 0 ? 'fits' : 'violates';
  if (difference === null) return 'unknown';
  if (difference === 0) return 'same';
  if (better === 'neutral') return 'plain';
  if (Math.abs(difference) < SMALL_CHANGE * Math.abs(current!)) return 'small';
  return difference > 0 === (better === 'more') ? 'better' : 'worse';
}

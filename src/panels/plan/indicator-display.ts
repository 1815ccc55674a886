import { type Unit, units } from '../../domain/answer.ts';
import type { PlanComparison, PlanVerdict } from '../../domain/plan-comparison.ts';
import type { PlanIndicatorDefinition } from '../../domain/plan-indicator-list.ts';
import { formatChange, formatNumber, formatPoints } from '../../project/language/number-format.ts';
import type { Language } from '../../project/project-schema.ts';

/** Places after the point by unit. Source: ui.md §3, Numbers: `1,234 人`, `1,735.6 ha`, `45.8 人/ha`, `12.5%`. */
const decimalsByUnit: Readonly<Partial<Record<Unit, number>>> = {
  hectares: 1,
  people_per_hectare: 1,
  share: 1,
  hours: 1,
};
/** An area that must be 0 is shown as finely as a plan document prints it: 0.42 ha. */
const MUST_BE_ZERO_DECIMALS = 2;

export const decimalsOf = ({ unit, better }: Pick<PlanIndicatorDefinition, 'unit' | 'better'>): number =>
  unit === 'hectares' && better === 'zero' ? MUST_BE_ZERO_DECIMALS : (decimalsByUnit[unit] ?? 0);

/** Number and unit apart: `6,540`, `人`; a share in per cent. null = no data. */
export function indicatorValue(
  definition: Pick<PlanIndicatorDefinition, 'unit' | 'better'>,
  value: number | null,
  language: Language,
): { readonly number: string; readonly unit: string } {
  const shown = value !== null && definition.unit === 'share' ? value * 100 : value;
  return {
    number: formatNumber(shown, decimalsOf(definition)),
    unit: value === null ? '' : units[definition.unit][language],
  };
}

/** `△3,720`, `＋1.2`, `△0.5 ポイント`, `±0`; `—` where one of the two is not known. */
export function differenceText(
  definition: Pick<PlanIndicatorDefinition, 'unit' | 'better'>,
  { difference }: Pick<PlanComparison, 'difference'>,
  language: Language,
): string {
  if (difference === null) return '—';
  return definition.unit === 'share'
    ? formatPoints(difference, language)
    : formatChange(difference, '', language, decimalsOf(definition));
}

/** `△36.3%`; null where there is no share to tell, or the difference is none. */
export function relativeText({ relative }: Pick<PlanComparison, 'relative'>, language: Language): string | null {
  if (relative === null) return null;
  const text = formatChange(relative * 100, '', language, 1);
  return text === '±0' ? null : `${text}%`;
}

/** Look of a verdict's badge and number; a word stands with it. */
export const verdictLooks: Readonly<Record<PlanVerdict, 'ok' | 'worse' | 'error' | 'plain'>> = {
  better: 'ok',
  fits: 'ok',
  worse: 'worse',
  violates: 'error',
  small: 'plain',
  same: 'plain',
  plain: 'plain',
  unknown: 'plain',
};

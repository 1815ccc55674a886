import { type Unit, units } from '../../domain/answer.ts';
import { type HazardKey, hazardKey, hazardNames, hazardScales, hazards, parseHazardKey } from '../../domain/hazard.ts';
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

/** With `unit` `△3,720 人`, else `△3,720`, `＋1.2`, `△0.5 ポイント`, `±0`; `—` where one of the two is not known. */
export function differenceText(
  definition: Pick<PlanIndicatorDefinition, 'unit' | 'better'>,
  { difference }: Pick<PlanComparison, 'difference'>,
  language: Language,
  unit = '',
): string {
  if (difference === null) return '—';
  return definition.unit === 'share'
    ? formatPoints(difference, language)
    : formatChange(difference, unit, language, decimalsOf(definition));
}

/** `△36.3%`; null where there is no share to tell, or the difference is none as it is shown. */
export function relativeText(
  definition: Pick<PlanIndicatorDefinition, 'unit' | 'better'>,
  { relative, difference }: Pick<PlanComparison, 'relative' | 'difference'>,
  language: Language,
): string | null {
  if (relative === null || differenceText(definition, { difference }, language) === '±0') return null;
  const text = formatChange(relative * 100, '', language, 1);
  return text === '±0' ? null : `${text}%`;
}

/** The title of an indicator without the hazard that it begins with: where the strip or the table's head names it. */
export function shortTitle({ id, title }: Pick<PlanIndicatorDefinition, 'id' | 'title'>, language: Language): string {
  const key = hazardOf(id);
  if (key === undefined) return title[language];
  const { hazard, scale } = parseHazardKey(key);
  const name = hazardNames[hazard][language];
  const prefix = [`${name}${scale} `, `${name} ${scale}: `, `${name}: `].find((start) =>
    title[language].startsWith(start),
  );
  return capitalised(prefix === undefined ? title[language] : title[language].slice(prefix.length));
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The hazard that an indicator is about: `people_deep:river:L2`. */
export function hazardOf(id: string): HazardKey | undefined {
  const key = id.slice(id.indexOf(':') + 1);
  return hazards.flatMap((hazard) => hazardScales.map((scale) => hazardKey(hazard, scale))).find((one) => one === key);
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

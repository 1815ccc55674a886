import type { TFunction } from 'i18next';
import type { CheckCode, TableCheck } from '../../domain/evidence.ts';
import type { Language } from '../project-schema.ts';
import { formatNumber, formatQuantity } from './number-format.ts';

const sourceNames = {
  'population-conserved': 'check.sourcePopulation',
  'buildings-once': 'check.sourceBuildings',
  'areas-sum': 'check.sourceArea',
  'zone-area': 'check.sourceArea',
  'facilities-once': 'check.sourceFacilities',
  'flow-conserved': 'check.sourceFlow',
  'spending-conserved': 'check.sourceSpending',
  'projection-conserved': 'check.sourcePopulation',
} as const satisfies Record<CheckCode, string>;

const checkUnits = {
  'population-conserved': 'unit.people',
  'buildings-once': 'unit.buildings',
  'areas-sum': 'unit.squareMeters',
  'zone-area': 'unit.squareMeters',
  'facilities-once': 'unit.places',
  'flow-conserved': 'unit.people',
  'spending-conserved': 'unit.yen',
  'projection-conserved': 'unit.people',
} as const satisfies Record<CheckCode, string>;

/** `人口の保存：一致`. */
export function checkVerdict({ code, holds }: TableCheck, t: TFunction): string {
  const name = t(`check.${code}`);
  return holds ? t('check.holds', { name }) : t('check.broken', { name });
}

/** `表の計 83,210 ＝ 元の人口 83,210 人|（差 0 人）`: both totals with the difference; `|` stands where a line may break. */
export function checkComparison(
  { code, expected, found, difference, holds }: TableCheck,
  t: TFunction,
  language: Language,
): string {
  const amount = (value: number): string => formatQuantity(value, t(checkUnits[code]));
  return t('check.compare', {
    found: formatNumber(found),
    sign: holds ? { ja: '＝', en: '=' }[language] : '≠',
    source: t(sourceNames[code]),
    expected: amount(expected),
    difference: amount(difference),
  });
}

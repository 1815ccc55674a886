import type { TFunction } from 'i18next';
import type { CheckCode, TableCheck } from '../../domain/evidence.ts';
import { facilityKindNames } from '../../domain/facility-kind.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
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

/** `人口の保存：一致`, `区域面積の合計（差が最大の町丁目）：一致`. */
export function checkVerdict(check: TableCheck, t: TFunction, language: Language): string {
  const part = partOf(check, t, language);
  const brackets = language === 'ja' ? `（${part}）` : ` (${part})`;
  const name = `${t(`check.${check.code}`)}${part === '' ? '' : brackets}`;
  return check.holds ? t('check.holds', { name }) : t('check.broken', { name });
}

const has = <Names extends object>(names: Names, name: string | undefined): name is keyof Names & string =>
  name !== undefined && Object.hasOwn(names, name);

const measureWords = {
  population65: 'measure.population65',
  population75: 'measure.population75',
  populationDay: 'measure.populationDay',
  households: 'unit.households',
} as const;

/**
 * Of which part its totals are, where they are not those of all residents or of the whole table: answers keep one check a law,
 * of the part that is furthest off.
 */
function partOf({ code, scope = {} }: TableCheck, t: TFunction, language: Language): string {
  const { measure, facility_kind: facility, zone_kind: zone } = scope;
  if (code === 'population-conserved' && has(measureWords, measure)) return t(measureWords[measure]);
  if (has(facilityKindNames, facility)) return t('check.worst', { part: facilityKindNames[facility][language] });
  if (code === 'zone-area' && has(zoneKindNames, zone))
    return t('check.worst', { part: zoneKindNames[zone][language] });
  return '';
}

/** `表の計 83,210 ＝ 元の人口 83,210 人|（差 0 人）`: both totals with the difference; `|` stands where a line may break. */
export function checkComparison(
  { code, expected, found, difference, holds, scope }: TableCheck,
  t: TFunction,
  language: Language,
): string {
  const unit = scope?.measure === 'households' ? 'unit.households' : checkUnits[code];
  const amount = (value: number): string => formatQuantity(value, t(unit));
  return t('check.compare', {
    found: formatNumber(found),
    sign: holds ? { ja: '＝', en: '=' }[language] : '≠',
    source: t(sourceNames[code]),
    expected: amount(expected),
    difference: amount(difference),
  });
}

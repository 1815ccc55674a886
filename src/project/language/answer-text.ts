import { type KeyColumn, type Unit, units, type ValueColumn } from '../../domain/answer.ts';
import type { Language } from '../project-schema.ts';

/** Places that a person needs of a unit. Rounding is for reading only: totals come from the unrounded values. */
export const unitDecimals: Readonly<Record<Unit, number>> = {
  buildings: 0,
  people: 0,
  households: 0,
  square_meters: 0,
  hectares: 1,
  people_per_hectare: 1,
  facilities: 0,
  yen: 0,
  share: 1,
  meters: 1,
  hours: 0,
  points: 2,
  count: 0,
};

/** A value as it is read: a share in per cent. */
export const shownValue = (value: number, unit: Unit): number => (unit === 'share' ? value * 100 : value);

/** What stands where there is no value. Source: ui.md §3, Unknown cells. */
export function missingText({ missing }: Pick<ValueColumn, 'missing'>, language: Language): string {
  if (missing === 'no_data') return '—';
  const words = { not_computed: { ja: '未計算', en: 'not computed' }, suppressed: { ja: '秘匿', en: 'suppressed' } };
  return words[missing][language];
}

/** `人口（人）` */
export function headingOf({ title, unit }: ValueColumn, language: Language): string {
  const name = units[unit][language];
  if (name === '') return title[language];
  return language === 'ja' ? `${title.ja}（${name}）` : `${title.en} (${name})`;
}

/** A key in words; names and ids as they are. */
export function keyText({ labels }: KeyColumn, value: unknown, language: Language): string {
  const text = String(value ?? '');
  return labels?.find((label) => label.value === text)?.label[language] ?? text;
}

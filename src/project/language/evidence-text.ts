import type { TFunction } from 'i18next';
import { type Unit, units } from '../../domain/answer.ts';
import type { Evidence, SensitivityBand } from '../../domain/evidence.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import type { Language } from '../project-schema.ts';
import { unitDecimals } from './answer-text.ts';
import { hazardLabel } from './hazard-label.ts';
import { ja } from './ja/index.ts';
import { formatNumber } from './number-format.ts';

const has = <T extends object>(table: T, code: string): code is keyof T & string => Object.hasOwn(table, code);

const shelterBlanks = {
  hazard: '—',
  usable: '—',
  shelters: '—',
  roads: '—',
  straight: '—',
  none: '—',
  cell: '—',
  excess: '—',
};
/** Values that steps name; a step without its value shows a dash. */
const blanks = { bounds: '—', rule: '—', census: '—', base: '—', ...shelterBlanks };

/** A step of the method in words. A code that the language files do not know yet is shown as it is. */
export function methodText({ code, values }: Evidence['method'][number], t: TFunction): string {
  return has(ja.methodStep, code) ? t(`methodStep.${code}`, { ...blanks, ...values }) : code;
}

/** What is assumed, and with which value: `建物の浸水深の取り方：代表点`. An assumption that just holds has no value. */
export function assumptionText(
  { code, value }: Evidence['assumptions'][number],
  t: TFunction,
  language: Language,
): string {
  const colon = language === 'ja' ? '：' : ': ';
  const name = has(ja.assumption, code) ? t(`assumption.${code}`) : code;
  if (value === 'yes') return name;
  if (ofHazards.has(code)) return `${name}${colon}${hazardValues(String(value), language)}`;
  if (code === 'city-ground' && has(zoneKindNames, String(value)))
    return `${name}${colon}${zoneKindNames[String(value) as ZoneKind][language]}`;
  if (code === 'survey-extent-bounds') return `${name}${colon}${fileNames(String(value))}`;
  const text = has(ja.assumptionValue, String(value))
    ? t(`assumptionValue.${String(value) as keyof typeof ja.assumptionValue}`)
    : value;
  return `${name}${colon}${typeof text === 'number' ? formatNumber(text, Number.isInteger(text) ? 0 : 1) : text}`;
}

/** Assumptions that hold a number for each hazard: `river:L2=1, tsunami:=1`. */
const ofHazards: ReadonlySet<string> = new Set(['hazard-weights', 'hazard-from-rank']);

/** `洪水 L2 1、津波 1`. */
const hazardValues = (values: string, language: Language): string =>
  values
    .split(', ')
    .map((part) => part.split('='))
    .map(([key, number]) => `${hazardLabel(key as HazardKey, language)} ${number}`)
    .join(language === 'ja' ? '、' : ', ');

/** What the answer becomes when something is assumed otherwise: `…を 0 と 1 で計算：12 – 20 – 33.3 人`. */
export function bandText({ code, low, value, high, unit }: SensitivityBand, t: TFunction, language: Language): string {
  const name = has(ja.sensitivityBand, code) ? t(`sensitivityBand.${code}`) : code;
  const places = has(unitDecimals, unit) ? unitDecimals[unit] : 1;
  const texts = [...new Set([low, value, high].map((one) => formatNumber(one, places)))];
  const unitName = has(units, unit) ? units[unit satisfies Unit][language] : unit;
  const unmoved = texts.length > 1 ? '' : language === 'ja' ? '（変わらない）' : ' (does not move)';
  return `${name}${language === 'ja' ? '：' : ': '}${texts.join('\u2060–\u2060')}\u00a0${unitName}${unmoved}`;
}

/** Files as the user dropped them: a file inside an archive goes by the archive's name; each once. */
const fileNames = (files: string): string =>
  [...new Set(files.split(', ').map((file) => file.split('!')[0]?.split('/').at(-1) ?? file))].join(', ');

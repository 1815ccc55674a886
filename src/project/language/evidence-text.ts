import type { TFunction } from 'i18next';
import type { Evidence } from '../../domain/evidence.ts';
import { ja } from './ja/index.ts';
import { formatNumber } from './number-format.ts';

const has = <T extends object>(table: T, code: string): code is keyof T & string => Object.hasOwn(table, code);

/** A step of the method in words. A code that the language files do not know yet is shown as it is. */
export function methodText({ code, values }: Evidence['method'][number], t: TFunction): string {
  return has(ja.methodStep, code) ? t(`methodStep.${code}`, { bounds: '—', rule: '—', ...values }) : code;
}

/** What is assumed, and with which value: `建物の浸水深の取り方：代表点`. An assumption that just holds has no value. */
export function assumptionText({ code, value }: Evidence['assumptions'][number], t: TFunction, colon: string): string {
  const name = has(ja.assumption, code) ? t(`assumption.${code}`) : code;
  if (value === 'yes') return name;
  if (code === 'survey-extent-bounds') return `${name}${colon}${fileNames(String(value))}`;
  const text = has(ja.assumptionValue, String(value))
    ? t(`assumptionValue.${String(value) as keyof typeof ja.assumptionValue}`)
    : value;
  return `${name}${colon}${typeof text === 'number' ? formatNumber(text, Number.isInteger(text) ? 0 : 1) : text}`;
}

/** Files as the user dropped them: a file inside an archive goes by the archive's name; each once. */
const fileNames = (files: string): string =>
  [...new Set(files.split(', ').map((file) => file.split('!')[0]?.split('/').at(-1) ?? file))].join(', ');

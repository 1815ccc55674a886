import type { TFunction } from 'i18next';
import type { Evidence } from '../../domain/evidence.ts';
import { ja } from '../../project/language/ja/index.ts';

const has = <T extends object>(table: T, code: string): code is keyof T & string => Object.hasOwn(table, code);

/** A step of the method in words. A code that the language files do not know yet is shown as it is. */
export function methodText({ code, values }: Evidence['method'][number], t: TFunction): string {
  return has(ja.methodStep, code) ? t(`methodStep.${code}`, { bounds: '—', rule: '—', ...values }) : code;
}

export function assumptionText({ code }: Evidence['assumptions'][number], t: TFunction): string {
  return has(ja.assumption, code) ? t(`assumption.${code}`) : code;
}

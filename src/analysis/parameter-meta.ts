import type { Text } from '../domain/answer.ts';

/**
 * What a parameter's schema says of itself, `z.….meta(parameterMeta(…))`: forms and documentation are made of it. A default
 * that is no law is marked `assumption` and stands in the evidence as such.
 */
export interface ParameterMeta {
  readonly title: Text;
  readonly unit?: string;
  readonly assumption?: boolean;
  /** Where the default comes from. */
  readonly source?: Text;
  /** How it is chosen; by the type of the schema where absent. */
  readonly control?: 'zone_kinds' | 'hazards' | 'hazard' | 'slot' | 'year' | 'categories' | 'weights' | 'numbers';
  /** Labels of the values of an enum. */
  readonly options?: Readonly<Record<string, Text>>;
  /** Step of a number field. */
  readonly step?: number;
}

/** Whether no value stands twice: what is asked twice would be counted twice. For `.refine(isDistinct, eachOnce)`. */
export const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
export const eachOnce = 'expected each value once';

export const parameterMeta = (meta: ParameterMeta): { readonly bosai: ParameterMeta } => ({ bosai: meta });

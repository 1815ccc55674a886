import { parseHazardKey } from '../../../domain/hazard.ts';
import type { MeasureTarget, PlanMeasure } from '../../../domain/plan.ts';
import type { PlanIndicatorDefinition } from '../../../domain/plan-indicator-list.ts';
import { hazardOf, shortTitle } from '../indicator-display.ts';

/** A goal of the register for an indicator, and the measure that names it. */
export interface IndicatorTarget {
  readonly target: MeasureTarget & { readonly goal: number };
  readonly measure: string;
}

/** Widths, spaces and dots of a name as people write it. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s・:：]/g, '')
    .toLowerCase();

/**
 * The goal that a measure sets for an indicator: the register names indicators in words, in either language. Without the
 * hazard the words mean the hazards that the measure is directed against. Of several measures the first that gives a number
 * counts.
 */
export function targetOf(
  definition: Pick<PlanIndicatorDefinition, 'id' | 'title'>,
  measures: readonly PlanMeasure[],
): IndicatorTarget | undefined {
  const languages = ['ja', 'en'] as const;
  const full = languages.map((language) => plain(definition.title[language]));
  const short = languages.map((language) => plain(shortTitle(definition, language)));
  const key = hazardOf(definition.id);
  for (const { name, target, hazards } of measures) {
    if (!target || target.goal === null) continue;
    const words = plain(target.indicator);
    const isMeant = key === undefined || hazards.includes(parseHazardKey(key).hazard);
    if (full.includes(words) || (isMeant && short.includes(words)))
      return { target: { ...target, goal: target.goal }, measure: name };
  }
  return undefined;
}

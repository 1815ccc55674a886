import type { HazardKey } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO } from '../../../domain/plan.ts';
import type { PlanComparison } from '../../../domain/plan-comparison.ts';
import type { PlanIndicatorDefinition } from '../../../domain/plan-indicator-list.ts';
import type { PlanData } from '../plan-data.ts';
import {
  comparedWithCurrent,
  indicatorsOf,
  isPartlyUnknown,
  listedIndicators,
  mainIndicators,
} from '../scenario-figures.ts';

/** One indicator over all scenarios, 現行 first. */
export interface ComparisonRow {
  readonly definition: PlanIndicatorDefinition;
  /** The row counts what is not known: its values are hatched. */
  readonly countsUnknown: boolean;
  readonly cells: readonly ComparisonCell[];
}

export interface ComparisonCell {
  readonly scenario: string;
  readonly comparison: PlanComparison;
  /** The indicators of the scenario are there; null values of it are unknown, not on their way. */
  readonly computed: boolean;
  /** Part of it is not known: a 0 is no 適合. */
  readonly partly: boolean;
  /** 0 … 1 of the largest value of the row, for its sparkbar; null without a value. */
  readonly share: number | null;
}

/** Rows of the comparison: the main indicators with the people of whom nothing is known, or all that the city has. */
export function comparisonRows(
  data: Pick<PlanData, 'choice' | 'figures'>,
  scenarios: readonly string[],
  hazard: HazardKey | undefined,
  all: boolean,
): readonly ComparisonRow[] {
  const definitions = all ? listedIndicators(data, hazard) : withUnknown(data, hazard);
  return definitions.map((definition) => comparisonRow(data, scenarios, definition));
}

function withUnknown(
  data: Pick<PlanData, 'choice'>,
  hazard: HazardKey | undefined,
): readonly PlanIndicatorDefinition[] {
  const shown = hazard ?? data.choice.hazards[0];
  const listed = listedIndicators(data, hazard);
  const area = listed.filter(({ id }) => id === 'area');
  const unknown = listed.filter(({ id }) => id === `people_unknown:${shown}`);
  return [...mainIndicators(data, hazard), ...area, ...unknown];
}

function comparisonRow(
  data: Pick<PlanData, 'figures'>,
  scenarios: readonly string[],
  definition: PlanIndicatorDefinition,
): ComparisonRow {
  const compared = scenarios.map((scenario) => comparedWithCurrent(data, definition, scenario));
  const largest = Math.max(0, ...compared.map(({ plan }) => plan ?? 0));
  const cells = compared.map((comparison, index): ComparisonCell => {
    const indicators = indicatorsOf(data, scenarios[index] ?? CURRENT_SCENARIO);
    return {
      scenario: scenarios[index]!,
      comparison,
      computed: indicators !== undefined,
      partly: isPartlyUnknown(definition, indicators),
      share: comparison.plan === null || largest === 0 ? null : comparison.plan / largest,
    };
  });
  return { definition, countsUnknown: /^people_(unknown|not_projected):/.test(definition.id), cells };
}

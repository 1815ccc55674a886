import type { Answer, AnswerTable, Text } from '../../domain/answer.ts';
import type { Evidence, EvidenceInput } from '../../domain/evidence.ts';
import type { PlanIndicatorDefinition } from '../../domain/plan-indicator-list.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';

export interface ComparedScenario {
  readonly name: string;
  readonly indicators: PlanIndicators;
  /** What its numbers assume beyond the city's own: the effects of measures in force. */
  readonly assumptions: Evidence['assumptions'];
}

export interface ComparisonRequest {
  /** 現行 first. */
  readonly scenarios: readonly ComparedScenario[];
  readonly definitions: readonly PlanIndicatorDefinition[];
  readonly zoneKind: FiledZoneKind;
  readonly planarCrs: string;
  readonly inputs: readonly EvidenceInput[];
  /** ISO 8601. */
  readonly computedAt: string;
}

/** All scenarios × indicators as tables: a row a scenario, once its values and once what it differs in from 現行. */
export function comparisonAnswer(request: ComparisonRequest): Answer {
  const { scenarios, definitions, zoneKind, planarCrs, inputs, computedAt } = request;
  const current = scenarios[0]?.indicators;
  const kind = zoneKindNames[zoneKind];
  const valuesOf = ({ indicators }: ComparedScenario) => definitions.map(({ value }) => value(indicators));
  const differencesOf = ({ indicators }: ComparedScenario) =>
    definitions.map(({ value }) => {
      const [before, after] = [current ? value(current) : null, value(indicators)];
      return before === null || after === null ? null : after - before;
    });
  return {
    question: 'scenario_comparison',
    tables: [
      table('scenario_values', { ja: `案の比較（${kind.ja}）`, en: `Scenarios (${kind.en})` }, request, valuesOf),
      table(
        'scenario_differences',
        { ja: `現行との差（${kind.ja}）`, en: `Difference from the current plan (${kind.en})` },
        { ...request, scenarios: scenarios.slice(1) },
        differencesOf,
      ),
    ],
    checks: [],
    evidence: {
      question: 'scenario_comparison',
      sql: '',
      parameters: { zone_kind: zoneKind },
      inputs,
      planarCrs,
      method: [],
      assumptions: scenarios.flatMap(({ name, assumptions }) =>
        assumptions.map(({ code, value, editable }) => ({ code, value: `${name}: ${value}`, editable })),
      ),
      rounding: 'none',
      computedAt,
    },
  };
}

function table(
  id: string,
  title: Text,
  { scenarios, definitions }: ComparisonRequest,
  cellsOf: (scenario: ComparedScenario) => readonly (number | null)[],
): AnswerTable {
  return {
    id,
    title,
    keys: [{ name: 'scenario', title: { ja: '案', en: 'Scenario' } }],
    values: definitions.map((definition) => ({
      name: definition.id.replaceAll(':', '_').toLowerCase(),
      title: definition.title,
      unit: definition.unit,
      additive: false,
      missing: 'no_data',
    })),
    rows: scenarios.map((scenario) => [scenario.name, ...cellsOf(scenario)]),
  };
}

import { CURRENT_SCENARIO, type Plan, type PlanMeasure, type Scenario } from '../../domain/plan.ts';

/** A scenario of the plan as questions are asked of it. Without one they are asked of 現行. */
export interface AskedScenario {
  readonly id: string;
  /** Stands wherever one of its numbers does. */
  readonly name: string;
  /**
   * All that its numbers come from, as JSON text of a `ScenarioContent`: one copy on its way to the engine, and what its
   * tables are known by. The same text = the same numbers.
   */
  readonly content: string;
}

export interface ScenarioContent {
  readonly zones: Scenario['zones'];
  /** Those in force that change the numbers, in the order in which they do. */
  readonly measures: readonly PlanMeasure[];
}

const known = new WeakMap<Plan, Map<string, AskedScenario>>();

/** Undefined for 現行, and for an id that the plan has not. The same object for the same plan. */
export function askedScenario(plan: Plan, id: string): AskedScenario | undefined {
  const ofPlan = known.get(plan) ?? new Map<string, AskedScenario>();
  known.set(plan, ofPlan);
  const scenario = plan.scenarios.find((one) => one.id === id);
  if (!scenario || id === CURRENT_SCENARIO) return undefined;
  const asked = ofPlan.get(id) ?? { id, name: scenario.name, content: contentText(scenario, plan.measures) };
  ofPlan.set(id, asked);
  return asked;
}

function contentText({ zones, measures: inForce }: Scenario, measures: readonly PlanMeasure[]): string {
  const effective = inForce.flatMap((id) => measures.find((one) => one.id === id && one.effect) ?? []);
  return JSON.stringify({ zones, measures: effective } satisfies ScenarioContent);
}

export const scenarioContent = ({ content }: AskedScenario): ScenarioContent => JSON.parse(content);

import { ask, catalogue } from '../../src/analysis/catalogue.ts';
import type { AskedCity } from '../../src/city/asked-city.ts';
import { createMapExtractor } from '../../src/city/map-extract/map-extractor.ts';
import { printedCity } from '../../src/city/map-extract/printed-city.ts';
import { askableScenario } from '../../src/city/scenario/askable-scenario.ts';
import { type AskedScenario, askedScenario, scenarioContent } from '../../src/city/scenario/asked-scenario.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { AnswerRequest, SheetSupply } from '../../src/exports/sheets/sheet-supply.ts';
import { decodeImage } from '../print/decode-image.ts';

export interface BatchSupply extends SheetSupply {
  /** Drops the tables of scenarios. The city and its database stay the caller's. */
  readonly close: () => Promise<void>;
}

/** Facts for sheets and documents from a prepared city (`askableCity`). There is no 3D scene: oblique frames say so. */
export function createBatchSupply(city: AskedCity, plan?: Plan): BatchSupply {
  const extractor = createMapExtractor(decodeImage);
  const scenarios = new BatchScenarios(city, plan);
  const answers = new Map<string, Promise<Answer>>();
  return {
    city: {
      ...printedCity(city.model),
      scenarios: plan?.scenarios ?? [],
      measures: plan?.measures ?? [],
      questions: catalogue.filter((question) => !question.lacks(city.layout)).map(({ id }) => id),
    },
    extract: async (request, signal) => {
      const { model } = await scenarios.of(request.scenario ?? null);
      const { comparedWith } = request;
      const other = comparedWith === undefined ? undefined : (await scenarios.of(comparedWith)).model;
      return extractor.extract(model, request, { ...(other && { other }), ...(signal && { signal }) });
    },
    answer: (request, signal) => {
      const key = JSON.stringify([request.question, request.parameters, request.scenario]);
      const answer = answers.get(key) ?? answerOf(scenarios, request, signal);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      return answer;
    },
    close: () => scenarios.close(),
  };
}

/** Sheets and chapters ask the same again and again: each answer is kept by its question, parameters and scenario. */
async function answerOf(
  scenarios: BatchScenarios,
  { question, parameters, scenario }: AnswerRequest,
  signal?: AbortSignal,
): Promise<Answer> {
  const asked = await scenarios.of(scenario);
  const answer = await ask(asked.db, question, parameters, asked.context(signal));
  const named = scenarios.named(scenario);
  return named ? { ...answer, evidence: { ...answer.evidence, scenario: named.name } } : answer;
}

/** Scenarios of the plan, each loaded with the first question about it. */
class BatchScenarios {
  readonly #city: AskedCity;
  readonly #plan: Plan | undefined;
  readonly #open = new Map<string, Promise<AskedCity>>();

  constructor(city: AskedCity, plan: Plan | undefined) {
    this.#city = city;
    this.#plan = plan;
  }

  /** Undefined for 現行. Throws a RangeError for an id that the plan has not. */
  named(id: string | null): AskedScenario | undefined {
    if (id === null) return undefined;
    if (!this.#plan?.scenarios.some((scenario) => scenario.id === id))
      throw new RangeError(`there is no scenario "${id}" in the plan`);
    return askedScenario(this.#plan, id);
  }

  async of(id: string | null): Promise<AskedCity> {
    const asked = this.named(id);
    if (!asked) return this.#city;
    const known = this.#open.get(asked.id);
    const schema = `sheet_scenario_${this.#open.size + 1}`;
    const open = known ?? askableScenario(this.#city, scenarioContent(asked), schema);
    this.#open.set(asked.id, open);
    return open;
  }

  async close(): Promise<void> {
    const loaded = await Promise.allSettled(this.#open.values());
    this.#open.clear();
    for (const scenario of loaded) if (scenario.status === 'fulfilled') await scenario.value.close();
  }
}

import type { Remote } from 'comlink';
import { askedScenario } from '../../city/scenario/asked-scenario.ts';
import type { Text } from '../../domain/answer.ts';
import { CURRENT_SCENARIO, type Plan } from '../../domain/plan.ts';
import type { FeatureFile } from '../../exports/gis/feature-file-formats.ts';
import type { QuestionCard } from '../../panels/explore/question-data.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { FeatureChoice, FeatureFileRequest } from '../engine/feature-types.ts';

/** What the dialog of GIS files knows and asks for; scenarios by id. */
export interface FeatureDesk {
  readonly planarCrs: string;
  readonly questions: readonly { readonly id: string; readonly title: Text }[];
  /** 現行 is the first; its name is for the dialog to say. */
  readonly scenarios: readonly { readonly id: string; readonly name: string }[];
  layers(scenario: string): Promise<readonly FeatureChoice[]>;
  /** Tables of a question that can be joined to shapes, asked as on the screen or by default. */
  tables(question: string, scenario: string): Promise<readonly FeatureChoice[]>;
  write(request: FeatureFileRequest, scenario: string): Promise<FeatureFile>;
  cancel(): void;
}

interface FeatureDeskOptions {
  readonly engine: Remote<CityEngine>;
  readonly planarCrs: string;
  readonly cards: readonly QuestionCard[];
  readonly plan: Plan;
  /** The question on the screen with its parameters. */
  readonly asked?: { readonly question: string; readonly parameters: Readonly<Record<string, unknown>> };
}

export function createFeatureDesk({ engine, planarCrs, cards, plan, asked }: FeatureDeskOptions): FeatureDesk {
  const parametersOf = (question: string) => (asked?.question === question ? asked.parameters : {});
  return {
    planarCrs,
    questions: cards.filter(({ lack }) => lack === null).map(({ id, title }) => ({ id, title })),
    scenarios: [
      { id: CURRENT_SCENARIO, name: '' },
      ...plan.scenarios.filter(({ id }) => id !== CURRENT_SCENARIO).map(({ id, name }) => ({ id, name })),
    ],
    layers: (scenario) => engine.featureLayers(askedScenario(plan, scenario)),
    tables: (question, scenario) =>
      engine.featuresOfAnswer(question, parametersOf(question), askedScenario(plan, scenario)),
    write: (request, scenario) => engine.writeFeatures(request, askedScenario(plan, scenario)),
    cancel: () => void engine.cancelAsk('features'),
  };
}

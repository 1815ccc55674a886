import type { Remote } from 'comlink';
import { type AskedScenario, askedScenario } from '../../city/scenario/asked-scenario.ts';
import type { Answer } from '../../domain/answer.ts';
import type { MapExtract } from '../../domain/map-extract.ts';
import { CURRENT_SCENARIO, type Plan } from '../../domain/plan.ts';
import type { ObliquePicture, ObliqueRequest, SheetCity, SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CityPrinting } from '../engine/city-printing.ts';
import type { ScenarioFacts } from '../engine/question-types.ts';

export interface PageSupplyOptions {
  readonly engine: Remote<CityEngine>;
  readonly printing: Remote<CityPrinting>;
  readonly facts: Omit<SheetCity, 'scenarios' | 'measures' | 'questions'>;
  readonly questions: readonly string[];
  /** As it stands; asked for with each fact. */
  readonly plan: () => Plan;
  /** Pictures of the 3D scene; absent: an oblique frame says that it cannot be made. `scenario`: what is not as in 現行. */
  readonly oblique?: (
    request: ObliqueRequest,
    signal: AbortSignal,
    scenario: ScenarioFacts | undefined,
  ) => Promise<ObliquePicture>;
}

/** Extracts of a map are some megabytes each, and one sheet has a few. */
const MOST_EXTRACTS = 6;
const MOST_ANSWERS = 200;
/** An A3 of 300 dpi is 70 MB. */
const MOST_PICTURES = 2;

/** Facts of sheets from the page's engine. Each is asked once while it is the same, however often a sheet is composed anew. */
export function createPageSupply(options: PageSupplyOptions): SheetSupply {
  const { engine, printing, facts, questions, plan, oblique } = options;
  const extracts = new Kept<MapExtract>(MOST_EXTRACTS);
  const answers = new Kept<Answer>(MOST_ANSWERS);
  const pictures = new Kept<ObliquePicture>(MOST_PICTURES);
  const scenarioOf = (id: string | null | undefined): AskedScenario | undefined => {
    if (id === null || id === undefined || id === CURRENT_SCENARIO) return undefined;
    const asked = askedScenario(plan(), id);
    // Never numbers of 現行 in the place of those of a scenario that is gone.
    if (!asked) throw new RangeError(`案「${id}」がプロジェクトにありません。ほかの案を選んでください`);
    return asked;
  };
  let calls = 0;
  return {
    get city(): SheetCity {
      const { scenarios, measures } = plan();
      return { ...facts, questions, scenarios, measures };
    },
    extract: async (request, signal) => {
      const drawn = scenarioOf(request.scenario);
      const comparedWith = scenarioOf(request.comparedWith);
      const key = JSON.stringify([request, drawn?.content, comparedWith?.content]);
      return extracts.get(key, signal, (ended) => {
        const call = ++calls;
        ended.addEventListener('abort', () => void printing.cancel(call), { once: true });
        return printing.extract(call, request, { drawn, comparedWith });
      });
    },
    answer: async ({ question, parameters, scenario }, signal) => {
      const asked = scenarioOf(scenario);
      // The name too: an answer says whose it is, and two scenarios may have the same content.
      const key = JSON.stringify([question, parameters, asked?.name, asked?.content]);
      return answers.get(key, signal, (ended) => {
        const purpose = `print ${++calls}`;
        ended.addEventListener('abort', () => void engine.cancelAsk(purpose), { once: true });
        return engine.ask(purpose, question, parameters, asked);
      });
    },
    ...(oblique && {
      oblique: async (request, signal) => {
        const asked = scenarioOf(request.content.scenario);
        return pictures.get(JSON.stringify([request, asked?.content]), signal, async (ended) =>
          oblique(request, ended, asked && (await engine.scenario(asked))),
        );
      },
    }),
  };
}

interface Asked<Value> {
  readonly value: Promise<Value>;
  readonly ended: AbortController;
  /** Callers that still want it. */
  wanted: number;
}

/** What was asked last. What nobody waits for any more is cancelled; what failed is forgotten. */
class Kept<Value> {
  readonly #most: number;
  readonly #asked = new Map<string, Asked<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, signal: AbortSignal | undefined, ask: (ended: AbortSignal) => Promise<Value>): Promise<Value> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const asked = this.#asked.get(key) ?? this.#ask(key, ask);
    // The last used stands at the end.
    this.#asked.delete(key);
    this.#asked.set(key, asked);
    for (const oldest of this.#asked.keys()) if (this.#asked.size > this.#most) this.#asked.delete(oldest);
    asked.wanted++;
    return new Promise<Value>((resolve, reject) => {
      const leave = (): void => {
        if (--asked.wanted === 0) {
          this.#asked.delete(key);
          asked.ended.abort();
        }
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      asked.value.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  #ask(key: string, ask: (ended: AbortSignal) => Promise<Value>): Asked<Value> {
    const ended = new AbortController();
    const asked: Asked<Value> = { value: ask(ended.signal), ended, wanted: 0 };
    asked.value.then(
      // Kept from now on, whoever leaves.
      () => (asked.wanted = Number.POSITIVE_INFINITY),
      () => this.#asked.get(key) === asked && this.#asked.delete(key),
    );
    return asked;
  }
}

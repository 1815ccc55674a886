import { transfer } from 'comlink';
import type { CityModel } from '../../city/city-model.ts';
import { createMapExtractor, type MapExtractor } from '../../city/map-extract/map-extractor.ts';
import { printedCity } from '../../city/map-extract/printed-city.ts';
import { applyScenario } from '../../city/scenario/apply-scenario.ts';
import { type AskedScenario, scenarioContent } from '../../city/scenario/asked-scenario.ts';
import type { MapExtract, MapExtractRequest } from '../../domain/map-extract.ts';
import type { PrintedCity } from '../../domain/printed-city.ts';
import { decodeImage } from './decode-image.ts';

/** What a map is drawn of; ids of scenarios mean nothing to the engine, which does not hold the plan. */
export interface PrintedScenarios {
  readonly drawn?: AskedScenario | undefined;
  readonly comparedWith?: AskedScenario | undefined;
}

/** Scenarios whose columns are kept: two that are compared and one more. */
const MOST_KEPT = 3;

/** The engine's part of output mode: what flat maps draw. Questions are asked by `ask`. */
export class CityPrinting {
  readonly #model: CityModel;
  readonly #extractor: MapExtractor = createMapExtractor(decodeImage);
  /** By content, the last used at the end. */
  readonly #scenarios = new Map<string, CityModel>();
  readonly #running = new Map<number, AbortController>();

  constructor(model: CityModel) {
    this.#model = model;
  }

  facts(): PrintedCity {
    return printedCity(this.#model);
  }

  /**
   * `call` is any number that no other call under way has; `cancel` with it rejects this one with an AbortError. All columns
   * are handed over, not copied.
   */
  async extract(call: number, request: MapExtractRequest, scenarios: PrintedScenarios = {}): Promise<MapExtract> {
    const running = new AbortController();
    this.#running.set(call, running);
    try {
      const other = request.comparedWith === undefined ? undefined : this.#with(scenarios.comparedWith);
      const extract = await this.#extractor.extract(this.#with(scenarios.drawn), request, {
        ...(other && { other }),
        signal: running.signal,
      });
      return transfer(extract, [...buffersIn(extract)]);
    } finally {
      this.#running.delete(call);
    }
  }

  cancel(call: number): void {
    this.#running.get(call)?.abort();
  }

  /** The city with a scenario in force; 現行 without one. */
  #with(scenario: AskedScenario | undefined): CityModel {
    if (!scenario) return this.#model;
    const { content } = scenario;
    const model = this.#scenarios.get(content) ?? this.#apply(scenario);
    this.#scenarios.delete(content);
    this.#scenarios.set(content, model);
    for (const oldest of this.#scenarios.keys()) if (this.#scenarios.size > MOST_KEPT) this.#scenarios.delete(oldest);
    return model;
  }

  #apply(scenario: AskedScenario): CityModel {
    const { zones, measures } = scenarioContent(scenario);
    return applyScenario(this.#model, { zones, measures: measures.map(({ id }) => id) }, measures).model;
  }
}

/** An extract's columns are its own, so that all of them can go. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (Array.isArray(value) || (typeof value === 'object' && value !== null))
    for (const part of Object.values(value)) buffersIn(part, found);
  return found;
}

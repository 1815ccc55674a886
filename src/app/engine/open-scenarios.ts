import type { AskedCity } from '../../city/asked-city.ts';
import { askableScenario } from '../../city/scenario/askable-scenario.ts';
import { type AskedScenario, scenarioContent } from '../../city/scenario/asked-scenario.ts';

/** Scenarios whose tables are kept beside 現行. */
const MOST_KEPT = 3;

/**
 * Tables of the scenarios that were asked of last, by their content: a scenario that is changed is loaded anew, and what it
 * was before goes at once. `drop` is given what nobody asks any more.
 */
export class OpenScenarios {
  readonly #drop: (scenario: AskedCity) => Promise<void>;
  readonly #open = new Map<string, { readonly id: string; readonly city: Promise<AskedCity> }>();
  #made = 0;

  constructor(drop: (scenario: AskedCity) => Promise<void>) {
    this.#drop = drop;
  }

  /** Seconds for a large city, the first time. Rejects with a QueryError; the next call then tries again. */
  of(asked: AskedScenario, base: Promise<AskedCity>): Promise<AskedCity> {
    const { id, content } = asked;
    const kept = this.#open.get(content);
    const city = kept?.city ?? this.#load(asked, base);
    this.#open.delete(content);
    this.#open.set(content, { id, city });
    for (const [key, other] of this.#open)
      if (key !== content && (other.id === id || this.#open.size > MOST_KEPT)) this.#forget(key);
    return city;
  }

  /** Those that could be loaded. */
  async all(): Promise<readonly AskedCity[]> {
    const loaded = await Promise.allSettled([...this.#open.values()].map(({ city }) => city));
    return loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  #load(asked: AskedScenario, base: Promise<AskedCity>): Promise<AskedCity> {
    const schema = `scenario_${++this.#made}`;
    const city = base.then((over) => askableScenario(over, scenarioContent(asked), schema));
    city.catch(() => this.#open.get(asked.content)?.city === city && this.#open.delete(asked.content));
    return city;
  }

  #forget(content: string): void {
    const forgotten = this.#open.get(content);
    this.#open.delete(content);
    forgotten?.city.then(this.#drop).catch(() => undefined); // what could not be loaded needs no dropping
  }
}

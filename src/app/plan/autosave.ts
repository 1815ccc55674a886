import { createStore, get, type UseStore, update } from 'idb-keyval';
import type { Plan } from '../../domain/plan.ts';
import { readPlan, writePlan } from '../../project/plan/read-plan.ts';

/** What lies in the browser for a city. */
interface KeptPlan {
  /** One more with each save, whichever page saves. */
  readonly revision: number;
  /** ISO 8601. */
  readonly savedAt: string;
  /** As `writePlan` gives it. */
  readonly text: string;
}

export type AutosaveState =
  /** `at`: ISO 8601; null where nothing was saved yet. */
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  /** Another page saved a newer plan of this city; ours is not put over it. */
  | { readonly state: 'overtaken' }
  /** The browser refuses: storage is full or switched off. */
  | { readonly state: 'refused'; readonly reason: string };

/** Well under the second that a killed tab may lose at most. */
const WAIT_MILLISECONDS = 300;

/** Saves a plan by itself, a moment after each change. One a city and page. */
export class Autosave {
  readonly #key: string;
  readonly #store: UseStore;
  readonly #onState: (state: AutosaveState) => void;
  #revision = 0;
  #plan: Plan | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(city: string, onState: (state: AutosaveState) => void, store = createStore('bosai-twin', 'plans')) {
    this.#key = `plan ${city}`;
    this.#store = store;
    this.#onState = onState;
  }

  /** What was saved last; undefined where there is nothing. Rejects with an Error for what cannot be read. */
  async load(): Promise<Plan | undefined> {
    const kept = await get<KeptPlan>(this.#key, this.#store);
    if (!kept) return undefined;
    this.#revision = kept.revision;
    this.#onState({ state: 'saved', at: kept.savedAt });
    const read = readPlan(kept.text);
    if (!read.ok) throw new Error(read.problem.message.ja);
    return read.plan;
  }

  /** Saves soon; the first change that is not saved yet sets the time. */
  save(plan: Plan): void {
    if (this.#isStopped) return;
    this.#plan = plan;
    this.#timer ??= setTimeout(() => this.flush(), WAIT_MILLISECONDS);
    this.#onState({ state: 'saving' });
  }

  /** Saves now what waits. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const plan = this.#plan;
    if (!plan || this.#isStopped) return;
    this.#plan = undefined;
    const next: KeptPlan = { revision: this.#revision + 1, savedAt: new Date().toISOString(), text: writePlan(plan) };
    let isOvertaken = false;
    try {
      // One transaction: no other page comes in between.
      await update<KeptPlan>(
        this.#key,
        (kept) => {
          isOvertaken = (kept?.revision ?? 0) > this.#revision;
          return isOvertaken ? kept! : next;
        },
        this.#store,
      );
      if (isOvertaken) {
        this.#isStopped = true;
        this.#onState({ state: 'overtaken' });
        return;
      }
      this.#revision = next.revision;
      if (!this.#plan) this.#onState({ state: 'saved', at: next.savedAt });
    } catch (error) {
      this.#plan ??= plan; // the next change tries again
      this.#onState({ state: 'refused', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Saves what waits, and nothing after it. */
  async end(): Promise<void> {
    await this.flush();
    this.#isStopped = true;
  }
}

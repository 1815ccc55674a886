import { createStore, get, type UseStore, update } from 'idb-keyval';
import type { Plan } from '../../domain/plan.ts';
import { readPlan, writePlan } from '../../project/plan/read-plan.ts';

/** How something is kept as text. */
export interface KeptForm<Content> {
  /** Tells it from what else is kept for a city. */
  readonly name: string;
  readonly write: (content: Content) => string;
  /** Throws an Error that says why the text cannot be read. */
  readonly read: (text: string) => Content;
}

export const planForm: KeptForm<Plan> = {
  name: 'plan',
  write: writePlan,
  read: (text) => {
    const read = readPlan(text);
    if (!read.ok) throw new Error(read.problem.message.ja);
    return read.plan;
  },
};

/** What lies in the browser for a city. */
interface Kept {
  /** One more with each save, whichever page saves. */
  readonly revision: number;
  /** ISO 8601. */
  readonly savedAt: string;
  /** As the form writes it. */
  readonly text: string;
}

export type AutosaveState =
  /** `at`: ISO 8601; null where nothing was saved yet. */
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  /** Another page saved something newer of this city; ours is not put over it. */
  | { readonly state: 'overtaken' }
  /** The browser refuses: storage is full or switched off. */
  | { readonly state: 'refused'; readonly reason: string };

/** Tells a city from others that are opened in the same browser. */
export const cityKey = ({ planarCrs, name }: { readonly planarCrs: string; readonly name: string }): string =>
  `${planarCrs} ${name}`;

/** Well under the second that a killed tab may lose at most. */
const WAIT_MILLISECONDS = 300;

/** Saves a plan, or sheets, by itself, a moment after each change. One a city, form and page. */
export class Autosave<Content> {
  readonly #form: KeptForm<Content>;
  readonly #key: string;
  readonly #store: UseStore;
  readonly #onState: (state: AutosaveState) => void;
  #revision = 0;
  #content: Content | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    form: KeptForm<Content>,
    city: string,
    onState: (state: AutosaveState) => void,
    store = createStore('bosai-twin', 'plans'),
  ) {
    this.#form = form;
    this.#key = `${form.name} ${city}`;
    this.#store = store;
    this.#onState = onState;
  }

  /** What was saved last; undefined where there is nothing. Rejects with an Error for what cannot be read. */
  async load(): Promise<Content | undefined> {
    const kept = await get<Kept>(this.#key, this.#store);
    if (!kept) return undefined;
    this.#revision = kept.revision;
    this.#onState({ state: 'saved', at: kept.savedAt });
    return this.#form.read(kept.text);
  }

  /** Saves soon; the first change that is not saved yet sets the time. */
  save(content: Content): void {
    if (this.#isStopped) return;
    this.#content = content;
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
    const content = this.#content;
    if (!content || this.#isStopped) return;
    this.#content = undefined;
    const next: Kept = {
      revision: this.#revision + 1,
      savedAt: new Date().toISOString(),
      text: this.#form.write(content),
    };
    let isOvertaken = false;
    try {
      // One transaction: no other page comes in between.
      await update<Kept>(
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
      if (!this.#content) this.#onState({ state: 'saved', at: next.savedAt });
    } catch (error) {
      this.#content ??= content; // the next change tries again
      this.#onState({ state: 'refused', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Saves what waits, and nothing after it. */
  async end(): Promise<void> {
    await this.flush();
    this.#isStopped = true;
  }
}

import type { Block } from '../../panels/explore/explore-data.ts';

/** Something to ask. The same key = the same answer. */
export interface Wish<Value> {
  /** Answers of another subject (question, city) are not kept on the screen while a new one is on its way. */
  readonly subject: string;
  readonly key: string;
  ask(): Promise<Value>;
}

export interface Asked<Value> {
  /** Null while nothing is wished for. */
  readonly block: Block<Value> | null;
  /** True while newer wishes are under way; `block` is the answer before. */
  readonly stale: boolean;
}

const nothing = { block: null, stale: false } as const;

/**
 * Asks one thing at a time. While an answer is under way only the newest wish is kept, so that a slider that is dragged or
 * played shows as many steps as can be answered and never falls behind. Another subject does not wait for the one before.
 */
export class LatestAsker<Value> {
  #state: Asked<Value> = nothing;
  #wish: Wish<Value> | null = null;
  #running: Wish<Value> | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): Asked<Value> => this.#state;

  /** Null = nothing is wished for any more. */
  wish(next: Wish<Value> | null): void {
    const before = this.#wish;
    if (next?.subject === before?.subject && next?.key === before?.key) return;
    this.#wish = next;
    if (!next) {
      this.#set(nothing);
      return;
    }
    const keeps = next.subject === before?.subject && this.#state.block?.state === 'ready';
    this.#set(keeps ? { ...this.#state, stale: true } : { block: { state: 'loading' }, stale: false });
    if (this.#running?.subject !== next.subject) void this.#run(next);
  }

  /** Asks once more. */
  readonly retry = (): void => {
    if (!this.#wish || this.#running === this.#wish) return;
    this.#set({ block: { state: 'loading' }, stale: false });
    void this.#run(this.#wish);
  };

  async #run(wish: Wish<Value>): Promise<void> {
    this.#running = wish;
    const block = await wish.ask().then(
      (value): Block<Value> => ({ state: 'ready', value }),
      (error: unknown): Block<Value> => ({ state: 'error', error: { message: describe(error) } }),
    );
    if (this.#running !== wish) return; // another subject was begun meanwhile
    this.#running = null;
    const wanted = this.#wish;
    if (wanted?.subject !== wish.subject) return;
    const isLatest = wanted.key === wish.key;
    // A step that failed on the way to a newer one is nobody's concern.
    if (isLatest || block.state === 'ready') this.#set({ block, stale: !isLatest });
    if (!isLatest) void this.#run(wanted);
  }

  #set(state: Asked<Value>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

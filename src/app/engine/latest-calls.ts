/**
 * Calls by purpose: a newer one of the same purpose cancels the one before, whose promise then rejects with an AbortError.
 * So a control that is moved quickly never leaves a queue of old questions behind.
 */
export class LatestCalls {
  readonly #running = new Map<string, AbortController>();

  async run<Value>(purpose: string, task: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    this.cancel(purpose);
    const controller = new AbortController();
    this.#running.set(purpose, controller);
    try {
      const value = await task(controller.signal);
      controller.signal.throwIfAborted();
      return value;
    } finally {
      if (this.#running.get(purpose) === controller) this.#running.delete(purpose);
    }
  }

  cancel(purpose: string): void {
    this.#running.get(purpose)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}

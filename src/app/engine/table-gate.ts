/** Questions read tables side by side; while tables are replaced nobody reads, so that no answer mixes old and new. */
export class TableGate {
  /** Ends once all that was asked so far is done. */
  #reading: Promise<unknown> = Promise.resolve();
  #replacing: Promise<unknown> = Promise.resolve();

  read<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#replacing.then(task);
    this.#reading = Promise.allSettled([this.#reading, result]);
    return result;
  }

  replace<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = Promise.all([this.#reading, this.#replacing]).then(task);
    this.#replacing = result.catch(() => undefined);
    return result;
  }
}

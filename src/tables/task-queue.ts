/**
 * Runs tasks one after the other, in the order they came. A connection holds one open result at a time, so statements
 * that overlap would disturb each other.
 */
export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

import type { PlanZone } from '../../domain/plan.ts';
import type { PlanCount, PlanNext, PlanSubject } from '../engine/plan-types.ts';
import { movedVertex } from './moved-vertex.ts';

/** A line whose numbers are wanted. */
export interface LineToCount {
  readonly scenario: string;
  readonly subject: PlanSubject;
  /** Differs where zone kind or measures in force differ. */
  readonly subjectKey: string;
  readonly zones: readonly PlanZone[];
}

interface Listener {
  readonly onCount: (line: LineToCount, count: PlanCount, milliseconds: number) => void;
  readonly onFailed: (line: LineToCount, reason: string) => void;
}

/**
 * Counts the newest line, one at a time: while one is under way only the latest that came waits, so that a drag never leaves
 * a queue behind. Where a single vertex moved since the line that the engine holds, only that is sent.
 */
export class LiveCounts {
  readonly #change: (subject: PlanSubject, next: PlanNext) => Promise<PlanCount>;
  readonly #listener: Listener;
  readonly #now: () => number;
  #held: LineToCount | undefined;
  #waiting: { readonly line: LineToCount; readonly since: number } | undefined;
  #isRunning = false;
  #isCounting = false;

  constructor(
    change: (subject: PlanSubject, next: PlanNext) => Promise<PlanCount>,
    listener: Listener,
    now = () => performance.now(),
  ) {
    this.#change = change;
    this.#listener = listener;
    this.#now = now;
  }

  count(line: LineToCount): void {
    this.#waiting = { line, since: this.#now() };
    if (!this.#isRunning) void this.#run();
  }

  /** True from a change until its numbers are there. */
  get isBehind(): boolean {
    return this.#isCounting || this.#waiting !== undefined;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting) {
      const { line, since } = this.#waiting;
      this.#waiting = undefined;
      this.#isCounting = true;
      const moved = this.#held?.subjectKey === line.subjectKey ? movedVertex(this.#held.zones, line.zones) : undefined;
      try {
        const count = await this.#change(line.subject, moved ?? { zones: line.zones });
        this.#held = line;
        this.#isCounting = false;
        this.#listener.onCount(line, count, this.#now() - since);
      } catch (error) {
        this.#held = undefined; // whatever the engine holds now, the next line is sent as a whole
        this.#isCounting = false;
        this.#listener.onFailed(line, error instanceof Error ? error.message : String(error));
      }
    }
    this.#isRunning = false;
  }
}

/** Milliseconds spent in each stage of a task, in the order in which the stages began. */
export interface StageClock {
  /** Ends the running stage and begins another; '' ends only. */
  enter(stage: string): void;
  readonly milliseconds: Readonly<Record<string, number>>;
}

export function createStageClock(now: () => number = () => performance.now()): StageClock {
  const milliseconds: Record<string, number> = {};
  let running = '';
  let since = 0;
  return {
    enter(stage) {
      if (running) milliseconds[running] = (milliseconds[running] ?? 0) + (now() - since);
      running = stage;
      since = now();
    },
    milliseconds,
  };
}

/** Of a trace of Chromium; microseconds. Source: Trace Event Format. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor. */
  readonly tdur?: number;
}

interface MainThreadTasks {
  /** Longest task by the clock, and by the processor's time (not always the same task). */
  readonly longestSeconds: number;
  readonly longestCpuSeconds: number;
  /** All tasks together. */
  readonly cpuSeconds: number;
}

/**
 * Tasks of the thread that set the marks `drag-starts` and `drag-ends`, begun between them. Throws where the trace has no such
 * marks or no tasks.
 */
export function longestTasks(events: readonly TraceEvent[]): MainThreadTasks {
  const mark = (name: string) => {
    const found = events.find((event) => event.name === name);
    if (!found) throw new Error(`the trace of ${events.length} events has no mark ${name}`);
    return found;
  };
  const [start, end] = [mark('drag-starts'), mark('drag-ends')];
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts }) =>
      name === 'RunTask' && ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts,
  );
  if (tasks.length === 0) throw new Error('the trace has no task between the marks of the drag');
  const clock = tasks.map(({ dur = 0 }) => dur / 1e6);
  const processor = tasks.map(({ tdur = 0 }) => tdur / 1e6);
  return {
    longestSeconds: Math.max(...clock),
    longestCpuSeconds: Math.max(...processor),
    cpuSeconds: processor.reduce((sum, seconds) => sum + seconds, 0),
  };
}

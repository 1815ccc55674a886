import { describe, expect, it } from 'vitest';
import { longestTasks, type TraceEvent } from '../../../../scripts/bench/page/main-thread-tasks.ts';

const mark = (name: string, ts: number): TraceEvent => ({ name, ph: 'I', pid: 1, tid: 7, ts });
const task = (ts: number, dur: number, tdur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name: 'RunTask',
  ph: 'X',
  pid: 1,
  tid: 7,
  ts,
  dur,
  tdur,
  ...more,
});

describe('the tasks of the main thread in a trace', () => {
  it('are those of the thread of the marks that begin between them', () => {
    const events = [
      task(5, 900_000, 900_000),
      mark('drag-starts', 10),
      task(20, 60_000, 12_000),
      task(90_000, 30_000, 25_000),
      task(100_000, 800_000, 800_000, { tid: 8 }),
      task(100_000, 800_000, 800_000, { pid: 2 }),
      { ...task(130_000, 700_000, 700_000), name: 'FunctionCall' },
      mark('drag-ends', 200_000),
      task(200_001, 900_000, 900_000),
    ];
    const { longestSeconds, longestCpuSeconds, cpuSeconds } = longestTasks(events);
    expect(longestSeconds).toBeCloseTo(0.06, 9);
    expect(longestCpuSeconds).toBeCloseTo(0.025, 9);
    // 12 + 25 ms
    expect(cpuSeconds).toBeCloseTo(0.037, 9);
  });

  it('must be there: a trace without marks or tasks measures nothing', () => {
    expect(() => longestTasks([task(1, 1, 1)])).toThrow('drag-starts');
    expect(() => longestTasks([mark('drag-starts', 1), mark('drag-ends', 2)])).toThrow('no task');
  });
});

import { describe, expect, it } from 'vitest';
import type { PlanCount, PlanNext } from '../../../src/app/engine/plan-types.ts';
import { type LineToCount, LiveCounts } from '../../../src/app/plan/live-counts.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { moveVertex } from '../../../src/spatial/editing/vertex-edits.ts';

const triangle: readonly PlanZone[] = [
  {
    id: 'a',
    name: '',
    code: 0,
    polygons: [
      [
        [
          [0, 0],
          [9, 0],
          [0, 9],
        ],
      ],
    ],
  },
];
const vertex = { zone: 'a', polygon: 0, ring: 0, vertex: 1 };
const lineOf = (zones: readonly PlanZone[], subjectKey = 'residence'): LineToCount => ({
  scenario: 's1',
  subject: { zoneKind: 'residence', measures: [] },
  subjectKey,
  zones,
});
const movedTo = (x: number) => lineOf(moveVertex(triangle, vertex, [x, 0]));

/** An engine that answers when it is told to. */
function createEngine() {
  const asked: PlanNext[] = [];
  const answers: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const counted: LineToCount[] = [];
  const failed: string[] = [];
  const live = new LiveCounts(
    (_, next) => {
      asked.push(next);
      return new Promise<PlanCount>((resolve, reject) => {
        answers.push({ resolve: () => resolve({} as PlanCount), reject });
      });
    },
    { onCount: (line) => counted.push(line), onFailed: (_, reason) => failed.push(reason) },
  );
  const settle = async (how: (answer: (typeof answers)[number]) => void = ({ resolve }) => resolve()) => {
    how(answers.shift()!);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, counted, failed, live, settle };
}

describe('LiveCounts', () => {
  it('asks one at a time and passes over what is no longer wanted', async () => {
    const { asked, counted, live, settle } = createEngine();
    live.count(lineOf(triangle));
    for (const x of [10, 11, 12, 13]) live.count(movedTo(x));
    expect(asked).toEqual([{ zones: triangle }]);
    expect(live.isBehind).toBe(true);
    await settle();
    expect(asked.slice(1)).toEqual([{ vertex, to: [13, 0] }]);
    await settle();
    expect(counted).toEqual([lineOf(triangle), movedTo(13)]);
    expect(live.isBehind).toBe(false);
  });

  it('sends the whole line where the engine counts under other measures', async () => {
    const { asked, live, settle } = createEngine();
    live.count(lineOf(triangle));
    await settle();
    const under = lineOf(movedTo(10).zones, 'residence with a levee');
    live.count(under);
    expect(asked[1]).toEqual({ zones: under.zones });
  });

  it('says why a line was not counted, and sends the next one as a whole', async () => {
    const { asked, failed, live, settle } = createEngine();
    live.count(lineOf(triangle));
    await settle();
    live.count(movedTo(10));
    await settle(({ reject }) => reject(new Error('no such vertex')));
    expect(failed).toEqual(['no such vertex']);
    live.count(movedTo(11));
    expect(asked[2]).toEqual({ zones: movedTo(11).zones });
  });

  it('goes on where a count leads to the next', async () => {
    const lines = [movedTo(10), movedTo(11)];
    const counted: LineToCount[] = [];
    const live: LiveCounts = new LiveCounts(() => Promise.resolve({} as PlanCount), {
      onCount: (line) => {
        counted.push(line);
        const next = lines.shift();
        if (next) live.count(next);
      },
      onFailed: () => undefined,
    });
    live.count(lineOf(triangle));
    await expect.poll(() => counted.length).toBe(3);
    expect(live.isBehind).toBe(false);
  });
});

import { type Remote, releaseProxy } from 'comlink';
import { describe, expect, it, vi } from 'vitest';
import type { CityPlanning } from '../../../src/app/engine/city-planning.ts';
import type { PlanCityFacts } from '../../../src/app/engine/plan-types.ts';
import { PlanDesk } from '../../../src/app/plan/plan-desk.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { createPlanStore } from '../../../src/project/plan/plan-store.ts';

const squareTo = (x: number): readonly PlanZone[] => [
  {
    id: 'z1',
    name: '一',
    code: 0,
    polygons: [
      [
        [
          [0, 0],
          [x, 0],
          [x, 10],
          [0, 10],
        ],
      ],
    ],
  },
];
const current = squareTo(10);

const facts: PlanCityFacts = {
  zoneKinds: ['residence'],
  zones: { residence: current },
  choice: { hazards: [], years: [], facilityKinds: [] },
  riskKinds: [],
  places: { zones: [], facilities: [] },
};

/** A desk whose engine never answers with numbers. */
async function openDesk() {
  const store = createPlanStore();
  const never = () => new Promise(() => undefined);
  const engine = { facts: async () => facts, [releaseProxy]: () => undefined };
  const planning = new Proxy(engine, { get: (known, name) => Reflect.get(known, name) ?? never });
  const onScenarioBegun = vi.fn();
  const desk = new PlanDesk({
    planning: planning as unknown as Remote<CityPlanning>,
    store,
    scenarioName: (letter) => `案${letter}`,
    assumptionOf: () => ({ ja: '', en: '' }),
    onProblem: (reason) => expect.fail(reason),
    onScenarioBegun,
  });
  await vi.waitFor(() => expect(desk.getState().facts).not.toBeNull());
  return { desk, store, onScenarioBegun, names: () => store.getState().plan.scenarios.map(({ name }) => name) };
}

describe('an edit of 現行', () => {
  it('makes 案A with the edited line, says so once, and leaves 現行 as it is', async () => {
    const { desk, store, onScenarioBegun, names } = await openDesk();
    const active = { zone: 'z1', polygon: 0, ring: 0, vertex: 1 };
    desk.set({ activeVertex: active, activeZone: 'z1' });
    desk.edit('move_vertex', squareTo(12), 'drag');
    desk.edit('move_vertex', squareTo(14), 'drag');
    expect(names()).toEqual(['現行', '案A']);
    expect(onScenarioBegun.mock.calls).toEqual([['案A']]);
    expect(desk.zones()).toEqual(squareTo(14));
    expect(store.getState().plan.scenarios[0]?.zones).toEqual({});
    expect(desk.getState().activeVertex, 'the drag goes on').toEqual(active);
  });

  it('is undone in two steps: the line first, then the scenario', async () => {
    const { desk, store, names } = await openDesk();
    desk.edit('move_vertex', squareTo(12), 'drag');
    store.getState().actions.undo();
    expect(desk.zones()).toEqual(current);
    store.getState().actions.undo();
    expect(names()).toEqual(['現行']);
  });

  it('that changes nothing makes no scenario', async () => {
    const { desk, onScenarioBegun, names } = await openDesk();
    desk.edit('move_vertex', squareTo(10), 'drag');
    expect(names()).toEqual(['現行']);
    expect(onScenarioBegun).not.toHaveBeenCalled();
  });
});

describe('what the desk tells', () => {
  it('is told at once, but while a line is dragged all that changed together, and the end of the drag at once again', async () => {
    const { desk } = await openDesk();
    const heard = vi.fn();
    desk.subscribe(heard);
    desk.set({ snappedTo: '道路' });
    expect(heard).toHaveBeenCalledTimes(1);
    vi.useFakeTimers();
    try {
      desk.set({ isDragging: true });
      desk.set({ snappedTo: null });
      desk.set({ snappedTo: '頂点' });
      expect(desk.getState().snappedTo, 'who asks knows it already').toBe('頂点');
      expect(heard).toHaveBeenCalledTimes(1);
      vi.runAllTimers();
      expect(heard).toHaveBeenCalledTimes(2);
      desk.set({ snappedTo: null });
      desk.endDrag({});
      expect(heard).toHaveBeenCalledTimes(3);
      vi.runAllTimers();
      expect(heard).toHaveBeenCalledTimes(3);
    } finally {
      vi.useRealTimers();
    }
  });
});

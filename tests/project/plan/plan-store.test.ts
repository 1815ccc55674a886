import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENT_SCENARIO, type PlanZone } from '../../../src/domain/plan.ts';
import { planHistory } from '../../../src/project/plan/plan-history.ts';
import { planWithDrafts, zoneSteps } from '../../../src/project/plan/plan-slice.ts';
import { createPlanStore, type PlanStore } from '../../../src/project/plan/plan-store.ts';
import { createMeasure, createPlan } from './create-plan.ts';

const named = (letter: string): string => `案${letter}`;

/** A square zone whose east edge stands at x metres. */
const zoneTo = (x: number): readonly PlanZone[] => [
  {
    id: 'r',
    name: '',
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

function createStore(): PlanStore {
  let tick = 0;
  return createPlanStore(undefined, () => new Date(Date.UTC(2026, 0, 1, 0, 0, tick++)).toISOString());
}

const content = (store: PlanStore) => {
  const { plan, drafts, step } = store.getState();
  return structuredClone({ plan, drafts, step });
};
const steps = (store: PlanStore) => planHistory(store).map(({ step }) => step.name);

describe('the history of a plan', () => {
  type Action = (store: PlanStore) => void;
  const scenarioIds = fc.constantFrom(CURRENT_SCENARIO, 's1', 's2', 's3', 'gone');
  const measureIds = fc.constantFrom('m1', 'm2', 'gone');
  const anyAction: fc.Arbitrary<Action> = fc.oneof(
    scenarioIds.map(
      (like): Action =>
        (store) =>
          void store.getState().actions.addScenario(named, like),
    ),
    fc.tuple(scenarioIds, fc.constantFrom('x', 'y', ' ')).map(
      ([id, name]): Action =>
        ({ getState }) =>
          getState().actions.changeScenario(id, { name }),
    ),
    fc.tuple(scenarioIds, fc.constantFrom(2030, 2040, null), fc.constantFrom('slider', undefined)).map(
      ([id, year, gesture]): Action =>
        ({ getState }) =>
          getState().actions.changeScenario(id, { year }, gesture),
    ),
    scenarioIds.map(
      (id): Action =>
        ({ getState }) =>
          getState().actions.removeScenario(id),
    ),
    scenarioIds.map(
      (scenario): Action =>
        ({ getState }) =>
          getState().actions.look({ scenario }),
    ),
    fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...zoneSteps),
        fc.constantFrom('drag1', 'drag2', undefined),
        fc.constantFrom(null, 'crosses_itself' as const),
      )
      .map(
        ([x, step, gesture, problem]): Action =>
          ({ getState }) =>
            getState().actions.editZones({ step, zones: zoneTo(x), problem, ...(gesture && { gesture }) }),
      ),
    fc.constant<Action>(({ getState }) => void getState().actions.confirmDraft()),
    fc.constant<Action>(({ getState }) => getState().actions.discardDraft()),
    fc.constant<Action>(({ getState }) => getState().actions.resetZones()),
    fc.tuple(fc.constantFrom('', 'm1', 'm2'), fc.constantFrom('堤防', '避難訓練')).map(
      ([id, name]): Action =>
        ({ getState }) =>
          void getState().actions.putMeasure(createMeasure({ id, name })),
    ),
    measureIds.map(
      (id): Action =>
        ({ getState }) =>
          getState().actions.removeMeasure(id),
    ),
    fc.tuple(scenarioIds, measureIds, fc.boolean()).map(
      ([scenario, id, on]): Action =>
        ({ getState }) =>
          getState().actions.forceMeasure(scenario, id, on),
    ),
    fc.integer({ min: 1, max: 3 }).map(
      (count): Action =>
        ({ getState }) =>
          getState().actions.undo(count),
    ),
    fc.integer({ min: 1, max: 3 }).map(
      (count): Action =>
        ({ getState }) =>
          getState().actions.redo(count),
    ),
  );

  it('undoes whatever was done back to the start, and does it again to the end', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 60 }), (actions) => {
        const store = createStore();
        const start = content(store);
        for (const act of actions) act(store);
        store.getState().actions.redo(1000);
        const end = content(store);
        const count = planHistory(store).length - 1;
        store.getState().actions.undo(1000);
        expect(content(store)).toEqual(start);
        for (let step = 0; step < count; step++) store.getState().actions.redo();
        expect(content(store)).toEqual(end);
      }),
    );
  });

  it('keeps 現行 first and without edits, and no crossing line in a scenario, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const store = createStore();
        for (const act of actions) {
          act(store);
          const { plan, drafts, view } = store.getState();
          expect(plan.scenarios[0]).toMatchObject({ id: CURRENT_SCENARIO, name: '現行', zones: {}, measures: [] });
          const ids = plan.scenarios.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toContain(view.scenario);
          for (const draft of drafts) expect(ids.slice(1)).toContain(draft.scenario);
          const known = plan.measures.map(({ id }) => id);
          for (const scenario of plan.scenarios) for (const id of scenario.measures) expect(known).toContain(id);
        }
      }),
    );
  });

  it('takes a step that changes nothing for none', () => {
    const store = createStore();
    const { actions } = store.getState();
    const id = actions.addScenario(named);
    actions.editZones({ step: 'draw', zones: zoneTo(5) });
    const before = planHistory(store).length;
    actions.editZones({ step: 'move_vertex', zones: structuredClone(zoneTo(5)) });
    actions.changeScenario(id, { name: '案A' });
    actions.changeScenario(id, { name: '  ' });
    actions.changeScenario(CURRENT_SCENARIO, { name: '今' });
    actions.removeScenario(CURRENT_SCENARIO);
    actions.removeMeasure('gone');
    actions.importMeasures([]);
    actions.look({ tool: 'vertex' });
    expect(planHistory(store)).toHaveLength(before);
  });

  it('takes the moves of one drag for one step', () => {
    const store = createStore();
    const { actions } = store.getState();
    actions.addScenario(named);
    actions.editZones({ step: 'draw', zones: zoneTo(1) });
    for (const x of [2, 3, 4]) actions.editZones({ step: 'move_vertex', zones: zoneTo(x), gesture: 'first' });
    for (const x of [5, 6]) actions.editZones({ step: 'move_vertex', zones: zoneTo(x), gesture: 'second' });
    expect(steps(store)).toEqual(['start', 'add_scenario', 'draw', 'move_vertex', 'move_vertex']);
    actions.undo();
    expect(store.getState().drafts[0]?.zones).toEqual(zoneTo(4));
    actions.undo();
    expect(store.getState().drafts[0]?.zones).toEqual(zoneTo(1));
  });

  it('forgets a drag that ends where it began', () => {
    const store = createStore();
    const { actions } = store.getState();
    actions.addScenario(named);
    actions.editZones({ step: 'draw', zones: zoneTo(1) });
    const before = content(store);
    for (const x of [2, 3, 1]) actions.editZones({ step: 'move_vertex', zones: zoneTo(x), gesture: 'drag' });
    expect(content(store)).toEqual(before);
    expect(steps(store)).toEqual(['start', 'add_scenario', 'draw']);
  });

  it('looks at the scenario that a step was about when it is undone', () => {
    const store = createStore();
    const { actions } = store.getState();
    const a = actions.addScenario(named);
    actions.editZones({ step: 'draw', zones: zoneTo(1) });
    actions.look({ scenario: CURRENT_SCENARIO });
    actions.undo();
    expect(store.getState().view.scenario).toBe(a);
    actions.undo();
    expect(store.getState().view.scenario).toBe(CURRENT_SCENARIO);
  });

  it('lists what lies ahead after what was done, counted from the state that is shown', () => {
    const store = createStore();
    const { actions } = store.getState();
    actions.addScenario(named);
    actions.editZones({ step: 'draw', zones: zoneTo(1) });
    actions.confirmDraft();
    actions.undo(2);
    expect(planHistory(store).map(({ step, offset }) => [step.name, offset])).toEqual([
      ['start', -1],
      ['add_scenario', 0],
      ['draw', 1],
      ['confirm', 2],
    ]);
  });
});

describe('scenarios', () => {
  it('take the first free letter and a colour of their own', () => {
    const store = createStore();
    const { actions } = store.getState();
    const [a] = [actions.addScenario(named), actions.addScenario(named), actions.addScenario(named)];
    actions.removeScenario(a);
    actions.addScenario(named);
    const { scenarios } = store.getState().plan;
    expect(scenarios.map(({ name }) => name)).toEqual(['現行', '案B', '案C', '案A']);
    expect(new Set(scenarios.map(({ colour }) => colour)).size).toBe(4);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(4);
  });

  it('are duplicated with their zones, their line and their measures', () => {
    const store = createPlanStore(createPlan());
    const { actions } = store.getState();
    actions.look({ scenario: 'a' });
    actions.editZones({ step: 'draw', zones: zoneTo(9) });
    const copy = actions.addScenario(named, 'a');
    const { plan, drafts } = store.getState();
    const [, original, added] = plan.scenarios;
    expect(added).toMatchObject({ id: copy, name: '案B', zones: original?.zones, measures: original?.measures });
    expect(drafts.map(({ scenario }) => scenario)).toEqual(['a', copy]);
  });

  it('come back as they were when their removal is undone', () => {
    const store = createPlanStore(createPlan());
    const before = store.getState().plan;
    store.getState().actions.removeScenario('a');
    expect(store.getState().plan.scenarios).toHaveLength(1);
    store.getState().actions.undo();
    expect(store.getState().plan).toEqual(before);
  });
});

describe('a line that is redrawn', () => {
  const redrawn = (problem: 'crosses_itself' | null) => {
    const store = createStore();
    store.getState().actions.addScenario(named);
    store.getState().actions.editZones({ step: 'draw', zones: zoneTo(7), problem });
    return store;
  };

  it('becomes the scenario’s when it is confirmed', () => {
    const store = redrawn(null);
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({});
    expect(store.getState().actions.confirmDraft()).toBe(true);
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({ residence: zoneTo(7) });
    expect(store.getState().drafts).toEqual([]);
  });

  it('is not taken while it crosses itself, nor saved by itself', () => {
    const store = redrawn('crosses_itself');
    expect(store.getState().actions.confirmDraft()).toBe(false);
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({});
    expect(planWithDrafts(store.getState())).toBe(store.getState().plan);
  });

  it('is saved by itself before it is confirmed', () => {
    expect(planWithDrafts(redrawn(null).getState()).scenarios[1]?.zones).toEqual({ residence: zoneTo(7) });
  });

  it('is none any more where it stands as it was confirmed', () => {
    const store = redrawn(null);
    const { actions } = store.getState();
    actions.confirmDraft();
    actions.editZones({ step: 'move_vertex', zones: zoneTo(8) });
    expect(store.getState().drafts).toHaveLength(1);
    actions.editZones({ step: 'move_vertex', zones: zoneTo(7) });
    expect(store.getState().drafts).toEqual([]);
  });
});

describe('measures', () => {
  it('are in force in a scenario until they are removed, and again when that is undone', () => {
    const store = createStore();
    const { actions } = store.getState();
    const scenario = actions.addScenario(named);
    const measure = actions.putMeasure(createMeasure({ id: '' }));
    actions.forceMeasure(scenario, measure, true);
    actions.removeMeasure(measure);
    expect(store.getState().plan.scenarios[1]?.measures).toEqual([]);
    actions.undo();
    expect(store.getState().plan.scenarios[1]?.measures).toEqual([measure]);
  });
});

import { describe, expect, it } from 'vitest';
import { keepPlan } from '../../../src/app/plan/keep-plan.ts';
import type { Plan, PlanZone } from '../../../src/domain/plan.ts';
import { createPlanStore } from '../../../src/project/plan/plan-store.ts';

const triangle = (x: number): readonly PlanZone[] => [
  {
    id: 'a',
    name: '',
    code: 0,
    polygons: [
      [
        [
          [0, 0],
          [x, 0],
          [0, 9],
        ],
      ],
    ],
  },
];

function createKept() {
  const store = createPlanStore();
  const saved: Plan[] = [];
  const stop = keepPlan(store, (plan) => saved.push(plan));
  const { actions } = store.getState();
  actions.addScenario((letter) => letter);
  return { actions, saved, stop, zones: () => saved.at(-1)?.scenarios[1]?.zones.residence };
}

describe('keepPlan', () => {
  it('takes a line in that is not confirmed yet', () => {
    const { actions, zones } = createKept();
    actions.editZones({ step: 'draw', zones: triangle(5) });
    expect(zones()).toEqual(triangle(5));
  });

  it('keeps a line that crosses itself as it was before it did', () => {
    const { actions, zones } = createKept();
    actions.editZones({ step: 'draw', zones: triangle(5) });
    actions.editZones({ step: 'move_vertex', zones: triangle(-5), problem: 'crosses_itself' });
    expect(zones()).toEqual(triangle(5));
    actions.editZones({ step: 'move_vertex', zones: triangle(6) });
    expect(zones()).toEqual(triangle(6));
  });

  it('says nothing of what is only looked at, nor after its end', () => {
    const { actions, saved, stop } = createKept();
    const before = saved.length;
    actions.look({ tool: 'pan' });
    expect(saved).toHaveLength(before);
    stop();
    actions.editZones({ step: 'draw', zones: triangle(5) });
    expect(saved).toHaveLength(before);
  });
});

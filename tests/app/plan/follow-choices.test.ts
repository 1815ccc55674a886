import { describe, expect, it } from 'vitest';
import { followChoices } from '../../../src/app/plan/follow-choices.ts';
import { createPlanStore } from '../../../src/project/plan/plan-store.ts';
import { createProjectStore } from '../../../src/project/project-store.ts';

function createStores() {
  const plan = createPlanStore();
  const project = createProjectStore();
  project.getState().actions.choose({ mode: 'plan' });
  const stop = followChoices(plan, project);
  const chosen = () => {
    const { hazard, scale } = project.getState().project;
    return `${hazard} ${scale}`;
  };
  return { plan: () => plan.getState(), planStore: plan, project: () => project.getState(), chosen, stop };
}

describe('followChoices', () => {
  it('keeps what the strip says with the scenario that is looked at, and brings it back with it', () => {
    const { plan, project, chosen } = createStores();
    const a = plan().actions.addScenario((letter) => letter);
    project().actions.choose({ hazard: 'landslide' });
    const b = plan().actions.addScenario((letter) => letter);
    expect(chosen()).toBe('landslide L2'); // a scenario begins as the strip stands
    project().actions.choose({ hazard: 'tsunami', scale: 'L1' });
    plan().actions.look({ scenario: a });
    expect(chosen()).toBe('landslide L2');
    plan().actions.look({ scenario: b });
    expect(chosen()).toBe('tsunami L1');
  });

  it('leaves 現行 alone, and the strip as it is there', () => {
    const { plan, project, chosen } = createStores();
    plan().actions.addScenario((letter) => letter);
    project().actions.choose({ hazard: 'tsunami' });
    plan().actions.look({ scenario: 'current' });
    project().actions.choose({ hazard: 'inland' });
    expect(plan().plan.scenarios[0]?.hazard).toBe('river');
    expect(chosen()).toBe('inland L2');
  });

  it('makes one step of the history of a strip that is tried out; undone, the strip follows', () => {
    const { plan, planStore, project, chosen } = createStores();
    plan().actions.addScenario((letter) => letter);
    const steps = () => planStore.temporal.getState().pastStates.length;
    const before = steps();
    for (const hazard of ['inland', 'tsunami', 'landslide'] as const) project().actions.choose({ hazard });
    expect(steps()).toBe(before + 1);
    plan().actions.undo();
    expect(chosen()).toBe('river L2');
  });

  it('follows nothing once it is ended', () => {
    const { plan, project, stop } = createStores();
    const a = plan().actions.addScenario((letter) => letter);
    stop();
    project().actions.choose({ hazard: 'tsunami' });
    expect(plan().plan.scenarios.find(({ id }) => id === a)?.hazard).toBe('river');
  });
});

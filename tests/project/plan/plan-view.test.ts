import { describe, expect, it } from 'vitest';
import { CURRENT_SCENARIO } from '../../../src/domain/plan.ts';
import { allowedView, initialPlanView } from '../../../src/project/plan/plan-view.ts';
import { createPlan } from './create-plan.ts';

const plan = createPlan();

describe('what is looked at', () => {
  it('goes back to 現行 where its scenario is gone', () => {
    expect(allowedView({ ...initialPlanView, scenario: 'gone' }, plan).scenario).toBe(CURRENT_SCENARIO);
  });

  it('compares two scenarios at least, of those that are there', () => {
    const compare = { mode: 'swipe', scenarios: [CURRENT_SCENARIO, 'a'] } as const;
    expect(allowedView({ ...initialPlanView, compare }, plan).compare).toEqual(compare);
    const gone = { mode: 'swipe', scenarios: [CURRENT_SCENARIO, 'gone'] } as const;
    expect(allowedView({ ...initialPlanView, compare: gone }, plan).compare).toEqual({
      mode: 'off',
      scenarios: [CURRENT_SCENARIO],
    });
  });

  it('keeps the drawer within its limits', () => {
    const heightOf = (height: number) =>
      allowedView({ ...initialPlanView, drawer: { ...initialPlanView.drawer, height } }, plan).drawer.height;
    expect([20, 200.4, 2000].map(heightOf)).toEqual([160, 200, 480]);
  });
});

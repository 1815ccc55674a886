import { describe, expect, it } from 'vitest';
import type { PlanMeasure } from '../../../src/domain/plan.ts';
import { planIndicatorList } from '../../../src/domain/plan-indicator-list.ts';
import { targetOf } from '../../../src/panels/plan/measures/indicator-target.ts';
import { createExamplePlan } from './example-plan.ts';

const list = planIndicatorList({ hazards: ['river:L2', 'river:L1'], years: [2050], facilityKinds: [] });
const ofId = (id: string) => list.find((one) => one.id === id)!;
const [example] = createExamplePlan().measures;
const withTarget = (indicator: string, goal: number | null): PlanMeasure => ({
  ...example!,
  target: { indicator, unit: '人', baseline: null, baselineYear: null, goal, goalYear: 2035 },
});

describe('the goal of an indicator', () => {
  it('is found by its title, with the hazard or without, in either language, however wide it is written', () => {
    for (const words of ['人口密度', 'People per hectare', '人口 密度'])
      expect(targetOf(ofId('density'), [withTarget(words, 40)])?.target.goal, words).toBe(40);
    for (const words of ['洪水L2 浸水3 m以上の居住人口', '浸水３ｍ以上の居住人口', '洪水Ｌ２浸水３ｍ以上の居住人口'])
      expect(targetOf(ofId('people_deep:river:L2'), [withTarget(words, 6500)])?.target.goal, words).toBe(6500);
  });

  it('of another scale is not that of this one', () => {
    expect(targetOf(ofId('people_deep:river:L1'), [withTarget('洪水L2 浸水3 m以上の居住人口', 1)])).toBeUndefined();
  });

  it('without a hazard is that of the hazards that its measure is directed against', () => {
    const against = { ...withTarget('浸水3 m以上の居住人口', 6500), hazards: ['tsunami'] as const };
    expect(targetOf(ofId('people_deep:river:L2'), [against])).toBeUndefined();
  });

  it('that is not given yet is none', () => {
    expect(targetOf(ofId('density'), [withTarget('人口密度', null)])).toBeUndefined();
    expect(targetOf(ofId('density'), [withTarget('人口密度', null), withTarget('人口密度', 41)])?.target.goal).toBe(41);
  });
});

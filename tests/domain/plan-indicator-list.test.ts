import { describe, expect, it } from 'vitest';
import { comparePlanIndicator } from '../../src/domain/plan-comparison.ts';
import { planIndicatorList } from '../../src/domain/plan-indicator-list.ts';
import type { PlanIndicators } from '../../src/domain/plan-indicators.ts';

const indicators: PlanIndicators = {
  areaSquareMeters: 20_000,
  perimeterMeters: 600,
  buildings: 36,
  population: 100,
  population65: 30,
  population75: null,
  households: 40,
  populationDay: null,
  floorAreaSquareMeters: 4000,
  exposure: new Map([
    [
      'river:L2',
      { buildings: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), population: Float64Array.of(3, 5, 7, 11, 13, 17, 19, 25) },
    ],
    ['landslide:', { buildings: new Float64Array(8), population: null }],
  ]),
  redZone: {
    areaSquareMeters: 500,
    buildings: 1,
    population: 2,
    byRule: new Map(),
    missing: ['steep_slope'],
    unsurveyedSquareMeters: 0,
  },
  future: new Map([
    [2040, 80],
    [2050, 50],
  ]),
  futureUnknown: new Map([
    [2040, 0],
    [2050, 6],
  ]),
  spendingShare: 0.7,
  facilities: new Map([['medical', 4]]),
};
const list = planIndicatorList({
  hazards: ['river:L2', 'landslide:', 'tsunami:'],
  years: [2040, 2050],
  facilityKinds: ['medical'],
});
const value = (id: string, of = indicators) => list.find((one) => one.id === id)!.value(of);

describe('planIndicatorList', () => {
  it('adds the ranks up, by hand', () => {
    expect(value('people_deep:river:L2')).toBe(13 + 17 + 19 + 25);
    expect(value('people_hit:river:L2')).toBe(7 + 11 + 13 + 17 + 19 + 25);
    expect(value('buildings_hit:river:L2')).toBe(3 + 4 + 5 + 6 + 7 + 8);
    expect(value('people_unknown:river:L2')).toBe(3);
    expect(value('density')).toBe(50); // 100 people on 2 ha
    expect(value('density:2040')).toBe(40);
    expect(value('facilities:medical')).toBe(4);
  });

  it('never says 0 where nothing is known', () => {
    expect(value('people_hit:landslide:')).toBeNull();
    expect(value('people_hit:tsunami:')).toBeNull();
    expect(value('people_day')).toBeNull();
    expect([value('people:2040'), value('people:2050'), value('people_not_projected:2050')]).toEqual([80, null, 6]);
    expect(value('red_zone_area')).toBeNull(); // not one rule has data
    const byRule = new Map([['landslide_special', indicators.redZone]]);
    expect(value('red_zone_area', { ...indicators, redZone: { ...indicators.redZone, byRule } })).toBe(0.05);
    expect(value('density', { ...indicators, areaSquareMeters: 0 })).toBeNull();
  });

  it('has every id once, and no depth for hazards without one', () => {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(list.some(({ id }) => id === 'people_deep:landslide:')).toBe(false);
  });
});

describe('comparePlanIndicator', () => {
  const verdict = (better: 'more' | 'less' | 'zero' | 'neutral', current: number | null, plan: number | null) =>
    comparePlanIndicator({ better, unit: 'people' }, current, plan).verdict;

  it('says better, worse, or a small change under 1 %', () => {
    expect([verdict('less', 10_260, 6540), verdict('less', 100, 101), verdict('less', 100, 100.9)]).toEqual([
      'better',
      'worse',
      'small',
    ]);
    expect([verdict('more', 44.6, 45.8), verdict('more', 100, 99.1), verdict('more', 100, 99)]).toEqual([
      'better',
      'small',
      'worse',
    ]);
    expect([verdict('more', 5, 5), verdict('neutral', 5, 9), verdict('less', 0, 0.1)]).toEqual([
      'same',
      'plain',
      'worse',
    ]);
  });

  it('holds a rule against 0, and knows nothing without a value', () => {
    expect([verdict('zero', 0.42, 0), verdict('zero', 0.42, 0.11), verdict('zero', null, 0)]).toEqual([
      'fits',
      'violates',
      'fits',
    ]);
    expect([verdict('zero', 0, null), verdict('more', null, 5), verdict('neutral', 5, null)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('gives the difference in percent, but that of shares in points alone', () => {
    expect(comparePlanIndicator({ better: 'less', unit: 'people' }, 200, 150)).toMatchObject({
      difference: -50,
      relative: -0.25,
    });
    expect(comparePlanIndicator({ better: 'less', unit: 'people' }, 0, 150).relative).toBeNull();
    expect(comparePlanIndicator({ better: 'more', unit: 'share' }, 0.5, 0.4).relative).toBeNull();
  });
});

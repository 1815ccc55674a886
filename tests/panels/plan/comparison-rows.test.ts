import { describe, expect, it } from 'vitest';
import { comparisonRows } from '../../../src/panels/plan/drawer/comparison-rows.ts';
import { checkedRules, exclusionRows, violates } from '../../../src/panels/plan/indicators/exclusion-rows.ts';
import { createExampleIndicators, createPlanData } from './example-plan.ts';

const scenarios = ['current', 's1', 's2'];
const rowOf = (id: string, data = createPlanData()) => {
  const row = comparisonRows(data, scenarios, 'river:L2', true).find(({ definition }) => definition.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

describe('the comparison of scenarios', () => {
  it('has a difference from 現行 in every cell, and none of 現行 with itself', () => {
    // 浸水3 m以上: 現行 10,260; 案A 6,540 = −3,720; 案B 8,120 = −2,140
    const { cells } = rowOf('people_deep:river:L2');
    expect(cells.map(({ comparison }) => [comparison.plan, comparison.difference, comparison.verdict])).toEqual([
      [10_260, 0, 'same'],
      [6540, -3720, 'better'],
      [8120, -2140, 'better'],
    ]);
  });

  it('draws the largest value of a row as a whole bar', () => {
    const shares = rowOf('people_deep:river:L2').cells.map(({ share }) => share);
    expect(shares).toEqual([1, 6540 / 10_260, 8120 / 10_260]);
  });

  it('begins with the main indicators and tells the unknown beside them', () => {
    const ids = comparisonRows(createPlanData(), scenarios, 'river:L2', false).map(({ definition }) => definition.id);
    expect(ids).toEqual([
      'people_deep:river:L2',
      'red_zone_area',
      'density',
      'people:2050',
      'people_day',
      'spending_share',
      'area',
      'people_unknown:river:L2',
    ]);
    expect(rowOf('people_unknown:river:L2').countsUnknown).toBe(true);
  });

  it('keeps what is not computed yet apart from what is not known', () => {
    const figures = new Map(createPlanData().figures);
    figures.set('s1', { indicators: { state: 'loading' }, stale: true });
    const unknown = { ...createExampleIndicators(), populationDay: null };
    figures.set('s2', { indicators: { state: 'ready', value: unknown }, stale: false });
    const { cells } = rowOf('people_day', createPlanData({ figures }));
    expect(cells.map(({ computed, comparison }) => [computed, comparison.plan])).toEqual([
      [true, 88_300],
      [false, null],
      [true, null],
    ]);
  });

  it('does not call an overlap of 0 conforming while rules lack their data', () => {
    expect(rowOf('red_zone_area').cells.map(({ partly }) => partly)).toEqual([true, true, true]);
    const figures = new Map(createPlanData().figures);
    const complete = createExampleIndicators({ redHectares: 0, missing: [] });
    figures.set('s1', { indicators: { state: 'ready', value: complete }, stale: false });
    const cell = rowOf('red_zone_area', createPlanData({ figures })).cells[1];
    expect([cell?.partly, cell?.comparison.verdict]).toEqual([false, 'fits']);
  });

  it('takes less than a square decimetre of overlap for rounding', () => {
    const verdictOf = (redHectares: number) => {
      const figures = new Map(createPlanData().figures);
      const value = createExampleIndicators({ redHectares, missing: [] });
      figures.set('s1', { indicators: { state: 'ready', value }, stale: false });
      return rowOf('red_zone_area', createPlanData({ figures })).cells[1]?.comparison.verdict;
    };
    expect(verdictOf(0.9e-6)).toBe('fits');
    expect(verdictOf(1.1e-6)).toBe('violates');
  });
});

describe('the exclusion check', () => {
  it('lists every rule of level A: with its overlap, or as unknown without data', () => {
    const rows = exclusionRows(createExampleIndicators({ redHectares: 0.42, missing: ['disaster_risk_area'] }));
    const of = (id: string) => rows.find(({ rule }) => rule.id === id);
    expect(of('landslide_special')).toMatchObject({ squareMeters: 4200, missing: false });
    expect(of('disaster_risk_area')).toMatchObject({ squareMeters: null, missing: true });
    expect(rows.filter(violates).map(({ rule }) => rule.id)).toEqual(['landslide_special']);
  });

  it('knows nothing, rather than 0, before anything is computed', () => {
    for (const row of exclusionRows(undefined)) expect(row).toMatchObject({ squareMeters: null, missing: false });
  });
});

describe('the rules of all levels', () => {
  const ofRule = (rows: ReturnType<typeof checkedRules>, id: string) => rows.find(({ rule }) => rule.id === id);
  const finding = { areaSquareMeters: 0, unsurveyedSquareMeters: 0, buildings: 0, population: 0 };

  it('are against the law for certain, or to be considered, or unknown: never kept for want of data', () => {
    const indicators = createExampleIndicators({ redHectares: 0.42, missing: ['steep_slope'] });
    const rows = checkedRules(indicators, {
      state: 'ready',
      value: [
        { ...finding, rule: 'river', areaSquareMeters: 100, buildings: 2, population: 5 },
        { ...finding, rule: 'landslide_warning', unsurveyedSquareMeters: 400 },
        { ...finding, rule: 'tsunami', areaSquareMeters: null, unsurveyedSquareMeters: null },
        { ...finding, rule: 'industrial_only' },
      ],
    });
    expect(ofRule(rows, 'landslide_special')).toMatchObject({ verdict: 'violates', squareMeters: 4200 });
    expect(ofRule(rows, 'river')).toMatchObject({ verdict: 'consider', population: 5 });
    expect(ofRule(rows, 'landslide_warning')?.verdict).toBe('partly');
    expect(ofRule(rows, 'tsunami')?.verdict, 'only buildings tell of it').toBe('partly');
    expect(ofRule(rows, 'industrial_only')?.verdict).toBe('fits');
    for (const id of ['steep_slope', 'port']) expect(ofRule(rows, id)?.verdict).toBe('missing');
  });

  it('of the levels B to D are on their way until they are asked for', () => {
    const rows = checkedRules(createExampleIndicators(), undefined);
    expect(ofRule(rows, 'river')?.verdict).toBe('computing');
    expect(ofRule(rows, 'urbanisation_control')?.verdict).toBe('fits');
  });
});

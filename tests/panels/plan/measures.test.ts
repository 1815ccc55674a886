import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, type MeasureForm, measureOf } from '../../../src/panels/plan/measures/measure-form.ts';
import { measureMatrix, uncoveredHazards } from '../../../src/panels/plan/measures/measure-matrix.ts';
import { termRuns } from '../../../src/panels/plan/measures/term-runs.ts';
import { parseNumber } from '../../../src/panels/plan/parse-number.ts';
import { createPlan } from '../../project/plan/create-plan.ts';
import { createExampleIndicators, createExamplePlan } from './example-plan.ts';

const available = ['river:L1', 'river:L2', 'tsunami:', 'landslide:'] as const;
const filled = (change: Partial<MeasureForm> = {}): MeasureForm => ({
  ...formOf(null, 'river'),
  name: '堤防の強化',
  ...change,
});
const problemsOf = (change: Partial<MeasureForm>) => {
  const result = measureOf(filled(change), available);
  return result.ok ? {} : result.problems;
};

describe('the form of a measure', () => {
  it('gives back every measure as it was, also one of hazards that the city lacks', () => {
    for (const measure of [...createPlan().measures, ...createExamplePlan().measures]) {
      expect(measureOf(formOf(measure, 'river'), [])).toEqual({ ok: true, measure });
      const renamed = measureOf({ ...formOf(measure, 'river'), name: '改めた名前' }, []);
      expect(renamed).toEqual({ ok: true, measure: { ...measure, name: '改めた名前' } });
    }
  });

  it('puts a shelter into the middle of the place that is drawn', () => {
    const square = [
      [
        [0, 0],
        [10, 0],
        [10, 4],
        [0, 4],
      ],
    ] as const;
    const result = measureOf(
      filled({ effectKind: 'new_shelter', placeKind: 'drawn', polygons: [square], capacity: '300' }),
      available,
    );
    expect(result.ok && result.measure.effect).toEqual({
      kind: 'new_shelter',
      facilityKind: 'shelter',
      position: [5, 2],
      capacity: 300,
      usableFor: ['river'],
    });
  });

  it('says all that is missing at once', () => {
    expect(
      problemsOf({ name: ' ', hazards: [], terms: [], placeKind: 'drawn', effectKind: 'relocate', sharePercent: '' }),
    ).toEqual({
      name: 'nameMissing',
      hazards: 'hazardMissing',
      terms: 'termMissing',
      place: 'placeMissing',
      effect: 'effectMissing',
    });
  });

  it('lowers the depth of its own hazards at the scales that the city has', () => {
    const effectOf = (change: Partial<MeasureForm>) => {
      const result = measureOf(filled({ effectKind: 'lower_depth', meters: '１．５', ...change }), available);
      return result.ok ? result.measure.effect : undefined;
    };
    expect(effectOf({})).toEqual({ kind: 'lower_depth', hazards: ['river:L1', 'river:L2'], meters: 1.5 });
    expect(effectOf({ hazards: ['river', 'tsunami', 'landslide'], scales: ['L1'] })).toEqual({
      kind: 'lower_depth',
      hazards: ['river:L1', 'tsunami:'],
      meters: 1.5,
    });
    expect(problemsOf({ effectKind: 'lower_depth', hazards: ['landslide'] })).toEqual({ effect: 'effectMissing' });
    expect(problemsOf({ effectKind: 'lower_depth', meters: '0' })).toEqual({ effect: 'effectMissing' });
  });

  it('wants the place of a new shelter drawn', () => {
    expect(problemsOf({ effectKind: 'new_shelter' })).toEqual({ effect: 'shelterPlace' });
  });

  it('takes no share beyond the whole, no part of a storey, and no word for a number', () => {
    expect(problemsOf({ effectKind: 'relocate', sharePercent: '101' })).toEqual({ effect: 'effectMissing' });
    expect(problemsOf({ effectKind: 'minimum_storeys', storeys: '2.5' })).toEqual({ effect: 'effectMissing' });
    expect(problemsOf({ indicator: '人口', goal: '半分' })).toEqual({ target: 'notNumber' });
    expect(problemsOf({ indicator: '人口', goalYear: '20' })).toEqual({ target: 'notNumber' });
    expect(problemsOf({ indicator: '人口', goal: '1,200', goalYear: '2035' })).toEqual({});
  });
});

describe('a number as it is typed', () => {
  it('is read back from every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (value) => {
        expect(parseNumber(String(value))).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US'))).toBe(value);
        const wide = String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(parseNumber(wide.replace('-', '−'))).toBe(value);
      }),
    );
  });

  it.each(['', ' ', '-', '.', 'abc', '1e3', '0x10', '1 2', 'Infinity'])('is none in “%s”', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});

describe('the matrix of risk and measures', () => {
  const { measures } = createExamplePlan();
  const rows = measureMatrix(measures, ['river:L1', 'river:L2', 'landslide:'], createExampleIndicators());

  it('counts each measure once in each of its hazards, under its approach', () => {
    const river = rows.find(({ hazard }) => hazard === 'river');
    expect(Object.entries(river?.measures ?? {}).map(([approach, list]) => [approach, list.length])).toEqual([
      ['avoid', 1],
      ['reduce_hard', 1],
      ['reduce_soft', 2],
    ]);
  });

  it('tells the people of the scale that reaches most', () => {
    // L2: 8,000 + 13,000 + 8,260 + 2,000 = 31,260; L1 is a quarter of it.
    expect(rows.find(({ hazard }) => hazard === 'river')).toMatchObject({ key: 'river:L2', people: 31_260 });
  });

  it('lists the risk that no measure is directed against, and only that', () => {
    expect(uncoveredHazards(rows).map(({ hazard }) => hazard)).toEqual(['landslide:']);
    const covered = [...measures, { ...measures[0]!, id: 'm9', hazards: ['landslide'] as const }];
    expect(uncoveredHazards(measureMatrix(covered, ['river:L2', 'landslide:'], createExampleIndicators()))).toEqual([]);
  });

  it('shows a hazard that a measure names although the city has no data for it', () => {
    const tsunami = [{ ...measures[0]!, hazards: ['tsunami'] as const }];
    expect(measureMatrix(tsunami, [], undefined)).toMatchObject([{ hazard: 'tsunami', key: undefined, people: null }]);
  });
});

describe('the schedule', () => {
  it('joins terms that follow each other, and fills three columns always', () => {
    expect(termRuns(['short', 'middle'])).toEqual([
      { first: 'short', length: 2, on: true },
      { first: 'long', length: 1, on: false },
    ]);
    expect(termRuns(['short', 'long']).map(({ on }) => on)).toEqual([true, false, true]);
    fc.assert(
      fc.property(fc.subarray(['short', 'middle', 'long'] as const), (terms) => {
        expect(termRuns(terms).reduce((sum, { length }) => sum + length, 0)).toBe(3);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyScenario } from '../../../src/city/scenario/apply-scenario.ts';
import type { MeasureEffect, PlanMeasure, Scenario } from '../../../src/domain/plan.ts';
import { en } from '../../../src/project/language/en/index.ts';
import { ja } from '../../../src/project/language/ja/index.ts';
import { exactlySummable } from '../../../src/tables/exact-sum.ts';
import type { Box } from '../create-datasets.ts';
import { ORIGIN } from '../create-datasets.ts';
import { createScenarioCity, drawn, measure, planBox } from './create-scenario-city.ts';

const city = await createScenarioCity();
const western: Box = [0, 0, 45, 50]; // a and b
const apply = (measures: readonly PlanMeasure[], zones: Scenario['zones'] = {}) =>
  applyScenario(city, { zones, measures: measures.map(({ id }) => id) }, measures);
const river = ({ tables }: typeof city) => tables.hazards.find(({ key }) => key === 'river:L2')!;
const lower = (meters: number): MeasureEffect => ({ kind: 'lower_depth', hazards: ['river:L2'], meters });
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('applyScenario', () => {
  it('leaves a city without measures as it is', () => {
    expect(apply([]).model.tables).toEqual(city.tables);
    expect(apply([]).assumptions).toEqual([]);
    const { effect, ...without } = measure('x', lower(1));
    expect(effect).toBeDefined();
    expect(apply([without]).effects).toEqual([]); // 未計算, not 0
    expect(applyScenario(city, { zones: {}, measures: ['gone'] }, []).effects).toEqual([]);
  });

  it('lowers depths inside the place: by hand', () => {
    expect([...river(city).state]).toEqual([2, 3, 2, 255, 255]);
    const { model, effects } = apply([measure('levee', lower(1), drawn([0, 0, 130, 50]))]);
    // a 0.8 − 1 ≤ 0: surveyed and not hit; b 2.5 m: rank 2; c at most 2 m: rank 2 stays; d unknown; e outside
    expect([...river(model).state]).toEqual([0, 2, 2, 255, 255]);
    expect([...river(model).depthMeters]).toEqual([NaN, 2.5, NaN, NaN, NaN]);
    expect(effects).toEqual([
      {
        measure: { id: 'levee', name: '取組levee' },
        buildings: 4,
        changed: 2,
        detail: {
          kind: 'lower_depth',
          meters: 1,
          hazards: [{ key: 'river:L2', changed: 2, rankStays: 1, unknown: 1 }],
          lacking: [],
        },
      },
    ]);
    expect([...river(city).state]).toEqual([2, 3, 2, 255, 255]);
  });

  it('lowers a class alone only where that is certain', () => {
    // c has 0.5–3 m: 2.5 m less is under 0.5 m for certain, 3 m less is dry
    expect(river(apply([measure('x', lower(2.5))]).model).state[2]).toBe(1);
    expect(river(apply([measure('x', lower(3))]).model).state[2]).toBe(0);
    expect(river(apply([measure('x', lower(2.4))]).model).state[2]).toBe(2);
  });

  it('counts places that overlap once: the larger effect, whichever comes first', () => {
    const [one, two] = [measure('1', lower(1), drawn(western)), measure('2', lower(2), drawn([25, 0, 20, 50]))];
    for (const list of [
      [one, two],
      [two, one],
    ]) {
      const { model, effects } = apply(list);
      expect([...river(model).depthMeters].slice(0, 2)).toEqual([NaN, 1.5]);
      expect(river(model).state[1]).toBe(2);
      expect(effects.map(({ changed }) => changed)).toEqual(list[0] === one ? [2, 1] : [1, 1]);
    }
  });

  it('says which hazards it cannot lower', () => {
    const { effects, assumptions } = apply([
      measure('x', { kind: 'lower_depth', hazards: ['landslide:', 'tsunami:'], meters: 1 }),
    ]);
    expect(effects[0]!.detail).toMatchObject({ hazards: [], lacking: ['landslide:', 'tsunami:'] });
    expect(assumptions.map(({ code }) => code)).toContain('effect-hazard-missing');
  });

  it('raises storeys to the rule, and leaves unknown ones unknown', () => {
    const { model, effects } = apply([measure('x', { kind: 'minimum_storeys', storeys: 3 })]);
    expect([...model.tables.buildings.storeys]).toEqual([3, 3, 0, 5, 3]);
    expect(effects[0]).toMatchObject({ buildings: 5, changed: 3, detail: { unknown: 1 } });
  });

  it('moves a share into the dwellings of the residence area outside the place', () => {
    const { model, effects } = apply([measure('x', { kind: 'relocate', share: 0.5 }, drawn(western))]);
    // a 100 → 50, b 200 → 100; d takes in 150; the shop takes nobody
    expect([...model.buildings.population]).toEqual([50, 100, 100, 450, 0]);
    expect([...model.buildings.population65]).toEqual([5, 10, 10, 45, 0]);
    expect(effects[0]).toMatchObject({ buildings: 2, changed: 2, detail: { moved: 150, stayed: 0 } });
  });

  it('goes by the residence area as the scenario draws it, shared by floor area', () => {
    const zones = { residence: [{ id: 'r', name: '', code: 0, polygons: [planBox([25, 0, 200, 50])] }] };
    const { model } = apply([measure('x', { kind: 'relocate', share: 1 }, drawn([0, 0, 25, 50]))], zones);
    // 100 people over b 200, c 100, d 300 m²
    const found = [...model.buildings.population];
    for (const [i, people] of [0, 200 + 100 / 3, 100 + 100 / 6, 350, 0].entries())
      expect(found[i]).toBeCloseTo(people, 9);
    expect(sum(model.buildings.population)).toBe(700);
  });

  it('lets people stay, and says so, where no dwelling can take them', () => {
    const { model, effects, assumptions } = apply([
      measure('x', { kind: 'relocate', share: 0.5 }, drawn([0, 0, 500, 500])),
    ]);
    expect(model.buildings.population).toEqual(city.buildings.population);
    expect(effects[0]).toMatchObject({ changed: 0, detail: { moved: 0, stayed: 350 } });
    expect(assumptions).toContainEqual({ code: 'effect-relocate-stays', value: '取組x (350)', editable: true });
  });

  it('adds a new shelter to the facilities', () => {
    const effect: MeasureEffect = {
      kind: 'new_shelter',
      facilityKind: 'shelter',
      position: [ORIGIN[0] + 300, ORIGIN[1] + 300],
      capacity: 120,
      usableFor: ['river', 'tsunami', 'collapse'],
    };
    const added = apply([measure('x', effect)]).model.facilities.at(-1)!;
    expect(added).toMatchObject({ count: 1, facilityKind: ['shelter'], name: ['取組x'] });
    expect([added.capacity[0], added.usableFor[0]]).toEqual([120, 0b10001]); // bits of river and tsunami
    expect(city.facilities).toHaveLength(1);
  });

  it('says each effect in words of both languages', () => {
    const { assumptions } = apply([
      measure('1', lower(1)),
      measure('2', { kind: 'lower_depth', hazards: ['tsunami:'], meters: 1 }),
      measure('3', { kind: 'minimum_storeys', storeys: 3 }),
      measure('4', { kind: 'relocate', share: 0.5 }),
      measure('5', { kind: 'new_shelter', facilityKind: 'shelter', position: ORIGIN, capacity: null, usableFor: [] }),
    ]);
    const codes = assumptions.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(Object.keys(ja.assumption).filter((code) => code.startsWith('effect-'))));
    expect(codes.every((code) => Object.hasOwn(en.assumption, code))).toBe(true);
  });

  it('finds the places of measures by zone and by facility', () => {
    const effect: MeasureEffect = { kind: 'minimum_storeys', storeys: 9 };
    const storeys = (place: PlanMeasure['place']) => [...apply([measure('x', effect, place)]).model.buildings.storeys];
    expect(storeys({ kind: 'zones', zoneKind: 'residence', zoneIds: ['r'] })).toEqual([1, 2, 0, 9, 9]);
    expect(storeys({ kind: 'zones', zoneKind: 'residence', zoneIds: ['other'] })).toEqual([1, 2, 0, 5, 1]);
    const { facilityId } = city.facilities[0]!;
    expect(storeys({ kind: 'facilities', facilityIds: facilityId })).toEqual([1, 2, 0, 9, 1]);
  });

  const box = fc.tuple(
    fc.integer({ min: 0, max: 120 }),
    fc.constant(0),
    fc.integer({ min: 5, max: 160 }),
    fc.constant(50),
  );
  const effects = fc.oneof(
    fc.double({ min: 0, max: 6, noNaN: true }).map(lower),
    fc.double({ min: 0, max: 1, noNaN: true }).map((share): MeasureEffect => ({ kind: 'relocate', share })),
    fc.integer({ min: 1, max: 6 }).map((storeys): MeasureEffect => ({ kind: 'minimum_storeys', storeys })),
  );
  const measures = fc
    .array(fc.tuple(effects, box), { maxLength: 6 })
    .map((list) => list.map(([effect, place], i) => measure(`${i}`, effect, drawn(place as unknown as Box))));

  it('conserves people to the last bit, raises no rank, forgets no unknown, whatever is done', () => {
    const before = sum(exactlySummable(city.buildings.population));
    fc.assert(
      fc.property(measures, (list) => {
        const { model } = apply(list);
        expect(sum(exactlySummable(model.buildings.population))).toBe(before);
        expect(model.buildings.population.every((people) => people >= 0)).toBe(true);
        model.tables.hazards.forEach(({ state, depthMeters }, i) => {
          const first = city.tables.hazards[i]!;
          state.forEach((now, building) => {
            const was = first.state[building]!;
            expect(was === 255 ? now === 255 : now <= was).toBe(true);
            expect(depthMeters[building]! > first.depthMeters[building]!).toBe(false);
          });
        });
        expect(model.buildings.storeys.every((storeys, i) => storeys >= city.buildings.storeys[i]!)).toBe(true);
      }),
    );
  });

  it('lowers no less where a place is lowered by more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (one, two) => {
          const [less, more] = [Math.min(one, two), Math.max(one, two)].map(
            (meters) => river(apply([measure('x', lower(meters))]).model).state,
          );
          expect(less!.every((state, building) => more![building]! <= state)).toBe(true);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { PLAN_VERSION } from '../../../src/project/plan/plan-schema.ts';
import { parsePlan, readPlan, savedForm, writePlan } from '../../../src/project/plan/read-plan.ts';
import { createMeasure, createPlan, createScenario } from './create-plan.ts';

/** The saved form with one part of it replaced. */
const changed = (change: object) => JSON.parse(JSON.stringify({ ...savedForm(createPlan()), ...change })) as unknown;
const placeOf = (value: unknown) => {
  const result = parsePlan(value);
  return result.ok ? 'ok' : result.problem.place;
};

describe('a saved plan', () => {
  it('comes back as it was written, every coordinate to the bit', () => {
    const plan = createPlan();
    expect(readPlan(writePlan(plan))).toEqual({ ok: true, plan });
  });

  it('drops fields that a later program added', () => {
    const plan = createPlan();
    const result = parsePlan(changed({ comments: ['later'], scenarios: [{ ...plan.scenarios[0]!, weather: 'rain' }] }));
    expect(result).toEqual({ ok: true, plan: { ...plan, scenarios: [plan.scenarios[0]] } });
  });

  it('drops references to measures that are not in the register', () => {
    const result = parsePlan(changed({ measures: [createMeasure({ id: 'm3' })] }));
    expect(result.ok && result.plan.scenarios[1]!.measures).toEqual(['m3']);
  });

  it('refuses text that is no JSON and what a newer program wrote, and says which', () => {
    expect(readPlan('{')).toMatchObject({ ok: false, problem: { reason: 'not-json' } });
    expect(readPlan('null')).toMatchObject({ ok: false, problem: { reason: 'invalid', place: '' } });
    const newer = parsePlan(changed({ version: PLAN_VERSION + 1 }));
    expect(newer).toMatchObject({ ok: false, problem: { reason: 'newer-version', place: 'version' } });
  });

  it('names the field that cannot be, in both languages', () => {
    const scenario = createScenario();
    const [, plan] = createPlan().scenarios;
    const withRing = (ring: unknown) => ({
      scenarios: [scenario, { ...plan!, zones: { residence: [{ id: 'z', name: '', code: 0, polygons: [[ring]] }] } }],
    });
    const cases: readonly (readonly [object, string])[] = [
      [{ version: undefined }, 'version'],
      [{ version: 0.5 }, 'version'],
      [{ measures: undefined }, 'measures'],
      [{ scenarios: [] }, 'scenarios'],
      [{ scenarios: [{ ...scenario, hazard: 'fire' }] }, 'scenarios.0.hazard'],
      [{ scenarios: [{ ...scenario, colour: 'red' }] }, 'scenarios.0.colour'],
      [{ scenarios: [{ ...scenario, changedAt: 'yesterday' }] }, 'scenarios.0.changedAt'],
      [
        withRing([
          [0, 0],
          [1, 0],
        ]),
        'scenarios.1.zones.residence.0.polygons.0.0',
      ],
      [
        withRing([
          [0, 0],
          [1, 0],
          [1, null],
        ]),
        'scenarios.1.zones.residence.0.polygons.0.0.2.1',
      ],
      [{ measures: [{ ...createMeasure(), effect: { kind: 'relocate', share: 1.5 } }] }, 'measures.0.effect.share'],
      [
        { measures: [{ ...createMeasure(), effect: { kind: 'lower_depth', hazards: ['river'], meters: 1 } }] },
        'measures.0.effect.hazards.0',
      ],
      [{ measures: [createMeasure(), createMeasure()] }, 'measures'],
    ];
    for (const [change, place] of cases) {
      const result = parsePlan(changed(change));
      expect(result.ok ? 'ok' : result.problem.place).toBe(place);
      if (result.ok) continue;
      expect(result.problem.message.ja).toContain(place);
      expect(result.problem.message.en).toContain(place);
    }
  });

  it('keeps 現行 first and free of edits, and every id once', () => {
    const [current, other] = createPlan().scenarios;
    expect(placeOf(changed({ scenarios: [other, current] }))).toBe('scenarios');
    expect(placeOf(changed({ scenarios: [{ ...current!, zones: { residence: [] } }, other] }))).toBe('scenarios');
    expect(placeOf(changed({ scenarios: [current, other, other] }))).toBe('scenarios');
    expect(placeOf(changed({ scenarios: [current] }))).toBe('ok');
  });
});

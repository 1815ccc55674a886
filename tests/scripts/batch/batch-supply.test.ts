import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BatchSupply, createBatchSupply } from '../../../scripts/batch/batch-supply.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { type AskedCity, askableCity } from '../../../src/city/asked-city.ts';
import type { MapExtractRequest } from '../../../src/domain/map-extract.ts';
import { CURRENT_SCENARIO, type Plan, type Scenario } from '../../../src/domain/plan.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadCityTables } from '../../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { ORIGIN } from '../../city/create-datasets.ts';
import { createScenarioCity, drawn, measure, planBox } from '../../city/scenario/create-scenario-city.ts';

const scenario = (id: string, parts: Partial<Scenario>): Scenario => ({
  id,
  name: id,
  colour: '#0b5d3b',
  description: '',
  zones: {},
  hazard: 'river',
  scale: 'L2',
  year: null,
  timeOfDay: 'night',
  parameters: {},
  measures: [],
  changedAt: '2026-01-01T00:00:00Z',
  ...parts,
});

/** A levee of 1 m before a (0.8 m deep): a is dry. The residence area moves from 100 … 200 m to 0 … 100 m. */
const plan: Plan = {
  scenarios: [
    scenario(CURRENT_SCENARIO, { name: '現行' }),
    scenario('a', {
      name: '案A',
      zones: { residence: [{ id: 'r', name: '', code: 0, polygons: [planBox([0, 0, 100, 100])] }] },
      measures: ['levee'],
    }),
  ],
  measures: [measure('levee', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }, drawn([0, 0, 25, 50]))],
};

const [X, Y] = ORIGIN;
const request: MapExtractRequest = {
  bounds: [X, Y, X + 200, Y + 100],
  hazard: 'river:L2',
  cellMeters: 10,
  zoneKinds: ['residence'],
  hazardAreas: [],
  facilities: [],
  buildings: true,
  labels: false,
};

describe('the supply of the batch', () => {
  let db: Database;
  let city: AskedCity;
  let supply: BatchSupply;
  beforeAll(async () => {
    const model = await createScenarioCity();
    db = await createNativeDatabase();
    city = await askableCity(db, model, await loadCityTables(db, model.tables));
    supply = createBatchSupply(city, plan);
  });
  afterAll(async () => {
    await supply.close();
    await db.close();
  });

  it('knows the city: its extent, zones, hazards and the questions that it has the data for', () => {
    const { name, bounds, zones, hazards, questions, scenarios } = supply.city;
    expect(name).toBe(city.model.name);
    // Buildings and zones: 10 … 200 m × 0 … 100 m.
    expect(bounds.map((value, at) => Math.round(value - (at % 2 === 0 ? X : Y)))).toEqual([10, 0, 200, 100]);
    expect(zones.map(({ zoneKind, zoneId }) => `${zoneKind} ${zoneId}`)).toEqual(['residence r']);
    expect(hazards).toEqual(['river:L2', 'landslide:']);
    expect(questions).toContain('exposure');
    expect(questions).not.toContain('people_flow');
    expect(scenarios.map(({ id }) => id)).toEqual([CURRENT_SCENARIO, 'a']);
  });

  it('answers as the catalogue does, once', async () => {
    const asked = { question: 'exposure', parameters: {}, scenario: null };
    const answer = await supply.answer(asked);
    expect(answer.tables).toEqual((await ask(db, 'exposure', {}, city.context())).tables);
    expect(await supply.answer(asked)).toBe(answer);
    expect(answer.evidence.scenario).toBeUndefined();
  });

  it('answers of a scenario by name, and of 現行 by its id', async () => {
    const answer = await supply.answer({ question: 'exposure', parameters: {}, scenario: 'a' });
    expect(answer.evidence.scenario).toBe('案A');
    const current = await supply.answer({ question: 'exposure', parameters: {}, scenario: CURRENT_SCENARIO });
    expect(current.tables).not.toEqual(answer.tables);
    expect(current.evidence.scenario).toBeUndefined();
  });

  it('draws a scenario with its zones and with the states that its tables count', async () => {
    const [now, changed] = [await supply.extract(request), await supply.extract({ ...request, scenario: 'a' })];
    // a is rank 2 (stored 3), with the levee surveyed and not hit (stored 1); the others stay.
    expect([...now.footprints!.state]).toEqual([3, 4, 3, 0, 0]);
    expect([...changed.footprints!.state]).toEqual([1, 4, 3, 0, 0]);
    expect(changed.zones[0]!.polygons.positions[0]).toBe(X);
    expect(now.difference).toBeUndefined();
  });

  it('says what a scenario has that 現行 has not', async () => {
    const { difference } = await supply.extract({ ...request, scenario: 'a', comparedWith: null });
    expect(difference!.map(({ zoneKind }) => zoneKind)).toEqual(['residence']);
    const [{ removed, added }] = difference as [NonNullable<typeof difference>[0]];
    const west = (positions: Float64Array) => Math.min(...positions.filter((_, at) => at % 2 === 0)) - X;
    expect([west(added.positions), west(removed.positions)].map(Math.round)).toEqual([0, 100]);
  });

  it('refuses a scenario and a question that are not there', async () => {
    await expect(supply.extract({ ...request, scenario: 'b' })).rejects.toThrow('no scenario "b"');
    await expect(supply.answer({ question: 'exposure', parameters: {}, scenario: 'b' })).rejects.toThrow(RangeError);
    await expect(supply.answer({ question: 'people_flow', parameters: {}, scenario: null })).rejects.toThrow(
      'people_flow',
    );
  });
});

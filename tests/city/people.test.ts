import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../src/city/assemble-city.ts';
import { chooseDaytime } from '../../src/city/choose-daytime.ts';
import { choosePopulation } from '../../src/city/choose-population.ts';
import type { Dataset, PopulationDataset } from '../../src/domain/datasets.ts';
import { meshCodeAt, meshNeighbours } from '../../src/domain/mesh-code.ts';
import { createBuildings, createPeopleFlow, createPolygons, createPopulation } from './create-datasets.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const corner = createPolygons([[0, 0, 1, 1]]).positions;
/** The mesh at the origin of the toy city, and one beside it without buildings. */
const here = meshCodeAt(corner[0]!, corner[1]!, '250m');
const beside = meshNeighbours(here, '250m')[0]!;
const kilometre = meshCodeAt(corner[0]!, corner[1]!, '1km');

/** A house of 100 m², flats of 300 m² on three storeys, an office; all at the origin. */
const buildings = createBuildings('b.gml', [
  { id: 'house', box: [0, 0, 10, 10], usage: 411, storeys: 1 },
  { id: 'flats', box: [12, 0, 10, 10], usage: 412, storeys: 3 },
  { id: 'office', box: [24, 0, 10, 10], usage: 401, storeys: 2 },
]);

describe('people', () => {
  it('are shared out by residential floor area, and what no building takes up stays in the remainder', async () => {
    const population = createPopulation('p.txt', [
      { id: here, population: 80, over65: 20 },
      { id: beside, population: 5, over65: 1 },
    ]);
    const { tables } = await assembleCity([buildings, population], []);
    expect([...tables.buildings.population].map((people) => Math.round(people * 100) / 100)).toEqual([20, 60, 0]);
    expect([...tables.buildings.population65].map((people) => Math.round(people * 100) / 100)).toEqual([5, 15, 0]);
    expect(tables.source.population).toBe(85);
    expect(tables.unplaced.population).toBe(5);
    expect(tables.unplaced.population65).toBe(1);
  });

  it('of a measure that no source gives are unknown, not zero', async () => {
    const { tables } = await assembleCity([buildings, createPopulation('p.txt', [{ id: here, population: 80 }])], []);
    expect([...tables.buildings.population75].every(Number.isNaN)).toBe(true);
    expect([...tables.buildings.populationDay].every(Number.isNaN)).toBe(true);
    expect(tables.source.population75).toBe(0);
  });

  it('at a weekday noon go to work places', async () => {
    const flow = createPeopleFlow('f.csv', [{ mesh: kilometre, people: 260 }]);
    const { tables } = await assembleCity([buildings, flow], []);
    // floor areas 100 × 0.3, 300 × 0.3, 200 × 1
    const weights = [30, 90, 200];
    expect([...tables.buildings.populationDay]).toEqual(
      weights.map((weight) => expect.closeTo((260 * weight) / 320, 2)),
    );
  });

  it('are conserved whatever the meshes hold', async () => {
    const count = fc.option(fc.integer({ min: 0, max: 5000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 4 }), async (meshes) => {
        const ids = [here, ...meshNeighbours(here, '250m')];
        const population = createPopulation(
          'p.txt',
          meshes.map(([people, over65], i) => ({
            id: ids[i]!,
            population: people,
            over65,
            into: over65 === null ? here : '',
          })),
        );
        const { tables } = await assembleCity([buildings, population], []);
        for (const [measure, column] of [
          ['population', 0],
          ['population65', 1],
        ] as const) {
          if (meshes.every((mesh) => mesh[column] === null)) continue;
          const total = sum(meshes.map((mesh) => mesh[column] ?? 0));
          expect(tables.source[measure]).toBeCloseTo(total, 6);
          expect(sum(tables.buildings[measure]) + tables.unplaced[measure]).toBeCloseTo(total, 6);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('whose mesh is withheld count with the mesh that holds them', async () => {
    const east: Dataset = createBuildings('c.gml', [{ id: 'east', box: [300, 0, 10, 10], usage: 411, storeys: 1 }]);
    const eastMesh = meshCodeAt(...lonLat(east.footprint.positions), '250m');
    expect(eastMesh).not.toBe(here);
    const population = createPopulation('p.txt', [
      { id: here, population: 50, over65: 10 },
      { id: eastMesh, population: null, over65: null, into: here },
    ]);
    const { tables } = await assembleCity([buildings, east, population], []);
    // floor areas 100 + 300 + 100 share the 50
    expect(tables.buildings.population[3]).toBeCloseTo(10, 2);
    expect(tables.buildings.population65[3]).toBeCloseTo(2, 2);
    expect(sum(tables.buildings.population)).toBeCloseTo(50, 9);
  });
});

const lonLat = (positions: Float64Array) => [positions[0]!, positions[1]!] as const;

describe('choosing the population', () => {
  const units = (...ids: string[]) => ids.map((id) => ({ id, population: 1 }));
  it('takes the newest census year and each unit once', () => {
    const a = createPopulation('a', [...units(here), { id: here, population: 9, year: 2015 }]);
    const b = createPopulation('b', units(here, beside));
    const chosen = choosePopulation([a, b]);
    expect(chosen.units).toMatchObject({ year: 2020, unitId: [here, beside] });
    expect([...chosen.units!.population]).toEqual([1, 1]);
  });

  it('prefers a census to a projection and says so when there is only a projection', () => {
    const projection = createPopulation(
      'p',
      [
        { id: here, population: 8, year: 2020 },
        { id: here, population: 7, year: 2050 },
      ],
      { projection: true },
    );
    expect(choosePopulation([projection, createPopulation('c', units(here))]).units!.population[0]).toBe(1);
    const alone = choosePopulation([projection]);
    expect(alone.units).toMatchObject({ year: 2020 });
    expect(alone.issues.map(({ code }) => code)).toEqual(['population-projection-only']);
  });

  it('takes the finest mesh', () => {
    const coarse: PopulationDataset = { ...createPopulation('k', units(kilometre)), meshLevel: '1km' };
    const chosen = choosePopulation([coarse, createPopulation('q', units(here))]);
    expect(chosen.units).toMatchObject({ meshLevel: '250m' });
    expect(chosen.issues.map(({ code }) => code)).toEqual(['population-several']);
  });
});

describe('choosing the daytime', () => {
  it('takes the weekday noon of the newest month and adds rows of one mesh', () => {
    const flow = createPeopleFlow('f', [
      { mesh: kilometre, people: 1, month: 9 },
      { mesh: kilometre, people: 10 },
      { mesh: kilometre, people: 5 },
      { mesh: kilometre, people: 99, dayFlag: 0 },
      { mesh: kilometre, people: 99, timezone: 1 },
    ]);
    const { units, issues } = chooseDaytime([flow]);
    expect(units!.meshCode).toEqual([kilometre]);
    expect([...units!.population]).toEqual([15]);
    expect(issues).toEqual([]);
  });

  it('says so when only all days together are known', () => {
    const { units, issues } = chooseDaytime([createPeopleFlow('f', [{ mesh: kilometre, people: 3, dayFlag: 2 }])]);
    expect([...units!.population]).toEqual([3]);
    expect(issues.map(({ code }) => code)).toEqual(['daytime-missing-weekday']);
  });

  it('has nothing to say without people-flow data of the day', () => {
    expect(chooseDaytime([createPeopleFlow('f', [{ mesh: kilometre, people: 3, timezone: 1 }])])).toEqual({
      issues: [],
    });
  });
});

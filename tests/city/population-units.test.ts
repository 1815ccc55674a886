import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../src/city/assemble-city.ts';
import type { PopulationDataset } from '../../src/domain/datasets.ts';
import { meshCodeAt, meshNeighbours } from '../../src/domain/mesh-code.ts';
import { createBuildings, createPolygons, createPopulation } from './create-datasets.ts';

const corner = createPolygons([[0, 0, 1, 1]]).positions;
const here = meshCodeAt(corner[0]!, corner[1]!, '250m');
const beside = meshNeighbours(here, '250m')[0]!;

const buildings = createBuildings('b.gml', [
  { id: 'west', box: [0, 0, 10, 10], usage: 411, storeys: 1 },
  { id: 'east', box: [40, 0, 10, 10], usage: 411, storeys: 1 },
]);

type Box = readonly [number, number, number, number];

/** Drawn units, as a municipality keeps them. */
function drawn(file: string, units: readonly { id: string; people: number; box: Box }[]): PopulationDataset {
  const { meshLevel: _, ...rest } = createPopulation(
    file,
    units.map(({ id, people }) => ({ id, population: people })),
  );
  return { ...rest, polygons: createPolygons(units.map(({ box }) => box)) };
}

async function peopleOf(...datasets: readonly PopulationDataset[]) {
  const { tables, issues } = await assembleCity([buildings, ...datasets], []);
  return {
    source: tables.source.population,
    people: [...tables.buildings.population].map((value) => Math.round(value * 1e6) / 1e6),
    codes: issues.map(({ code }) => code),
  };
}

describe('units of population', () => {
  it('that two files number alike are still two units where they lie apart', async () => {
    const found = await peopleOf(
      drawn('a.geojson', [{ id: 'row-1', people: 70, box: [-5, -5, 20, 20] }]),
      drawn('b.geojson', [{ id: 'row-1', people: 11, box: [35, -5, 20, 20] }]),
    );
    expect(found).toMatchObject({ source: 81, people: [70, 11] });
  });

  it('that repeat their values in detached parts count once over all parts', async () => {
    const found = await peopleOf(
      drawn('a.geojson', [
        { id: 'cho', people: 60, box: [-5, -5, 20, 20] },
        { id: 'cho', people: 60, box: [35, -5, 20, 20] },
      ]),
    );
    expect(found).toMatchObject({ source: 60, people: [30, 30] });
    expect(found.codes).toContain('population-repeated');
  });

  it('that one file splits over several rows are summed', async () => {
    const found = await peopleOf(
      createPopulation('p.csv', [
        { id: here, population: 60 },
        { id: here, population: 40 },
        { id: here, population: 100 },
      ]),
    );
    expect(found).toMatchObject({ source: 200, people: [100, 100] });
    expect(found.codes).toContain('population-summed');
  });

  it('that another file tells otherwise keep the first file by path, and it is said', async () => {
    const found = await peopleOf(
      createPopulation('b.csv', [{ id: here, population: 40 }]),
      createPopulation('a.csv', [{ id: here, population: 60 }]),
    );
    expect(found).toMatchObject({ source: 60, people: [30, 30] });
    expect(found.codes).toContain('population-differs');
  });

  it('tell of people without buildings, of withheld people and of buildings outside', async () => {
    const unplaced = await peopleOf(
      createPopulation('p.csv', [
        { id: here, population: 60 },
        { id: beside, population: 5 },
      ]),
    );
    expect(unplaced.codes).toContain('population-unplaced');
    const withheld = await peopleOf(
      createPopulation('p.csv', [
        { id: here, population: null },
        { id: beside, population: 5 },
      ]),
    );
    expect(withheld.codes).toContain('population-withheld');
    const outside = await peopleOf(drawn('a.geojson', [{ id: 'x', people: 70, box: [-5, -5, 20, 20] }]));
    expect(outside).toMatchObject({ source: 70, people: [70, 0] });
    expect(outside.codes).toContain('population-outside-units');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleConsumption } from '../../../src/city/subjects/assemble-consumption.ts';
import { assembleFlow } from '../../../src/city/subjects/assemble-flow.ts';
import { assembleProjection } from '../../../src/city/subjects/assemble-projection.ts';
import { flowSlots } from '../../../src/city/subjects/flow-slots.ts';
import { meshMembers } from '../../../src/city/subjects/mesh-members.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import {
  type FlowRow,
  flowDataset,
  populationDataset,
  spendingDataset,
  toyKilometre,
  toyMeshes,
} from '../../analysis/questions/toy-people.ts';
import { createToyCity } from '../../analysis/toy-city.ts';
import { diskSource } from '../../readers/source-of.ts';
import { realData } from '../../real-data.ts';

const { southWest, northWest, northEast, empty } = toyMeshes;
const { buildings } = createToyCity();

describe('times of people flow', () => {
  it('come from the finest mesh that has them, and sources are never added up', () => {
    const slots = flowSlots([
      flowDataset('1km', [
        [toyKilometre, 2021, 11, 1, 0, 500],
        [toyKilometre, 2021, 11, 1, 1, 400],
      ]),
      flowDataset('500m', [
        [southWest, 2021, 11, 1, 0, 200],
        [northWest, 2021, 11, 1, 0, 100],
      ]),
    ]);
    expect(slots.map(({ slot }) => [slot.timezone, slot.meshLevel, slot.people])).toEqual([
      [0, '500m', 300],
      [1, '1km', 400],
    ]);
  });

  it('add rows of one mesh in one file, and take a mesh that two files give from the first', () => {
    const [only] = flowSlots([
      flowDataset('1km', [
        [toyKilometre, 2021, 11, 1, 0, 10],
        [toyKilometre, 2021, 11, 1, 0, 5],
      ]),
      flowDataset('1km', [[toyKilometre, 2021, 11, 1, 0, 99]], 'again.csv'),
    ]);
    expect(only!.slot.people).toBe(15);
  });

  it('are the same in whatever order the rows come', () => {
    const row = fc.tuple(
      fc.constantFrom(southWest, northWest, northEast),
      fc.constantFrom(2020, 2021),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 2 }),
      fc.constantFrom(0, 1, 2, 100, 123),
      fc.integer({ min: 10, max: 1000 }),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const tables = (given: readonly FlowRow[]) =>
          assembleFlow({ peopleFlow: [flowDataset('500m', given)], buildings });
        expect(tables(rows.toReversed())).toEqual(tables(rows));
      }),
    );
  });

  it('are a column of a number without a value where a mesh is listed without one', () => {
    const subject = assembleFlow({
      peopleFlow: [
        flowDataset('500m', [
          [southWest, 2021, 11, 1, 0, Number.NaN],
          [empty, 2021, 11, 1, 0, 30],
        ]),
      ],
      buildings,
    })!;
    expect(subject.layout.flow!.slots[0]!.people).toBe(30);
    expect(subject.tables.flow_values!.people).toEqual(Float64Array.of(Number.NaN, 30));
  });

  it('are absent where there is no source', () => {
    expect(assembleFlow({ peopleFlow: [], buildings })).toBeUndefined();
  });
});

it('puts each building into one mesh of a source, or into none', () => {
  const members = meshMembers([northEast, southWest, southWest], '500m', buildings, 5);
  expect([...members.meshNumber]).toEqual([5, 5, 5, 5, 5, 0, 0, 6, 6]);
  expect([...members.buildings]).toEqual([5, 2]);
  expect(members.meshCode).toEqual([southWest, northEast]);
});

describe('spending', () => {
  it('is read from the finest mesh, and says which files were left out', () => {
    const { layout, tables } = assembleConsumption({
      consumption: [
        spendingDataset('1km', [[toyKilometre, 2023, 1, '食料品', 9]], 'coarse.csv'),
        spendingDataset('500m', [
          [southWest, 2023, 1, '食料品', 5],
          [southWest, 2023, 1, '食料品', 2],
          [empty, 2022, 2, '衣料', Number.NaN],
        ]),
      ],
      buildings,
    })!;
    expect(layout.consumption).toEqual({
      meshLevel: '500m',
      years: [2022, 2023],
      months: [1, 2],
      categories: ['衣料', '食料品'],
      totals: [
        { year: 2022, month: 2, category: '衣料', amountYen: 0 },
        { year: 2023, month: 1, category: '食料品', amountYen: 7 },
      ],
      unusedFiles: ['coarse.csv'],
    });
    expect(tables.consumption_values!.amount_yen).toEqual(Float64Array.of(Number.NaN, 7));
  });
});

describe('a projection', () => {
  const census = populationDataset('1km', [[toyKilometre, 2020, 66, 20, 9]], false);

  it('is divided by its census year, and its totals are those of the buildings in its meshes', () => {
    const projection = populationDataset(
      '500m',
      [
        [southWest, 2020, 20, 4, 0],
        [southWest, 2040, 10, 5, 1],
        [northWest, 2020, 0, 0, 0],
        [northWest, 2040, 3, 1, 1],
      ],
      true,
    );
    const { layout } = assembleProjection({ population: [projection, census], buildings })!;
    expect(layout.projection).toMatchObject({ censusYear: 2020, baseYear: 2020, years: [2040] });
    // buildings 0–4 have 15 people, 5 of them of 65 and over
    expect(layout.projection!.totals).toEqual([{ year: 2040, population: 7.5, population65: 6.25, population75: 0 }]);
  });

  it('that begins after the census is divided by its first year', () => {
    const later = populationDataset(
      '500m',
      [
        [southWest, 2025, 18, 4, 1],
        [southWest, 2030, 9, 4, 1],
      ],
      true,
    );
    const { layout } = assembleProjection({ population: [later, census], buildings })!;
    expect(layout.projection).toMatchObject({ censusYear: 2020, baseYear: 2025, years: [2025, 2030] });
    expect(layout.projection!.totals.map(({ population }) => population)).toEqual([15, 7.5]);
  });
});

const quoted = 'monthly_mdp_mesh1km_13_202112_QUOTED.csv';
const real = realData(`flow/mesh-snippets/${quoted}`);

it.skipIf(!real)('reads a quoted line of 全国の人流オープンデータ as a holiday noon of December 2021', async () => {
  const { datasets } = await readDrop([await diskSource(quoted, real!)]);
  const peopleFlow = datasets.filter((dataset) => dataset.kind === 'people_flow');
  const { layout, tables } = assembleFlow({ peopleFlow, buildings })!;
  expect(layout.flow).toEqual({
    meshLevels: ['1km'],
    slots: [{ year: 2021, month: 12, dayFlag: 0, timezone: 0, meshLevel: '1km', people: 10_745 }],
  });
  expect(tables.flow_meshes).toMatchObject({ mesh_code: ['53394519'], buildings: Uint32Array.of(0) });
});

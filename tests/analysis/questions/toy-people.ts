import { assembleConsumption } from '../../../src/city/subjects/assemble-consumption.ts';
import { assembleFlow } from '../../../src/city/subjects/assemble-flow.ts';
import { assembleProjection } from '../../../src/city/subjects/assemble-projection.ts';
import type {
  ConsumptionDataset,
  MeshLevel,
  PeopleFlowDataset,
  PopulationDataset,
} from '../../../src/domain/datasets.ts';
import { meshCodeAt } from '../../../src/domain/mesh-code.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';
import { createSource } from '../../city/create-datasets.ts';

/** People flow, consumption and projection of invented cities, through the assembly that real ones go through. */

export interface PeopleSources {
  readonly peopleFlow?: readonly PeopleFlowDataset[];
  readonly consumption?: readonly ConsumptionDataset[];
  readonly population?: readonly PopulationDataset[];
}

export function peopleSubjects({ buildings }: CityTables, sources: PeopleSources): readonly SubjectTables[] {
  const model = { peopleFlow: [], consumption: [], population: [], ...sources, buildings };
  return [assembleFlow(model), assembleConsumption(model), assembleProjection(model)].filter(
    (tables) => tables !== undefined,
  );
}

/** mesh, year, month, day flag, time, people (NaN = listed without a number). */
export type FlowRow = readonly [mesh: string, year: number, month: number, day: number, time: number, people: number];

export const flowDataset = (meshLevel: MeshLevel, rows: readonly FlowRow[], file = 'flow.csv'): PeopleFlowDataset => ({
  kind: 'people_flow',
  source: createSource(file),
  count: rows.length,
  meshCode: rows.map(([mesh]) => mesh),
  meshLevel,
  year: Uint16Array.from(rows, (row) => row[1]),
  month: Uint8Array.from(rows, (row) => row[2]),
  dayFlag: Uint8Array.from(rows, (row) => row[3]),
  timezone: Uint8Array.from(rows, (row) => row[4]),
  population: Float64Array.from(rows, (row) => row[5]),
});

export type SpendingRow = readonly [mesh: string, year: number, month: number, category: string, yen: number];

export const spendingDataset = (
  meshLevel: MeshLevel,
  rows: readonly SpendingRow[],
  file = 'spending.csv',
): ConsumptionDataset => ({
  kind: 'consumption',
  source: createSource(file),
  count: rows.length,
  meshCode: rows.map(([mesh]) => mesh),
  meshLevel,
  year: Uint16Array.from(rows, (row) => row[1]),
  month: Uint8Array.from(rows, (row) => row[2]),
  category: rows.map((row) => row[3]),
  amountYen: Float64Array.from(rows, (row) => row[4]),
});

/** mesh, year, people, 65+, 75+. */
export type ProjectedRow = readonly [mesh: string, year: number, people: number, over65: number, over75: number];

export function populationDataset(
  meshLevel: MeshLevel,
  rows: readonly ProjectedRow[],
  projection: boolean,
  file = projection ? 'projection.shp' : 'census.txt',
): PopulationDataset {
  return {
    kind: 'population',
    source: createSource(file),
    count: rows.length,
    unitId: rows.map(([mesh]) => mesh),
    meshLevel,
    year: Uint16Array.from(rows, (row) => row[1]),
    population: Float64Array.from(rows, (row) => row[2]),
    population65: Float64Array.from(rows, (row) => row[3]),
    population75: Float64Array.from(rows, (row) => row[4]),
    households: new Float64Array(rows.length).fill(Number.NaN),
    suppressedInto: rows.map(() => ''),
    projection,
  };
}

/**
 * 500 m meshes of the toy city: buildings 0–4, 5–6, 7–8, and one without buildings. Its buildings stand a thousandth of a
 * degree apart on a diagonal from 141° E, 35° N.
 */
export const toyMeshes = {
  southWest: meshCodeAt(141.001, 35.001, '500m'),
  northWest: meshCodeAt(141.005, 35.005, '500m'),
  northEast: meshCodeAt(141.007, 35.007, '500m'),
  empty: meshCodeAt(141.03, 35.03, '500m'),
};
const { southWest, northWest, northEast, empty } = toyMeshes;
export const toyKilometre = meshCodeAt(141, 35, '1km');

export const toySources: PeopleSources = {
  peopleFlow: [
    flowDataset('500m', [
      [southWest, 2021, 11, 0, 114, 255],
      [northEast, 2021, 11, 0, 114, 187],
      [empty, 2021, 11, 0, 114, 30],
      [southWest, 2021, 11, 0, 103, 460],
      [northWest, 2021, 11, 0, 103, 113],
      [northEast, 2021, 11, 0, 103, 9],
    ]),
    flowDataset('1km', [
      [toyKilometre, 2021, 11, 0, 0, 500],
      [toyKilometre, 2021, 11, 1, 0, 600],
      [toyKilometre, 2021, 10, 1, 2, 450],
    ]),
  ],
  consumption: [
    spendingDataset('500m', [
      [southWest, 2023, 1, '食料品', 1_000_000],
      [southWest, 2023, 2, '食料品', 900_000],
      [southWest, 2023, 1, '衣料', 200_000],
      [northWest, 2023, 1, '食料品', 50_000],
    ]),
  ],
  population: [
    populationDataset('1km', [[toyKilometre, 2020, 66, 20, 9]], false),
    populationDataset(
      '500m',
      [
        [southWest, 2020, 20, 4, 1],
        [southWest, 2030, 15, 6, 2],
        [southWest, 2050, 5, 4, 3],
        [northWest, 2020, 0, 0, 0],
        [northWest, 2030, 12, 3, 1],
        [northWest, 2050, 8, 3, 1],
        [northEast, 2020, 8, 0, 0],
        [northEast, 2030, 4, 2, 1],
        [northEast, 2050, 2, 1, 1],
      ],
      true,
    ),
  ],
};

/** Meshes of 10 km over the random city, some of them withheld in each slot, and the same times on one mesh of 80 km. */
export function randomSources(): PeopleSources {
  const meshes = Array.from({ length: 104 }, (_, i) =>
    meshCodeAt(141.05 + (i % 8) * 0.125, 35.02 + Math.floor(i / 8) / 12, '10km'),
  );
  const number = (i: number, seed: number) => ((i * 7919 + seed * 104_729) % 9973) + 10;
  const slots = [102, 108, 114, 119].flatMap((time) => [0, 1].map((day) => [day, time] as const));
  const given = meshes.map((mesh, i) => [mesh, i] as const);
  return {
    peopleFlow: [
      flowDataset(
        '10km',
        slots.flatMap(([day, time], slot) =>
          given
            .filter(([, i]) => (i + slot) % 9 !== 0)
            .map(([mesh, i]) => [mesh, 2021, 11, day, time, number(i, slot + 1)] as const),
        ),
      ),
      flowDataset(
        '80km',
        [0, 1, 2].map((time) => [meshCodeAt(141.5, 35.1, '80km'), 2021, 11, 2, time, 90_001] as const),
      ),
    ],
    consumption: [
      spendingDataset(
        '10km',
        ['飲食', '衣料', '食料品'].flatMap((category, c) =>
          [1, 2, 3].flatMap((month) =>
            given
              .filter(([, i]) => (i + c + month) % 11 !== 0)
              .map(([mesh, i]) => [mesh, 2023, month, category, number(i, c + month) * 1000] as const),
          ),
        ),
      ),
    ],
    population: [
      populationDataset('80km', [[meshCodeAt(141.5, 35.1, '80km'), 2020, 1, 1, 1]], false),
      populationDataset(
        '10km',
        [2020, 2035, 2050].flatMap((year, y) =>
          given
            .filter(([, i]) => i % 13 !== 5)
            .map(([mesh, i]) => {
              const people = i % 17 === 3 && y === 0 ? 0 : number(i, 3) * (1 - y / 4);
              return [mesh, year, people, people * 0.3, people * 0.15] as const;
            }),
        ),
        true,
      ),
    ],
  };
}

import type { CityTables } from '../../src/tables/city-tables.ts';

const none = Number.NaN;

/**
 * Nine buildings small enough to count by hand: two districts and one building outside both, 居住誘導区域 in and out, all
 * three states, a rank without a depth, missing storeys.
 *
 * | # | storeys | floor | people | 65+ | district | residence | river L2  | river L1 | landslide |
 * |---|---------|-------|--------|-----|----------|-----------|-----------|----------|-----------|
 * | 0 | 1       | 100   | 2      | 1   | A        | in        | 0.3 m     | not hit  | not hit   |
 * | 1 | 1       | 120   | 3      | 0   | A        | in        | 1 m       | 0.4 m    | not hit   |
 * | 2 | 2       | 150   | 4      | 1   | A        | out       | 1 m       | not hit  | not hit   |
 * | 3 | 2       | 200   | 5      | 2   | A        | in        | 3.5 m     | 1.2 m    | not hit   |
 * | 4 | unknown | 80    | 1      | 1   | B        | in        | rank 2    | not hit  | not hit   |
 * | 5 | 5       | 1000  | 40     | 10  | B        | out       | 6 m       | 3 m      | not hit   |
 * | 6 | 2       | 130   | 3      | 3   | B        | out       | not hit   | not hit  | 特別警戒  |
 * | 7 | 3       | 160   | 2      | 0   | –        | out       | unknown   | unknown  | unknown   |
 * | 8 | 1       | 90    | 6      | 2   | A        | in        | 2.9 m     | 0.6 m    | 警戒      |
 *
 * 1.5 people live in a mesh without buildings.
 */
export function createToyCity(): CityTables {
  const population = Float64Array.of(2, 3, 4, 5, 1, 40, 3, 2, 6);
  const population65 = Float64Array.of(1, 0, 1, 2, 1, 10, 3, 0, 2);
  const unknown = new Float64Array(9).fill(none);
  return {
    buildings: {
      count: 9,
      buildingId: Array.from({ length: 9 }, (_, row) => `99201-bldg-${row}`),
      usage: Uint16Array.of(411, 411, 411, 413, 0, 412, 411, 401, 411),
      structure: Uint16Array.of(601, 601, 601, 603, 0, 602, 601, 603, 601),
      storeys: Uint16Array.of(1, 1, 2, 2, 0, 5, 2, 3, 1),
      storeysEstimated: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 0),
      heightMeters: Float32Array.of(4, 4, 6.5, 7, none, 16, 6, 10, 4),
      groundHeightMeters: Float32Array.of(2, 2, 2, 2, none, 3, 9, 9, 2),
      footprintAreaSquareMeters: Float64Array.of(100, 120, 75, 100, 80, 200, 65, 60, 90),
      floorAreaSquareMeters: Float64Array.of(100, 120, 150, 200, 80, 1000, 130, 160, 90),
      floorAreaEstimated: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 0),
      yearOfConstruction: Uint16Array.of(1975, 0, 1990, 2001, 0, 2015, 1988, 1999, 1970),
      lon: Float64Array.from({ length: 9 }, (_, row) => 141 + row / 1000),
      lat: Float64Array.from({ length: 9 }, (_, row) => 35 + row / 1000),
      xMeters: Float64Array.from({ length: 9 }, (_, row) => row * 91),
      yMeters: Float64Array.from({ length: 9 }, (_, row) => row * 111),
      population,
      population65,
      population75: unknown,
      households: unknown,
      populationDay: unknown,
    },
    zones: [
      zoneTable('residence', ['kyoju'], ['居住誘導区域'], [0, 0, -1, 0, 0, -1, -1, -1, 0]),
      zoneTable('district', ['A', 'B'], ['青瀬一丁目', '青瀬二丁目'], [0, 0, 0, 0, 1, 1, 1, -1, 0]),
    ],
    hazards: [
      {
        key: 'river:L2',
        state: Uint8Array.of(1, 2, 2, 3, 2, 4, 0, 255, 2),
        depthMeters: Float32Array.of(0.3, 1, 1, 3.5, none, 6, none, none, 2.9),
      },
      {
        key: 'river:L1',
        state: Uint8Array.of(0, 1, 0, 2, 0, 3, 0, 255, 2),
        depthMeters: Float32Array.of(none, 0.4, none, 1.2, none, 3, none, none, 0.6),
      },
      {
        key: 'landslide:',
        state: Uint8Array.of(0, 0, 0, 0, 0, 0, 2, 255, 1),
        depthMeters: new Float32Array(9).fill(none),
      },
    ],
    hazardRecords: {
      buildingIndex: Uint32Array.of(3, 3, 8),
      hazard: ['river', 'river', 'landslide'],
      scale: ['L2', 'L1', ''],
      name: ['青瀬川', '青瀬川', '急傾斜地の崩壊'],
      rank: Uint8Array.of(3, 2, 0),
      depthMeters: Float32Array.of(3.5, 1.25, none),
      durationHours: Float32Array.of(24, none, none),
      areaType: Uint8Array.of(0, 0, 1),
      source: ['toy.gml', 'toy.gml', 'toy.gml'],
    },
    unplaced: { population: 1.5, population65: 0, population75: 0, households: 0, populationDay: 0 },
    source: { population: 67.5, population65: 20, population75: 0, households: 0, populationDay: 0 },
  };
}

function zoneTable(
  zoneKind: 'residence' | 'district',
  zoneId: readonly string[],
  name: readonly string[],
  member: readonly number[],
): CityTables['zones'][number] {
  return {
    zoneKind,
    zoneId,
    name,
    code: new Uint16Array(zoneId.length),
    areaSquareMeters: new Float64Array(zoneId.length).fill(10_000),
    member: Int32Array.from(member),
  };
}

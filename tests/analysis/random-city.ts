import { stateOfDepth } from '../../src/domain/depth-rank.ts';
import type { CityTables, PeopleTotals } from '../../src/tables/city-tables.ts';

export interface RandomCityOptions {
  readonly districts?: number;
  readonly residence?: boolean;
  readonly people?: boolean;
}

/** An invented city for laws and comparisons: the same seed gives the same city on every machine. */
export function createRandomCity(count: number, seed: number, options: RandomCityOptions = {}): CityTables {
  const { districts = 12, residence = true, people = true } = options;
  const random = mulberry32(seed);
  const floats = (value: () => number) => Float64Array.from({ length: count }, value);
  const peopleColumn = (most: number) => floats(() => (people ? random() * most : Number.NaN));
  const population = peopleColumn(5);
  const buildings = {
    count,
    buildingId: Array.from({ length: count }, (_, row) => `bldg-${row}`),
    usage: Uint16Array.from({ length: count }, () => 411 + Math.floor(random() * 5)),
    structure: new Uint16Array(count).fill(601),
    storeys: Uint16Array.from({ length: count }, () => Math.floor(random() * 8)),
    storeysEstimated: new Uint8Array(count),
    heightMeters: new Float32Array(count).fill(Number.NaN),
    groundHeightMeters: new Float32Array(count).fill(Number.NaN),
    footprintAreaSquareMeters: floats(() => 50 + random() * 100),
    floorAreaSquareMeters: floats(() => 40 + random() * 300),
    floorAreaEstimated: new Uint8Array(count),
    yearOfConstruction: new Uint16Array(count),
    lon: floats(() => 141 + random()),
    lat: floats(() => 35 + random()),
    xMeters: floats(() => random() * 10_000),
    yMeters: floats(() => random() * 10_000),
    population,
    population65: population.map((value) => value * 0.3),
    population75: population.map((value) => value * 0.16),
    households: peopleColumn(2),
    populationDay: peopleColumn(9),
  };
  const deep = depths(count, random);
  const shallow = { ...deep, depthMeters: deep.depthMeters.map((depth) => Math.max(0, depth - 1.5)) };
  const zoneKinds = residence ? (['residence', 'district'] as const) : (['district'] as const);
  return {
    buildings,
    zones: zoneKinds.map((zoneKind) => {
      const zones = zoneKind === 'residence' ? 1 : districts;
      return {
        zoneKind,
        zoneId: Array.from({ length: zones }, (_, zone) => `${zoneKind}-${zone}`),
        name: Array.from({ length: zones }, (_, zone) => `区域 ${zone}`),
        code: new Uint16Array(zones),
        areaSquareMeters: new Float64Array(zones),
        member: Int32Array.from({ length: count }, () => Math.floor(random() * (zones + 1)) - 1),
      };
    }),
    hazards: [hazardColumn('river:L2', deep), hazardColumn('river:L1', shallow), landslide(count, random)],
    hazardRecords: {
      buildingIndex: new Uint32Array(0),
      hazard: [],
      scale: [],
      name: [],
      rank: new Uint8Array(0),
      depthMeters: new Float32Array(0),
      durationHours: new Float32Array(0),
      areaType: new Uint8Array(0),
      source: [],
    },
    unplaced: { population: 12.5, population65: 3, population75: 1, households: 5, populationDay: 0 },
    source: {
      population: total(buildings.population) + 12.5,
      population65: total(buildings.population65) + 3,
      population75: total(buildings.population75) + 1,
      households: total(buildings.households) + 5,
      populationDay: total(buildings.populationDay),
    } satisfies PeopleTotals,
  };
}

interface Depths {
  /** Metres; 0 surveyed and not hit. */
  readonly depthMeters: Float32Array;
  readonly unknown: readonly boolean[];
  /** Only the rank is given. */
  readonly rankOnly: readonly boolean[];
}

function depths(count: number, random: () => number): Depths {
  return {
    depthMeters: Float32Array.from({ length: count }, () => (random() < 0.4 ? 0 : Math.round(random() * 2400) / 100)),
    unknown: Array.from({ length: count }, () => random() < 0.1),
    rankOnly: Array.from({ length: count }, () => random() < 0.1),
  };
}

function hazardColumn(key: 'river:L1' | 'river:L2', { depthMeters, unknown, rankOnly }: Depths) {
  return {
    key,
    state: Uint8Array.from(depthMeters, (depth, row) => (unknown[row] ? 255 : stateOfDepth(depth))),
    depthMeters: depthMeters.map((depth, row) => (unknown[row] || rankOnly[row] || depth === 0 ? Number.NaN : depth)),
  };
}

function landslide(count: number, random: () => number) {
  return {
    key: 'landslide:' as const,
    state: Uint8Array.from({ length: count }, () => [0, 0, 0, 1, 2, 255][Math.floor(random() * 6)]!),
    depthMeters: new Float32Array(count).fill(Number.NaN),
  };
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** A small generator with a good spread (mulberry32, public domain algorithm by Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

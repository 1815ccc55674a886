import { evacuationHazards, type FacilityKind, facilityKinds } from '../../../src/domain/datasets.ts';
import { STATE_UNKNOWN, stateOfDepth } from '../../../src/domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../../../src/domain/hazard.ts';
import type { CityTables, HazardColumn } from '../../../src/tables/city-tables.ts';
import { facilityTables } from '../../../src/tables/subjects/facility-tables.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';

/** Depth in metres, 0 surveyed and not hit, 'rank 2' known by rank alone, 'unknown'; of other hazards the state. */
type ToyState = number | `rank ${number}` | 'unknown';

interface ToyFacility {
  readonly kind: FacilityKind;
  readonly name: string;
  /** Planar metres. */
  readonly at?: readonly [number, number];
  readonly district: number;
  readonly residence: number;
  readonly capacity?: number;
  readonly usableFor?: readonly (typeof evacuationHazards)[number][];
  readonly placeIndex?: number;
  readonly states: Partial<Record<HazardKey, ToyState>>;
}

const flood = ['river', 'tsunami', 'inland'] as const;

/**
 * Ten facilities of the toy city, beside its buildings (building i stands at 91·i, 111·i).
 *
 * | # | kind    | place      | near | district | capacity | for flood | river L2 | river L1 | landslide |
 * |---|---------|------------|------|----------|----------|-----------|----------|----------|-----------|
 * | 0 | site    | 中央小     | 0    | A        | 20       | yes       | 0.2 m    | not hit  | not hit   |
 * | 1 | site    | 東公園     | 5    | B        | 100      | yes       | 0.6 m    | rank 1   | not hit   |
 * | 2 | site    | 丘の広場   | 6    | B        | 50       | yes       | not hit  | not hit  | 特別警戒  |
 * | 3 | shelter | 中央小     | 0    | A        | 30       | –         | 0.2 m    | not hit  | not hit   |
 * | 4 | shelter | 南会館     | 3    | A        | –        | –         | rank 1   | not hit  | not hit   |
 * | 5 | welfare | ひまわり   | 1    | A        | 40       | –         | 0.4 m    | 0.3 m    | not hit   |
 * | 6 | welfare | 位置なし   | –    | unknown  | –        | –         | unknown  | unknown  | unknown   |
 * | 7 | medical | 青瀬医院   | 2    | A        | –        | –         | rank 2   | 0.7 m    | 警戒      |
 * | 8 | office  | 支所       | 7    | –        | –        | –         | unknown  | unknown  | unknown   |
 * | 9 | site    | 西の高台   | 7    | –        | –        | yes       | unknown  | not hit  | not hit   |
 */
export const toyFacilities: readonly ToyFacility[] = [
  site('中央小', [0, 3], 1, { capacity: 20, states: { 'river:L2': 0.2 } }),
  site('東公園', [455, 559], 2, { capacity: 100, states: { 'river:L2': 0.6, 'river:L1': 'rank 1' } }),
  site('丘の広場', [546, 669], 2, { capacity: 50, states: { 'landslide:': 2 } }),
  {
    ...site('中央小', [3, 3], 1, { capacity: 30, states: { 'river:L2': 0.2 } }),
    kind: 'shelter',
    usableFor: [],
    placeIndex: 0,
  },
  { ...site('南会館', [273, 336], 1, { states: { 'river:L2': 'rank 1' } }), kind: 'shelter', usableFor: [] },
  {
    ...site('ひまわり', [91, 114], 1, { capacity: 40, states: { 'river:L2': 0.4, 'river:L1': 0.3 } }),
    kind: 'welfare',
    usableFor: [],
  },
  {
    kind: 'welfare',
    name: '位置なし',
    district: -1,
    residence: -1,
    states: {
      'river:L2': 'unknown',
      'river:L1': 'unknown',
      'landslide:': 'unknown',
      'collapse:L2': 'unknown',
      'tsunami:': 'unknown',
    },
  },
  {
    ...site('青瀬医院', [182, 226], 1, { states: { 'river:L2': 'rank 2', 'river:L1': 0.7, 'landslide:': 1 } }),
    kind: 'medical',
    usableFor: [],
  },
  {
    ...site('支所', [637, 780], 0, {
      states: { 'river:L2': 'unknown', 'river:L1': 'unknown', 'landslide:': 'unknown' },
    }),
    kind: 'government',
    usableFor: [],
  },
  site('西の高台', [637, 790], 0, { states: { 'river:L2': 'unknown' } }),
];

function site(
  name: string,
  at: readonly [number, number],
  district: number,
  more: Pick<ToyFacility, 'states' | 'capacity'>,
): ToyFacility {
  return { kind: 'evacuation_site', name, at, district, residence: 1, usableFor: flood, ...more };
}

/** The facilities as a subject of a city; hazards that a facility says nothing of do not hit it. */
export function facilitySubject(city: CityTables, facilities: readonly ToyFacility[] = toyFacilities): SubjectTables {
  const numbers = (value: (facility: ToyFacility) => number | undefined) =>
    Float64Array.from(facilities, (facility) => value(facility) ?? Number.NaN);
  return facilityTables(
    {
      count: facilities.length,
      facilityId: facilities.map((_, i) => `f-${i}`),
      kind: facilities.map(({ kind }) => kind),
      name: facilities.map(({ name }) => name),
      address: facilities.map(({ name }) => `青瀬市 ${name}`),
      lon: numbers(({ at }) => at && 141 + at[0] / 91_000),
      lat: numbers(({ at }) => at && 35 + at[1] / 111_000),
      x: numbers(({ at }) => at?.[0]),
      y: numbers(({ at }) => at?.[1]),
      capacity: numbers(({ capacity }) => capacity),
      usableFor: Uint8Array.from(facilities, ({ usableFor = [] }) =>
        usableFor.reduce((bits, hazard) => bits | (1 << evacuationHazards.indexOf(hazard)), 0),
      ),
      placeIndex: Int32Array.from(facilities, ({ placeIndex }, i) => placeIndex ?? i),
      buildingIndex: new Int32Array(facilities.length).fill(-1),
      source: facilities.map(() => 'toy.csv'),
      repeated: new Map([['evacuation_site', 2]]),
    },
    new Map(
      city.zones.map(({ zoneKind }) => [
        zoneKind,
        Int32Array.from(facilities, ({ district, residence }) => (zoneKind === 'residence' ? residence : district)),
      ]),
    ),
    city.hazards.map(({ key }) => hazardColumn(key, facilities)),
  );
}

function hazardColumn(key: HazardKey, facilities: readonly ToyFacility[]): HazardColumn {
  const states = facilities.map((facility): ToyState => facility.states[key] ?? 0);
  const isDepth = depthHazards.includes(parseHazardKey(key).hazard);
  return {
    key,
    state: Uint8Array.from(states, (state) => {
      if (state === 'unknown') return STATE_UNKNOWN;
      if (typeof state === 'string') return Number(state.slice('rank '.length));
      return isDepth ? stateOfDepth(state) : state;
    }),
    depthMeters: Float32Array.from(states, (state) =>
      isDepth && typeof state === 'number' && state > 0 ? state : Number.NaN,
    ),
  };
}

/** Invented facilities anywhere in a random city: the same for the same seed. */
export function randomFacilities(count: number, seed: number, districts: number): readonly ToyFacility[] {
  let state = seed;
  const below = (end: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % end;
  };
  const depth = (): ToyState => (['unknown', 0, 0, `rank ${1 + below(4)}`, below(300) / 100] as const)[below(5)]!;
  return Array.from({ length: count }, (_, i) => ({
    kind: facilityKinds[below(5)]!,
    name: `施設 ${i}`,
    ...(below(12) > 0 && { at: [below(10_000), below(10_000)] as const }),
    district: below(districts + 1),
    residence: below(2),
    ...(below(3) > 0 && { capacity: 50 + below(400) }),
    usableFor: evacuationHazards.filter(() => below(3) > 0),
    states: {
      'river:L2': depth(),
      'river:L1': depth(),
      'tsunami:': depth(),
      'landslide:': ([0, 0, 0, 1, 2, 'unknown'] as const)[below(6)]!,
      'collapse:L2': ([0, 0, 0, 1, 2, 3, 'unknown'] as const)[below(7)]!,
    },
  }));
}

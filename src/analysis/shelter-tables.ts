import type { AnswerTable, Cell, KeyColumn, Text, Unit, ValueColumn } from '../domain/answer.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import { NO_SHELTER, nobody, type ShelterPeople } from './shelter-people.ts';
import { isUsable, type Shelter, shelterLabels } from './usable-shelters.ts';
import type { ShelterWays } from './walk-tables.ts';
import { type ZoneKindOrCity, zoneCells, zoneKeyColumns } from './zone-parts.ts';

/** Shelters of one hazard and the people nearest to each. */
export interface ShelterUse extends ShelterWays {
  readonly people: ReadonlyMap<number, ShelterPeople>;
}

/** Zone id, shelter number and verdict of the rows of people without a shelter. */
export const WITHOUT_SHELTER = 'none';
const withoutShelter: Text = { ja: '避難所なし', en: 'no shelter' };

const column = (name: string, unit: Unit, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit,
  additive: true,
  missing: 'no_data',
});
const capacityColumns: readonly ValueColumn[] = [
  column('capacity', 'people', '収容人数', 'Capacity'),
  column('buildings', 'buildings', '最寄りとする建物', 'Buildings nearest to it'),
  column('population', 'people', '最寄りとする人口', 'People nearest to it'),
  column('population_75', 'people', 'うち 75 歳以上', 'of 75 and over'),
  column('population_in_hazard', 'people', 'うち災害の区域内', 'in the hazard'),
  column('population_hazard_unknown', 'people', 'うち災害の区域が不明', 'hazard not known'),
  column('overflow', 'people', '収容できない人数（全員が避難）', 'Beyond capacity, if all flee'),
  column(
    'overflow_in_hazard',
    'people',
    '収容できない人数（区域内の人が避難）',
    'Beyond capacity, of those in the hazard',
  ),
];

const verdictColumn: KeyColumn = {
  name: 'verdict',
  title: { ja: '使えるか', en: 'Usable' },
  labels: [
    ...shelterLabels,
    {
      value: WITHOUT_SHELTER,
      label: withoutShelter,
      state: 'unknown',
      reason: {
        ja: '使える避難所がない、または道路データの上で避難所とつながらない人',
        en: 'people without a usable shelter, or whom no road of the data leads to one',
      },
    },
  ],
  partition: true,
};

/** One row a place and hazard, usable or not, and one for people without any. */
export function shelterListTable(uses: readonly ShelterUse[], layout: CityLayout): AnswerTable {
  return {
    id: 'shelter_list',
    title: {
      ja: '避難所ごとの収容人数と最寄りの人口',
      en: 'Capacity of each shelter against the people nearest to it',
    },
    keys: [
      { name: 'shelter_number', title: { ja: '番号', en: 'Number' } },
      { name: 'facility_id', title: { ja: '施設 ID', en: 'Facility id' } },
      { name: 'facility_name', title: { ja: '名称', en: 'Name' } },
      ...hazardKeyColumns,
      verdictColumn,
    ],
    values: capacityColumns,
    rows: uses.flatMap(({ key, shelters, people }) => [
      ...shelters.map((shelter): readonly Cell[] => [
        shelter.facilityIndex + 1,
        shelter.facilityId,
        shelter.name,
        ...hazardConstants(key),
        shelterLabels[shelter.verdict]!.value,
        ...capacityCells(shelter.capacity, people.get(shelter.facilityIndex) ?? nobody(layout)),
      ]),
      [
        WITHOUT_SHELTER,
        '',
        withoutShelter.ja,
        ...hazardConstants(key),
        WITHOUT_SHELTER,
        ...capacityCells(undefined, people.get(NO_SHELTER) ?? nobody(layout)),
      ],
    ]),
  };
}

function capacityCells(capacity: number | undefined, people: ShelterPeople): readonly Cell[] {
  const beyond = (count: number) => (capacity === undefined ? null : Math.max(0, count - capacity));
  const { buildings, population, population75, populationInHazard, populationUnknown } = people;
  return [
    capacity ?? null,
    buildings,
    population,
    population75,
    populationInHazard,
    populationUnknown,
    beyond(population),
    beyond(populationInHazard),
  ];
}

const zoneColumns: readonly ValueColumn[] = [
  column('shelters', 'facilities', '使える避難所', 'Usable shelters'),
  column('shelters_capacity_unknown', 'facilities', 'うち収容人数が不明', 'of unknown capacity'),
  ...capacityColumns,
  column(
    'population_capacity_unknown',
    'people',
    '収容人数が不明な避難所を最寄りとする人口',
    'People nearest to shelters of unknown capacity',
  ),
];

/**
 * The same by zone of the shelter. Capacities and overflow are added up over shelters whose capacity is known, null where it
 * is of none; room in one shelter does not take up the overflow of another.
 */
export function shelterZoneTable(
  uses: readonly ShelterUse[],
  zoneKinds: readonly ZoneKindOrCity[],
  layout: CityLayout,
): AnswerTable {
  return {
    id: 'shelter_capacity',
    title: {
      ja: '使える避難所の収容人数と最寄りの人口',
      en: 'Capacity of usable shelters against the people nearest to them',
    },
    keys: [...zoneKeyColumns, ...hazardKeyColumns],
    values: zoneColumns,
    rows: zoneKinds.flatMap((kind, part) =>
      uses.flatMap((use) => [
        ...zonesOf(use, part).map(([zone, shelters]): readonly Cell[] => [
          ...zoneCells(kind, zone, layout),
          ...hazardConstants(use.key),
          ...zoneSums(shelters, use, layout),
        ]),
        [
          kind,
          WITHOUT_SHELTER,
          withoutShelter.ja,
          ...hazardConstants(use.key),
          0,
          0,
          ...capacityCells(undefined, use.people.get(NO_SHELTER) ?? nobody(layout)),
          0,
        ],
      ]),
    ),
    notes: [
      {
        ja: '区域は避難所のある区域。収容できない人数は避難所ごとに求めて足した（ほかの避難所の空きでは補わない）',
        en: 'by the zone of the shelter; overflow is added up shelter by shelter, room elsewhere does not make up for it',
      },
      {
        ja: '収容人数が不明な避難所は収容人数に含めず、数と最寄りの人口を示した',
        en: 'shelters of unknown capacity are in no capacity; they and their people are counted apart',
      },
    ],
  };
}

/** Usable shelters by zone number, ascending. */
function zonesOf({ shelters }: ShelterUse, part: number): readonly (readonly [number, readonly Shelter[]])[] {
  const zones = new Map<number, Shelter[]>();
  for (const shelter of shelters) {
    if (!isUsable(shelter)) continue;
    const zone = shelter.zones[part]!;
    zones.set(zone, [...(zones.get(zone) ?? []), shelter]);
  }
  return [...zones].sort(([a], [b]) => a - b);
}

function zoneSums(shelters: readonly Shelter[], { people }: ShelterUse, layout: CityLayout): readonly Cell[] {
  const cells = shelters.map(({ capacity, facilityIndex }) =>
    capacityCells(capacity, people.get(facilityIndex) ?? nobody(layout)),
  );
  const unknown = shelters.filter(({ capacity }) => capacity === undefined);
  return [
    shelters.length,
    unknown.length,
    ...capacityColumns.map((_, i) => sumOf(cells.map((row) => row[i]!))),
    unknown.reduce((sum, { facilityIndex }) => sum + (people.get(facilityIndex)?.population ?? 0), 0),
  ];
}

/** Null where none is known. */
function sumOf(values: readonly Cell[]): number | null {
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

import type { Cell, KeyLabel, ValueColumn } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { hazardTable } from '../tables/table-names.ts';
import type { BuildingTable, Dimension } from './count-buildings.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

/** A hazard counts as a hit from this rank on. */
interface CountedHazard {
  readonly key: HazardKey;
  readonly fromRank: number;
}

/** A hazard with what is assumed of it. */
export interface WeighedHazard extends CountedHazard {
  readonly weight: number;
}

const MOST_HITS = 3;

/** Zone × number of hazards that certainly reach a building × number of hazards of which it is not known. */
export function hitCountTable(zoneKinds: readonly ZoneKindOrCity[], hazards: readonly CountedHazard[]): BuildingTable {
  return {
    id: 'multi_hazard_buildings',
    title: { ja: '重なる災害の数別の建物・人口', en: 'Buildings and people by number of hazards' },
    zoneKinds,
    constants: [],
    counts: [
      { constants: [], tables: sources(hazards), dimensions: [hitsDimension(hazards), unknownDimension(hazards)] },
    ],
    notes: [
      {
        ja: '該当数は確認できた災害だけの数。不明の災害があれば、実際の数はそれ以上になりうる。',
        en: 'Only hazards known to hit are counted; where some are not known, the true number may be larger.',
      },
    ],
  };
}

function hitsDimension(hazards: readonly CountedHazard[]): Dimension {
  const labels: readonly KeyLabel[] = [
    { value: '0', label: { ja: '該当を確認した災害なし', en: 'none known to hit' } },
    { value: '1', label: { ja: '1 つ', en: 'one' }, state: 'hit' },
    { value: '2', label: { ja: '2 つ', en: 'two' }, state: 'hit' },
    { value: '3_or_more', label: { ja: '3 つ以上', en: 'three and more' }, state: 'hit' },
  ];
  return {
    column: { name: 'hits', title: { ja: '該当する災害の数', en: 'Hazards that hit' }, labels },
    sql: `least(${hazards.map((hazard, i) => `(${hitSql(hazard, i)})::INTEGER`).join(' + ')}, ${MOST_HITS})`,
  };
}

function unknownDimension(hazards: readonly CountedHazard[]): Dimension {
  const some = hazards.map(
    (_, i): KeyLabel => ({
      value: String(i + 1),
      label: { ja: `${i + 1} つの災害が不明`, en: `${i + 1} not known` },
      state: 'unknown',
      reason: {
        ja: `${i + 1} つの災害で調査範囲の外、または属性がない`,
        en: `outside the survey or without an attribute for ${i + 1}`,
      },
    }),
  );
  return {
    column: {
      name: 'unknown_hazards',
      title: { ja: '不明の災害の数', en: 'Hazards not known' },
      labels: [{ value: '0', label: { ja: 'すべて調査済み', en: 'all surveyed' } }, ...some],
    },
    sql: hazards.map((_, i) => `(${unknownSql(i)})::INTEGER`).join(' + '),
  };
}

/** Per zone: of each hazard the buildings and people that it certainly reaches, then those of which it is not known. */
export function rankingSums(
  zoneKinds: readonly ZoneKindOrCity[],
  hazards: readonly CountedHazard[],
  layout: CityLayout,
): BuildingTable {
  const people = layout.measures.includes('population') ? 'b.population' : '0';
  const conditions = hazards.flatMap((hazard, i) => [hitSql(hazard, i), unknownSql(i)]);
  return {
    id: 'multi_hazard_sums',
    title: { ja: '災害別の合計', en: 'Sums by hazard' },
    zoneKinds,
    constants: [],
    counts: [
      {
        constants: [],
        tables: sources(hazards),
        dimensions: [],
        sums: conditions.flatMap((condition) => [
          `(${condition})::INTEGER`,
          `CASE WHEN ${condition} THEN ${people} ELSE 0 END`,
        ]),
      },
    ],
    sums: conditions.flatMap((_, i) => [
      sumColumn(`buildings_${i}`, 'buildings'),
      sumColumn(`population_${i}`, 'people'),
    ]),
  };
}

const sumColumn = (name: string, unit: ValueColumn['unit']): ValueColumn => ({
  name,
  title: { ja: name, en: name },
  unit,
  additive: true,
  missing: 'no_data',
});

/** One count a hazard, for the buildings of a single row of the components. */
export function reachedTable(zoneKinds: readonly ZoneKindOrCity[], hazards: readonly CountedHazard[]): BuildingTable {
  return {
    id: 'multi_hazard_reached',
    title: { ja: '災害別の該当', en: 'Reached by hazard' },
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((hazard) => ({
      constants: hazardConstants(hazard.key),
      tables: sources([hazard]),
      dimensions: [
        {
          column: { name: 'reached', title: { ja: '該当', en: 'Reached' }, labels: reachedLabels },
          sql: `(${hitSql(hazard, 0)})::INTEGER`,
        },
      ],
    })),
  };
}

const reachedLabels: readonly KeyLabel[] = [
  { value: 'no', label: { ja: 'それ以外', en: 'no' } },
  { value: 'yes', label: { ja: '該当', en: 'yes' } },
];

/** A row of the components as a row of `reachedTable`: zone, hazard and scale stand first in both. */
export const componentSelection = (row: readonly Cell[]): readonly Cell[] => [...row.slice(0, 5), 'yes'];

const sources = (hazards: readonly CountedHazard[]) => hazards.map(({ key }, i) => `"${hazardTable(key)}" AS h${i}`);
const hitSql = ({ fromRank }: CountedHazard, i: number) => `h${i}.state >= ${integerLiteral(storedRank(fromRank))}`;
const unknownSql = (i: number) => `h${i}.state = ${STORED_UNKNOWN}`;

import type { KeyLabel } from '../domain/answer.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { aboveFloorClasses } from '../domain/flood-damage-rates.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import {
  deepestCentimetres,
  FIRST_DEPTH_CODE,
  LAST_DEPTH_CODE,
  STORED_NOT_HIT,
  storedRank,
} from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { depthTable, hazardTable } from '../tables/table-names.ts';
import type { BuildingCount, Dimension } from './count-buildings.ts';
import { unknownReason } from './hazard-dimension.ts';

/** What a count by depth above the floor is made of. */
export type AboveFloorCount = Pick<BuildingCount, 'tables' | 'joins' | 'before' | 'dimensions'>;

/**
 * Counts buildings by depth above the floor, once with the least and once with the largest depth that fits what is known:
 * the same class twice where a depth is known, the ends of the rank where only a rank is.
 */
export function aboveFloorCount(key: HazardKey, floorMeters: number, layout: CityLayout): AboveFloorCount {
  const floor = Math.round(floorMeters * 100);
  const hasDepth = layout.hazards.some((hazard) => hazard.key === key && hazard.hasDepth);
  return {
    tables: hasDepth ? [`"${depthTable(key)}" AS depth`] : [`"${hazardTable(key)}" AS depth(depth_code)`],
    joins: `JOIN "${lookupTable(floor)}" AS above_floor ON above_floor.depth_code = depth.depth_code`,
    before: [lookupSql(floor)],
    dimensions: [dimension('low', key, layout), dimension('high', key, layout)],
  };
}

const titles = {
  low: { ja: '床上浸水深（下限）', en: 'Depth above the floor, at least' },
  high: { ja: '床上浸水深（上限）', en: 'Depth above the floor, at most' },
};

const dimension = (bound: 'low' | 'high', key: HazardKey, layout: CityLayout): Dimension => ({
  column: {
    name: `above_floor_${bound}`,
    title: titles[bound],
    labels: [
      {
        value: 'unknown',
        label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
        state: 'unknown',
        reason: unknownReason(key, layout),
      },
      { value: 'none', label: { ja: '浸水なし（調査済み）', en: 'Not flooded (surveyed)' }, state: 'not_hit' },
      ...aboveFloorClasses.map(({ name, ja, en }): KeyLabel => ({ value: name, label: { ja, en }, state: 'hit' })),
    ],
  },
  sql: `above_floor.class_${bound}`,
});

const lookupTable = (floorCentimetres: number) => `above_floor_${integerLiteral(floorCentimetres)}`;

/** `depth_code` → classes: 0 unknown, 1 not flooded, 2 below the floor, one more a class. */
function lookupSql(floorCentimetres: number): string {
  const ranks = (centimetres: (rank: (typeof depthRanks)[number]) => number) =>
    depthRanks.map((rank) => `WHEN ${storedRank(rank.rank)} THEN ${integerLiteral(centimetres(rank))}`).join(' ');
  const [below, ...above] = aboveFloorClasses;
  const classSql = (depth: string) =>
    `(CASE WHEN depth_code <= ${STORED_NOT_HIT} THEN depth_code ELSE ${aboveFloorClasses.indexOf(below!) + 2}${above
      .map(({ fromCentimetres }) => ` + (${depth} >= ${integerLiteral(floorCentimetres + fromCentimetres)})::INTEGER`)
      .join('')} END)::UTINYINT`;
  return `CREATE TABLE IF NOT EXISTS "${lookupTable(floorCentimetres)}" AS
SELECT depth_code::USMALLINT AS depth_code, ${classSql('low_cm')} AS class_low, ${classSql('high_cm')} AS class_high
FROM (
  SELECT depth_code,
    CASE depth_code ${ranks(({ fromMeters }) => Math.round(fromMeters * 100))} ELSE depth_code - ${FIRST_DEPTH_CODE} END AS low_cm,
    CASE depth_code ${ranks(({ rank }) => deepestCentimetres(rank))} ELSE depth_code - ${FIRST_DEPTH_CODE} END AS high_cm
  FROM range(${LAST_DEPTH_CODE + 1}) AS codes(depth_code)
)`;
}

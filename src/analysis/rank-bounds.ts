import { depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { FIRST_DEPTH_CODE, storedRank } from '../tables/hazard-codes.ts';
import type { LoadedAlternative } from '../tables/load-alternative.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { depthTable, hazardTable } from '../tables/table-names.ts';
import { deepestCentimetres } from './hazard-class.ts';

type Bound = 'low' | 'high';

/**
 * Depth tables in which a building known by rank only has the least, or the largest, depth of its rank; buildings with a
 * depth keep it. Made from the loaded tables, so to be made again when a hazard is replaced.
 */
export async function loadRankBounds(db: Database, layout: CityLayout): Promise<readonly LoadedAlternative[]> {
  const isDepth = (key: HazardKey) => depthHazards.includes(parseHazardKey(key).hazard);
  const hazards = layout.hazards.map((hazard) => (isDepth(hazard.key) ? { ...hazard, hasDepth: true } : hazard));
  const loaded: LoadedAlternative[] = [];
  for (const bound of ['low', 'high'] as const) {
    const schema = `alt_rank_${bound}`;
    const connection = await db.connect(schema);
    try {
      for (const { key, hasDepth } of layout.hazards)
        if (isDepth(key)) await connection.run(boundSql(schema, key, hasDepth, bound));
    } finally {
      await connection.close();
    }
    loaded.push({ code: 'rank-bounds', schema, layout: { hazards } });
  }
  return loaded;
}

function boundSql(schema: string, key: HazardKey, hasDepth: boolean, bound: Bound): string {
  const ranks = depthRanks.map(({ rank, fromMeters }) => {
    const centimetres = bound === 'low' ? Math.round(fromMeters * 100) : deepestCentimetres(rank);
    return `WHEN ${storedRank(rank)} THEN ${integerLiteral(FIRST_DEPTH_CODE + centimetres)}`;
  });
  const source = hasDepth
    ? `SELECT depth_code, depth_m FROM main."${depthTable(key)}"`
    : `SELECT state AS depth_code, NULL::FLOAT AS depth_m FROM main."${hazardTable(key)}"`;
  return `CREATE OR REPLACE TABLE ${schema}."${depthTable(key)}" AS
SELECT (CASE depth_code ${ranks.join(' ')} ELSE depth_code END)::USMALLINT AS depth_code, depth_m
FROM (${source})`;
}

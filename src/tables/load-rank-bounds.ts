import { depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from './city-layout.ts';
import type { Database } from './database.ts';
import { deepestCentimetres, FIRST_DEPTH_CODE, storedRank } from './hazard-codes.ts';
import type { LoadedAlternative } from './load-alternative.ts';
import { integerLiteral, quoteIdentifier } from './sql-identifier.ts';
import { depthTable, hazardTable } from './table-names.ts';

type Bound = 'low' | 'high';

/**
 * Depth tables in which a building known by rank only has the least, or the largest, depth of its rank; buildings with a
 * depth keep it. Made from the tables that `db` sees, so to be made again when a hazard is replaced. The schemas' names begin
 * with `prefix`.
 */
export async function loadRankBounds(
  db: Database,
  layout: CityLayout,
  prefix = '',
): Promise<readonly LoadedAlternative[]> {
  const isDepth = (key: HazardKey) => depthHazards.includes(parseHazardKey(key).hazard);
  const hazards = layout.hazards.map((hazard) => (isDepth(hazard.key) ? { ...hazard, hasDepth: true } : hazard));
  const loaded: LoadedAlternative[] = [];
  for (const bound of ['low', 'high'] as const) {
    const schema = quoteIdentifier(`${prefix}alt_rank_${bound}`);
    await db.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    // By the connection that does not see the schema: the names are those of the tables below it.
    for (const { key, hasDepth } of layout.hazards)
      if (isDepth(key)) await db.run(boundSql(schema, key, hasDepth, bound));
    loaded.push({ code: 'rank-bounds', schema: `${prefix}alt_rank_${bound}`, layout: { hazards } });
  }
  return loaded;
}

function boundSql(schema: string, key: HazardKey, hasDepth: boolean, bound: Bound): string {
  const ranks = depthRanks.map(({ rank, fromMeters }) => {
    const centimetres = bound === 'low' ? Math.round(fromMeters * 100) : deepestCentimetres(rank);
    return `WHEN ${storedRank(rank)} THEN ${integerLiteral(FIRST_DEPTH_CODE + centimetres)}`;
  });
  const source = hasDepth
    ? `SELECT depth_code, depth_m FROM "${depthTable(key)}"`
    : `SELECT state AS depth_code, NULL::FLOAT AS depth_m FROM "${hazardTable(key)}"`;
  return `CREATE OR REPLACE TABLE ${schema}."${depthTable(key)}" AS
SELECT (CASE depth_code ${ranks.join(' ')} ELSE depth_code END)::USMALLINT AS depth_code, depth_m
FROM (${source})`;
}

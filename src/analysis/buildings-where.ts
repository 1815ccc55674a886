import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { factsFrom, residenceColumn, zoneColumn } from './exposure-facts.ts';
import type { DepthRankOrState, ExposureParameters, ResidenceState } from './exposure-result.ts';
import { type HazardCounting, hazardCounting, impossibleSql, inClasses, lookupSql } from './hazard-class.ts';
import { zoneNumberOf } from './zone-parts.ts';

/** A cell (or a row, column, whole) of the exposure table: what is left out is not asked for. */
export interface ExposureCell {
  readonly zoneKind: ZoneKind | 'city';
  /** '' for buildings in no zone of the kind, 'unknown' where that is not known. */
  readonly zoneId?: string;
  readonly residence?: ResidenceState;
  readonly hazard: HazardKey;
  readonly depthRanks?: readonly DepthRankOrState[];
  /** Only buildings that cannot be evacuated to upwards. */
  readonly verticalEvacuationImpossible?: boolean;
  /** The thresholds that the table was made with. */
  readonly thresholds?: Pick<ExposureParameters, 'depthBoundsMeters' | 'verticalRule'>;
}

/** Building indexes of a cell, ascending: exactly the buildings that the table counts in it. */
export async function buildingsWhere(
  db: Database,
  cell: ExposureCell,
  layout: CityLayout,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const { sql, before } = buildingsWhereQuery(cell, layout);
  for (const statement of before) await db.run(statement);
  return Uint32Array.from(await db.numbers(sql, [], signal));
}

export function buildingsWhereQuery(
  cell: ExposureCell,
  layout: CityLayout,
): { readonly sql: string; readonly before: readonly string[] } {
  const counting = hazardCounting(cell.hazard, { ...cell.thresholds, zoneKinds: [], hazards: [] }, layout);
  const conditions = [
    zoneCondition(cell, layout),
    residenceCondition(cell, layout),
    classCondition(cell, counting),
  ].flatMap((condition) => condition ?? []);
  return {
    before: counting.by === 'depth' ? [lookupSql(counting.edgesCentimetres)] : [],
    sql: `SELECT b.rowid AS building_index
FROM ${factsFrom(cell.zoneKind, cell.hazard, counting, layout)}
WHERE ${conditions.join('\n  AND ') || 'true'}
ORDER BY building_index`,
  };
}

function zoneCondition(cell: ExposureCell, layout: CityLayout): string | undefined {
  if (cell.zoneId === undefined || cell.zoneKind === 'city') return undefined;
  const number = zoneNumberOf(cell.zoneKind, cell.zoneId, layout);
  if (cell.zoneKind !== 'residence' || number > 0)
    return `${zoneColumn(cell.zoneKind)} = ${integerLiteral(Math.max(number, 0))}`;
  return `${residenceColumn(layout)} = ${residenceCodes[number === 0 ? 'outside' : 'unknown']}`;
}

const residenceCodes: Readonly<Record<ResidenceState, number>> = { outside: 0, inside: 1, unknown: 2 };

function residenceCondition(cell: ExposureCell, layout: CityLayout): string | undefined {
  if (cell.residence === undefined) return undefined;
  return `${residenceColumn(layout)} = ${residenceCodes[cell.residence]}`;
}

function classCondition(cell: ExposureCell, { classes }: HazardCounting): string | undefined {
  const ranks = cell.depthRanks?.map(storedRankOf);
  const asked = ranks ? classes.filter((entry) => ranks.includes(entry.rank)) : classes;
  if (cell.verticalEvacuationImpossible) return `(${impossibleSql(asked)})`;
  return ranks && inClasses(asked);
}

function storedRankOf(rank: DepthRankOrState): number {
  if (rank === 'unknown') return STORED_UNKNOWN;
  return rank === 'none' ? STORED_NOT_HIT : storedRank(rank);
}

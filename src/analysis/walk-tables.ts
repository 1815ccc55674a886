import type { HazardKey } from '../domain/hazard.ts';
import { textHashName } from '../domain/text-hash.ts';
import { WALK_NONE, WALK_ROADS, WALK_STRAIGHT, type Walking } from '../spatial/walking.ts';
import { createWalkingOverRoads } from '../spatial/walking-over-roads.ts';
import type { Database } from '../tables/database.ts';
import { quoteIdentifier } from '../tables/sql-identifier.ts';
import { hazardTable } from '../tables/table-names.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { ShelterParameters } from './shelter-parameters.ts';
import { isUsable, loadShelters, type Shelter } from './usable-shelters.ts';

/** Ways of every building to the nearest usable shelter of one hazard. */
export interface ShelterWays {
  readonly key: HazardKey;
  readonly shelters: readonly Shelter[];
  /** How the shelters were judged. */
  readonly sql: string;
  /** Buildings by way. */
  readonly overRoads: number;
  readonly straight: number;
  readonly none: number;
  readonly roadCellMeters?: number;
}

/**
 * Columns: `distance_m` (NULL none), `shelter` (`facility_index`, −1 none), `way` (0 none, 1 over roads,
 * 2 straight, 3 none because no shelter is usable).
 */
export const walkTable = (key: HazardKey, parameters: ShelterParameters): string =>
  `walk_${hazardTable(key)}_${textHashName(JSON.stringify(distanceParameters(parameters)))}`;

export const walkSource = (key: HazardKey, parameters: ShelterParameters): string =>
  `${quoteIdentifier(walkTable(key, parameters))} AS walk`;

/** What distances depend on. */
const distanceParameters = (parameters: ShelterParameters) => [
  parameters.shelterKinds,
  parameters.unflagged,
  parameters.unknownDepth,
  parameters.depthLimitMeters,
  parameters.inZones,
  parameters.over,
  parameters.straightFactor,
  parameters.joinMeters,
];

/**
 * Judges the shelters and puts the ways to those that are usable into the database; ways that are there already are kept.
 * Rejects with QueryError or AbortError.
 */
export async function loadShelterWays(
  db: Database,
  key: HazardKey,
  parameters: ShelterParameters,
  context: AnalysisContext,
): Promise<ShelterWays> {
  const { layout, signal } = context;
  const { shelters, sql } = await loadShelters(db, key, parameters, layout, signal);
  const usable = shelters.filter(isUsable);
  const table = walkTable(key, parameters);
  const walking = context.walking ?? (await straightWalking(db));
  const stamp = await stampOf(db, usable);
  let comment = await commentOf(db, table);
  if (!comment?.startsWith(stamp)) {
    const found = await walking.nearest(
      { x: Float64Array.from(usable, ({ x }) => x), y: Float64Array.from(usable, ({ y }) => y) },
      { ...parameters, ...(signal && { signal }) },
    );
    await dropOlder(db, key, table);
    await db.insert(table, {
      distance_m: found.distanceMeters,
      shelter: found.nearest.map((place) => usable[place]?.facilityIndex ?? -1),
      way: usable.length > 0 ? found.way : found.way.fill(NO_USABLE_SHELTER),
    });
    comment = `${stamp}${found.roadCellMeters ?? ''}`;
    await db.run(`COMMENT ON TABLE ${quoteIdentifier(table)} IS '${comment}'`);
  }
  const cell = comment.slice(stamp.length);
  const ways = await countWays(db, table);
  return {
    key,
    shelters,
    sql,
    overRoads: ways.get(WALK_ROADS) ?? 0,
    straight: ways.get(WALK_STRAIGHT) ?? 0,
    none: (ways.get(WALK_NONE) ?? 0) + (ways.get(NO_USABLE_SHELTER) ?? 0),
    ...(cell && { roadCellMeters: Number(cell) }),
  };
}

/** Straight lines, where nobody gave the roads. */
async function straightWalking(db: Database): Promise<Walking> {
  const [x, y] = await Promise.all(['x_m', 'y_m'].map((column) => db.numbers(`SELECT ${column} FROM building_facts`)));
  return createWalkingOverRoads({ x: x!, y: y! });
}

/** Tells other buildings (the engine's number of their table) and other usable shelters apart. */
async function stampOf(db: Database, usable: readonly Shelter[]): Promise<string> {
  const [oid] = await db.numbers(
    "SELECT max(table_oid) FROM duckdb_tables() WHERE table_name IN ('building_facts', 'facilities')",
  );
  return `${oid} ${textHashName(usable.map(({ facilityIndex, x, y }) => `${facilityIndex} ${x} ${y}`).join(','))} `;
}

async function commentOf(db: Database, table: string): Promise<string | undefined> {
  const { rows } = await db.query(
    'SELECT comment FROM duckdb_tables() WHERE table_name = ? AND schema_name = current_schema()',
    [table],
  );
  return rows[0]?.comment === null ? undefined : (rows[0]?.comment as string | undefined);
}

/** Beside the ways of `spatial/walking.ts`. */
export const NO_USABLE_SHELTER = 3;

/** So many versions of one hazard's ways are kept, for parameters that go back and forth. */
const VERSIONS_KEPT = 3;

async function dropOlder(db: Database, key: HazardKey, table: string): Promise<void> {
  const { rows } = await db.query(
    `SELECT table_name FROM duckdb_tables()
WHERE regexp_full_match(table_name, ?) AND schema_name = current_schema() AND table_name <> ? ORDER BY table_oid DESC`,
    [`walk_${hazardTable(key)}_[0-9a-z]+`, table],
  );
  for (const { table_name } of rows.slice(VERSIONS_KEPT - 1))
    await db.run(`DROP TABLE IF EXISTS ${quoteIdentifier(String(table_name))}`);
}

async function countWays(db: Database, table: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.query(`SELECT way, count(*) AS buildings FROM ${quoteIdentifier(table)} GROUP BY way`);
  return new Map(rows.map(({ way, buildings }) => [Number(way), Number(buildings)]));
}

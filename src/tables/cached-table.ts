import { textHashName } from '../domain/text-hash.ts';
import type { Database } from './database.ts';
import { mainSchema, quoteIdentifier } from './sql-identifier.ts';

export interface CachedTable {
  /** What it is for: lower case, digits and underscores. */
  readonly purpose: string;
  /** Tables that it is made from. */
  readonly from: readonly string[];
  /** The query that makes it, without parameters. */
  readonly select: string;
}

export interface CachedTableMade {
  readonly table: string;
  /** As an SQL identifier. */
  readonly name: string;
  /** The statements that made it and what it is made from, for the evidence. */
  readonly sql: readonly string[];
}

/** So many versions of one purpose are kept, for changes that go back and forth (an area redrawn, a weight tried). */
const VERSIONS_KEPT = 3;

/**
 * A table computed from others once and read many times. Its name ends in the engine's numbers of the tables it comes from
 * and in a hash of its query: a table that is put in anew (a redrawn zone, another city) or a changed query asks for another
 * name, so nothing stale is ever read and nobody has to remember to drop it. Older versions go when a new one is made.
 * Rejects with a QueryError.
 */
export async function cachedTable(db: Database, { purpose, from, select }: CachedTable): Promise<CachedTableMade> {
  const prefix = `cached_${purpose}__`;
  const { numbers, versions } = await tablesSeen(db, from, prefix);
  const table = prefix + [...from.map((name) => numbers.get(name) ?? 0), textHashName(select)].join('_');
  const name = quoteIdentifier(table);
  const sql = `CREATE TABLE IF NOT EXISTS ${name} AS\n${select}`;
  if (!versions.includes(table)) {
    for (const old of versions.slice(VERSIONS_KEPT - 1)) await db.run(`DROP TABLE IF EXISTS ${quoteIdentifier(old)}`);
    await db.run(sql);
  }
  return { table, name, sql: [sql] };
}

/**
 * The engine's numbers of tables as this connection sees them (its own schemas lie over the city's), and its own tables of a
 * prefix, newest first.
 */
async function tablesSeen(db: Database, names: readonly string[], prefix: string) {
  const { rows } = await db.query(`SELECT table_name, table_oid FROM duckdb_tables()
WHERE (table_name IN (${names.map(textLiteral).join(', ')}) AND list_contains(${lookUp}, schema_name))
  OR (starts_with(table_name, ${textLiteral(prefix)}) AND schema_name = current_schema())
ORDER BY list_position(${lookUp}, schema_name) DESC, table_oid DESC`);
  return {
    numbers: new Map(rows.map(({ table_name, table_oid }) => [String(table_name), Number(table_oid)])),
    versions: rows.map(({ table_name }) => String(table_name)).filter((name) => name.startsWith(prefix)),
  };
}

/** Schemas in the order in which this connection looks names up; as created it says of none. */
const lookUp = `list_append(current_schemas(false), '${mainSchema}')`;

const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

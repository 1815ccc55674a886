import type { Database } from './database.ts';
import { mainSchema, quoteIdentifier } from './sql-identifier.ts';

/** Drops every table of the city's own schema that is not wanted any more: those of a city that was open before. */
export async function dropTables(db: Database, isWanted: (name: string) => boolean): Promise<void> {
  const { rows } = await db.query(
    `SELECT table_name FROM duckdb_tables() WHERE schema_name = '${mainSchema}' AND NOT internal`,
  );
  for (const { table_name } of rows)
    if (!isWanted(String(table_name)))
      await db.run(`DROP TABLE IF EXISTS ${quoteIdentifier(mainSchema)}.${quoteIdentifier(String(table_name))}`);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/tables/database.ts';
import { queryFailure, queryReadOnly } from '../../src/tables/read-only-query.ts';

const mostRows = 100;

/** A text of the user's can read the city and do nothing else; run for both engines. */
export function describeReadOnly(engine: string, create: () => Promise<Database>): void {
  describe(`${engine} database, asked by the user`, () => {
    let db: Database;
    let connection: Database;
    beforeAll(async () => {
      db = await create();
      await db.insert('houses', {
        building_id: ['a', 'b', 'c'],
        people: Float64Array.of(1, Number.NaN, 3),
        storeys: Uint16Array.of(1, 2, 3),
      });
      await db.run('CREATE VIEW people_view AS SELECT sum(people) AS people FROM houses');
      connection = await db.connect();
    });
    afterAll(() => db.close());

    const ask = (sql: string, signal?: AbortSignal) =>
      queryReadOnly(connection, sql, { mostRows, ...(signal && { signal }) });
    const untouched = async () => {
      const { rows } = await db.query(
        'SELECT count(*) AS n, sum(people) AS people, sum(storeys) AS storeys FROM houses',
      );
      expect(rows).toEqual([{ n: 3, people: 4, storeys: 6 }]);
      expect((await db.query('FROM duckdb_tables() WHERE NOT internal')).rowCount).toBe(1);
    };

    it.each([
      ['SELECT sum(people) AS people FROM houses;', [[4]]],
      ['FROM people_view -- a comment', [[4]]],
      ['/* a comment */ SELECT building_id FROM houses WHERE people IS NULL', [['b']]],
      ["WITH high AS (FROM houses WHERE storeys > 2) SELECT building_id AS ';', people FROM high", [['c', 3]]],
      ["FROM query('SELECT 1 AS one')", [[1]]],
      ["SELECT count(*)::INTEGER FROM query_table('houses')", [[3]]],
      ['VALUES (1, NULL)', [[1, null]]],
      ['SELECT 1) AS a, (SELECT 2', [[1, 2]]],
      ['SELECT column_name FROM (DESCRIBE houses)', [['building_id'], ['people'], ['storeys']]],
      ["SELECT DATE '2026-11-23' AS d, [1, 2] AS l, 12.50::DECIMAL(6, 2) AS n", [['2026-11-23', '[1, 2]', 12.5]]],
    ])('reads: %s', async (sql, rows) => {
      expect((await ask(sql)).rows).toEqual(rows);
    });

    it('names columns with the types of the database, repeated names told apart', async () => {
      const { columns } = await ask("SELECT *, 1::BIGINT AS people, DATE '2026-11-23' AS day FROM houses");
      expect(columns).toEqual([
        { name: 'building_id', type: 'VARCHAR' },
        { name: 'people', type: 'DOUBLE' },
        { name: 'storeys', type: 'USMALLINT' },
        { name: 'people_1', type: 'BIGINT' },
        { name: 'day', type: 'DATE' },
      ]);
    });

    it.each([
      'DESCRIBE houses',
      'SHOW TABLES',
      'SUMMARIZE houses',
      'EXPLAIN FROM houses',
      'explain analyze FROM houses;',
    ])('tells of the tables: %s', async (sql) => {
      expect((await ask(sql)).rows.length).toBeGreaterThan(0);
    });

    it('keeps the first rows of a long result and says that there are more', async () => {
      const exact = await ask(`SELECT * FROM range(${mostRows})`);
      expect([exact.rows.length, exact.truncated]).toEqual([mostRows, false]);
      const more = await ask(`SELECT * FROM range(${mostRows + 1})`);
      expect([more.rows.length, more.truncated]).toEqual([mostRows, true]);
    });

    it.each([
      "INSERT INTO houses VALUES ('d', 1, 1)",
      "INSERT INTO houses VALUES ('d', 1, 1) RETURNING *",
      'UPDATE houses SET people = 0',
      'DELETE FROM houses',
      'DROP TABLE houses',
      'CREATE TABLE mine AS SELECT 1',
      'CREATE OR REPLACE VIEW people_view AS SELECT 1',
      "ATTACH ':memory:' AS other",
      "COPY houses TO 'houses.csv'",
      "EXPORT DATABASE 'everything'",
      'PRAGMA database_list',
      'SET threads = 1',
      'CALL pragma_version()',
      'MERGE INTO houses USING houses AS h ON true WHEN MATCHED THEN DELETE',
      'BEGIN',
      'COMMIT',
      'ROLLBACK',
      'CHECKPOINT',
      'INSTALL httpfs',
      'LOAD httpfs',
      'USE memory',
    ])('refuses what is no query: %s', async (sql) => {
      await expect(ask(sql)).rejects.toMatchObject({ name: 'ReadOnlyRefusal', reason: 'not-a-query' });
      await untouched();
    });

    it.each([
      'SELECT 1; DROP TABLE houses',
      'SELECT 1) AS a; DROP TABLE houses; --',
      'SELECT 1) AS a; DROP TABLE houses; SELECT * FROM (SELECT 1',
      'SELECT 1) AS a; COMMIT; DROP TABLE houses; SELECT * FROM (SELECT 1',
      ') ; DROP TABLE houses x --',
      'SELECT 1) AS a /*',
      'WITH gone AS (DELETE FROM houses RETURNING *) FROM gone',
      "FROM query('DROP TABLE houses')",
      "FROM query('SELECT 1; DROP TABLE houses')",
      'SELECT * INTO mine FROM houses',
      'EXPLAIN ANALYZE DELETE FROM houses',
      'EXPLAIN ANALYZE SELECT 1) AS a; DROP TABLE houses; SELECT * FROM (SELECT 1',
      'PIVOT houses ON storeys USING sum(people)',
      'EXECUTE anything',
      'SELECT $1',
      '',
      ';',
      '-- nothing',
    ])('refuses more than one query, or one that hides another: %s', async (sql) => {
      await expect(ask(sql)).rejects.toThrow();
      await untouched();
    });

    it.each([
      "FROM read_csv('/etc/passwd')",
      "FROM read_text('/etc/passwd')",
      "FROM '/etc/passwd'",
      "FROM 'people.csv'",
      "FROM glob('/*')",
      "FROM read_csv('https://example.org/a.csv')",
      "FROM read_text('http://example.org/')",
      "FROM sniff_csv('/etc/passwd')",
    ])('reaches no file and no address: %s', async (sql) => {
      await expect(ask(sql)).rejects.toThrow(/disabled|does not exist|not exist/i);
    });

    it.each([
      'FROM enable_logging()',
      "FROM query('FROM system.main.enable_' || 'logging()')",
      'SELECT 1 WHERE EXISTS (FROM disable_logging())',
      'WITH t AS MATERIALIZED (FROM truncate_duckdb_logs()) SELECT count(*) FROM t',
      'SELECT (SELECT count(*) FROM checkpoint())',
      'EXPLAIN ANALYZE FROM force_checkpoint()',
    ])('refuses functions that act on the engine: %s', async (sql) => {
      await expect(ask(sql)).rejects.toMatchObject({ name: 'ReadOnlyRefusal', reason: 'side-effect' });
      expect((await ask('SELECT 1')).rows).toEqual([[1]]);
    });

    it('cannot be talked out of it: settings stay as they are', async () => {
      await expect(db.run('SET enable_external_access = true')).rejects.toThrow();
      await db.run('SET GLOBAL perfect_ht_threshold = 18'); // the app's own settings still can
    });

    it('names the line of the user’s own text', async () => {
      const error = await ask('SELECT building_id,\n  no_such_column\nFROM houses').catch((cause: unknown) => cause);
      expect(queryFailure(error)).toContain('no_such_column');
      expect(queryFailure(error)).toContain('LINE 2:');
      expect(queryFailure(error)).not.toContain('AS result');
    });

    it('stops a heavy query, while the city’s own questions go on', async () => {
      const controller = new AbortController();
      const heavy = ask('SELECT sum(a.i * b.i % 7) FROM range(10000000) a(i), range(10000000) b(i)', controller.signal);
      heavy.catch(() => undefined);
      expect((await db.query('SELECT sum(people) AS people FROM houses')).rows).toEqual([{ people: 4 }]);
      setTimeout(() => controller.abort(), 100);
      await expect(heavy).rejects.toMatchObject({ name: 'AbortError' });
      expect((await ask('SELECT 1')).rows).toEqual([[1]]);
      await untouched();
    });
  });
}

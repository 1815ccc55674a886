import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, QueryError } from '../../src/tables/database.ts';

/** What every engine must do alike; run for the native one in Node and for wasm in Chromium. */
export function describeDatabase(engine: string, create: () => Promise<Database>): void {
  describe(`${engine} database`, () => {
    let db: Database;
    beforeAll(async () => {
      db = await create();
    });
    afterAll(() => db.close());

    it.each([1, 2_048, 5_000])('gives back every kind of column as it was put in, %i rows', async (count) => {
      const columns = createColumns(count);
      await db.insert('all_kinds', columns);
      const { rows, columns: described } = await db.query('FROM all_kinds');
      expect(described.map(({ name }) => name)).toEqual(Object.keys(columns));
      expect(rows).toHaveLength(count);
      for (const row of [0, count >> 1, count - 1])
        for (const [name, values] of Object.entries(columns)) {
          const value = values[row]!;
          expect(rows[row]![name], `${name} of row ${row}`).toEqual(Number.isNaN(value) ? null : value);
        }
    });

    it('keeps the types promised for each kind of array', async () => {
      await db.insert('all_kinds', createColumns(3));
      const { rows } = await db.query(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'all_kinds' ORDER BY ordinal_position",
      );
      expect(rows.map((row) => row.data_type)).toEqual([
        'UTINYINT',
        'USMALLINT',
        'INTEGER',
        'UINTEGER',
        'FLOAT',
        'DOUBLE',
        'VARCHAR',
        'BOOLEAN',
      ]);
    });

    it('takes parts of larger arrays and the same array twice, and leaves them to the caller', async () => {
      const whole = Float64Array.from({ length: 100 }, (_, row) => row);
      await db.insert('parts', { a: whole.subarray(10, 20), b: whole.subarray(20, 30), c: whole.subarray(10, 20) });
      const { rows } = await db.query('SELECT a, b, c FROM parts WHERE a = 12');
      expect(rows).toEqual([{ a: 12, b: 22, c: 12 }]);
      expect(whole).toHaveLength(100);
    });

    it('makes an empty table from empty columns', async () => {
      await db.insert('nothing', { id: [], n: new Uint8Array(0) });
      expect((await db.query('FROM nothing')).rowCount).toBe(0);
    });

    it('replaces a table of the same name, also with other columns', async () => {
      await db.insert('replaced', { a: new Uint8Array(5) });
      await db.insert('replaced', { b: ['one'] });
      expect((await db.query('FROM replaced')).rows).toEqual([{ b: 'one' }]);
    });

    it('refuses columns of different lengths, naming them', async () => {
      await expect(db.insert('uneven', { a: new Uint8Array(2), b: new Uint8Array(3) })).rejects.toThrow(/"b".*3.*2/);
    });

    it('quotes names of tables and columns that come from data', async () => {
      const name = 'a"; DROP TABLE parts; --';
      await db.insert(name, { [name]: new Uint8Array([7]), table: ['x'] });
      const { rows } = await db.query(`FROM "${name.replaceAll('"', '""')}"`);
      expect(rows).toEqual([{ [name]: 7, table: 'x' }]);
    });

    it('gives whole, huge and decimal numbers as numbers', async () => {
      const { rows } = await db.query(
        'SELECT 9007199254740991::BIGINT AS a, sum(i)::HUGEINT AS b, 12.345::DECIMAL(9, 3) AS c, count(*) AS d FROM range(5) AS t(i)',
      );
      expect(rows).toEqual([{ a: 9007199254740991, b: 10, c: 12.345, d: 5 }]);
    });

    it('binds parameters of every kind as values, never as SQL', async () => {
      const text = "'; DROP TABLE parts; --";
      const { rows } = await db.query('SELECT $1::VARCHAR AS a, $2::DOUBLE AS b, $3::BOOLEAN AS c, $4::INTEGER AS d', [
        text,
        1.5,
        true,
        null,
      ]);
      expect(rows).toEqual([{ a: text, b: 1.5, c: true, d: null }]);
    });

    it('gives the first column as plain numbers', async () => {
      expect(await db.numbers('SELECT CASE i WHEN 1 THEN NULL ELSE i END FROM range(3) AS t(i)')).toEqual(
        Float64Array.of(0, Number.NaN, 2),
      );
    });

    it('rejects with the statement and the cause', async () => {
      const error = await db.query('SELECT * FROM no_such_table').catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(QueryError);
      expect((error as QueryError).sql).toBe('SELECT * FROM no_such_table');
      expect((error as QueryError).message).toContain('no_such_table');
      await expect(db.run('SELECT $1::INTEGER', ['no number'])).rejects.toThrow(QueryError);
    });

    it('answers many questions at once, each with its own rows', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => db.query('SELECT $1::INTEGER AS n', [n])));
      expect(answers.map(({ rows }) => rows[0]!.n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    it('opens a second connection that sees the same tables and closes alone', async () => {
      await db.insert('shared', { a: new Uint8Array([1]) });
      const second = await db.connect();
      expect((await second.query('FROM shared')).rows).toEqual([{ a: 1 }]);
      await second.insert('shared', { a: new Uint8Array([2]) });
      await second.close();
      expect((await db.query('FROM shared')).rows).toEqual([{ a: 2 }]);
    });

    it('looks names up in the schema of a connection first, then in the tables of the city', async () => {
      await db.insert('replaced', { a: new Uint8Array([1]) });
      await db.insert('kept', { a: new Uint8Array([2]) });
      const other = await db.connect('alt "x');
      await other.insert('replaced', { a: new Uint8Array([7]) });
      const sql = 'SELECT replaced.a AS replaced, kept.a AS kept FROM replaced, kept';
      const { signal } = new AbortController();
      for (const answer of [await other.query(sql), await other.query(sql, [], signal)])
        expect(answer.rows).toEqual([{ replaced: 7, kept: 2 }]);
      expect((await other.query('SELECT replaced.a + $1::INTEGER AS n FROM replaced', [1])).rows).toEqual([{ n: 8 }]);
      expect((await db.query(sql)).rows).toEqual([{ replaced: 1, kept: 2 }]);
      await other.insert('kept', { a: new Uint8Array(3) });
      expect((await db.query('SELECT count(*) AS n FROM kept')).rows).toEqual([{ n: 1 }]);
      await other.close();
      const again = await db.connect('alt "x');
      expect((await again.query('FROM replaced')).rows).toEqual([{ a: 7 }]);
      await again.close();
    });

    it('lays the schema of a connection over that of the connection it was made from', async () => {
      for (const name of ['a', 'b', 'c']) await db.insert(name, { n: new Uint8Array([1]) });
      const below = await db.connect('below');
      for (const name of ['b', 'c']) await below.insert(name, { n: new Uint8Array([2]) });
      const above = await below.connect('above');
      await above.insert('c', { n: new Uint8Array([3]) });
      const sql = 'SELECT a.n AS a, b.n AS b, c.n AS c FROM a, b, c';
      expect((await above.query(sql)).rows).toEqual([{ a: 1, b: 2, c: 3 }]);
      const beside = await below.connect();
      expect((await beside.query(sql)).rows).toEqual([{ a: 1, b: 2, c: 2 }]);
      await beside.insert('a', { n: new Uint8Array([4]) });
      expect((await below.query(sql)).rows).toEqual([{ a: 4, b: 2, c: 2 }]);
      expect((await db.query(sql)).rows).toEqual([{ a: 1, b: 1, c: 1 }]);
      for (const connection of [above, beside, below]) await connection.close();
    });

    it('cancels a query of one connection without touching another', async () => {
      const second = await db.connect();
      const controller = new AbortController();
      const endless = second.query(
        'SELECT sum(a.i * b.i % 7) AS s FROM range(1000000) AS a(i), range(1000000) AS b(i)',
        [],
        controller.signal,
      );
      const beside = db.query('SELECT 1 AS one');
      setTimeout(() => controller.abort(), 50);
      await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
      expect((await beside).rows).toEqual([{ one: 1 }]);
      await second.close();
    });

    it('does not run a query whose signal has fired', async () => {
      const signal = AbortSignal.abort();
      await expect(db.query('SELECT 1', [], signal)).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('stops a running query when its signal fires, and goes on working', async () => {
      const controller = new AbortController();
      const endless = db.query(
        'SELECT sum(a.i * b.i % 7) AS s FROM range(1000000) AS a(i), range(1000000) AS b(i)',
        [],
        controller.signal,
      );
      setTimeout(() => controller.abort(), 50);
      await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
      expect((await db.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });

    it('leaves a signal that never fires alone', async () => {
      const { signal } = new AbortController();
      const answers = [db.query('SELECT 1 AS n', [], signal), db.query('SELECT 2 AS n', [], signal)];
      expect((await Promise.all(answers)).map(({ rows }) => rows[0]!.n)).toEqual([1, 2]);
    });
  });
}

function createColumns(count: number) {
  const some = (row: number) => row % 3 !== 1;
  return {
    bytes: Uint8Array.from({ length: count }, (_, row) => 255 - (row % 256)),
    shorts: Uint16Array.from({ length: count }, (_, row) => 65_535 - row),
    ints: Int32Array.from({ length: count }, (_, row) => -row),
    longs: Uint32Array.from({ length: count }, (_, row) => 4_294_967_295 - row),
    floats: Float32Array.from({ length: count }, (_, row) => (some(row) ? row / 8 : Number.NaN)),
    doubles: Float64Array.from({ length: count }, (_, row) => (some(row) ? row / 3 : Number.NaN)),
    texts: Array.from({ length: count }, (_, row) => (some(row) ? `青瀬市 ${'長い'.repeat(row % 9)}${row}` : null)),
    flags: Array.from({ length: count }, (_, row) => (some(row) ? row % 2 === 0 : null)),
  };
}

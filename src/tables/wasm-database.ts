import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { Table } from 'apache-arrow';
import { abortError } from './abort.ts';
import { arrowStream } from './arrow-columns.ts';
import { arrowResult } from './arrow-result.ts';
import { rowCountOf } from './column-type.ts';
import { type ColumnValues, type Database, QueryError, type QueryResult, type SqlValue } from './database.ts';
import { engineSettings } from './engine-settings.ts';
import { quoteIdentifier } from './sql-identifier.ts';
import { TaskQueue } from './task-queue.ts';

/** Rows sent to the engine in one piece: bounds the extra memory of an insert to a few columns of this length. */
const rowsPerInsert = 1 << 20;

/**
 * A DuckDB of its own in a worker of its own, from the page's own origin. Works on the main thread and inside a worker.
 * Rejects if the worker or the wasm file can't be loaded.
 */
export async function createWasmDatabase(): Promise<Database> {
  const engine = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  try {
    await engine.instantiate(wasmUrl);
    await engine.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    const connection = await engine.connect();
    for (const setting of engineSettings) await connection.query(setting);
    return new WasmDatabase(engine, connection);
  } catch (cause) {
    await engine.terminate();
    throw new Error('DuckDB could not be started', { cause });
  }
}

class WasmDatabase implements Database {
  readonly #engine: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;
  readonly #queue = new TaskQueue();

  constructor(engine: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#engine = engine;
    this.#connection = connection;
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
    await this.#queue.run(() => this.#table(sql, parameters));
  }

  async query(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<QueryResult> {
    return this.#queue.run(async () => {
      if (signal?.aborted) throw abortError(signal);
      const table = signal && parameters.length === 0 ? this.#cancellable(sql, signal) : this.#table(sql, parameters);
      const result = await table;
      if (signal?.aborted) throw abortError(signal);
      return arrowResult(result);
    });
  }

  async insert(table: string, columns: Readonly<Record<string, ColumnValues>>): Promise<void> {
    const rowCount = rowCountOf(table, columns);
    await this.#queue.run(async () => {
      const name = quoteIdentifier(table);
      await this.#table(`DROP TABLE IF EXISTS ${name}`, []);
      for (let from = 0; from === 0 || from < rowCount; from += rowsPerInsert) {
        const stream = arrowStream(columns, from, Math.min(rowCount, from + rowsPerInsert));
        await this.#guard(`INSERT INTO ${name}`, () =>
          this.#connection.insertArrowFromIPCStream(stream, { name: table, schema: 'main', create: from === 0 }),
        );
      }
      await this.#expectRows(name, rowCount);
    });
  }

  async close(): Promise<void> {
    await this.#queue.run(() => this.#engine.terminate());
  }

  /** Blocks the engine's worker until done: the fastest way, but not to be cancelled on the way. */
  #table(sql: string, parameters: readonly SqlValue[]) {
    return this.#guard(sql, async () => {
      if (parameters.length === 0) return this.#connection.query(sql);
      const statement = await this.#connection.prepare(sql);
      try {
        return await statement.query(...parameters);
      } finally {
        await statement.close();
      }
    });
  }

  /**
   * Runs in slices, so that a cancel message gets through between two of them. duckdb-wasm 1.32 slices statements without
   * parameters only: a query with parameters rejects at once when cancelled, but the engine finishes it.
   */
  async #cancellable(sql: string, signal: AbortSignal): Promise<Table> {
    const cancel = () => void this.#connection.cancelSent();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#guard(sql, async () => new Table(await (await this.#connection.send(sql)).readAll()));
    } catch (error) {
      throw signal.aborted ? abortError(signal) : error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** The engine reports success even where it drops a stream that it can't decode, so the rows are counted. */
  async #expectRows(name: string, expected: number): Promise<void> {
    const sql = `SELECT count(*) AS n FROM ${name}`;
    const found = Number((await this.#table(sql, [])).get(0)?.n);
    if (found !== expected) throw new QueryError(sql, `${found} rows arrived, ${expected} were sent`);
  }

  async #guard<Value>(sql: string, task: () => Promise<Value>): Promise<Value> {
    try {
      return await task();
    } catch (cause) {
      throw new QueryError(sql, cause);
    }
  }
}

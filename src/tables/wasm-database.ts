import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { Table } from 'apache-arrow';
import { abortError, orAborted } from './abort.ts';
import { arrowStream } from './arrow-columns.ts';
import { arrowNumbers, arrowResult } from './arrow-result.ts';
import { rowCountOf } from './column-type.ts';
import { type ColumnValues, type Database, QueryError, type QueryResult, type SqlValue } from './database.ts';
import { engineSettings } from './engine-settings.ts';
import { mainSchema, quoteIdentifier, schemaSettings } from './sql-identifier.ts';
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
    return new WasmDatabase(engine, await connectPair(engine, []), () => engine.terminate());
  } catch (cause) {
    await engine.terminate();
    throw new Error('DuckDB could not be started', { cause });
  }
}

/** Two connections that look names up in the same order. */
interface ConnectionPair {
  readonly plain: AsyncDuckDBConnection;
  readonly cancellable: AsyncDuckDBConnection;
  /** Where names are looked up, before the city's own tables. */
  readonly schemas: readonly string[];
}

async function connectPair(engine: AsyncDuckDB, schemas: readonly string[]): Promise<ConnectionPair> {
  const settings = [...engineSettings, ...schemaSettings(schemas)];
  const connect = async () => {
    const connection = await engine.connect();
    for (const setting of settings) await connection.query(setting);
    return connection;
  };
  return { plain: await connect(), cancellable: await connect(), schemas };
}

/**
 * Requests are posted at once and the engine's worker takes them in order, so an insert runs while the caller computes
 * the next column. Cancellable queries have a connection of their own: one holds a single unfinished result at a time.
 */
class WasmDatabase implements Database {
  readonly #engine: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;
  readonly #cancellable: AsyncDuckDBConnection;
  readonly #schemas: readonly string[];
  readonly #end: () => Promise<void>;
  readonly #cancellableQueries = new TaskQueue();

  constructor(engine: AsyncDuckDB, pair: ConnectionPair, end: () => Promise<void>) {
    this.#engine = engine;
    this.#connection = pair.plain;
    this.#cancellable = pair.cancellable;
    this.#schemas = pair.schemas;
    this.#end = end;
  }

  async connect(schema?: string): Promise<Database> {
    const pair = await connectPair(this.#engine, schema === undefined ? this.#schemas : [schema, ...this.#schemas]);
    return new WasmDatabase(this.#engine, pair, async () => {
      await pair.plain.close();
      await pair.cancellable.close();
    });
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
    await this.#table(sql, parameters);
  }

  async query(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<QueryResult> {
    return arrowResult(await this.#answer(sql, parameters, signal));
  }

  async numbers(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<Float64Array> {
    return arrowNumbers(await this.#answer(sql, parameters, signal));
  }

  async prepare(sql: string): Promise<void> {
    await guard(sql, async () => (await this.#connection.prepare(sql)).close());
  }

  async insert(table: string, columns: Readonly<Record<string, ColumnValues>>): Promise<void> {
    const rowCount = rowCountOf(table, columns);
    const schema = this.#schemas[0] ?? mainSchema;
    const name = `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
    const requests: Promise<unknown>[] = [this.#table(`DROP TABLE IF EXISTS ${name}`)];
    for (let from = 0; from === 0 || from < rowCount; from += rowsPerInsert) {
      const stream = arrowStream(columns, from, Math.min(rowCount, from + rowsPerInsert));
      requests.push(
        guard(`INSERT INTO ${name}`, () =>
          this.#connection.insertArrowFromIPCStream(stream, { name: table, schema, create: from === 0 }),
        ),
      );
    }
    requests.push(this.#expectRows(name, rowCount));
    await Promise.all(requests);
  }

  async close(): Promise<void> {
    await this.#end();
  }

  async #answer(sql: string, parameters: readonly SqlValue[], signal?: AbortSignal): Promise<Table> {
    if (!signal) return this.#table(sql, parameters);
    if (signal.aborted) throw abortError(signal);
    if (parameters.length > 0) return orAborted(this.#table(sql, parameters), signal);
    return this.#cancellableQueries.run(() => this.#slices(sql, signal));
  }

  /** Blocks the engine's worker until done: the fastest way, but not to be cancelled on the way. */
  #table(sql: string, parameters: readonly SqlValue[] = []): Promise<Table> {
    return guard(sql, async () => {
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
  async #slices(sql: string, signal: AbortSignal): Promise<Table> {
    if (signal.aborted) throw abortError(signal);
    const cancel = () => void this.#cancellable.cancelSent();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const reader = await guard(sql, () => this.#cancellable.send(sql));
      return new Table(await reader.readAll());
    } catch (error) {
      throw signal.aborted ? abortError(signal) : error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** The engine reports success even where it drops a stream that it can't decode, so the rows are counted. */
  async #expectRows(name: string, expected: number): Promise<void> {
    const sql = `SELECT count(*) AS n FROM ${name}`;
    const found = Number((await this.#table(sql)).get(0)?.n);
    if (found !== expected) throw new QueryError(sql, `${found} rows arrived, ${expected} were sent`);
  }
}

async function guard<Value>(sql: string, task: () => Promise<Value>): Promise<Value> {
  try {
    return await task();
  } catch (cause) {
    throw new QueryError(sql, cause);
  }
}

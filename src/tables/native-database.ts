import { type DuckDBConnection, DuckDBInstance, type DuckDBMaterializedResult } from '@duckdb/node-api';
import { abortError } from './abort.ts';
import { rowCountOf } from './column-type.ts';
import { type ColumnValues, type Database, QueryError, type QueryResult, type SqlValue } from './database.ts';
import { engineSettings } from './engine-settings.ts';
import { appendColumns, createTableSql } from './native-insert.ts';
import { nativeNumbers, nativeResult } from './native-result.ts';
import { mainSchema, quoteIdentifier, schemaSettings } from './sql-identifier.ts';
import { TaskQueue } from './task-queue.ts';

/** A DuckDB in this Node process: in memory, or in the file at `path`. For batch and tests; never for the browser bundle. */
export async function createNativeDatabase(path = ':memory:'): Promise<Database> {
  const instance = await DuckDBInstance.create(path);
  return new NativeDatabase(instance, await connect(instance, []), [], () => instance.closeSync());
}

async function connect(instance: DuckDBInstance, schemas: readonly string[]): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  for (const setting of engineSettings) await connection.run(setting);
  for (const setting of schemaSettings(schemas)) await connection.run(setting);
  return connection;
}

class NativeDatabase implements Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  /** Where names are looked up, before the city's own tables. */
  readonly #schemas: readonly string[];
  readonly #onClosed: (() => void) | undefined;
  readonly #queue = new TaskQueue();

  constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    schemas: readonly string[],
    onClosed?: () => void,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#schemas = schemas;
    this.#onClosed = onClosed;
  }

  async connect(schema?: string): Promise<Database> {
    const schemas = schema === undefined ? this.#schemas : [schema, ...this.#schemas];
    return new NativeDatabase(this.#instance, await connect(this.#instance, schemas), schemas);
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
    await this.#queue.run(() => this.#result(sql, parameters));
  }

  async query(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<QueryResult> {
    return nativeResult(await this.#answer(sql, parameters, signal));
  }

  async numbers(sql: string, parameters: readonly SqlValue[] = [], signal?: AbortSignal): Promise<Float64Array> {
    return nativeNumbers(await this.#answer(sql, parameters, signal));
  }

  async prepare(sql: string): Promise<void> {
    await this.#queue.run(async () => {
      try {
        (await this.#connection.prepare(sql)).destroySync();
      } catch (cause) {
        throw new QueryError(sql, cause);
      }
    });
  }

  async insert(table: string, columns: Readonly<Record<string, ColumnValues>>): Promise<void> {
    const rowCount = rowCountOf(table, columns);
    const schema = this.#schemas[0] ?? mainSchema;
    await this.#queue.run(async () => {
      await this.#result(`DROP TABLE IF EXISTS ${quoteIdentifier(schema)}.${quoteIdentifier(table)}`, []);
      await this.#result(createTableSql(table, columns), []);
      const appender = await this.#connection.createAppender(table, schema);
      try {
        appendColumns(appender, columns, rowCount);
      } catch (cause) {
        throw new QueryError(`INSERT INTO ${quoteIdentifier(table)}`, cause);
      } finally {
        appender.closeSync();
      }
    });
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => {
      this.#connection.closeSync();
      this.#onClosed?.();
    });
  }

  #answer(sql: string, parameters: readonly SqlValue[], signal?: AbortSignal): Promise<DuckDBMaterializedResult> {
    return this.#queue.run(async () => {
      if (signal?.aborted) throw abortError(signal);
      const interrupt = () => this.#connection.interrupt();
      signal?.addEventListener('abort', interrupt, { once: true });
      try {
        return await this.#result(sql, parameters);
      } catch (error) {
        throw signal?.aborted ? abortError(signal) : error;
      } finally {
        signal?.removeEventListener('abort', interrupt);
      }
    });
  }

  async #result(sql: string, parameters: readonly SqlValue[]): Promise<DuckDBMaterializedResult> {
    try {
      return await this.#connection.run(sql, [...parameters]);
    } catch (cause) {
      throw new QueryError(sql, cause);
    }
  }
}

import type { SqlResult } from '../../panels/explore/question-data.ts';
import type { Database } from '../../tables/database.ts';
import { queryFailure, queryReadOnly, ReadOnlyRefusal } from '../../tables/read-only-query.ts';
import { LatestCalls } from './latest-calls.ts';
import type { SqlFailure } from './question-types.ts';

/** Rows that a result keeps; more can be counted and grouped by the query itself. */
const MOST_ROWS = 10_000;

/** Columns that rows can be shown on the map by, the surest first. */
const mapKeys = ['building_index', 'building_id', 'zone_id', 'mesh_code'] as const;

export type SqlOutcome =
  | { readonly ok: true; readonly result: SqlResult }
  | { readonly ok: false; readonly failure: SqlFailure };

/** The expert's queries: one at a time, on a connection of their own that only reads. */
export class SqlConsole {
  readonly #calls = new LatestCalls();
  /** What the connection was made from. */
  #db: Database | undefined;
  #connection: Promise<Database> | undefined;
  /** A connection holds one transaction at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** Never rejects: what the text or the engine has against it is the outcome. Names are looked up as `db` does. */
  async run(db: Database, sql: string): Promise<SqlOutcome> {
    try {
      return { ok: true, result: await this.#calls.run('sql', (signal) => this.#query(db, sql, signal)) };
    } catch (error) {
      return { ok: false, failure: sqlFailure(error) };
    }
  }

  cancel(): void {
    this.#calls.cancel('sql');
  }

  async end(): Promise<void> {
    this.cancel();
    await this.#last;
    await this.#close();
  }

  async #close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await (await connection?.catch(() => undefined))?.close();
  }

  async #query(db: Database, sql: string, signal: AbortSignal): Promise<SqlResult> {
    await this.#last;
    signal.throwIfAborted();
    if (this.#db !== db) await this.#close();
    this.#db = db;
    this.#connection ??= db.connect();
    const connection = await this.#connection;
    signal.throwIfAborted();
    const began = performance.now();
    const answer = queryReadOnly(connection, sql, { mostRows: MOST_ROWS, signal });
    this.#last = answer.catch(() => undefined);
    const { columns, rows, truncated } = await answer;
    return {
      sql,
      columns,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))),
      truncated,
      milliseconds: performance.now() - began,
      mapKey: mapKeys.find((key) => columns.some(({ name }) => name === key)) ?? null,
    };
  }
}

export function sqlFailure(error: unknown): SqlFailure {
  if (error instanceof ReadOnlyRefusal) return { reason: error.reason };
  if (error instanceof Error && error.name === 'AbortError') return { reason: 'cancelled' };
  return { reason: 'failed', message: queryFailure(error) };
}

/** One DuckDB, in the browser (wasm) or in Node (native). The same SQL runs on both. */
export interface Database {
  /** Runs a statement that returns nothing. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<void>;
  /**
   * Runs a query. Rejects with a QueryError that carries the SQL and the cause, or with an AbortError when the signal fires
   * (the query is then cancelled in the engine too).
   */
  query(sql: string, parameters?: readonly SqlValue[], signal?: AbortSignal): Promise<QueryResult>;
  /** The first column of a query's result as numbers (NULL becomes NaN): for long lists. Rejects as `query` does. */
  numbers(sql: string, parameters?: readonly SqlValue[], signal?: AbortSignal): Promise<Float64Array>;
  /** Rejects with a QueryError unless the text is exactly one statement that could run; runs nothing. */
  prepare(sql: string): Promise<void>;
  /** Creates or replaces a table from columns of equal length. Typed arrays are copied, the caller keeps them. */
  insert(table: string, columns: Readonly<Record<string, ColumnValues>>): Promise<void>;
  /**
   * Another connection to the same tables, with a queue and cancels of its own. With a schema (made if there is none) every
   * name is looked up there first and then where this connection looks; tables are put into that schema, never over those
   * below. Close it when done; it ends with the database it came from.
   */
  connect(schema?: string): Promise<Database>;
  /** Ends this connection; for the database as created: the engine with all of its connections. */
  close(): Promise<void>;
}

export type SqlValue = string | number | boolean | null;

/**
 * NaN in float columns and null in lists become NULL.
 * Uint8Array → UTINYINT, Uint16Array → USMALLINT, Int32Array → INTEGER, Uint32Array → UINTEGER, floats alike, strings → VARCHAR.
 */
export type ColumnValues =
  | Uint8Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | readonly (string | null)[]
  | readonly (boolean | null)[];

export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rowCount: number;
  /** Rows as plain objects; BIGINT, HUGEINT and DECIMAL come as numbers. */
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly sql: string;
  constructor(sql: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n${sql}`, { cause });
    this.sql = sql;
  }
}

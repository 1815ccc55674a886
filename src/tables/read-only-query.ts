import { type Database, QueryError, type QueryResult } from './database.ts';
import { integerLiteral, quoteIdentifier } from './sql-identifier.ts';

export interface ReadOnlyAnswer {
  /** Types by DuckDB's own names, the same on both engines. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** More rows were there than were asked for. */
  readonly truncated: boolean;
}

export interface ReadOnlyOptions {
  readonly mostRows: number;
  readonly signal?: AbortSignal;
}

/** Why a text is not run. `several`: more than one statement; `not-a-query`: no SELECT; `side-effect`: a function that acts. */
export class ReadOnlyRefusal extends Error {
  override readonly name = 'ReadOnlyRefusal';
  readonly reason: 'several' | 'not-a-query' | 'side-effect' | 'empty';
  constructor(reason: ReadOnlyRefusal['reason'], cause?: unknown) {
    super(`the text is not one query that only reads: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * Runs a text of the user's as one query that can only read, on a connection of its own (`Database.connect`).
 *
 * Read-only by construction, in four walls: the text stands inside `SELECT * FROM (…)`, where the grammar allows a query
 * and nothing else; the whole is prepared as one statement, so that a bracket closed early can't begin another; its plan
 * must not call a function that acts on the engine (settings of its log, checkpoints); and it runs in a read-only
 * transaction. Files and addresses are out of reach of every connection (`engineSettings`).
 *
 * Rejects with a ReadOnlyRefusal, with a QueryError whose cause is the engine's, or with an AbortError.
 */
export async function queryReadOnly(
  connection: Database,
  text: string,
  { mostRows, signal }: ReadOnlyOptions,
): Promise<ReadOnlyAnswer> {
  const { sql, explain } = readQuery(text);
  const wrapped = (select: string) =>
    `SELECT ${select} FROM (\n${sql}\n) AS result LIMIT ${integerLiteral(mostRows + 1)}`;
  return inReadOnlyTransaction(connection, async (live) => {
    await connection.prepare(wrapped('*')).catch((error: unknown) => refuse(error, sql));
    signal?.throwIfAborted();
    await refuseActions(connection, wrapped('*'), live);
    if (explain !== '')
      return answerOf(await connection.query(`${explain} ${wrapped('*')}`, [], signal ?? live), mostRows);
    const { rows } = await connection.query(`DESCRIBE ${wrapped('*')}`, [], live);
    const columns = rows.map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
    const found = await connection.query(wrapped(columns.map(plainColumn).join(', ')), [], signal ?? live);
    return { ...answerOf(found, mostRows), columns };
  });
}

/** A text without the semicolon at its end; EXPLAIN has to stand before the brackets. Throws a ReadOnlyRefusal. */
function readQuery(text: string): { readonly sql: string; readonly explain: '' | 'EXPLAIN' | 'EXPLAIN ANALYZE' } {
  const body = text.replace(/[;\s]+$/, '');
  const [matched, analyze] = /^\s*EXPLAIN\s+(ANALYZE\s+)?/i.exec(body) ?? [];
  const sql = body.slice(matched?.length ?? 0);
  if (sql.trim() === '') throw new ReadOnlyRefusal('empty');
  return { sql, explain: matched === undefined ? '' : analyze === undefined ? 'EXPLAIN' : 'EXPLAIN ANALYZE' };
}

/** The engine's own message unless the text is none of a query's beginnings, or more than one statement. */
function refuse(error: unknown, sql: string): never {
  if (/Cannot prepare multiple statements/i.test(String(error))) throw new ReadOnlyRefusal('several', error);
  const code = sql.replace(/^(\s|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)+/, '');
  if (!/^(\(|(SELECT|WITH|FROM|VALUES|TABLE|DESCRIBE|DESC|SHOW|SUMMARIZE|PIVOT|UNPIVOT)\b)/i.test(code))
    throw new ReadOnlyRefusal('not-a-query', error);
  throw error;
}

/**
 * Table functions of DuckDB 1.4 that change the engine instead of reading it (found by going through `duckdb_functions()`).
 * They can't reach the city's tables, but a log that is switched on to a file makes every later query fail.
 */
const actions = ['enable_logging', 'disable_logging', 'truncate_duckdb_logs', 'checkpoint', 'force_checkpoint'];

/** The plan names every function after `query('…')` and views are opened up. Looking at it runs nothing. */
async function refuseActions(connection: Database, sql: string, live: AbortSignal): Promise<void> {
  const { rows } = await connection.query(`EXPLAIN (FORMAT json) ${sql}`, [], live);
  const plan = rows.map((row) => String(row.explain_value)).join('\n');
  for (const [, name] of plan.matchAll(/"name": "([A-Z_]+) *"/g))
    if (actions.includes(name!.toLowerCase())) throw new ReadOnlyRefusal('side-effect');
}

const plainTypes = /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|VARCHAR)$/;

/** Dates, lists and structs come as their text, the same on both engines. */
function plainColumn({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = quoteIdentifier(name);
  return plainTypes.test(type) ? column : `${column}::VARCHAR AS ${column}`;
}

function answerOf({ columns, rows }: QueryResult, mostRows: number): ReadOnlyAnswer {
  return {
    columns,
    rows: rows.slice(0, mostRows).map((row) => columns.map(({ name }) => row[name] ?? null)),
    truncated: rows.length > mostRows,
  };
}

/**
 * `live` never fires: with it a statement goes to the connection that answers cancellable queries (the browser's database
 * has two), so that all of them share the transaction.
 */
async function inReadOnlyTransaction<Value>(
  connection: Database,
  task: (live: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const live = new AbortController().signal;
  await connection.query('BEGIN TRANSACTION READ ONLY', [], live);
  try {
    return await task(live);
  } finally {
    await connection.query('ROLLBACK', [], live);
  }
}

/** What the engine says of a failed query, with the lines of the user's own text. */
export function queryFailure(error: unknown): string {
  const cause = error instanceof QueryError ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/\bLINE (\d+):/g, (_, line: string) => `LINE ${Math.max(1, Number(line) - 1)}:`);
}

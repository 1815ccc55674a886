/** A name as an SQL identifier: in double quotes, quotes inside doubled. Every name that data can reach goes through here. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A whole number as SQL text, for numbers of our own making only (class tables, edges): the engine plans a statement
 * without parameters once instead of twice, and the evidence can be run as it stands. Everything else is a parameter.
 */
export function integerLiteral(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`expected a whole number, got ${value}`);
  return String(value);
}

/** Statements that make a connection look names up in these schemas, in their order, and in the city's own tables after them. */
export function schemaSettings(schemas: readonly string[]): readonly string[] {
  if (schemas.length === 0) return [];
  const path = [...schemas.map(quoteIdentifier), mainSchema].join(',').replaceAll("'", "''");
  return [
    ...schemas.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`),
    `SET search_path = '${path}'`,
  ];
}

/** The schema DuckDB puts tables into by itself. */
export const mainSchema = 'main';

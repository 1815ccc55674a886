/** A name as an SQL identifier: in double quotes, quotes inside doubled. Every name that data can reach goes through here. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

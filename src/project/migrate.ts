/** What a version of a saved document changed: from the document as that version wrote it to the next version's. */
export type Migrations = Readonly<Record<number, (document: object) => object>>;

/**
 * A saved document brought to version `to`, step by step; a version without a step only added fields. What has no number
 * as its version is left as it came, for the schema to refuse.
 */
export function migrate(document: object, to: number, steps: Migrations): object {
  const { version } = document as { readonly version?: unknown };
  if (!Number.isInteger(version) || (version as number) < 1 || (version as number) > to) return document;
  let migrated = document;
  for (let from = version as number; from < to; from += 1) migrated = steps[from]?.(migrated) ?? migrated;
  return { ...migrated, version: to };
}

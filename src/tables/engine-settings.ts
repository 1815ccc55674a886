/**
 * Settings that both engines start with.
 *
 * disabled_optimizers: the planner knows no row count for a positional join and would build a join's hash table on the
 * million buildings instead of on the lookup table (130 ms instead of 30 ms). With these off, joins run as written: the
 * large table on the left, the small one on the right.
 *
 * enable_external_access: no query reads or writes a file or an address, nor fetches an extension; once off it can't be
 * switched on again. The configuration is not locked besides: `countingSetting` changes with each city, and no text of the
 * user's can be a SET (`queryReadOnly`).
 */
export const engineSettings: readonly string[] = [
  "SET disabled_optimizers = 'join_order,build_side_probe_side'",
  'SET enable_external_access = false',
];

/**
 * Up to 2^bits combinations of the small keys (zone × residence × class × storeys) are counted by direct addressing
 * instead of hashing: at 1,000,000 buildings 32 ms instead of 40 ms, but 10 ms for nothing at 15,000. 2^18 take 30 MB.
 */
export function countingSetting(buildings: number): string {
  return `SET GLOBAL perfect_ht_threshold = ${buildings > 250_000 ? 18 : 12}`;
}

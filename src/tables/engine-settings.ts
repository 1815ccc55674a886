/**
 * Settings that both engines start with, measured in Chromium at 1,000,000 buildings (docs of `exposure-query.ts` say why).
 *
 * perfect_ht_threshold: up to 2^19 combinations of the small keys (zone × residence × class × storeys) are counted by
 * direct addressing instead of hashing: 20 ms instead of 100–200 ms. Higher would cost over 100 MB for the table of counts.
 *
 * disabled_optimizers: the planner knows no row count for a positional join and would build a join's hash table on the
 * million buildings instead of on the lookup table (130 ms instead of 30 ms). With these off, joins run as written:
 * the large table on the left, the small one on the right.
 */
export const engineSettings: readonly string[] = [
  'SET perfect_ht_threshold = 19',
  "SET disabled_optimizers = 'join_order,build_side_probe_side'",
];

/** Columns of residents: who moves house takes these along. People at noon stay where work and shops are. */
export const residentColumns = ['population', 'population65', 'population75', 'households'] as const;
export type ResidentColumn = (typeof residentColumns)[number];

/** What people who moved house change in the numbers of zones. Whole steps of exactly summable columns: sums do not round. */
export interface MovedResidents {
  /** Per building: people who came (or left: negative). Null where the city has no population. */
  readonly people: Float64Array | null;
  /** How many more live inside the zones, by column; absent where the city has no such column. */
  readonly inside: Readonly<Partial<Record<ResidentColumn, number>>>;
}

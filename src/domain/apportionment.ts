/**
 * Weights of floor area by usage for sharing people of a mesh out to its buildings. None is fixed by an official rule: all
 * are defaults of this tool, editable, and printed as assumptions.
 */
export interface UsageWeight {
  /** PLATEAU Building_usage. */
  readonly usage: number;
  readonly weight: number;
  /** Where the number comes from. */
  readonly basis: 'only dwellings' | 'half of the floors' | 'usage unknown' | 'not a dwelling' | 'tool default';
}

/** People who live there (人口, 世帯, 人流 深夜): dwellings count, mixed houses by half, unknown usage by half. */
export const residentWeights: readonly UsageWeight[] = [
  { usage: 411, weight: 1, basis: 'only dwellings' },
  { usage: 412, weight: 1, basis: 'only dwellings' },
  { usage: 413, weight: 0.5, basis: 'half of the floors' },
  { usage: 414, weight: 0.5, basis: 'half of the floors' },
  { usage: 415, weight: 0.5, basis: 'half of the floors' },
  { usage: 461, weight: 0.5, basis: 'usage unknown' },
  { usage: 0, weight: 0.5, basis: 'usage unknown' },
];

/** People who are there by day (人流 昼): work places in full, dwellings by 0.3. */
export const daytimeWeights: readonly UsageWeight[] = [
  { usage: 401, weight: 1, basis: 'tool default' },
  { usage: 402, weight: 1, basis: 'tool default' },
  { usage: 403, weight: 0.5, basis: 'tool default' },
  { usage: 404, weight: 1, basis: 'tool default' },
  { usage: 411, weight: 0.3, basis: 'tool default' },
  { usage: 412, weight: 0.3, basis: 'tool default' },
  { usage: 413, weight: 0.6, basis: 'tool default' },
  { usage: 414, weight: 0.6, basis: 'tool default' },
  { usage: 415, weight: 0.6, basis: 'tool default' },
  { usage: 421, weight: 1, basis: 'tool default' },
  { usage: 422, weight: 1, basis: 'tool default' },
  { usage: 431, weight: 0.3, basis: 'tool default' },
  { usage: 441, weight: 0.5, basis: 'tool default' },
  { usage: 452, weight: 0.3, basis: 'tool default' },
  { usage: 454, weight: 0.5, basis: 'tool default' },
  { usage: 461, weight: 0.3, basis: 'usage unknown' },
  { usage: 0, weight: 0.3, basis: 'usage unknown' },
];

/** Floor area that sells (消費・年間販売額): shops in full, mixed houses by half. */
export const commercialWeights: readonly UsageWeight[] = [
  { usage: 402, weight: 1, basis: 'tool default' },
  { usage: 403, weight: 1, basis: 'tool default' },
  { usage: 404, weight: 1, basis: 'tool default' },
  { usage: 413, weight: 0.5, basis: 'half of the floors' },
  { usage: 414, weight: 0.5, basis: 'half of the floors' },
];

/** Weight of each usage code 0 … 999 for quick look-up; usages not listed have 0. */
export function weightByUsage(weights: readonly UsageWeight[]): Float64Array {
  const table = new Float64Array(1000);
  for (const { usage, weight } of weights) table[usage] = weight;
  return table;
}

/** The same weights with another for buildings whose usage is not known: the ends of a sensitivity band. */
export const withUnknownUsage = (weights: readonly UsageWeight[], weight: number): readonly UsageWeight[] =>
  weights.map((entry) => (isUsageUnknown(entry.usage) ? { ...entry, weight } : entry));

/** Whether people were shared out to a building although its usage is not known. */
export const isUsageUnknown = (usage: number): boolean => usage === 0 || usage === 461;

/** a_b = floor area × weight of usage, per building; usages beyond the code list count as not known. */
export function apportionmentWeights(
  usage: Uint16Array,
  floorAreaSquareMeters: Float64Array,
  weights: readonly UsageWeight[],
): Float64Array {
  const table = weightByUsage(weights);
  const result = new Float64Array(usage.length);
  for (let building = 0; building < result.length; building++) {
    const area = floorAreaSquareMeters[building]!;
    const code = usage[building]!;
    result[building] = area > 0 ? area * table[code < 1000 ? code : 0]! : 0;
  }
  return result;
}

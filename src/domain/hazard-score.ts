/** One zone as the ranking sees it: of `total` so many are hit by each hazard, and of so many it is not known. */
export interface ZoneExposure {
  readonly total: number;
  /** In the order of the weights. */
  readonly exposed: readonly number[];
  readonly unknown: readonly number[];
}

/** All null for a zone without anybody. */
export interface HazardScore {
  /** 0 … 100: Σ weight × share ÷ Σ weight × 100, counting who is certainly hit. */
  readonly score: number | null;
  /** The same if everybody whose state is not known were hit. */
  readonly scoreIfUnknownHit: number | null;
  /** What each hazard adds to the score; they add up to it. */
  readonly contributions: readonly (number | null)[];
}

/**
 * Weighted mean of the shares that each hazard reaches. The weights are no law: defaults are equal, and are shown. Throws a
 * RangeError unless weights are ≥ 0 and one is positive.
 */
export function hazardScore({ total, exposed, unknown }: ZoneExposure, weights: readonly number[]): HazardScore {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (!(sum > 0) || weights.some((weight) => !(weight >= 0)))
    throw new RangeError('expected weights of 0 and more, one of them positive');
  if (!(total > 0)) return { score: null, scoreIfUnknownHit: null, contributions: weights.map(() => null) };
  const points = (count: number, hazard: number) => ((100 * weights[hazard]!) / sum) * (count / total);
  const contributions = exposed.map(points);
  return {
    score: contributions.reduce((all, part) => all + part, 0),
    scoreIfUnknownHit: exposed.reduce((all, count, hazard) => all + points(count + unknown[hazard]!, hazard), 0),
    contributions,
  };
}

/** 1 for the largest; equal values share a rank, and the next follows after as many (1, 2, 2, 4). Null stays without. */
export function competitionRanks(values: readonly (number | null)[]): readonly (number | null)[] {
  const descending = values.filter((value) => value !== null).sort((a, b) => b - a);
  return values.map((value) => (value === null ? null : descending.indexOf(value) + 1));
}

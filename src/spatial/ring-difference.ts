/** Which edges two closed rings have in one of them only, at the cost of looking at each vertex once. */
export interface RingDifference {
  /** Edges from vertex `from` on to vertex `to` differ; no edge where `from` ≥ `to`. All others are common to both. */
  readonly from: number;
  /** In the first and in the second ring. */
  readonly to: readonly [first: number, second: number];
}

/** Rings are alike from the start and to the end as far as their vertices are; what lies between differs. */
export function ringDifference(first: Float64Array, second: Float64Array): RingDifference {
  const counts = [first.length / 2, second.length / 2] as const;
  const most = Math.min(...counts);
  const same = sameAtStart(first, second);
  if (same === counts[0] && same === counts[1]) return { from: 0, to: [0, 0] };
  const last = sameAtEnd(first, second, most - same);
  const end = (count: number) => Math.max(0, last > 0 ? count - last : count - 1);
  return { from: Math.max(0, same - 1), to: [end(counts[0]), end(counts[1])] };
}

function sameAtStart(a: Float64Array, b: Float64Array): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at >> 1;
}

function sameAtEnd(a: Float64Array, b: Float64Array, mostVertices: number): number {
  let back = 0;
  while (back < 2 * mostVertices && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  return back >> 1;
}

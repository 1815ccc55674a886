import { summationStep } from '../../tables/exact-sum.ts';

export interface Move {
  /** Per building: 1 where a share leaves. */
  readonly from: Uint8Array;
  /** Per building: weight by which arrivals are shared out; 0 takes nobody. */
  readonly weight: Float64Array;
  /** 0 … 1. */
  readonly share: number;
}

/**
 * An exactly summable column with the share moved; the sum stays the same to the last bit, because everything is moved in
 * whole steps of the column. Undefined where nobody can take them in: then all stay.
 */
export function movePeople(
  values: Float64Array,
  { from, weight, share }: Move,
): { readonly values: Float64Array; readonly moved: number } | undefined {
  const step = summationStep(values);
  const weights = weight.reduce((sum, one) => sum + one, 0);
  if (!(weights > 0)) return undefined;
  const out = values.slice();
  let moved = 0;
  for (let building = 0; building < out.length; building++) {
    if (from[building] !== 1) continue;
    const leaving = leavingOf(out[building]!, share, step);
    if (leaving === 0) continue;
    out[building]! -= leaving;
    moved += leaving;
  }
  arrive(out, { moved, step, weight, weights });
  return { values: out, moved };
}

/** Whole steps of those who live in a building; nobody where it is not known who does. */
export function leavingOf(people: number, share: number, step: number): number {
  return people > 0 && step > 0 ? step * Math.floor((people * share) / step) : 0;
}

interface Arrival {
  readonly moved: number;
  /** Of the column. */
  readonly step: number;
  readonly weight: Float64Array;
  /** Sum of the weights in their order. */
  readonly weights: number;
}

/** Adds those who moved to `out`, in whole steps; all of them arrive. */
export function arrive(out: Float64Array, { moved, step, weight, weights }: Arrival): void {
  if (moved === 0) return;
  let [seen, arrived] = [0, 0];
  for (let building = 0; building < out.length; building++) {
    const own = weight[building]!;
    if (!(own > 0)) continue;
    seen += own;
    // the last sum of weights is the whole sum, bit for bit, so that everybody has arrived then
    const upToHere = seen === weights ? moved : Math.min(moved, step * Math.round((moved * (seen / weights)) / step));
    // a building of which nothing was known has these people now
    if (upToHere !== arrived) out[building] = (out[building]! || 0) + (upToHere - arrived);
    arrived = upToHere;
  }
}

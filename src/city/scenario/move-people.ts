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
  if (step === 0) return { values: out, moved: 0 };
  let moved = 0;
  for (let building = 0; building < out.length; building++) {
    if (from[building] !== 1) continue;
    const leaving = step * Math.floor((out[building]! * share) / step);
    out[building]! -= leaving;
    moved += leaving;
  }
  let [seen, arrived] = [0, 0];
  for (let building = 0; building < out.length; building++) {
    if (!(weight[building]! > 0)) continue;
    seen += weight[building]!;
    // the last sum of weights is the whole sum, bit for bit, so that everybody has arrived then
    const upToHere = seen === weights ? moved : Math.min(moved, step * Math.round((moved * (seen / weights)) / step));
    out[building]! += upToHere - arrived;
    arrived = upToHere;
  }
  return { values: out, moved };
}

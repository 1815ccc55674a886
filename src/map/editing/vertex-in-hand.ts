import type { PlanarPosition, PlanarRing } from '../../domain/plan.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { SceneSnap } from './editing-types.ts';

/** The one thing the map keeps of an edit: a vertex between `start` and `end`. */
export interface VertexInHand {
  readonly vertex: VertexAddress;
  readonly from: PlanarPosition;
  readonly to: PlanarPosition;
  readonly snap?: SceneSnap | undefined;
  readonly isByKey: boolean;
  readonly isInserted: boolean;
  /** The ring when the vertex was taken; while the caller has not answered an insertion yet, it still is the ring. */
  readonly ringAtStart: PlanarRing;
}

/** A ring with the vertex where the hand holds it, whether or not the caller has moved it there already. */
export function ringInHand(ring: PlanarRing, hand: VertexInHand): PlanarRing {
  const { vertex } = hand.vertex;
  if (hand.isInserted && ring === hand.ringAtStart) return ring.toSpliced(vertex, 0, hand.to);
  return vertex < ring.length ? ring.with(vertex, hand.to) : ring;
}

export const isRingOf = (
  { zone, polygon, ring }: VertexAddress,
  zoneId: string,
  polygonNumber: number,
  ringNumber: number,
): boolean => zone === zoneId && polygon === polygonNumber && ring === ringNumber;

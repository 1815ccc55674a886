import type { PlanarPosition, PlanarRing } from '../../domain/plan.ts';
import type { Projection } from '../geodesy/crs.ts';
import { densify, drape } from '../layers/drape.ts';
import type { Ground } from '../terrain/ground.ts';

/** Corners of a draped line: as for the lines of the scene. */
const STEP_METERS = 25;
const LIFT_METERS = 0.5;

/** Lays edges on the ground, each once: a ring with one vertex elsewhere costs two edges. */
export interface EdgeDraper {
  /** Earth-centred metres along the edge, without its end. */
  readonly edge: (from: PlanarPosition, to: PlanarPosition) => Float64Array;
  /** One piece an edge; the last leads back to the first vertex. */
  readonly ring: (ring: PlanarRing) => Float64Array[];
  readonly point: (position: PlanarPosition) => Float64Array;
}

interface KnownEdge {
  readonly to: PlanarPosition;
  readonly points: Float64Array;
}

/** Edges are remembered by the identity of their positions. */
export function createEdgeDraper(plane: Projection, ground: Ground, geoidHeightMeters: number): EdgeDraper {
  const known = new WeakMap<PlanarPosition, KnownEdge>();
  const lay = (planar: readonly number[], isLine: boolean) => {
    const lonLat = Float64Array.from(planar);
    plane.inverse(lonLat, lonLat);
    return drape(isLine ? densify(lonLat, STEP_METERS) : lonLat, ground, geoidHeightMeters, LIFT_METERS);
  };
  const edge: EdgeDraper['edge'] = (from, to) => {
    const found = known.get(from);
    if (found?.to === to) return found.points;
    const line = lay([...from, ...to], true);
    const points = line.subarray(0, line.length - 3);
    known.set(from, { to, points });
    return points;
  };
  return {
    edge,
    ring: (ring) => ring.map((from, k) => edge(from, ring[(k + 1) % ring.length]!)),
    point: (position) => lay(position, false),
  };
}

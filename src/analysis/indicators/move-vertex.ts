import type { PlanarPosition, PlanZone } from '../../domain/plan.ts';

/** One vertex dragged; `polygon`, `ring` and `vertex` count from 0. */
export interface VertexMove {
  /** Id of the zone. */
  readonly zone: string;
  readonly polygon: number;
  readonly ring: number;
  readonly vertex: number;
  readonly to: PlanarPosition;
}

/** The zones with that vertex elsewhere; all that is not touched is shared. Throws a RangeError where there is no such vertex. */
export function moveVertex(zones: readonly PlanZone[], move: VertexMove): readonly PlanZone[] {
  const zone = zones.find(({ id }) => id === move.zone);
  const ring = zone?.polygons[move.polygon]?.[move.ring];
  if (!zone || !ring?.[move.vertex])
    throw new RangeError(
      `no vertex ${move.vertex} in ring ${move.ring} of polygon ${move.polygon} of zone "${move.zone}"`,
    );
  const moved = replaced(ring, move.vertex, move.to);
  const polygon = replaced(zone.polygons[move.polygon]!, move.ring, moved);
  const polygons = replaced(zone.polygons, move.polygon, polygon);
  return zones.map((other) => (other === zone ? { ...zone, polygons } : other));
}

function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  const copy = [...list];
  copy[index] = value;
  return copy;
}

import type { PlanarPosition, PlanarRing, PlanZone } from '../../domain/plan.ts';
import { nearestOnEdge } from './edit-handles.ts';

/** The zone whose line is nearest to a position within reach (metres), else the one that the position lies in. */
export function zoneAt(zones: readonly PlanZone[], position: PlanarPosition, reachMeters: number): string | undefined {
  let [best, found] = [reachMeters, undefined as string | undefined];
  for (const { id, polygons } of zones)
    for (const ring of polygons.flat()) {
      const away = distanceToRing(ring, position);
      if (away <= best) [best, found] = [away, id];
    }
  return found ?? zones.find(({ polygons }) => polygons.some((rings) => isInside(rings, position)))?.id;
}

function distanceToRing(ring: PlanarRing, position: PlanarPosition): number {
  let best = Number.POSITIVE_INFINITY;
  ring.forEach((from, k) => {
    const [x, y] = nearestOnEdge(from, ring[(k + 1) % ring.length]!, position);
    best = Math.min(best, Math.hypot(x - position[0], y - position[1]));
  });
  return best;
}

/** Even-odd over all rings: a hole is outside. */
function isInside(rings: readonly PlanarRing[], [x, y]: PlanarPosition): boolean {
  let inside = false;
  for (const ring of rings)
    ring.forEach(([x1, y1], k) => {
      const [x2, y2] = ring[(k + 1) % ring.length]!;
      if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
    });
  return inside;
}

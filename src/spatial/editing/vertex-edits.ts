import type { PlanarPolygon, PlanarPosition, PlanarRing, PlanZone } from '../../domain/plan.ts';

/** A vertex of a zone: id of the zone, then counted from 0. */
export interface VertexAddress {
  readonly zone: string;
  readonly polygon: number;
  /** 0 the outer ring, then holes. */
  readonly ring: number;
  readonly vertex: number;
}

/** A ring without area is none. */
const LEAST_VERTICES = 3;

/** The zones with one vertex elsewhere. Whatever the vertex is not part of is shared with the zones given, not copied. */
export const moveVertex = (
  zones: readonly PlanZone[],
  address: VertexAddress,
  position: PlanarPosition,
): readonly PlanZone[] => changeRing(zones, address, (ring) => ring.with(address.vertex, position));

/** The zones with a vertex more, on the edge that begins at the vertex addressed; the new one has the next number. */
export const insertVertex = (
  zones: readonly PlanZone[],
  address: VertexAddress,
  position: PlanarPosition,
): readonly PlanZone[] => changeRing(zones, address, (ring) => ring.toSpliced(address.vertex + 1, 0, position));

/** The zones with a vertex less. Throws a RangeError where the ring would be left with fewer than 3: see `canRemoveVertex`. */
export const removeVertex = (zones: readonly PlanZone[], address: VertexAddress): readonly PlanZone[] =>
  changeRing(zones, address, (ring) => {
    if (ring.length <= LEAST_VERTICES)
      throw new RangeError(`expected a ring of more than 3 vertices to take one from, got ${place(address)}`);
    return ring.toSpliced(address.vertex, 1);
  });

/** Whether a ring can spare a vertex. */
export const canRemoveVertex = (zones: readonly PlanZone[], address: VertexAddress): boolean =>
  ringAt(zones, address).length > LEAST_VERTICES;

/** Throws a RangeError where there is no such vertex. */
export function vertexAt(zones: readonly PlanZone[], address: VertexAddress): PlanarPosition {
  const position = ringAt(zones, address)[address.vertex];
  if (!position) throw new RangeError(`expected a vertex of a zone, got ${place(address)}`);
  return position;
}

function changeRing(
  zones: readonly PlanZone[],
  address: VertexAddress,
  change: (ring: PlanarRing) => PlanarRing,
): readonly PlanZone[] {
  vertexAt(zones, address);
  const index = zones.findIndex(({ id }) => id === address.zone);
  const zone = zones[index]!;
  const polygon = zone.polygons[address.polygon]!;
  const changed: PlanarPolygon = polygon.with(address.ring, change(polygon[address.ring]!));
  return zones.with(index, { ...zone, polygons: zone.polygons.with(address.polygon, changed) });
}

function ringAt(zones: readonly PlanZone[], address: VertexAddress): PlanarRing {
  const ring = zones.find(({ id }) => id === address.zone)?.polygons[address.polygon]?.[address.ring];
  if (!ring) throw new RangeError(`expected a ring of a zone, got ${place(address)}`);
  return ring;
}

const place = ({ zone, polygon, ring, vertex }: VertexAddress) =>
  `zone "${zone}", polygon ${polygon}, ring ${ring}, vertex ${vertex}`;

import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { type CoveredGround, STEP_SQUARE_METERS } from './covered-ground.ts';
import { ringSignedArea } from './polygon-areas.ts';
import { ringDifference } from './ring-difference.ts';

/**
 * Below so much an overlap is the rounding of coordinates (ends of edges lie on a grid of 1e-9 m, edges are kilometres
 * long), not ground: a zone cut along an area's own outline overlaps it by nothing.
 */
export const LEAST_OVERLAP_SQUARE_METERS = 0.01;

/** Covered ground inside zones, followed over any number of versions of them. */
export interface GroundOverlap {
  /**
   * m² of covered ground inside the zones (rings taken as valid; ground that two zones share counts twice, as it does in the
   * sum of their areas). Rings that are as they were last time, and the unchanged rest of a changed ring, are not measured
   * again; the result is the same to the last bit as if they were.
   */
  update(zones: PolygonColumns): number;
}

export function createGroundOverlap(ground: CoveredGround): GroundOverlap {
  let known: readonly MeasuredRing[] = [];
  return {
    update(zones) {
      const { positions, ringOffsets } = zones;
      known = Array.from({ length: ringOffsets.length - 1 }, (_, ring) =>
        measured(ground, positions.slice(2 * ringOffsets[ring]!, 2 * ringOffsets[ring + 1]!), known[ring]),
      );
      return groundInside(zones, known);
    },
  };
}

interface MeasuredRing {
  readonly positions: Float64Array;
  /** In steps: + where the ring runs anticlockwise. */
  readonly steps: bigint;
}

function groundInside(zones: PolygonColumns, rings: readonly MeasuredRing[]): number {
  const { positions, ringOffsets, polygonOffsets } = zones;
  let steps = 0n;
  for (let polygon = 0; polygon + 1 < polygonOffsets.length; polygon++)
    for (let ring = polygonOffsets[polygon]!; ring < polygonOffsets[polygon + 1]!; ring++) {
      const isAnticlockwise = ringSignedArea(positions, ringOffsets[ring]!, ringOffsets[ring + 1]!) > 0;
      const isHole = ring > polygonOffsets[polygon]!;
      steps += isAnticlockwise === isHole ? -rings[ring]!.steps : rings[ring]!.steps;
    }
  const area = Number(steps) * STEP_SQUARE_METERS;
  return area < LEAST_OVERLAP_SQUARE_METERS ? 0 : area;
}

function measured(ground: CoveredGround, positions: Float64Array, before: MeasuredRing | undefined): MeasuredRing {
  if (!before) return { positions, steps: stepsAlong(ground, positions, 0, positions.length / 2 - 1) };
  const { from, to } = ringDifference(before.positions, positions);
  const gone = stepsAlong(ground, before.positions, from, to[0]);
  return { positions, steps: before.steps - gone + stepsAlong(ground, positions, from, to[1]) };
}

/** Edges from vertex `from` on to vertex `to`: covered ground below westward ones counts, below eastward ones is taken away. */
function stepsAlong(ground: CoveredGround, positions: Float64Array, from: number, to: number): bigint {
  let steps = 0n;
  for (let vertex = from; vertex < to; vertex++) {
    const at = 2 * vertex;
    const [ax, ay, bx, by] = [positions[at]!, positions[at + 1]!, positions[at + 2]!, positions[at + 3]!];
    if (ax === bx) continue;
    const below = BigInt(ground.areaBelow(ax, ay, bx, by));
    steps += ax < bx ? -below : below;
  }
  return steps;
}

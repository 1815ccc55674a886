import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { orientation } from './orientation.ts';
import { rowRingRange } from './polygon-areas.ts';

/**
 * Whether a feature contains a point: even-odd rule over all its rings, so ring direction does not matter and holes of
 * holes are inside. Boundary rule: a point on a lower or left edge is inside, on an upper or right edge outside (the point
 * is thought moved by nothing to the right and by less than nothing upwards), so that features sharing an edge share no
 * point and miss none. Exact. For single questions; for many points use `createPolygonLocator`, which gives the same answers.
 */
export function rowContains(polygons: PolygonColumns, row: number, x: number, y: number): boolean {
  const { positions, ringOffsets } = polygons;
  const [first, last] = rowRingRange(polygons, row);
  let inside = false;
  for (let ring = first; ring < last; ring++)
    if (ringContains(positions, ringOffsets[ring]!, ringOffsets[ring + 1]!, x, y)) inside = !inside;
  return inside;
}

/** The same for one closed ring of vertices `start … end−1`. */
export function ringContains(positions: Float64Array, start: number, end: number, x: number, y: number): boolean {
  let inside = false;
  for (let vertex = start + 1; vertex < end; vertex++) {
    const ay = positions[2 * vertex - 1]!;
    const by = positions[2 * vertex + 1]!;
    if (ay > y === by > y) continue;
    const ax = positions[2 * vertex - 2]!;
    const bx = positions[2 * vertex]!;
    // the edge lies strictly right of the point: the point is left of it, seen upwards
    const side = ay < by ? orientation(ax, ay, bx, by, x, y) : orientation(bx, by, ax, ay, x, y);
    if (side > 0) inside = !inside;
  }
  return inside;
}

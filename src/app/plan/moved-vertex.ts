import type { PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';

/**
 * The one vertex that makes zones differ from others, if that is all: then a message needs two numbers and not the whole line.
 * Parts that are shared are not looked into.
 */
export function movedVertex(
  from: readonly PlanZone[],
  to: readonly PlanZone[],
): { readonly vertex: VertexAddress; readonly to: PlanarPosition } | undefined {
  const zone = onlyDifference(from, to);
  if (zone === undefined) return undefined;
  const [before, after] = [from[zone]!, to[zone]!];
  if (before.id !== after.id || before.name !== after.name || before.code !== after.code) return undefined;
  const polygon = onlyDifference(before.polygons, after.polygons);
  if (polygon === undefined) return undefined;
  const ring = onlyDifference(before.polygons[polygon]!, after.polygons[polygon]!);
  if (ring === undefined) return undefined;
  const [ringBefore, ringAfter] = [before.polygons[polygon]![ring]!, after.polygons[polygon]![ring]!];
  const vertex = onlyDifference(ringBefore, ringAfter, ([ax, ay], [bx, by]) => ax === bx && ay === by);
  if (vertex === undefined) return undefined;
  return { vertex: { zone: before.id, polygon, ring, vertex }, to: ringAfter[vertex]! };
}

/** Number of the one item that differs; undefined where there are more, or none, or the lists are not as long. */
function onlyDifference<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = Object.is,
): number | undefined {
  if (a.length !== b.length) return undefined;
  let found: number | undefined;
  for (let index = 0; index < a.length; index++) {
    if (isSame(a[index]!, b[index]!)) continue;
    if (found !== undefined) return undefined;
    found = index;
  }
  return found;
}

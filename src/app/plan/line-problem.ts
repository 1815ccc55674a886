import type { PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { DraftProblem } from '../../project/plan/plan-slice.ts';
import { crossings } from '../../spatial/editing/crossings.ts';

/** Where the line of any zone is not valid. */
export const crossingsOf = (zones: readonly PlanZone[]): readonly PlanarPosition[] =>
  zones.flatMap(({ polygons }) => crossings(polygons).map(({ x, y }): PlanarPosition => [x, y]));

/** Why zones cannot be confirmed. */
export function problemOf(zones: readonly PlanZone[], faults: readonly PlanarPosition[]): DraftProblem | null {
  if (faults.length > 0) return 'crosses_itself';
  return zones.length === 0 ? 'empty' : null;
}

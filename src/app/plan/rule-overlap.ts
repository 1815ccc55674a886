import type { PlanarPosition } from '../../domain/plan.ts';
import { planarBounds } from '../../spatial/editing/planar-polygons.ts';
import { standingZones } from './edited-line.ts';
import type { PlanRoom } from './plan-room.ts';

/** An overlap of a few metres is shown with this much around it. */
const MARGIN_METERS = 120;

/** Corners of the box around the largest overlap of a scenario with a rule of exclusion; undefined where there is none to show. */
export async function largestOverlap(
  { store, desk }: Pick<PlanRoom, 'store' | 'desk'>,
  rule: string,
  scenario: string,
): Promise<readonly PlanarPosition[] | undefined> {
  const { facts } = desk.getState();
  if (!facts) return undefined;
  const state = store.getState();
  const zones = standingZones(state, facts, scenario, state.view.zoneKind);
  const [largest] = await desk.planning.ruleOverlap(rule, zones);
  if (!largest?.[0]) return undefined;
  const [west, south, east, north] = planarBounds(largest[0]);
  return [
    [west - MARGIN_METERS, south - MARGIN_METERS],
    [east + MARGIN_METERS, north + MARGIN_METERS],
  ];
}

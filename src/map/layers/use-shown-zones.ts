import { useMemo, useRef } from 'react';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { SceneScenario } from '../compare/compare-types.ts';
import type { SceneCity, SceneView } from '../scene-types.ts';
import { type ShownZone, shownZones } from './shown-zones.ts';

/** Zones as the map draws them; laid out again only where one changes: not with the bar, nor with each move of a vertex. */
export function useShownZones(
  { zones, planarCrs }: SceneCity,
  { scenario, swipe, editing }: SceneView,
): readonly ShownZone[] {
  const editedKind = editing?.zoneKind;
  const shown = useUnedited(scenario, editedKind);
  const [left, right] = [useUnedited(swipe?.left.scenario, editedKind), useUnedited(swipe?.right.scenario, editedKind)];
  const isSwiping = swipe !== undefined;
  return useMemo(() => {
    const sides = isSwiping ? { left: { scenario: left }, right: { scenario: right } } : undefined;
    return shownZones(zones, planarCrs, { scenario: shown, sides, editedKind });
  }, [zones, planarCrs, shown, isSwiping, left, right, editedKind]);
}

/** The same scenario as before while nothing but the edited kind differs. */
function useUnedited(
  scenario: SceneScenario | undefined,
  editedKind: FiledZoneKind | undefined,
): SceneScenario | undefined {
  const last = useRef<SceneScenario>(undefined);
  const kinds = Object.keys(scenario?.zones ?? {}) as FiledZoneKind[];
  const before = last.current;
  const isSame =
    before?.colour === scenario?.colour &&
    kinds.length === Object.keys(before?.zones ?? {}).length &&
    kinds.every((kind) => kind === editedKind || before?.zones[kind] === scenario?.zones[kind]);
  if (!isSame) last.current = scenario;
  return last.current;
}

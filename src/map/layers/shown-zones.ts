import type { PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import type { SceneScenario } from '../compare/compare-types.ts';
import { type Projection, projectionOf } from '../geodesy/crs.ts';
import type { SceneZone } from '../scene-types.ts';
import type { SwipeSide } from './line-style.ts';

/** Zones as the map draws them: those of the data, or of a scenario. */
export interface ShownZone extends SceneZone {
  /** Of the scenario; undefined = that of the zone kind. */
  readonly colour?: string;
  readonly side?: SwipeSide;
}

interface ShownScenarios {
  readonly scenario?: SceneScenario | undefined;
  /** Of a comparison; takes the place of `scenario`. */
  readonly sides?: Readonly<Record<SwipeSide, { readonly scenario: SceneScenario | undefined }>> | undefined;
  readonly editedKind?: FiledZoneKind | undefined;
}

/**
 * The zones of the data, with a scenario's instead kind by kind, and without the kind that is being edited. With a swipe each
 * side shows its own scenario, and once what both have in common.
 */
export function shownZones(
  zones: readonly SceneZone[],
  planarCrs: string,
  { scenario, sides, editedKind }: ShownScenarios,
): readonly ShownZone[] {
  const isEdited = ({ zoneKind }: SceneZone) => zoneKind === editedKind;
  if (!sides) return replaced(zones, planarCrs, scenario).filter((zone) => !isEdited(zone));
  const kindsOf = (side: SceneScenario | undefined) => Object.keys(side?.zones ?? {});
  const different = new Set([...kindsOf(sides.left.scenario), ...kindsOf(sides.right.scenario)]);
  const sideOf = (side: SwipeSide) =>
    replaced(zones, planarCrs, sides[side].scenario)
      .filter(({ zoneKind }) => different.has(zoneKind))
      .map((zone): ShownZone => ({ ...zone, side }));
  return [...zones.filter(({ zoneKind }) => !different.has(zoneKind)), ...sideOf('left'), ...sideOf('right')].filter(
    (zone) => !isEdited(zone),
  );
}

function replaced(
  zones: readonly SceneZone[],
  planarCrs: string,
  scenario: SceneScenario | undefined,
): readonly ShownZone[] {
  if (!scenario) return zones;
  const kinds = Object.entries(scenario.zones) as [FiledZoneKind, readonly PlanZone[]][];
  const plane = projectionOf(planarCrs);
  return [
    ...zones.filter(({ zoneKind }) => !kinds.some(([kind]) => kind === zoneKind)),
    ...kinds.map(([zoneKind, redrawn]) => ({ ...toSceneZone(zoneKind, redrawn, plane), colour: scenario.colour })),
  ];
}

function toSceneZone(zoneKind: FiledZoneKind, zones: readonly PlanZone[], plane: Projection): SceneZone {
  const planar = toPolygonColumns(zones.map(({ polygons }) => polygons));
  const positions = new Float64Array(planar.positions.length);
  plane.inverse(planar.positions, positions);
  return {
    zoneKind,
    zoneId: zones.map(({ id }) => id),
    name: zones.map(({ name }) => name),
    polygons: { ...planar, positions },
  };
}

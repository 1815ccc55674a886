import { CURRENT_SCENARIO, type PlanarPolygon, type PlanZone, type Scenario } from '../../domain/plan.ts';
import type { SceneScenario } from '../../map/compare/compare-types.ts';
import type { EditingTool, SceneEditing } from '../../map/editing/editing-types.ts';
import type { SceneView } from '../../map/scene-types.ts';
import { scenarioOf } from '../../project/plan/plan-slice.ts';
import type { PlanState } from '../../project/plan/plan-store.ts';
import type { PlanTool } from '../../project/plan/plan-view.ts';
import { standingZones } from './edited-line.ts';
import type { PlanDeskState } from './plan-desk-state.ts';

/** What plan mode adds to the scene. */
export type PlanScene = Pick<SceneView, 'scenario' | 'editing' | 'areaChange'>;

export interface PlanSceneInput {
  readonly plan: PlanState;
  readonly desk: PlanDeskState;
  readonly snap: NonNullable<SceneEditing['snap']>;
  readonly releaseLabel: string;
  /** Of ground and people that a preview moves. */
  readonly areaLabel: (desk: PlanDeskState) => string | undefined;
}

const sceneTools: Readonly<Record<PlanTool, EditingTool>> = {
  select: 'select',
  pan: 'pan',
  draw: 'draw',
  vertex: 'vertices',
  split: 'split',
  cut: 'cut',
  merge: 'select',
  measure: 'measure',
};

/** The lines of the scenario that is looked at, ready to be edited. */
export function planScene(input: PlanSceneInput): PlanScene {
  const { plan, desk } = input;
  const scenario = scenarioOf(plan, plan.view.scenario);
  if (!desk.facts || !scenario) return {};
  const change = areaChangeOf(input);
  return {
    ...(scenario.id !== CURRENT_SCENARIO && { scenario: sceneScenario(scenario) }),
    editing: editingOf(input, scenario),
    ...(change && { areaChange: change }),
  };
}

export const sceneScenario = ({ name, colour, zones }: Scenario): SceneScenario => ({ name, colour, zones });

function editingOf({ plan, desk, snap, releaseLabel }: PlanSceneInput, scenario: Scenario): SceneEditing {
  const { zoneKind, tool, snaps } = plan.view;
  const facts = desk.facts!;
  const zones = standingZones(plan, facts, scenario.id, zoneKind);
  const current = facts.zones[zoneKind];
  return {
    zones,
    zoneKind,
    colour: scenario.colour,
    ...(current && current !== zones && { current: outlineOf(current) }),
    tool: desk.drawingPlaceOf === null ? sceneTools[tool] : 'draw',
    ...(desk.activeZone !== undefined && { activeZone: desk.activeZone }),
    activeVertex: desk.activeVertex,
    ...(snaps.length > 0 && { snap }),
    crossings: desk.crossings,
    releaseLabel,
  };
}

const outlines = new WeakMap<readonly PlanZone[], readonly PlanarPolygon[]>();

/** The same outline for the same zones: the scene lays it over the ground once. */
function outlineOf(zones: readonly PlanZone[]): readonly PlanarPolygon[] {
  const known = outlines.get(zones) ?? zones.flatMap(({ polygons }) => polygons);
  outlines.set(zones, known);
  return known;
}

function areaChangeOf({ plan, desk, areaLabel }: PlanSceneInput): PlanScene['areaChange'] {
  const { preview, difference, isDragging } = desk;
  const shown = preview?.outcome.state === 'ready' ? preview.outcome.value : isDragging ? null : difference;
  if (!shown || shown.removed.length + shown.added.length === 0) return undefined;
  const text = areaLabel(desk);
  const at = [...shown.removed, ...shown.added][0]?.[0]?.[0];
  const colour = scenarioOf(plan, plan.view.scenario)?.colour;
  return {
    removed: shown.removed,
    added: shown.added,
    ...(colour && { colour }),
    ...(text !== undefined && at && { labels: [{ position: at, text }] }),
  };
}

import { CURRENT_SCENARIO, type PlanZone } from '../../domain/plan.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { LineFacts, PlanData, StepPreview, StepTool } from '../../panels/plan/plan-data.ts';
import type { PlanState } from '../../project/plan/plan-store.ts';
import { planarArea, planarPerimeter, planarVertexCount } from '../../spatial/editing/planar-polygons.ts';
import type { StrokeOutcome } from '../engine/plan-types.ts';
import { standingZones } from './edited-line.ts';
import type { PlanDeskState, PreviewedStroke } from './plan-desk-state.ts';

const noPlaces: PlanData['places'] = { zones: [], facilities: [] };
const noChoice: PlanData['choice'] = { hazards: [], years: [], facilityKinds: [] };

/** What the panels of plan mode show, from the plan and what the app knows about it. */
export function planDataOf(plan: PlanState, desk: PlanDeskState): PlanData {
  const { facts } = desk;
  return {
    zoneKinds: facts?.zoneKinds ?? [],
    choice: facts?.choice ?? noChoice,
    figures: desk.figures,
    line: lineFacts(plan, desk),
    preview: desk.preview && previewBlock(desk.preview),
    snappedTo: desk.snappedTo === null ? null : { ja: desk.snappedTo, en: desk.snappedTo },
    measured: desk.measured,
    effects: desk.effects,
    findings: desk.findings,
    uncovered: desk.uncovered,
    riskKind: desk.riskKind ?? facts?.riskKinds[0] ?? null,
    riskKinds: facts?.riskKinds ?? [],
    places: facts?.places ?? noPlaces,
    drawingPlaceOf: desk.drawingPlaceOf,
    drawnPlace: desk.drawnPlace,
    saved: savedOf(desk.autosave),
  };
}

const savedOf = (autosave: PlanDeskState['autosave']): PlanData['saved'] =>
  autosave.state === 'saved' || autosave.state === 'saving' ? autosave : { state: 'off' };

interface Extent {
  readonly vertices: number;
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
}

const extents = new WeakMap<PlanZone, Extent>();

/** Zones that a drag does not touch keep their identity, and are measured once. */
function extentOf(zone: PlanZone): Extent {
  const known = extents.get(zone) ?? {
    vertices: planarVertexCount(zone.polygons),
    areaSquareMeters: planarArea(zone.polygons),
    perimeterMeters: planarPerimeter(zone.polygons),
  };
  extents.set(zone, known);
  return known;
}

const totalOf = (zones: readonly PlanZone[], measure: keyof Extent): number =>
  zones.reduce((sum, zone) => sum + extentOf(zone)[measure], 0);

function lineFacts(plan: PlanState, desk: PlanDeskState): LineFacts | null {
  const { scenario, zoneKind } = plan.view;
  if (!desk.facts) return null;
  const zones = standingZones(plan, desk.facts, scenario, zoneKind);
  if (zones.length === 0 && scenario === CURRENT_SCENARIO) return null;
  const areaSquareMeters = totalOf(zones, 'areaSquareMeters');
  return {
    vertices: totalOf(zones, 'vertices'),
    selectedVertices: desk.activeVertex ? 1 : 0,
    areaSquareMeters,
    perimeterMeters: totalOf(zones, 'perimeterMeters'),
    differenceSquareMeters: areaSquareMeters - totalOf(desk.facts.zones[zoneKind] ?? [], 'areaSquareMeters'),
    removedBuildings: desk.count?.lost.buildings ?? null,
    addedBuildings: desk.count?.gained.buildings ?? null,
    crossings: desk.crossings.length,
  };
}

const oneStepTools: readonly StepTool['kind'][] = ['subtract_red', 'subtract_depth', 'buffer', 'merge'];

const isOneStepTool = (stroke: PreviewedStroke['stroke']): stroke is StepTool =>
  oneStepTools.some((kind) => kind === stroke.kind);

const shownTool = (stroke: PreviewedStroke['stroke']): StepPreview['tool'] | undefined => {
  if (stroke.kind === 'import_zones') return { ...stroke, zones: stroke.zones.length };
  return isOneStepTool(stroke) ? stroke : undefined;
};

function previewBlock({ stroke, dropsSlivers, outcome }: PreviewedStroke): Block<StepPreview> | null {
  const tool = shownTool(stroke);
  if (!tool) return null;
  if (outcome.state !== 'ready') return outcome;
  return { state: 'ready', value: stepPreview(tool, dropsSlivers, outcome.value) };
}

function stepPreview(tool: StepPreview['tool'], dropsSlivers: boolean, outcome: StrokeOutcome): StepPreview {
  const { before, after, removedSquareMeters, addedSquareMeters, slivers, missing } = outcome;
  return {
    tool,
    removedSquareMeters,
    addedSquareMeters,
    peopleDifference: differenceOf(before, after, 'population'),
    buildingsDifference: after.buildings - before.buildings,
    slivers,
    dropsSlivers,
    missing,
  };
}

function differenceOf(before: PlanIndicators, after: PlanIndicators, of: 'population'): number | null {
  const [from, to] = [before[of], after[of]];
  return from === null || to === null ? null : to - from;
}

import type { PlanarPolygon, PlanarPosition } from '../../domain/plan.ts';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { PlanData, ScenarioFigures } from '../../panels/plan/plan-data.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { ChangedBuildings, PlanCityFacts, PlanCount, PlanStroke, StrokeOutcome } from '../engine/plan-types.ts';

/** A one-step tool on its way into the line. */
export interface PreviewedStroke {
  readonly stroke: PlanStroke;
  readonly dropsSlivers: boolean;
  readonly outcome: Block<StrokeOutcome>;
}

/** Ground that two lines differ in, with the buildings on it. */
export interface LineDifference {
  readonly removed: readonly PlanarPolygon[];
  readonly added: readonly PlanarPolygon[];
  readonly removedSquareMeters: number;
  readonly addedSquareMeters: number;
  readonly buildings: ChangedBuildings;
}

/** All of plan mode that is neither the plan nor the project. Replaced as a whole with each change. */
export interface PlanDeskState {
  readonly facts: PlanCityFacts | null;
  /** By scenario id, of the kind that is edited. */
  readonly figures: ReadonlyMap<string, ScenarioFigures>;
  /** Of the line that is edited, against 現行. */
  readonly count: Pick<PlanCount, 'gained' | 'lost'> | null;
  readonly preview: PreviewedStroke | null;
  readonly crossings: readonly PlanarPosition[];
  readonly activeZone: string | undefined;
  readonly activeVertex: VertexAddress | null;
  readonly isDragging: boolean;
  readonly snappedTo: string | null;
  readonly measured: PlanData['measured'];
  readonly effects: PlanData['effects'];
  readonly difference: LineDifference | null;
  readonly swipePosition: number;
  readonly drawingPlaceOf: string | null;
  readonly drawnPlace: readonly PlanarPolygon[] | null;
}

export const emptyDesk: PlanDeskState = {
  facts: null,
  figures: new Map(),
  count: null,
  preview: null,
  crossings: [],
  activeZone: undefined,
  activeVertex: null,
  isDragging: false,
  snappedTo: null,
  measured: null,
  effects: new Map(),
  difference: null,
  swipePosition: 0.5,
  drawingPlaceOf: null,
  drawnPlace: null,
};

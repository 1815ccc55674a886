import type { PlanarPolygon, PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { PlanData, ScenarioFigures } from '../../panels/plan/plan-data.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { GroundChange, PlanCityFacts, PlanCount, PlanStroke, StrokeOutcome } from '../engine/plan-types.ts';
import type { AutosaveState } from './autosave.ts';

/** A one-step tool on its way into the line. */
export interface PreviewedStroke {
  readonly stroke: PlanStroke;
  readonly dropsSlivers: boolean;
  readonly outcome: Block<StrokeOutcome>;
}

/** Two scenarios on one map. */
export interface ComparedScenarios {
  readonly from: readonly PlanZone[];
  readonly to: readonly PlanZone[];
  /** One byte a building. */
  readonly insideFrom: Uint8Array;
  readonly insideTo: Uint8Array;
  readonly ground: GroundChange;
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
  /** Ground between 現行 and the line that is edited. */
  readonly difference: GroundChange | null;
  readonly compared: ComparedScenarios | null;
  readonly swipePosition: number;
  readonly drawingPlaceOf: string | null;
  readonly drawnPlace: readonly PlanarPolygon[] | null;
  readonly autosave: AutosaveState;
  readonly findings: PlanData['findings'];
  readonly uncovered: PlanData['uncovered'];
  /** Undefined = the first that the city has. */
  readonly riskKind: FiledZoneKind | undefined;
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
  compared: null,
  swipePosition: 0.5,
  drawingPlaceOf: null,
  drawnPlace: null,
  autosave: { state: 'saved', at: null },
  findings: new Map(),
  uncovered: null,
  riskKind: undefined,
};

import type { PlanActions } from '../../panels/plan/plan-data.ts';
import type { PlanRoom } from './plan-room.ts';

/** What is done outside of the plan: the map, the strip, files. */
export interface PlanSurroundings {
  readonly showPlace: PlanActions['showPlace'];
  readonly showRisk: PlanActions['showRisk'];
  readonly showRule: PlanActions['showRule'];
  readonly exportMeasures: () => void;
  readonly importMeasures: (file: File) => void;
  readonly exportZones: (scenario: string) => void;
  readonly importZones: (scenario: string) => void;
  readonly saveComparison: PlanActions['saveComparison'];
}

/** Everything that the panels of plan mode ask for. */
export function planRequests({ desk, store }: PlanRoom, surroundings: PlanSurroundings): PlanActions {
  return {
    ...surroundings,
    previewStep: (tool) => void desk.preview(tool, desk.getState().preview?.dropsSlivers ?? true),
    setDropsSlivers: (drop) => {
      const { preview } = desk.getState();
      if (preview) void desk.preview(preview.stroke, drop);
    },
    acceptPreview: () => desk.acceptPreview(),
    cancel: () => {
      const { preview, measured, drawingPlaceOf, drawnPlace } = desk.getState();
      desk.set({ preview: null, measured: null, drawingPlaceOf: null, drawnPlace: null, activeVertex: null });
      const isIdle = preview === null && measured === null && drawingPlaceOf === null && drawnPlace === null;
      if (isIdle) store.getState().actions.look({ tool: 'select' });
    },
    drawPlace: (measure) => desk.set({ drawingPlaceOf: measure, drawnPlace: null }),
    tellRiskBy: (riskKind) => desk.set({ riskKind }),
    retry: (scenario) => desk.retry(scenario),
  };
}

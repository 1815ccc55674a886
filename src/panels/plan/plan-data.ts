import type { Text } from '../../domain/answer.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { MeasurePlace, PlanarPolygon } from '../../domain/plan.ts';
import type { PlanIndicatorChoice } from '../../domain/plan-indicator-list.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { RuleFinding } from '../../domain/rule-finding.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { Block } from '../explore/explore-data.ts';

/**
 * All that plan mode shows besides the plan itself, which lives in the plan store (src/project/plan/plan-store.ts). The app
 * makes it; panels only read it. Plain data; ids of scenarios, measures and zones as in the plan.
 */
export interface PlanData {
  /** Kinds of zones that the city has and that can be redrawn, 居住誘導区域 first. */
  readonly zoneKinds: readonly FiledZoneKind[];
  /** What the city can be asked of: indicators of these hazards, years and facilities are listed, in this order. */
  readonly choice: PlanIndicatorChoice;
  /** By scenario id, of the zones of the edited kind; a scenario that is absent is not computed yet. */
  readonly figures: ReadonlyMap<string, ScenarioFigures>;
  /** The line of the edited scenario and kind; null: nothing can be edited (現行, or no such zones). */
  readonly line: LineFacts | null;
  /** Result of a one-step tool before it is taken; null while there is none. */
  readonly preview: Block<StepPreview> | null;
  /** What dragging snaps to right now, as the map says it. */
  readonly snappedTo: Text | null;
  /** Of the measuring tool; null while nothing is measured. */
  readonly measured: { readonly lengthMeters: number; readonly areaSquareMeters: number | null } | null;
  /** By measure id; a measure that is absent has no effect on the numbers (未計算, not 0). */
  readonly effects: ReadonlyMap<string, Block<MeasureOutcome>>;
  /** By scenario id: overlaps with the rules of exclusion; asked for while their tab is open. */
  readonly findings: ReadonlyMap<string, Block<readonly RuleFinding[]>>;
  /** Risk of the whole city with no measure; null: listed by hazard only, from the figures of 現行. */
  readonly uncovered: Block<readonly UncoveredRisk[]> | null;
  /** What `uncovered` is told by, and what else it could be. */
  readonly riskKind: FiledZoneKind | null;
  readonly riskKinds: readonly FiledZoneKind[];
  /** What a measure can be placed at. */
  readonly places: {
    readonly zones: readonly { readonly zoneKind: FiledZoneKind; readonly id: string; readonly name: string }[];
    readonly facilities: readonly { readonly id: string; readonly name: string; readonly kind: Text }[];
  };
  /** A place is being drawn on the map for this measure (its id, '' for the one that is being added). */
  readonly drawingPlaceOf: string | null;
  /** Place just drawn for the measure whose form is open; the form takes it up. */
  readonly drawnPlace: readonly PlanarPolygon[] | null;
  readonly saved: PlanSaved;
}

/** Whether the browser keeps the plan by itself; `off`: it cannot, which a notice has said. */
export type PlanSaved =
  /** `at`: ISO 8601; null where nothing was to be saved yet. */
  { readonly state: 'saved'; readonly at: string | null } | { readonly state: 'saving' } | { readonly state: 'off' };

export interface ScenarioFigures {
  readonly indicators: Block<PlanIndicators>;
  /** The numbers are older than the line: shown grey with 計算中. */
  readonly stale: boolean;
  /** How long the last update took, from the change to the numbers. */
  readonly milliseconds?: number;
}

/** Of all zones of the edited kind, as the line stands now. */
export interface LineFacts {
  readonly vertices: number;
  readonly selectedVertices: number;
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
  /** Minus the area of 現行. */
  readonly differenceSquareMeters: number;
  /** Buildings that 現行 holds and the line does not, and the other way round; null while counted. */
  readonly removedBuildings: number | null;
  readonly addedBuildings: number | null;
  /** Where the line crosses itself. */
  readonly crossings: number;
}

/** One-step tools. Numbers in metres. */
export type StepTool =
  | { readonly kind: 'subtract_red' }
  | { readonly kind: 'subtract_depth'; readonly hazard: HazardKey; readonly depthMeters: number }
  /** Outwards; inwards if negative. */
  | { readonly kind: 'buffer'; readonly meters: number }
  | { readonly kind: 'merge' };

/** Zones of a file on their way into the line. */
export interface ImportedZones {
  readonly kind: 'import_zones';
  readonly way: 'replace' | 'add';
  /** Number of them. */
  readonly zones: number;
}

export interface StepPreview {
  readonly tool: StepTool | ImportedZones;
  readonly removedSquareMeters: number;
  readonly addedSquareMeters: number;
  /** Of the ground that leaves the zones, minus those of ground that joins; null: no population. */
  readonly peopleDifference: number | null;
  readonly buildingsDifference: number;
  /** Pieces too small to be a zone: left out while `dropsSlivers`. */
  readonly slivers: readonly { readonly areaSquareMeters: number; readonly name: string }[];
  readonly dropsSlivers: boolean;
  /** Rules or hazards that the city has no data for: their ground is not taken out. */
  readonly missing: readonly Text[];
}

/** What a measure changes in the numbers, over the edited scenario without it. */
export interface MeasureOutcome {
  /** People in the hazard areas: negative is fewer. */
  readonly peopleDifference: number | null;
  readonly buildingsDifference: number | null;
  /** The assumption that it rests on; also in the evidence. */
  readonly assumption: Text;
}

export interface UncoveredRisk {
  readonly id: string;
  readonly hazard: HazardKey;
  /** Null: the city as a whole. `zoneId` null: in no zone of the kind. */
  readonly place: { readonly zoneKind: FiledZoneKind; readonly zoneId: string | null; readonly name: string } | null;
  readonly people: number | null;
  readonly buildings: number;
}

/** What the planner asks the app for. Changes of the plan go into the plan store instead. */
export interface PlanActions {
  /** Works out a one-step tool; `data.preview` says what it would do, and the map shows it. */
  previewStep(tool: StepTool): void;
  setDropsSlivers(drop: boolean): void;
  /** Takes the preview into the line: one step of the history. */
  acceptPreview(): void;
  /** Puts the preview, a drawing or a measurement away; Esc. */
  cancel(): void;
  /** Draws the place of a measure on the map; `data.drawnPlace` has it afterwards. */
  drawPlace(measure: string): void;
  showPlace(place: MeasurePlace): void;
  showRisk(risk: UncoveredRisk): void;
  /** Tells risk without a measure by zones of another kind. */
  tellRiskBy(zoneKind: FiledZoneKind): void;
  /** The largest overlap of a scenario with a rule of exclusion. */
  showRule(rule: string, scenario: string): void;
  exportMeasures(): void;
  /** Reads a register; problems come as a notice. */
  importMeasures(file: File): void;
  /** Zones of a scenario as GIS files. */
  exportZones(scenario: string): void;
  /** Zones of GIS files in place of those of a scenario, or beside them. */
  importZones(scenario: string): void;
  saveComparison(format: 'csv-utf8' | 'xlsx'): void;
  retry(scenario: string): void;
}

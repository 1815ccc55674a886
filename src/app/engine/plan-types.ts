import type { BuildingsAndPeople } from '../../analysis/indicators/plan-session.ts';
import type { Text } from '../../domain/answer.ts';
import type { PlanarPolygon, PlanarPosition, PlanarRing, PlanMeasure, PlanZone, Scenario } from '../../domain/plan.ts';
import type { PlanIndicatorChoice } from '../../domain/plan-indicator-list.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { PlanData, StepTool } from '../../panels/plan/plan-data.ts';
import type { SnapTarget } from '../../project/plan/plan-view.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';

/** What a city gives to plan with; sent once. */
export interface PlanCityFacts {
  readonly zoneKinds: readonly FiledZoneKind[];
  /** 現行 of each kind that can be redrawn. */
  readonly zones: Readonly<Partial<Record<FiledZoneKind, readonly PlanZone[]>>>;
  readonly choice: PlanIndicatorChoice;
  /** Kinds of zones that risk without a measure can be told by. */
  readonly riskKinds: readonly FiledZoneKind[];
  readonly places: PlanData['places'];
}

/** Whose numbers are asked for: zones of one kind, with these measures in force. */
export interface PlanSubject {
  readonly zoneKind: FiledZoneKind;
  /** Those with an effect on the numbers. */
  readonly measures: readonly PlanMeasure[];
  /** Zones of the other kinds as the scenario redrew them; where no measure asks for them they are left out. */
  readonly otherZones?: Scenario['zones'];
}

/** A vertex that moved since the zones that the engine holds, or other zones altogether. */
export type PlanNext =
  | { readonly zones: readonly PlanZone[] }
  | { readonly vertex: VertexAddress; readonly to: PlanarPosition };

export interface PlanCount {
  readonly indicators: PlanIndicators;
  readonly gained: BuildingsAndPeople;
  readonly lost: BuildingsAndPeople;
}

/** What is done to zones at one stroke. */
export type PlanStroke =
  | StepTool
  | { readonly kind: 'split'; readonly line: readonly PlanarPosition[] }
  /** Whether they touch or not. */
  | { readonly kind: 'merge_two'; readonly zones: readonly [first: string, second: string] }
  | { readonly kind: 'cut_out'; readonly ring: PlanarRing }
  | { readonly kind: 'draw'; readonly ring: PlanarRing; readonly name: string }
  /** Zones of a file in place of those that stand, or beside them. */
  | { readonly kind: 'import_zones'; readonly way: 'replace' | 'add'; readonly zones: readonly PlanZone[] };

export interface StrokeRequest extends PlanSubject {
  readonly stroke: PlanStroke;
  /** The line as it stands. */
  readonly zones: readonly PlanZone[];
  /** The stroke is about this zone and what touches it; undefined = all zones. */
  readonly only?: string;
  readonly dropsSlivers: boolean;
}

/** Ground that zones lose and gain. */
export interface GroundChange {
  readonly removed: readonly PlanarPolygon[];
  readonly added: readonly PlanarPolygon[];
  readonly removedSquareMeters: number;
  readonly addedSquareMeters: number;
}

export interface StrokeOutcome extends GroundChange {
  readonly zones: readonly PlanZone[];
  readonly slivers: readonly { readonly areaSquareMeters: number; readonly name: string }[];
  readonly missing: readonly Text[];
  /** Before the stroke and after it. */
  readonly before: PlanIndicators;
  readonly after: PlanIndicators;
}

/** Segments (ax, ay, bx, by) that a vertex is drawn to. */
export type SnapLines = Partial<Record<Exclude<SnapTarget, 'vertices'>, Float64Array>>;

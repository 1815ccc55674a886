import type { PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';

/** Zones as redrawn, metres of the city's plane. Kinds that are absent stand as in the data. Keep the parts' identities. */
export interface SceneScenario {
  readonly name: string;
  /** `#rrggbb` of its lines. */
  readonly colour: string;
  readonly zones: Readonly<Partial<Record<FiledZoneKind, readonly PlanZone[]>>>;
}

/** One side of the bar. */
export interface SceneSide {
  /** Said beside the bar. */
  readonly name: string;
  /** Undefined = the zones of the data. */
  readonly scenario?: SceneScenario;
  /** As in `SceneView`; undefined = those of the view. */
  readonly buildingColours?: Uint8Array;
  readonly buildingPattern?: Uint8Array;
}

export interface SceneSwipe {
  readonly left: SceneSide;
  readonly right: SceneSide;
  /** Where the bar stands, 0 (left edge) … 1; the caller keeps it (`onSwipe`). */
  readonly position: number;
  /** Said by screen readers; undefined = 比較の境界. */
  readonly label?: string;
}

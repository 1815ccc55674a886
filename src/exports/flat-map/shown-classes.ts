import type { FacilityKind } from '../../domain/datasets.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';

/** What can be seen in a map frame: what its legend must list, no more and no less. */
export interface ShownClasses {
  readonly hazard: HazardKey | null;
  readonly carrier: 'ground' | 'buildings';
  /** Stored states (0 unknown, 1 surveyed and not hit, 1 + rank) that the frame shows in the colours of the hazard, ascending. */
  readonly states: readonly number[];
  /** The same apart: on the ground, and of buildings in the frame (whatever carries the colours). */
  readonly groundStates: readonly number[];
  readonly buildingStates: readonly number[];
  /** Buildings whose representative point lies in the frame, by stored state 0 … 7; null where no buildings are drawn. */
  readonly buildingCounts: readonly number[] | null;
  /** In the order in which they are drawn. */
  readonly zoneKinds: readonly FiledZoneKind[];
  readonly hazardAreas: readonly ShownHazardArea[];
  readonly facilityKinds: readonly FacilityKind[];
  readonly roads: boolean;
  readonly baseMap: boolean;
  /** Of a map of the difference: ground taken out and taken in. */
  readonly difference: { readonly removed: boolean; readonly added: boolean };
  /** Side of a cell of the ground on paper, millimetres: above about 0.2 its steps can be seen. 0 without ground. */
  readonly groundCellMm: number;
}

/** One row of the legend; the rank is 0 where the source says none. */
export interface ShownHazardArea {
  readonly hazard: 'landslide' | 'collapse';
  readonly rank: number;
}

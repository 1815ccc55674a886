import type { FacilityKind, MeshLevel } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';

/**
 * What a city has beyond buildings, zones and hazards: the subjects that single questions are about. Made with the tables
 * of each subject (`src/city/subjects`, `src/tables/subjects`); plain data, safe to send between workers. A subject that is
 * absent is unknown, not zero: its questions say what is missing instead of answering.
 */
export interface SubjectLayout {
  /** Hazards with 浸水継続時間 for at least one building. */
  readonly durations: readonly HazardKey[];
  /** Landslide zones are known by phenomenon (急傾斜地の崩壊, 土石流, 地すべり). */
  readonly landslideKinds: boolean;
  readonly facilities: readonly { readonly kind: FacilityKind; readonly count: number }[];
  /** Walking distances go over roads; else straight lines times a factor. */
  readonly roads: boolean;
  readonly flow?: FlowLayout;
  readonly consumption?: ConsumptionLayout;
  readonly projection?: ProjectionLayout;
  /** Hazards whose areas are known by zone (table `zone_hazard_areas`). */
  readonly areas: readonly HazardKey[];
}

export interface FlowLayout {
  readonly meshLevel: MeshLevel;
  readonly slots: readonly FlowSlot[];
}

/** One time that the people-flow source speaks of; fields as in `PeopleFlowDataset`. */
export interface FlowSlot {
  readonly year: number;
  readonly month: number;
  readonly dayFlag: number;
  readonly timezone: number;
}

export interface ConsumptionLayout {
  readonly meshLevel: MeshLevel;
  readonly years: readonly number[];
  /** 0 = whole year. */
  readonly months: readonly number[];
  readonly categories: readonly string[];
}

export interface ProjectionLayout {
  /** Year of the census that the tables count, first year that the projection is scaled by. */
  readonly baseYear: number;
  readonly years: readonly number[];
}

export const noSubjects: SubjectLayout = {
  durations: [],
  landslideKinds: false,
  facilities: [],
  roads: false,
  areas: [],
};

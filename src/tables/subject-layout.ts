import type { FacilityKind, MeshLevel } from '../domain/datasets.ts';
import type { ExclusionTarget } from '../domain/exclusion-rules.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';

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
  readonly facilities: readonly FacilityLayout[];
  /** Kinds of zones that `facility_zones` knows the facilities' zones of; of others they are not known. */
  readonly facilityZoneKinds?: readonly ZoneKind[];
  /** Walking distances go over roads; else straight lines times a factor. */
  readonly roads: boolean;
  readonly flow?: FlowLayout;
  readonly consumption?: ConsumptionLayout;
  readonly projection?: ProjectionLayout;
  /** Hazards whose areas are known by zone (table `zone_hazard_areas`). */
  readonly areas: readonly HazardKey[];
  /** Attraction areas that have a shape, and ids of the exclusion rules that the city has data for. */
  readonly exclusions?: { readonly targets: readonly ExclusionTarget[]; readonly rules: readonly string[] };
}

export interface FacilityLayout {
  readonly kind: FacilityKind;
  readonly count: number;
  /** Rows of further files that named one of them again. */
  readonly repeated?: number;
  /** Without coordinates: in no zone, their hazards not known. */
  readonly withoutPlace?: number;
}

export interface FlowLayout {
  /** Meshes of at least one slot, finest first; table `flow_mesh_<level>` says which of them each building is in. */
  readonly meshLevels: readonly MeshLevel[];
  /** In the order of time: year, month, kind of day, time of day. `flow_values.slot` counts them from 0. */
  readonly slots: readonly FlowSlot[];
}

/** A time of people flow; codes as in `PeopleFlowDataset`. */
export interface FlowTime {
  readonly year: number;
  /** 0 = whole year. */
  readonly month: number;
  /** 0 holiday, 1 weekday, 2 all days. */
  readonly dayFlag: number;
  /** 0 day (11–14), 1 night (1–4), 2 whole day; 100 + h for hour h. */
  readonly timezone: number;
}

/** One time that the people-flow sources speak of: the finest mesh that has it, never two sources added up. */
export interface FlowSlot extends FlowTime {
  readonly meshLevel: MeshLevel;
  /** Σ of its meshes. */
  readonly people: number;
}

export interface ConsumptionLayout {
  readonly meshLevel: MeshLevel;
  readonly years: readonly number[];
  /** 0 = whole year. */
  readonly months: readonly number[];
  /** `consumption_values.category` counts them from 0. */
  readonly categories: readonly string[];
  /** Σ of the meshes by year, month and category, in that order; what does not occur has no entry. */
  readonly totals: readonly ConsumptionTotal[];
  /** Files on coarser meshes: left out, so that nothing is added up twice. */
  readonly unusedFiles: readonly string[];
}

export interface ConsumptionTotal {
  readonly year: number;
  readonly month: number;
  readonly category: string;
  readonly amountYen: number;
}

export interface ProjectionLayout {
  readonly meshLevel: MeshLevel;
  /** Year of the census that the buildings' people are of. */
  readonly censusYear: number;
  /** Year of the projection that its other years are divided by: the census year, else its first. */
  readonly baseYear: number;
  /** Years after the census, in order. */
  readonly years: readonly number[];
  /** Σ over the meshes of people there at the census × year ÷ base, one entry a year: what the table must add up to. */
  readonly totals: readonly ProjectionTotal[];
  /** Files on coarser meshes: left out. */
  readonly unusedFiles: readonly string[];
}

/** People of the buildings whose mesh has a base; of no meaning where the city lacks the measure (0). */
export interface ProjectionTotal {
  readonly year: number;
  readonly population: number;
  readonly population65: number;
  readonly population75: number;
}

export const noSubjects: SubjectLayout = {
  durations: [],
  landslideKinds: false,
  facilities: [],
  roads: false,
  areas: [],
};

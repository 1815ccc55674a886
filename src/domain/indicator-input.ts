import type { FacilityKind } from './datasets.ts';
import type { HazardKey } from './hazard.ts';
import type { PolygonColumns } from './polygon-columns.ts';

/**
 * What the live indicators are counted from, one value a building. Sums of every column are the same in whatever order
 * (`exactlySummable`): taking a building away and adding it again leaves not a bit behind. Stays in the engine: what single
 * buildings hold is never shown, only sums over zones.
 */
export interface IndicatorInput {
  readonly count: number;
  /** Representative points, planar metres; NaN where there is none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Null: the city has no data for it. Never NaN. */
  readonly population: Float64Array | null;
  readonly population65: Float64Array | null;
  readonly population75: Float64Array | null;
  readonly households: Float64Array | null;
  readonly populationDay: Float64Array | null;
  readonly floorAreaSquareMeters: Float64Array;
  readonly hazards: readonly HazardStates[];
  readonly redZones: RedZoneInput;
  readonly future: FutureInput | null;
  readonly spending: SpendingInput | null;
  readonly facilities: FacilityPoints;
}

/** Stored states: 0 unknown, 1 surveyed and not hit, 1 + rank hit. */
export interface HazardStates {
  readonly key: HazardKey;
  readonly state: Uint8Array;
}

/** Rules of level A. */
export interface RedZoneInput {
  /** Rules that the city has data for; bit `i` of `flags` stands for rule `i`. */
  readonly rules: readonly { readonly id: string; readonly polygons: PolygonColumns }[];
  /** Per building. */
  readonly flags: Uint8Array;
  readonly missing: readonly string[];
  /**
   * Ground that the landslide surveys reach, which all of the rules about them go by; may overlap. Absent: it is reached
   * everywhere, or no rule goes by a survey.
   */
  readonly surveyed?: readonly PolygonColumns[];
}

/** People of a year = Σ over the meshes of people there × ratio of the mesh. */
export interface FutureInput {
  readonly years: readonly number[];
  /** Per building: number of its mesh, 0 in none. */
  readonly mesh: Uint32Array;
  /** Per year: ratio of each mesh number to the census; NaN not known (that of number 0 always). */
  readonly ratios: readonly Float64Array[];
}

export interface SpendingInput {
  /** Per building, of the latest year, all months and categories. */
  readonly yen: Float64Array;
  /** Of the source, with what no building could take up. */
  readonly cityYen: number;
}

export interface FacilityPoints {
  readonly kind: readonly FacilityKind[];
  /** Planar metres; NaN where the source gives no place. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

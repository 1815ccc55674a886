import type { FacilityKind } from './datasets.ts';
import type { HazardKey } from './hazard.ts';

/**
 * What is shown beside the line while it is dragged, of all that lies inside the zones of one kind (居住誘導区域 mostly).
 * Null: the city has no data for it. People are unrounded.
 */
export interface PlanIndicators {
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
  readonly buildings: number;
  readonly population: number | null;
  readonly population65: number | null;
  readonly population75: number | null;
  readonly households: number | null;
  /** People of a weekday noon. */
  readonly populationDay: number | null;
  readonly floorAreaSquareMeters: number;
  /** By hazard and scale; 8 numbers each: unknown, not hit, rank 1 … 6. */
  readonly exposure: ReadonlyMap<HazardKey, ExposureIndicators>;
  /** Overlap with the red zones (level A of the exclusion rules): must be 0. */
  readonly redZone: RedZoneOverlap;
  /** People by projection year, of those whose future is known. */
  readonly future: ReadonlyMap<number, number>;
  /** People of today whose number in that year no source tells; `future` is a lower bound where this is not 0. */
  readonly futureUnknown: ReadonlyMap<number, number>;
  /** 0 … 1 of the city's spending. */
  readonly spendingShare: number | null;
  readonly facilities: ReadonlyMap<FacilityKind, number>;
}

export interface ExposureIndicators {
  readonly buildings: Float64Array;
  /** Null where the city has no population. */
  readonly population: Float64Array | null;
}

export interface RedZoneOverlap extends RuleOverlap {
  /** Each rule that the city has data for; ground and buildings in several of them are counted in each, but once above. */
  readonly byRule: ReadonlyMap<string, RuleOverlap>;
  /** Ids of the rules whose data the city lacks: the overlap with them is not known, never 0. */
  readonly missing: readonly string[];
  /** Ground of the zones that no landslide survey reaches: an overlap of 0 is not certain there. */
  readonly unsurveyedSquareMeters: number;
}

export interface RuleOverlap {
  readonly areaSquareMeters: number;
  readonly buildings: number;
  readonly population: number | null;
}

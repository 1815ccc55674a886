import type { Evidence, TableCheck } from '../domain/evidence.ts';
import type { Hazard, HazardKey, HazardScale } from '../domain/hazard.ts';
import type { VerticalEvacuationStep } from '../domain/vertical-evacuation.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';

export interface ExposureParameters {
  /** 'city' = the whole city as one zone. */
  readonly zoneKinds: readonly (ZoneKind | 'city')[];
  readonly hazards: readonly HazardKey[];
  /**
   * Lower edges of the classes 2, 3 … in metres, ascending, whole centimetres, at most seven. Absent: 0.5, 3, 5, 10, 20 m.
   * A building of which only the rank is known counts with the deepest depth of that rank.
   */
  readonly depthBoundsMeters?: readonly number[];
  /** Depth × storeys rule in place of the 手引き; up to four storeys or all. */
  readonly verticalRule?: readonly VerticalEvacuationStep[];
}

/** A class by number: the six standard ranks, up to eight where depth bounds are given. */
export type DepthRankOrState = 'none' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'unknown';
export type ResidenceState = 'inside' | 'outside' | 'unknown';

/** One cell of the long table: zone × residence × hazard × scale × rank. People are null where the city has no population. */
export interface ExposureRow {
  readonly zoneKind: ZoneKind | 'city';
  /** '' for buildings in no zone of the kind, 'unknown' where that is not known (居住誘導区域 by attribute). */
  readonly zoneId: string;
  readonly zoneName: string;
  readonly residence: ResidenceState;
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  readonly depthRank: DepthRankOrState;
  readonly buildings: number;
  readonly floorAreaSquareMeters: number;
  readonly population: number | null;
  readonly population65: number | null;
  readonly population75: number | null;
  readonly households: number | null;
  /** People of a weekday noon (人流). */
  readonly populationDay: number | null;
  /** Buildings that cannot be evacuated to vertically (手引き rule; tsunami, landslide, collapse: 立退き避難). */
  readonly verticalEvacuationImpossible: number;
  /** Buildings that cannot be judged (depth known, storeys unknown). */
  readonly verticalEvacuationUnknown: number;
}

export interface ExposureResult {
  readonly rows: readonly ExposureRow[];
  readonly checks: readonly TableCheck[];
  readonly evidence: Evidence;
}

import type { FacilityKind } from './datasets.ts';
import type { Hazard, HazardKey, HazardScale } from './hazard.ts';
import type { FiledZoneKind } from './zone-kind.ts';

/**
 * What a planner makes: scenarios (現行, 案A, 案B …) with redrawn zones, and measures (取組). Plain data, saved as JSON in the
 * project file. Geometry is planar: metres of the city's plane-rectangular CRS, x east, y north.
 */
export interface Plan {
  /** The first is 現行: it has no edits and is never removed. */
  readonly scenarios: readonly Scenario[];
  readonly measures: readonly PlanMeasure[];
}

/** Id of 現行. */
export const CURRENT_SCENARIO = 'current';

export type PlanarPosition = readonly [x: number, y: number];
/** Not closed: the first position is not repeated. */
export type PlanarRing = readonly PlanarPosition[];
/** The outer ring first, then holes. */
export type PlanarPolygon = readonly PlanarRing[];

export interface PlanZone {
  readonly id: string;
  readonly name: string;
  /** Code in the kind's own code list; 0 none. */
  readonly code: number;
  readonly polygons: readonly PlanarPolygon[];
}

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly colour: `#${string}`;
  readonly description: string;
  /** Zones as redrawn, all of a kind; a kind that is absent stands as in the city's data. */
  readonly zones: Readonly<Partial<Record<FiledZoneKind, readonly PlanZone[]>>>;
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  /** Null = the census year. */
  readonly year: number | null;
  readonly timeOfDay: 'night' | 'day' | 'all';
  /** Parameters of questions that differ from their defaults, by question id. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Ids of the measures that are in force. */
  readonly measures: readonly string[];
  /** ISO 8601. */
  readonly changedAt: string;
}

/** リスク回避, リスク低減（ハード）, リスク低減（ソフト）. Source: 立地適正化計画作成の手引き, 防災指針 取組方針. */
export const measureApproaches = ['avoid', 'reduce_hard', 'reduce_soft'] as const;
export type MeasureApproach = (typeof measureApproaches)[number];

/** 短期 5 年, 中期 10 年, 長期 20 年. Source: as above. */
export const measureTerms = ['short', 'middle', 'long'] as const;
export type MeasureTerm = (typeof measureTerms)[number];

/** One entry of the register (取組一覧). */
export interface PlanMeasure {
  readonly id: string;
  readonly name: string;
  /** Where it stands in 地域防災計画 or 立地適正化計画: 「第3編第2章第1節」. */
  readonly clause: string;
  readonly approach: MeasureApproach;
  readonly hazards: readonly Hazard[];
  readonly place: MeasurePlace;
  /** 実施主体. */
  readonly actor: string;
  readonly terms: readonly MeasureTerm[];
  readonly target?: MeasureTarget;
  /** What it changes in the numbers; absent: 未計算, not 0. */
  readonly effect?: MeasureEffect;
  readonly note: string;
}

export type MeasurePlace =
  | { readonly kind: 'city' }
  | { readonly kind: 'zones'; readonly zoneKind: FiledZoneKind; readonly zoneIds: readonly string[] }
  | { readonly kind: 'facilities'; readonly facilityIds: readonly string[] }
  | { readonly kind: 'drawn'; readonly polygons: readonly PlanarPolygon[] };

/** 目標値: indicator with baseline and goal. */
export interface MeasureTarget {
  readonly indicator: string;
  readonly unit: string;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly goal: number | null;
  readonly goalYear: number | null;
}

/** Simple effects on the numbers; each is an assumption and stands in the evidence as such. */
export type MeasureEffect =
  /** Raised ground or a levee: inside the place the depth of these hazards is less by so much; 0 or less = not hit. */
  | { readonly kind: 'lower_depth'; readonly hazards: readonly HazardKey[]; readonly meters: number }
  | {
      readonly kind: 'new_shelter';
      readonly facilityKind: Extract<FacilityKind, 'shelter' | 'evacuation_site'>;
      readonly position: PlanarPosition;
      readonly capacity: number | null;
      readonly usableFor: readonly Hazard[];
    }
  /** A rule on building height: every building of the place counts with at least so many storeys. */
  | { readonly kind: 'minimum_storeys'; readonly storeys: number }
  /** A share (0 … 1) of the people of the place moves to the dwellings of the residence area outside the place, by floor area. */
  | { readonly kind: 'relocate'; readonly share: number };

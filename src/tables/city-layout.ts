import type { HazardKey, HazardSourceKind } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { PeopleTotals } from './city-tables.ts';
import type { SubjectLayout } from './subject-layout.ts';

/**
 * What the loaded tables hold, as plain data: enough to write a question's SQL without asking the database first.
 * Made by `loadCityTables`; safe to send between workers.
 */
export interface CityLayout {
  readonly buildings: number;
  readonly zoneKinds: readonly ZoneLayout[];
  readonly hazards: readonly HazardLayout[];
  readonly measures: readonly Measure[];
  /** Totals that every table must add up to: of the source, and of what no building could take up. */
  readonly source: PeopleTotals;
  readonly unplaced: PeopleTotals;
  readonly floorAreaSquareMeters: number;
  /** Known once `loadSubjects` has run; questions about a subject cannot be asked before. */
  readonly subjects?: SubjectLayout;
}

export interface ZoneLayout {
  readonly zoneKind: ZoneKind;
  /** In the order of `zone_number` 1, 2 …; number 0 is outside all zones of the kind. */
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  /** NaN where the zone is known without its shape. */
  readonly areaSquareMeters?: readonly number[];
}

export interface HazardLayout {
  readonly key: HazardKey;
  /** Any depth in metres known: then thresholds of depth can be changed. */
  readonly hasDepth: boolean;
  /** Kinds of sources that say anything of this hazard: the reason why a building is not known follows from them. */
  readonly sources?: readonly HazardSourceKind[];
}

/** People's measures that the city has data for; one that is absent is unknown, not zero. */
export const measures = [
  'population',
  'population65',
  'population75',
  'households',
  'populationDay',
] as const satisfies readonly (keyof PeopleTotals)[];
export type Measure = (typeof measures)[number];

/** SQL names of the measures. */
export const measureColumns: Readonly<Record<Measure, string>> = {
  population: 'population',
  population65: 'population_65',
  population75: 'population_75',
  households: 'households',
  populationDay: 'population_day',
};

/** The layout once a kind's zones are drawn anew or added (their members go in by `replaceMembership`). */
export function withZones(layout: CityLayout, zones: ZoneLayout): CityLayout {
  const others = layout.zoneKinds.filter(({ zoneKind }) => zoneKind !== zones.zoneKind);
  return { ...layout, zoneKinds: [...others, zones] };
}

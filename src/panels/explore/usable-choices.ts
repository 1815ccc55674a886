import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { Measure } from '../../project/project-schema.ts';
import type { CityFacts } from './explore-data.ts';
import { isPeople } from './measure-display.ts';

/** Whether the city has what the measure counts. */
export const isAnswerable = (measure: Measure, city: CityFacts): boolean =>
  !isPeople(measure) || (measure === 'populationDay' ? city.hasDaytimePeople : city.populationYears.length > 0);

/** The chosen measure, or buildings where the city has no such people. */
export function usableMeasure(measure: Measure, city: CityFacts): Measure {
  if (isAnswerable(measure, city)) return measure;
  return city.populationYears.length > 0 ? 'population' : 'buildings';
}

/** Kinds that the area table counts by; the residence areas are its columns, the municipality its total. */
export const countableZoneKinds = (city: CityFacts): readonly ZoneKind[] =>
  city.zoneKinds.filter((kind) => kind !== 'residence' && kind !== 'municipality');

export const usableZoneKind = (zoneKind: ZoneKind | 'city', city: CityFacts): ZoneKind | null =>
  countableZoneKinds(city).find((kind) => kind === zoneKind) ?? countableZoneKinds(city)[0] ?? null;

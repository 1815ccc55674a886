import type { FacilityKind } from '../../domain/datasets.ts';
import type { MapFacility } from '../../domain/map-extract.ts';

/** One place on the map: a school that is a shelter and an evacuation site is named once. */
export interface FacilityPlace {
  readonly name: string;
  readonly kinds: readonly FacilityKind[];
  readonly x: number;
  readonly y: number;
}

/** Lists place one facility at its gate or its middle. As facilities of several files are merged: `SAME_FACILITY_METERS`. */
const SAME_PLACE_METERS = 100;

/** Facilities of one name near each other, at the first of them. */
export function facilityPlaces(facilities: readonly MapFacility[]): readonly FacilityPlace[] {
  const places: { name: string; kinds: FacilityKind[]; x: number; y: number }[] = [];
  const byName = new Map<string, typeof places>();
  for (const { kind, name, x, y } of facilities) {
    const known = byName.get(name) ?? [];
    const same = known.find((place) => Math.hypot(place.x - x, place.y - y) <= SAME_PLACE_METERS);
    if (same && name !== '') {
      if (!same.kinds.includes(kind)) same.kinds.push(kind);
      continue;
    }
    const place = { name, kinds: [kind], x, y };
    places.push(place);
    byName.set(name, [...known, place]);
  }
  return places;
}

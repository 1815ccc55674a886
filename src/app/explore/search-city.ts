import type { Bounds, SceneCity } from '../../map/scene-types.ts';
import type { SearchHit } from '../../panels/explore/explore-data.ts';

export interface Place extends SearchHit {
  readonly bounds: Bounds;
}

/** Degrees around a point that a found facility is framed with, about 200 m. */
const AROUND_DEGREES = 0.002;
const MOST_HITS = 10;

/** Everything in the city that has a name: towns, zones, facilities. */
export function placesOf(city: SceneCity, kindName: (kind: string) => string): readonly Place[] {
  const zones = city.zones.flatMap(({ zoneKind, name, polygons }) =>
    name.map((zoneName, row) => ({
      id: `${zoneKind}-${row}`,
      name: zoneName,
      detail: kindName(zoneKind),
      bounds: boundsOf(polygons, row),
    })),
  );
  const facilities = city.facilities.map(({ name, kind, lon, lat }, row) => ({
    id: `facility-${row}`,
    name,
    detail: kindName(kind),
    bounds: [lon - AROUND_DEGREES, lat - AROUND_DEGREES, lon + AROUND_DEGREES, lat + AROUND_DEGREES] as const,
  }));
  return [...zones, ...facilities].filter(({ name }) => name !== '');
}

function boundsOf(
  { positions, ringOffsets, polygonOffsets, rowOffsets }: SceneCity['zones'][number]['polygons'],
  row: number,
): Bounds {
  const from = ringOffsets[polygonOffsets[rowOffsets[row]!]!]!;
  const to = ringOffsets[polygonOffsets[rowOffsets[row + 1]!]!]!;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = from; vertex < to; vertex++) {
    const [lon, lat] = [positions[2 * vertex]!, positions[2 * vertex + 1]!];
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Best first: names that begin with the query, then names that hold it. Width and case do not matter. */
export function searchPlaces(places: readonly Place[], query: string): readonly Place[] {
  const wanted = folded(query);
  const found = places.filter(({ name }) => folded(name).includes(wanted));
  return found.sort((a, b) => folded(a.name).indexOf(wanted) - folded(b.name).indexOf(wanted)).slice(0, MOST_HITS);
}

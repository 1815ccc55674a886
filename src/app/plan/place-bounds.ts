import type { MeasurePlace, PlanarPosition } from '../../domain/plan.ts';
import type { Bounds, SceneCity } from '../../map/scene-types.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';

/**
 * Where a measure takes place, in degrees; undefined for places that the city has not. `facilities` are numbered as those of
 * the scene (`SceneFacility.index`), with those that have no place on the map among them.
 */
export function placeBounds(
  place: MeasurePlace,
  city: Pick<SceneCity, 'bounds' | 'planarCrs' | 'zones' | 'facilities'>,
  facilities: readonly { readonly id: string }[],
): Bounds | undefined {
  switch (place.kind) {
    case 'city':
      return city.bounds;
    case 'drawn':
      return planarBounds(
        place.polygons.flatMap(([outer]) => outer ?? []),
        city.planarCrs,
      );
    case 'zones': {
      const layer = city.zones.find(({ zoneKind }) => zoneKind === place.zoneKind);
      const rows = [...(layer?.zoneId.keys() ?? [])].filter((row) => place.zoneIds.includes(layer!.zoneId[row]!));
      return layer && boundsOf(takeRows(layer.polygons, rows).positions);
    }
    case 'facilities': {
      const shown = city.facilities.filter(({ index }, row) => {
        const id = facilities[index ?? row]?.id;
        return id !== undefined && place.facilityIds.includes(id);
      });
      return boundsOf(Float64Array.from(shown.flatMap(({ lon, lat }) => [lon, lat])));
    }
  }
}

export const planarBounds = (positions: readonly PlanarPosition[], planarCrs: string): Bounds | undefined =>
  boundsOf(toGeographic(Float64Array.from(positions.flat()), planarCrs));

function boundsOf(positions: Float64Array): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    [west, east] = [Math.min(west, positions[at]!), Math.max(east, positions[at]!)];
    [south, north] = [Math.min(south, positions[at + 1]!), Math.max(north, positions[at + 1]!)];
  }
  return west <= east ? [west, south, east, north] : undefined;
}

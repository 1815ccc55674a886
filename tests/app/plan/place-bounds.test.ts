import { describe, expect, it } from 'vitest';
import { placeBounds } from '../../../src/app/plan/place-bounds.ts';
import type { SceneCity } from '../../../src/map/scene-types.ts';

const facility = (index: number, lon: number, lat: number) => ({
  index,
  kind: 'evacuation_site' as const,
  name: `避難所${index}`,
  lon,
  lat,
});

/** Two squares of 0.01° and three facilities, of which the second has no place on the map. */
const city: Pick<SceneCity, 'bounds' | 'planarCrs' | 'zones' | 'facilities'> = {
  bounds: [139, 35, 140, 36],
  planarCrs: 'EPSG:6677',
  zones: [
    {
      zoneKind: 'residence',
      zoneId: ['west', 'east'],
      name: ['西', '東'],
      polygons: {
        positions: Float64Array.of(
          ...[139.1, 35.1, 139.11, 35.1, 139.11, 35.11, 139.1, 35.11],
          ...[139.5, 35.5, 139.51, 35.5, 139.51, 35.51, 139.5, 35.51],
        ),
        ringOffsets: Uint32Array.of(0, 4, 8),
        polygonOffsets: Uint32Array.of(0, 1, 2),
        rowOffsets: Uint32Array.of(0, 1, 2),
      },
    },
  ],
  facilities: [facility(0, 139.3, 35.3), facility(2, 139.4, 35.2)],
};
const facilities = [{ id: 'a' }, { id: 'nowhere' }, { id: 'c' }];

describe('where a measure takes place', () => {
  it('is the city, or the zones that it names', () => {
    expect(placeBounds({ kind: 'city' }, city, facilities)).toEqual(city.bounds);
    const at = (...zoneIds: string[]) => placeBounds({ kind: 'zones', zoneKind: 'residence', zoneIds }, city, []);
    expect(at('east')).toEqual([139.5, 35.5, 139.51, 35.51]);
    expect(at('west', 'east')).toEqual([139.1, 35.1, 139.51, 35.51]);
    expect(at('gone')).toBeUndefined();
  });

  it('is the facilities that it names, by their number in the tables of the city', () => {
    const at = (...facilityIds: string[]) => placeBounds({ kind: 'facilities', facilityIds }, city, facilities);
    expect(at('c')).toEqual([139.4, 35.2, 139.4, 35.2]);
    expect(at('c', 'a', 'nowhere')).toEqual([139.3, 35.2, 139.4, 35.3]);
    expect(at('nowhere')).toBeUndefined();
  });
});

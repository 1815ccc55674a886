import type { CityModel } from '../city-model.ts';
import type { HazardPlaces } from '../hazard-sources.ts';

/** Where the buildings of an assembled city meet hazards: as its columns were computed. */
export function buildingPlaces({ buildings, footprints, planarCrs, assumptions }: CityModel): HazardPlaces {
  const { lon, lat, xMeters: x, yMeters: y } = buildings;
  const method = assumptions.find(({ code }) => code === 'depth-method')?.value === 'footprint' ? 'footprint' : 'point';
  return { points: { lon, lat, x, y }, footprints, planarCrs, method };
}

import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { floorAreaOf, storeysOf } from '../domain/storeys.ts';
import { toGeographic } from '../spatial/coordinate-system.ts';
import { polygonAreas } from '../spatial/polygon-areas.ts';
import { representativePoints } from '../spatial/representative-points.ts';
import type { BuildingColumns } from '../tables/city-tables.ts';
import type { MergedBuildings } from './merge-buildings.ts';

/** What a building's own data give; people are added once the zones and meshes are known. */
export type BuildingFacts = Omit<
  BuildingColumns,
  'population' | 'population65' | 'population75' | 'households' | 'populationDay'
>;

/** Storeys as surveyed, else from the height (推定); floor area as surveyed, else footprint × storeys (推定). */
export function buildingFacts(
  buildings: MergedBuildings,
  footprints: PolygonColumns,
  planarCrs: string,
): BuildingFacts {
  const { x, y } = representativePoints(footprints);
  const { lon, lat } = geographicPoints(x, y, planarCrs);
  const footprintAreaSquareMeters = polygonAreas(footprints);
  const { count, storeysAbove, heightMeters, totalFloorAreaSquareMeters } = buildings;
  const storeys = new Uint16Array(count);
  const storeysEstimated = new Uint8Array(count);
  const floorAreaSquareMeters = new Float64Array(count);
  const floorAreaEstimated = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const ofBuilding = storeysOf(storeysAbove[i]!, heightMeters[i]!);
    const area = floorAreaOf(totalFloorAreaSquareMeters[i]!, footprintAreaSquareMeters[i]!, ofBuilding.storeys);
    storeys[i] = ofBuilding.storeys;
    storeysEstimated[i] = ofBuilding.estimated ? 1 : 0;
    floorAreaSquareMeters[i] = area.squareMeters;
    floorAreaEstimated[i] = area.estimated ? 1 : 0;
  }
  return {
    count,
    buildingId: buildings.buildingId,
    usage: buildings.usage,
    structure: buildings.structure,
    storeys,
    storeysEstimated,
    heightMeters,
    groundHeightMeters: buildings.groundHeightMeters,
    footprintAreaSquareMeters,
    floorAreaSquareMeters,
    floorAreaEstimated,
    yearOfConstruction: buildings.yearOfConstruction,
    lon,
    lat,
    xMeters: x,
    yMeters: y,
  };
}

function geographicPoints(x: Float64Array, y: Float64Array, planarCrs: string) {
  const planar = new Float64Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    planar[2 * i] = x[i]!;
    planar[2 * i + 1] = y[i]!;
  }
  const geographic = toGeographic(planar, planarCrs);
  const lon = new Float64Array(x.length);
  const lat = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    lon[i] = geographic[2 * i]!;
    lat[i] = geographic[2 * i + 1]!;
  }
  return { lon, lat };
}

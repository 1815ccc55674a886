import type { PlanarBounds } from '../../domain/map-extract.ts';
import type { PrintedCity, PrintedZone } from '../../domain/printed-city.ts';
import { boundsOfPositions } from '../../spatial/cell-grid.ts';
import { fromGeographic } from '../../spatial/coordinate-system.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';

export function printedCity(city: CityModel): PrintedCity {
  const { name, fictional, planarCrs, sources, zones, facilities, tables } = city;
  return {
    name,
    fictional,
    planarCrs,
    bounds: boundsOfCity(city),
    hazards: tables.hazards.map(({ key }) => key),
    zones: zones.flatMap(printedZones),
    facilities: [...new Set(facilities.flatMap(({ facilityKind }) => facilityKind))],
    sources,
  };
}

function printedZones({ dataset, planar }: ZoneLayer): PrintedZone[] {
  const boxes = polygonBounds(planar);
  return dataset.zoneId.flatMap((zoneId, row) => {
    const bounds = [boxes[4 * row]!, boxes[4 * row + 1]!, boxes[4 * row + 2]!, boxes[4 * row + 3]!] as const;
    return bounds[0] <= bounds[2] ? [{ zoneKind: dataset.zoneKind, zoneId, name: dataset.name[row]!, bounds }] : [];
  });
}

/** Of buildings and zones; of the files' own bounds where there are neither. */
function boundsOfCity({ footprints, zones, bounds, planarCrs }: CityModel): PlanarBounds {
  const parts = [footprints, ...zones.map(({ planar }) => planar)].map(({ positions }) => boundsOfPositions(positions));
  const all = parts.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  if (all[0] <= all[2]) return all;
  const [west, south, east, north] = bounds;
  return boundsOfPositions(fromGeographic(Float64Array.of(west, south, east, north), planarCrs));
}

import type { CityModel } from '../../city/city-model.ts';
import type { DatasetSource } from '../../domain/datasets.ts';
import { type HazardKey, hazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { CitySummary, FacilitySummary, LayerSources } from './engine-types.ts';

/** The facts of a city that controls and layer lists are made of. */
export function citySummary(
  city: CityModel,
  layout: CityLayout,
  tilesets: CitySummary['tilesets'] = [],
  framesTilesets = false,
): CitySummary {
  return {
    name: city.name,
    fictional: city.fictional,
    planarCrs: city.planarCrs,
    layout,
    sources: [...city.sources, ...tilesets.map(({ source }) => source)],
    issues: city.issues,
    populationYears: populationYears(city),
    facilities: facilitySummaries(city),
    layerSources: layerSources(city),
    tilesets,
    framesTilesets,
  };
}

function populationYears({ population }: CityModel): number[] {
  const yearsOf = (projection: boolean) =>
    new Set(
      population.filter((dataset) => dataset.projection === projection).flatMap(({ year }) => [...new Set(year)]),
    );
  const census = Math.max(0, ...yearsOf(false));
  const later = [...yearsOf(true)].filter((year) => year > census).sort((a, b) => a - b);
  return census > 0 ? [census, ...later] : later;
}

/** How many of each kind a source gave. */
export function facilitySummaries({ facilities }: CityModel): FacilitySummary[] {
  return facilities.flatMap(({ facilityKind, source }) => {
    const counts = new Map<FacilitySummary['kind'], number>();
    for (const kind of facilityKind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => ({ kind, count, source }));
  });
}

function layerSources(city: CityModel): LayerSources {
  const hazards: Partial<Record<HazardKey, DatasetSource>> = {};
  const buildings = city.sources[city.buildingSource[0] ?? 0];
  for (const { key } of city.tables.hazards) if (buildings) hazards[key] = buildings;
  for (const { hazard, scale, source } of city.hazardPolygons) hazards[hazardKey(hazard, scale)] = source;
  for (const { hazard, scale, quantity, source } of city.hazardRasters)
    if (quantity === 'depth') hazards[hazardKey(hazard, scale)] = source;
  return {
    ...(city.buildings.count > 0 && buildings && { buildings }),
    ...(city.baseMap && { baseMap: city.baseMap.source }),
    zones: Object.fromEntries(city.zones.map(({ dataset }) => [dataset.zoneKind, dataset.source])),
    hazards,
  };
}

import type { CityModel } from '../../city/city-model.ts';
import { mergeFacilities } from '../../city/subjects/merge-facilities.ts';
import type { ZonesDataset } from '../../domain/datasets.ts';
import { hazardKey } from '../../domain/hazard.ts';
import type { SceneFacility, SceneHazardAreas, ScenePlaceName } from '../../map/scene-types.ts';
import type { BuildingTilesInput } from '../../map/tiles/building-tiles.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import { representativePoints } from '../../spatial/representative-points.ts';
import type { PaintColumns, SceneParts } from './engine-types.ts';

/** Everything of a city that the scene draws, but the buildings. */
export function sceneParts(city: CityModel): SceneParts {
  return {
    name: city.name,
    bounds: city.bounds,
    planarCrs: city.planarCrs,
    geoidHeightMeters: city.geoidHeightMeters,
    ...(city.terrain && { terrain: city.terrain }),
    ...(city.baseMap && { baseMap: city.baseMap }),
    zones: city.zones.map(({ dataset }) => ({
      zoneKind: dataset.zoneKind,
      zoneId: dataset.zoneId,
      name: dataset.name,
      polygons: dataset.polygons,
    })),
    hazardRasters: city.hazardRasters
      .filter(({ quantity }) => quantity === 'depth')
      .map(({ hazard, scale, raster }) => ({ key: hazardKey(hazard, scale), raster })),
    hazardAreas: city.hazardPolygons.flatMap(({ hazard, standardRank, polygons }): SceneHazardAreas[] =>
      hazard === 'landslide' || hazard === 'collapse' ? [{ hazard, standardRank, polygons }] : [],
    ),
    facilities: sceneFacilities(city),
    placeNames: city.zones
      .filter(({ dataset }) => dataset.zoneKind === 'district')
      .flatMap(({ dataset, planar }) => townNames(dataset, planar, city.planarCrs)),
  };
}

/** Each once and numbered as in the table `facilities`; those without coordinates are in the tables only. */
function sceneFacilities({ facilities, planarCrs }: CityModel): SceneFacility[] {
  const { kind, name, lon, lat } = mergeFacilities(facilities, planarCrs);
  return kind.flatMap((facilityKind, index) =>
    Number.isNaN(lon[index]!)
      ? []
      : [{ index, kind: facilityKind, name: name[index]!, lon: lon[index]!, lat: lat[index]! }],
  );
}

/** Town names without their 丁目, one label a town: at the first of its districts. */
function townNames(dataset: ZonesDataset, planar: ZonesDataset['polygons'], crs: string): ScenePlaceName[] {
  const { x, y } = representativePoints(planar);
  const positions = toGeographic(
    Float64Array.from({ length: 2 * x.length }, (_, index) => (index % 2 === 0 ? x : y)[index >> 1]!),
    crs,
  );
  const towns = new Map<string, ScenePlaceName>();
  dataset.name.forEach((name, row) => {
    const town = name.replace(/[0-9０-９一二三四五六七八九十]+丁目$/, '');
    if (town !== '' && !towns.has(town))
      towns.set(town, { kind: 'town', name: town, lon: positions[2 * row]!, lat: positions[2 * row + 1]! });
  });
  return [...towns.values()];
}

/** What building tiles are made from. */
export function tilesInput(city: CityModel): BuildingTilesInput {
  return {
    planarCrs: city.planarCrs,
    geoidHeightMeters: city.geoidHeightMeters,
    footprints: city.footprints,
    groundHeightMeters: city.buildings.groundHeightMeters,
    heightMeters: city.buildings.heightMeters,
    ...(city.lod2 && { lod2: city.lod2 }),
  };
}

/** Columns that buildings are painted by. */
export function paintColumns({ tables, buildings }: CityModel): PaintColumns {
  const { usage, structure, storeys } = buildings;
  return {
    usage,
    structure,
    storeys,
    hazards: tables.hazards.map(({ key, state, depthMeters }) => ({ key, state, depthMeters })),
  };
}

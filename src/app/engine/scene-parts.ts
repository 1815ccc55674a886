import type { CityModel } from '../../city/city-model.ts';
import { districtNames, townNames } from '../../city/place-names.ts';
import { mergeFacilities } from '../../city/subjects/merge-facilities.ts';
import type { ZonesDataset } from '../../domain/datasets.ts';
import { hazardKey } from '../../domain/hazard.ts';
import type { SceneFacility, SceneHazardAreas, ScenePlaceName } from '../../map/scene-types.ts';
import type { BuildingTilesInput } from '../../map/tiles/write-building.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
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
    zones: sceneZones(city),
    hazardRasters: city.hazardRasters
      .filter(({ quantity }) => quantity === 'depth')
      .map(({ hazard, scale, raster }) => ({ key: hazardKey(hazard, scale), raster })),
    hazardAreas: city.hazardPolygons.flatMap(({ hazard, standardRank, polygons }): SceneHazardAreas[] =>
      hazard === 'landslide' || hazard === 'collapse' ? [{ hazard, standardRank, polygons }] : [],
    ),
    facilities: sceneFacilities(city),
    placeNames: city.zones
      .filter(({ dataset }) => dataset.zoneKind === 'district')
      .flatMap(({ dataset, planar }) => placeNames(dataset, planar, city.planarCrs)),
  };
}

/** The zones of each kind, in degrees. */
export const sceneZones = ({ zones }: CityModel): SceneParts['zones'] =>
  zones.map(({ dataset: { zoneKind, zoneId, name, polygons } }) => ({ zoneKind, zoneId, name, polygons }));

/** Each once and numbered as in the table `facilities`; those without coordinates are in the tables only. */
export function sceneFacilities({ facilities, planarCrs }: CityModel): SceneFacility[] {
  const { kind, name, lon, lat } = mergeFacilities(facilities, planarCrs);
  return kind.flatMap((facilityKind, index) =>
    Number.isNaN(lon[index]!)
      ? []
      : [{ index, kind: facilityKind, name: name[index]!, lon: lon[index]!, lat: lat[index]! }],
  );
}

function placeNames(dataset: ZonesDataset, planar: ZonesDataset['polygons'], crs: string): ScenePlaceName[] {
  return townNames(districtNames(dataset.name, planar)).map(({ name, x, y }) => {
    const [lon, lat] = toGeographic(Float64Array.of(x, y), crs) as unknown as [number, number];
    return { kind: 'town', name, lon, lat };
  });
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

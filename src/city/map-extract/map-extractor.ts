import type { HazardKey } from '../../domain/hazard.ts';
import type {
  MapExtract,
  MapExtractRequest,
  MapFootprints,
  MapHazardAreas,
  MapZones,
  PlanarBounds,
} from '../../domain/map-extract.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { STORED_UNKNOWN, storedStates } from '../../tables/hazard-codes.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';
import { concatPolygons } from '../concat-polygons.ts';
import { rankOfPolygons, STATE_HIT_UNRANKED } from '../hazard-hits.ts';
import { extractSources } from './extract-sources.ts';
import { groundGrid, groundStates } from './ground-states.ts';
import { KeptParts } from './kept-parts.ts';
import { type DecodeImage, warpBaseMap } from './warp-base-map.ts';
import { zoneDifference } from './zone-difference.ts';

/** What flat maps draw of a city. Indexes are made with the first extract that needs them and kept as long as this. */
export interface MapExtractor {
  /**
   * `city` with the scenario of the request applied (`scenario` and `comparedWith` of the request are not looked at), `other`
   * the one that it is compared with. All columns are the caller's own. Rejects with a RangeError for bounds without an area,
   * and with an AbortError when the signal fires.
   */
  extract(
    city: CityModel,
    request: MapExtractRequest,
    options?: { readonly other?: CityModel; readonly signal?: AbortSignal },
  ): Promise<MapExtract>;
}

/** Without a decoder the base map is left out. */
export function createMapExtractor(decode?: DecodeImage): MapExtractor {
  const kept = new KeptParts(decode);
  return { extract: (city, request, options = {}) => extractMap(kept, city, request, options) };
}

async function extractMap(
  kept: KeptParts,
  city: CityModel,
  request: MapExtractRequest,
  { other, signal }: { readonly other?: CityModel; readonly signal?: AbortSignal },
): Promise<MapExtract> {
  signal?.throwIfAborted();
  const { bounds, hazard, cellMeters, zoneKinds } = request;
  const grid = groundGrid(bounds, cellMeters);
  const survey = hazard ? kept.survey(city, hazard) : undefined;
  const ground = survey ? await groundStates(survey, grid, signal) : null;
  const parts = {
    ground,
    footprints: request.buildings ? footprintsWithin(kept, city, bounds, hazard) : null,
    zones: zonesWithin(kept, city, request),
    hazardAreas: hazardAreasWithin(kept, city, request),
    roads: roadsWithin(kept, city, bounds),
    water: null,
    baseMap: await baseMapWithin(kept, city, request),
    facilities: kept
      .facilities(city)
      .filter((facility) => request.facilities.includes(facility.kind) && isWithin(bounds, facility)),
    places: request.labels ? kept.places(city).filter((place) => isWithin(bounds, place)) : [],
    ...(other && { difference: await zoneDifference(city, other, zoneKinds) }),
  };
  signal?.throwIfAborted();
  return { planarCrs: city.planarCrs, bounds, ...parts, sources: extractSources(city, request, parts) };
}

const isWithin = ([minX, minY, maxX, maxY]: PlanarBounds, { x, y }: { readonly x: number; readonly y: number }) =>
  x >= minX && x <= maxX && y >= minY && y <= maxY;

function footprintsWithin(
  kept: KeptParts,
  { footprints, buildings, tables }: CityModel,
  bounds: PlanarBounds,
  hazard: HazardKey | null,
): MapFootprints {
  const building = kept.boxes(footprints).within(bounds);
  const column = tables.hazards.find(({ key }) => key === hazard);
  const take = (values: Float64Array) => Float64Array.from(building, (index) => values[index]!);
  return {
    polygons: takeRows(footprints, building),
    building,
    state: column
      ? storedStates(Uint8Array.from(building, (index) => column.state[index]!))
      : new Uint8Array(building.length).fill(STORED_UNKNOWN),
    pointX: take(buildings.xMeters),
    pointY: take(buildings.yMeters),
  };
}

/** 土砂災害 and 家屋倒壊等 of the files; ranks as the states of buildings take them, 0 where the source says none. */
function hazardAreasWithin(
  kept: KeptParts,
  { hazardPolygons, planarCrs }: CityModel,
  { hazardAreas, bounds }: MapExtractRequest,
): MapHazardAreas[] {
  return hazardPolygons.flatMap((dataset) => {
    const { hazard, polygons } = dataset;
    if ((hazard !== 'landslide' && hazard !== 'collapse') || !hazardAreas.includes(hazard)) return [];
    const planar = kept.planar(polygons, planarCrs);
    const rows = kept.boxes(planar).within(bounds);
    if (rows.length === 0) return [];
    const ranks = rankOfPolygons(dataset);
    const rank = Uint8Array.from(rows, (row) => (ranks[row] === STATE_HIT_UNRANKED ? 0 : ranks[row]!));
    return [{ hazard, rank, polygons: takeRows(planar, rows) }];
  });
}

function roadsWithin(kept: KeptParts, { roads, planarCrs }: CityModel, bounds: PlanarBounds): MapExtract['roads'] {
  if (roads.length === 0) return null;
  return concatPolygons(
    roads.map(({ polygons }) => {
      const planar = kept.planar(polygons, planarCrs);
      return takeRows(planar, kept.boxes(planar).within(bounds));
    }),
  );
}

async function baseMapWithin(kept: KeptParts, city: CityModel, { bounds, cellMeters }: MapExtractRequest) {
  const image = await kept.image(city);
  return image && city.baseMap ? warpBaseMap(city.baseMap, image, bounds, city.planarCrs, cellMeters) : null;
}

/** Zones of the city, or kind by kind those that were handed in. Only those that come near the bounds. */
function zonesWithin(
  kept: KeptParts,
  { zones }: CityModel,
  { bounds, zoneKinds, scenarioZones }: MapExtractRequest,
): MapZones[] {
  return zoneKinds.flatMap((zoneKind) => {
    const edited = scenarioZones?.[zoneKind];
    const layers = edited
      ? [
          {
            zoneKind,
            zoneId: edited.map(({ id }) => id),
            name: edited.map(({ name }) => name),
            code: edited.map(({ code }) => code),
            polygons: toPolygonColumns(edited.map(({ polygons }) => polygons)),
          },
        ]
      : zones.filter(({ dataset }) => dataset.zoneKind === zoneKind).map(mapZones);
    return layers.flatMap((layer) => nearZones(kept, layer, bounds));
  });
}

const mapZones = ({ dataset, planar }: ZoneLayer): MapZones => ({
  zoneKind: dataset.zoneKind,
  zoneId: dataset.zoneId,
  name: dataset.name,
  code: dataset.code,
  polygons: planar,
});

function nearZones(
  kept: KeptParts,
  { zoneKind, zoneId, name, code, polygons }: MapZones,
  bounds: PlanarBounds,
): MapZones[] {
  const rows = kept.boxes(polygons).within(bounds);
  if (rows.length === 0) return [];
  const take = <T>(values: ArrayLike<T>): T[] => Array.from(rows, (row) => values[row]!);
  return [{ zoneKind, zoneId: take(zoneId), name: take(name), code: take(code), polygons: takeRows(polygons, rows) }];
}

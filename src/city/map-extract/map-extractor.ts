import type { DatasetSource } from '../../domain/datasets.ts';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type {
  MapExtract,
  MapExtractRequest,
  MapFacility,
  MapFootprints,
  MapHazardAreas,
  MapPicture,
  MapPlace,
  MapZones,
  PlanarBounds,
} from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { fromGeographic } from '../../spatial/coordinate-system.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import { createFeatureBoxes, type FeatureBoxes } from '../../spatial/feature-boxes.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { STORED_UNKNOWN, storedStates } from '../../tables/hazard-codes.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';
import { concatPolygons } from '../concat-polygons.ts';
import { districtNames, townNames } from '../place-names.ts';
import { planarPolygons } from '../planar-polygons.ts';
import { mergeFacilities } from '../subjects/merge-facilities.ts';
import { createGroundSurvey, type GroundSurvey, groundGrid, groundStates } from './ground-states.ts';
import { type DecodedImage, type DecodeImage, warpBaseMap } from './warp-base-map.ts';

/** What flat maps draw of a city. Indexes are made with the first extract that needs them and kept as long as this. */
export interface MapExtractor {
  /** Rejects with an AbortError when the signal fires. */
  extract(request: MapExtractRequest, signal?: AbortSignal): Promise<MapExtract>;
}

/** Without a decoder the base map is left out. */
export function createMapExtractor(city: CityModel, decode?: DecodeImage): MapExtractor {
  const facts = new CityMapFacts(city, decode);
  return { extract: (request, signal) => extractMap(facts, request, signal) };
}

async function extractMap(facts: CityMapFacts, request: MapExtractRequest, signal?: AbortSignal): Promise<MapExtract> {
  signal?.throwIfAborted();
  const { bounds, hazard, cellMeters } = request;
  const survey = hazard ? facts.survey(hazard) : undefined;
  const ground = survey ? await groundStates(survey, groundGrid(bounds, cellMeters), signal) : null;
  const parts = {
    planarCrs: facts.city.planarCrs,
    bounds,
    ground,
    footprints: request.buildings ? facts.footprintsWithin(bounds, hazard) : null,
    zones: zonesWithin(facts.city, request),
    hazardAreas: facts.hazardAreasWithin(bounds, request.hazardAreas),
    roads: facts.roadsWithin(bounds),
    water: null,
    baseMap: await facts.baseMapWithin(bounds, cellMeters),
    facilities: facts.facilitiesWithin(bounds).filter(({ kind }) => request.facilities.includes(kind)),
    places: request.labels ? facts.placesWithin(bounds) : [],
  };
  signal?.throwIfAborted();
  return { ...parts, sources: sourcesOf(facts.city, request, parts) };
}

const isWithin = ([minX, minY, maxX, maxY]: PlanarBounds, { x, y }: { readonly x: number; readonly y: number }) =>
  x >= minX && x <= maxX && y >= minY && y <= maxY;

/** A city's parts as a map takes them, each made once. */
class CityMapFacts {
  readonly city: CityModel;
  readonly #decode: DecodeImage | undefined;
  readonly #surveys = new Map<HazardKey, GroundSurvey | undefined>();
  #footprints: FeatureBoxes | undefined;
  #roads: readonly { readonly polygons: PolygonColumns; readonly boxes: FeatureBoxes }[] | undefined;
  #areas: readonly (MapHazardAreas & { readonly boxes: FeatureBoxes })[] | undefined;
  #facilities: readonly MapFacility[] | undefined;
  #places: readonly MapPlace[] | undefined;
  #baseMap: Promise<DecodedImage | undefined> | undefined;

  constructor(city: CityModel, decode: DecodeImage | undefined) {
    this.city = city;
    this.#decode = decode;
  }

  survey(key: HazardKey): GroundSurvey | undefined {
    if (!this.#surveys.has(key)) this.#surveys.set(key, createGroundSurvey(this.city, key));
    return this.#surveys.get(key);
  }

  footprintsWithin(bounds: PlanarBounds, hazard: HazardKey | null): MapFootprints {
    const { footprints, buildings, tables } = this.city;
    this.#footprints ??= createFeatureBoxes(footprints);
    const building = this.#footprints.within(bounds);
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

  hazardAreasWithin(bounds: PlanarBounds, wanted: readonly MapHazardAreas['hazard'][]): MapHazardAreas[] {
    this.#areas ??= hazardAreasOf(this.city);
    return this.#areas.flatMap(({ hazard, rank, polygons, boxes }) => {
      const rows = wanted.includes(hazard) ? boxes.within(bounds) : [];
      return rows.length === 0
        ? []
        : [{ hazard, rank: Uint8Array.from(rows, (row) => rank[row]!), polygons: takeRows(polygons, rows) }];
    });
  }

  roadsWithin(bounds: PlanarBounds): PolygonColumns | null {
    this.#roads ??= this.city.roads.map((dataset) => {
      const polygons = planarPolygons(dataset.polygons, this.city.planarCrs);
      return { polygons, boxes: createFeatureBoxes(polygons) };
    });
    if (this.#roads.length === 0) return null;
    return concatPolygons(this.#roads.map(({ polygons, boxes }) => takeRows(polygons, boxes.within(bounds))));
  }

  facilitiesWithin(bounds: PlanarBounds): readonly MapFacility[] {
    this.#facilities ??= facilitiesOf(this.city);
    return this.#facilities.filter((facility) => isWithin(bounds, facility));
  }

  placesWithin(bounds: PlanarBounds): readonly MapPlace[] {
    this.#places ??= placesOf(this.city, this.facilitiesWithin([-Infinity, -Infinity, Infinity, Infinity]));
    return this.#places.filter((place) => isWithin(bounds, place));
  }

  /** A picture that cannot be decoded is left out: the map is true without it. */
  async baseMapWithin(bounds: PlanarBounds, cellMeters: number): Promise<MapPicture | null> {
    const { baseMap, planarCrs } = this.city;
    if (!baseMap || !this.#decode) return null;
    this.#baseMap ??= this.#decode(baseMap.image, baseMap.mediaType).catch(() => undefined);
    const image = await this.#baseMap;
    return image ? warpBaseMap(baseMap, image, bounds, planarCrs, cellMeters) : null;
  }
}

function hazardAreasOf({ hazardPolygons, planarCrs }: CityModel) {
  return hazardPolygons.flatMap(({ hazard, standardRank, polygons }) => {
    if (hazard !== 'landslide' && hazard !== 'collapse') return [];
    const planar = planarPolygons(polygons, planarCrs);
    return [{ hazard, rank: standardRank, polygons: planar, boxes: createFeatureBoxes(planar) }];
  });
}

/** Each once, as in the table of facilities; those without coordinates are in the tables only. */
function facilitiesOf({ facilities, planarCrs }: CityModel): readonly MapFacility[] {
  const { kind, name, lon, lat } = mergeFacilities(facilities, planarCrs);
  return kind.flatMap((facilityKind, row) => {
    const [x, y] = fromGeographic(Float64Array.of(lon[row]!, lat[row]!), planarCrs) as unknown as [number, number];
    return Number.isFinite(x + y) ? [{ kind: facilityKind, name: name[row]!, x, y }] : [];
  });
}

function placesOf({ zones }: CityModel, facilities: readonly MapFacility[]): readonly MapPlace[] {
  const districts = zones
    .filter(({ dataset }) => dataset.zoneKind === 'district')
    .flatMap(({ dataset, planar }) => districtNames(dataset.name, planar));
  return [
    ...facilities.flatMap(({ kind, name, x, y }) => (kind === 'station' ? [{ kind, name, x, y }] : [])),
    ...townNames(districts).map((town) => ({ kind: 'town' as const, ...town })),
    ...districts.map((district) => ({ kind: 'district' as const, ...district })),
  ];
}

/** Zones of the data, or kind by kind those of a scenario. Only those that come near the bounds. */
function zonesWithin({ zones }: CityModel, { bounds, zoneKinds, scenarioZones }: MapExtractRequest): MapZones[] {
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
    return layers.flatMap((layer) => nearZones(layer, bounds));
  });
}

const mapZones = ({ dataset, planar }: ZoneLayer): MapZones => ({
  zoneKind: dataset.zoneKind,
  zoneId: dataset.zoneId,
  name: dataset.name,
  code: dataset.code,
  polygons: planar,
});

function nearZones({ zoneKind, zoneId, name, code, polygons }: MapZones, bounds: PlanarBounds): MapZones[] {
  const rows = createFeatureBoxes(polygons).within(bounds);
  if (rows.length === 0) return [];
  const take = <T>(values: ArrayLike<T>): T[] => Array.from(rows, (row) => values[row]!);
  return [{ zoneKind, zoneId: take(zoneId), name: take(name), code: take(code), polygons: takeRows(polygons, rows) }];
}

/** In the order of the layers from the hazard down to the base map; what does not show is not named. */
function sourcesOf(
  city: CityModel,
  { hazard, facilities }: MapExtractRequest,
  parts: Pick<MapExtract, 'footprints' | 'zones' | 'hazardAreas' | 'roads' | 'baseMap' | 'facilities'>,
): readonly DatasetSource[] {
  const key = hazard && parseHazardKey(hazard);
  const surveys = [...city.hazardPolygons, ...city.hazardRasters];
  const found: DatasetSource[] = [
    ...surveys
      .filter((dataset) => key && dataset.hazard === key.hazard && dataset.scale === key.scale)
      .filter(({ quantity }) => quantity !== 'duration')
      .map(({ source }) => source),
    ...city.hazardPolygons
      .filter((dataset) => parts.hazardAreas.some((areas) => areas.hazard === dataset.hazard))
      .map(({ source }) => source),
    ...city.zones
      .filter(({ dataset }) => parts.zones.some(({ zoneKind }) => zoneKind === dataset.zoneKind))
      .map(({ dataset }) => dataset.source),
    ...(parts.footprints?.building.length ? buildingSources(city, parts.footprints.building) : []),
    ...(parts.facilities.length > 0
      ? city.facilities
          .filter(({ facilityKind }) => facilityKind.some((kind) => facilities.includes(kind)))
          .map(({ source }) => source)
      : []),
    ...(parts.roads && parts.roads.rowOffsets.length > 1 ? city.roads.map(({ source }) => source) : []),
    ...(parts.baseMap && city.baseMap ? [city.baseMap.source] : []),
  ];
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}

function buildingSources({ buildingSource, sources }: CityModel, building: Uint32Array): DatasetSource[] {
  const rows = new Set<number>();
  for (const index of building) rows.add(buildingSource[index]!);
  return [...rows].sort((a, b) => a - b).flatMap((row) => sources[row] ?? []);
}

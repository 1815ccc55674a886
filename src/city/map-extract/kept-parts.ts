import type { BaseMapDataset } from '../../domain/datasets.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { MapFacility, MapPlace } from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { fromGeographic } from '../../spatial/coordinate-system.ts';
import { createFeatureBoxes, type FeatureBoxes } from '../../spatial/feature-boxes.ts';
import type { CityModel } from '../city-model.ts';
import { districtNames, townNames } from '../place-names.ts';
import { planarPolygons } from '../planar-polygons.ts';
import { mergeFacilities } from '../subjects/merge-facilities.ts';
import { createGroundSurvey, type GroundSurvey } from './ground-states.ts';
import type { DecodedImage, DecodeImage } from './warp-base-map.ts';

/**
 * What maps need of a city, each made with the first map that needs it. Known by the columns it is made of, so that a scenario
 * shares all that it does not change.
 */
export class KeptParts {
  readonly #decode: DecodeImage | undefined;
  readonly #boxes = new WeakMap<PolygonColumns, FeatureBoxes>();
  readonly #planar = new WeakMap<PolygonColumns, PolygonColumns>();
  readonly #surveys = new WeakMap<CityModel['hazardPolygons'], Map<HazardKey, GroundSurvey | undefined>>();
  readonly #facilities = new WeakMap<CityModel['facilities'], readonly MapFacility[]>();
  readonly #places = new WeakMap<CityModel['zones'], readonly MapPlace[]>();
  readonly #images = new WeakMap<BaseMapDataset, Promise<DecodedImage | undefined>>();

  constructor(decode: DecodeImage | undefined) {
    this.#decode = decode;
  }

  boxes(polygons: PolygonColumns): FeatureBoxes {
    return keep(this.#boxes, polygons, () => createFeatureBoxes(polygons));
  }

  /** Metres of the city's plane. */
  planar(geographic: PolygonColumns, crs: string): PolygonColumns {
    return keep(this.#planar, geographic, () => planarPolygons(geographic, crs));
  }

  survey(city: CityModel, key: HazardKey): GroundSurvey | undefined {
    const surveys = keep(this.#surveys, city.hazardPolygons, () => new Map<HazardKey, GroundSurvey | undefined>());
    if (!surveys.has(key)) surveys.set(key, createGroundSurvey(city, key));
    return surveys.get(key);
  }

  facilities(city: CityModel): readonly MapFacility[] {
    return keep(this.#facilities, city.facilities, () => facilitiesOf(city));
  }

  /** Towns, their districts and stations. */
  places(city: CityModel): readonly MapPlace[] {
    const stations = this.facilities(city).flatMap(({ kind, name, x, y }) =>
      kind === 'station' ? [{ kind, name, x, y }] : [],
    );
    return [...stations, ...keep(this.#places, city.zones, () => namesOf(city))];
  }

  /** Undefined where there is none, nothing to decode it with, or no picture in the file: the map is true without it. */
  async image({ baseMap }: CityModel): Promise<DecodedImage | undefined> {
    const decode = this.#decode;
    if (!baseMap || !decode) return undefined;
    return keep(this.#images, baseMap, () => decode(baseMap.image, baseMap.mediaType).catch(() => undefined));
  }
}

function keep<Key extends object, Value>(kept: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** Each once, as in the table of facilities; those without coordinates are in the tables only. */
function facilitiesOf({ facilities, planarCrs }: CityModel): readonly MapFacility[] {
  const { kind, name, lon, lat } = mergeFacilities(facilities, planarCrs);
  return kind.flatMap((facilityKind, row) => {
    const [x, y] = fromGeographic(Float64Array.of(lon[row]!, lat[row]!), planarCrs) as unknown as [number, number];
    return Number.isFinite(x + y) ? [{ kind: facilityKind, name: name[row]!, x, y }] : [];
  });
}

function namesOf({ zones }: CityModel): readonly MapPlace[] {
  const districts = zones
    .filter(({ dataset }) => dataset.zoneKind === 'district')
    .flatMap(({ dataset, planar }) => districtNames(dataset.name, planar));
  return [
    ...townNames(districts).map((town) => ({ kind: 'town' as const, ...town })),
    ...districts.map((district) => ({ kind: 'district' as const, ...district })),
  ];
}

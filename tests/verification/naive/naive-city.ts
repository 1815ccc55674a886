import type { RawFile } from '../../../scripts/sample-city/make-sample-city.ts';
import { factsOf, type NaiveFacts } from './building-facts.ts';
import { type Say, sayOfRaster, sayOfRisk, together } from './hazard-states.ts';
import { filesLike, openedFiles, tagText } from './raw-text.ts';
import { type NaiveArea, type NaiveBuilding, readAreas, readBuildings } from './read-gml.ts';
import {
  type NaiveZone,
  readCensus,
  readDbfColumn,
  readGeoJson,
  readNoon,
  readRaster,
  readShp,
} from './read-others.ts';
import { boxOf, inBox, insideTest, planePolygons, type Rings, toDegrees } from './shapes.ts';
import { type NaivePeople, sharePeople } from './share-out.ts';

export interface NaiveCity {
  readonly facts: readonly NaiveFacts[];
  readonly people: NaivePeople;
  readonly unplaced: number;
  /** By kind: zone id of every building, '' outside. */
  readonly zoneOf: Readonly<Record<string, readonly string[]>>;
  /** By `hazard:scale`: rank (none, unknown, 1…6) and depth of every building. */
  readonly hazards: Readonly<Record<string, readonly { readonly rank: string; readonly depth: number }[]>>;
}

type Place = readonly [number, number];
type Files = ReadonlyMap<string, Uint8Array>;

/**
 * The sample city counted the slow way, from its raw files. `pointOf` gives the representative point (planar) of a building
 * whose centroid lies outside its footprint; the caller checks that it lies inside.
 */
export async function naiveCity(raw: readonly RawFile[], pointOf: (id: string) => Place): Promise<NaiveCity> {
  const files = openedFiles(raw);
  const buildings = readBuildings(files);
  const facts = buildings.map(factsOf);
  const points = facts.map(({ id, centroid }) => centroid ?? pointOf(id));
  const places = points.map(toDegrees);
  const [, census] = filesLike(files, /tblT001142H5241\.txt$/)[0]!;
  return {
    facts,
    ...sharePeople(facts, places, readCensus(census), readNoon(files)),
    zoneOf: zonesOf(files, points),
    hazards: await hazardsOf(files, buildings, points, places),
  };
}

function zonesOf(files: Files, points: readonly Place[]): Record<string, string[]> {
  const urf = (className: string) => readAreas(files, /udx\/urf\/.*\.gml$/, `urf:${className}`);
  const content = (pattern: RegExp) => filesLike(files, pattern)[0]![1];
  const districtIds = readDbfColumn(content(/r2ka99201\.dbf$/), 'KEY_CODE');
  const kinds: Record<string, readonly NaiveZone[]> = {
    residence: urf('ResidenceAttractionArea'),
    urban_function: urf('UrbanFunctionAttractionArea'),
    use_district: urf('UseDistrict'),
    area_classification: urf('AreaClassification'),
    district: readShp(content(/r2ka99201\.shp$/)).map((polygons, i) => ({ id: districtIds[i]!, polygons })),
    school_district: readGeoJson(content(/A27-21_99\.geojson$/)),
    disaster_risk_area: readGeoJson(content(/A48-21_99\.geojson$/)),
  };
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, zones]) => {
      const tests = zones.map(({ id, polygons }) => ({ id, isInside: insideTest(planePolygons(polygons)) }));
      return [kind, points.map((point) => tests.find(({ isInside }) => isInside(point))?.id ?? '')];
    }),
  );
}

const rasterFiles: Readonly<Record<string, RegExp>> = {
  'river:L1': /洪水浸水想定_.*_L1\.tif$/,
  'river:L2': /洪水浸水想定_.*_L2\.tif$/,
  'inland:': /内水浸水想定_.*\.tif$/,
  'storm_surge:': /高潮浸水想定_.*\.tif$/,
  'tsunami:': /津波浸水想定_.*\.tif$/,
};

async function hazardsOf(
  files: Files,
  buildings: readonly NaiveBuilding[],
  points: readonly Place[],
  places: readonly Place[],
) {
  const hazards: NaiveCity['hazards'] = {};
  const combine = (key: string, sources: readonly (readonly Say[])[]) => {
    const [hazard, scale] = key.split(':');
    const says = buildings.map(({ risks }, b) => [
      ...sources.map((source) => source[b]!),
      ...risks.filter((risk) => risk.hazard === hazard && risk.scale === scale).map(sayOfRisk),
    ]);
    (hazards as Record<string, unknown>)[key] = says.map((of) => together(of, hazard === 'collapse'));
  };
  for (const [key, pattern] of Object.entries(rasterFiles)) {
    const valueAt = await readRaster(filesLike(files, pattern)[0]![1]);
    const areas = /^river:(L\d)$/.exec(key);
    const water = areas ? floodAreas(files, areas[1]!.toLowerCase()) : [];
    // A raster says where it was surveyed, so the flood areas count as hits alone.
    combine(key, [points.map((point) => sayOfRaster(valueAt(point))), ...areaSays(water, points)]);
  }
  const landslides = readAreas(files, /udx\/lsld\/.*\.gml$/, 'urf:SedimentDisasterProneArea').map((area) => ({
    polygons: area.polygons,
    rank: Number(tagText(area.xml, 'urf:areaType')) % 2 === 1 ? 1 : 2,
  }));
  combine('landslide:', areaSays(landslides, points, places));
  const collapse = filesLike(files, /A31a.*4[12]_.*\.geojson$/).map(([path, bytes]) =>
    readGeoJson(bytes).map(({ polygons }) => ({ polygons, rank: path.includes('氾濫流') ? 1 : 2 })),
  );
  combine(
    'collapse:L2',
    collapse.flatMap((areas) => areaSays(areas, points, places)),
  );
  return hazards;
}

interface RankedArea {
  readonly polygons: readonly Rings[];
  readonly rank: number;
}

const floodAreas = (files: Files, scale: string): RankedArea[] =>
  readAreas(files, new RegExp(`udx/fld/.*_${scale}\\.gml$`), 'wtr:WaterBody').map(({ xml, polygons }: NaiveArea) => ({
    polygons,
    rank: Number(tagText(xml, 'uro:rank')),
  }));

/** Per area and building; with `places` a building inside the bounding box of all areas is at least surveyed. */
function areaSays(areas: readonly RankedArea[], points: readonly Place[], places?: readonly Place[]): Say[][] {
  const box = boxOf(areas.flatMap(({ polygons }) => polygons));
  const surveyed = places ? [places.map((place): Say => (inBox(place, box) ? 'none' : 'unknown'))] : [];
  return [
    ...surveyed,
    ...areas.map(({ polygons, rank }) => {
      const isInside = insideTest(planePolygons(polygons));
      return points.map((point): Say => (isInside(point) ? { rank, depth: Number.NaN } : 'unknown'));
    }),
  ];
}

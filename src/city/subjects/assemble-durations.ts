import type { HazardPolygonsDataset, HazardRasterDataset } from '../../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { durationClassOfHours } from '../../domain/duration-class.ts';
import { depthHazards, type HazardKey, hazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { maximumUnderFootprints } from '../../spatial/footprint-raster-overlap.ts';
import { sampleRaster } from '../../spatial/raster-sampling.ts';
import { type DurationColumn, durationTables } from '../../tables/subjects/duration-tables.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';
import { type HazardDataset, hitsOfPolygons } from '../hazard-hits.ts';
import type { HazardPlaces } from '../hazard-sources.ts';
import { buildingPlaces } from './building-places.ts';

/**
 * 浸水継続時間 of every building by hazard and scale: the longest that any source gives (duration rasters and polygons, hours
 * of depth polygons, risk attributes). Without one a building has none where it is surveyed and not hit, or in less than
 * 0.5 m of which a source says 0 hours (hours are those above 0.5 m: 洪水浸水想定区域図作成マニュアル); every other is not
 * known, also one that is hit. Hazards without a depth have no column (the import says so).
 */
export function assembleDurations(model: CityModel): SubjectTables | undefined {
  const places = buildingPlaces(model);
  const keys = model.tables.hazards.map(({ key }) => key);
  return durationTables(
    keys
      .filter((key) => depthHazards.includes(parseHazardKey(key).hazard))
      .flatMap((key) => column(key, model, places)),
  );
}

/** Class 0 and hours NaN where no source gives a duration. */
interface Longest {
  readonly durationClass: Uint8Array;
  /** 1 where a source says 0 hours. */
  readonly none: Uint8Array;
  readonly durationHours: Float32Array;
}

function column(key: HazardKey, model: CityModel, places: HazardPlaces): readonly DurationColumn[] {
  const { count } = model.buildings;
  const longest: Longest = {
    durationClass: new Uint8Array(count),
    none: new Uint8Array(count),
    durationHours: new Float32Array(count).fill(Number.NaN),
  };
  const isOfKey = ({ hazard, scale }: HazardDataset) => hazardKey(hazard, scale) === key;
  const isGiven = [
    keepAttributes(longest, key, model),
    ...model.hazardPolygons.filter(isOfKey).map((dataset) => keepPolygons(longest, dataset, places)),
    ...model.hazardRasters.filter(isOfKey).map((dataset) => keepRaster(longest, dataset, places)),
  ].includes(true);
  if (!isGiven) return [];
  const { state } = model.tables.hazards.find((hazard) => hazard.key === key)!;
  const { durationClass, durationHours, none } = longest;
  for (let i = 0; i < count; i++) {
    const isNone = state[i] === STATE_NOT_HIT || (state[i] === SHALLOW && none[i] === 1);
    if (durationClass[i] === 0 && !isNone) durationClass[i] = STATE_UNKNOWN;
  }
  return [{ key, durationClass, durationHours }];
}

/** The rank of depths under 0.5 m. */
const SHALLOW = 1;

/** As all that follow: whether the source speaks of durations, also where it reaches no building. */
function keepAttributes(longest: Longest, key: HazardKey, { risks }: CityModel): boolean {
  let isGiven = false;
  for (let i = 0; i < risks.buildingRow.length; i++) {
    const hours = risks.durationHours[i]!;
    if (!(hours >= 0) || hazardKey(risks.hazard[i]!, risks.scale[i]!) !== key) continue;
    keepHours(longest, risks.buildingRow[i]!, hours);
    isGiven ||= hours > 0;
  }
  return isGiven;
}

function keepRaster(longest: Longest, { quantity, raster }: HazardRasterDataset, places: HazardPlaces): boolean {
  if (quantity !== 'duration') return false;
  hoursOfRaster(raster, places).forEach((hours, i) => {
    if (hours >= 0) keepHours(longest, i, hours);
  });
  return true;
}

/** A duration dataset gives hours or a class; of a depth dataset only the hours are meant. */
function keepPolygons(longest: Longest, dataset: HazardPolygonsDataset, { points, planarCrs }: HazardPlaces): boolean {
  const classes = dataset.standardRank.map((rank, row) => {
    const hours = dataset.durationHours[row]!;
    return hours >= 0 || dataset.quantity !== 'duration' ? durationClassOfHours(hours) : rank;
  });
  if (!classes.some((value) => value > 0)) return false;
  const timed = { ...dataset, standardRank: classes, depthMeters: dataset.durationHours };
  const { state, depthMeters: hours } = hitsOfPolygons(timed, points, planarCrs);
  for (let i = 0; i < state.length; i++)
    if (state[i]! >= 1 && state[i]! <= 7) keepLonger(longest, i, state[i]!, hours[i]!);
  return true;
}

function hoursOfRaster(raster: Parameters<typeof sampleRaster>[0], places: HazardPlaces): Float32Array {
  const { points, footprints, planarCrs: crs, method } = places;
  return method === 'footprint'
    ? maximumUnderFootprints(footprints, raster, { crs })
    : sampleRaster(raster, points.x, points.y, { crs });
}

function keepHours(longest: Longest, i: number, hours: number): void {
  if (hours > 0) keepLonger(longest, i, durationClassOfHours(hours), hours);
  else longest.none[i] = 1;
}

/** Of one class the source that gives hours says more than one that gives the class alone. */
function keepLonger({ durationClass, durationHours }: Longest, i: number, found: number, hours: number): void {
  if (found < durationClass[i]!) return;
  if (found > durationClass[i]! || !(hours <= durationHours[i]!)) {
    if (found > durationClass[i]! || !Number.isNaN(hours)) durationHours[i] = hours;
    durationClass[i] = found;
  }
}

import type { Dataset, HazardPolygonsDataset, HazardRasterDataset } from '../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN, stateOfDepth } from '../domain/depth-rank.ts';
import { durationClasses } from '../domain/duration-class.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { polygonBounds } from '../spatial/polygon-areas.ts';
import { createPolygonLocator, type PolygonLocator } from '../spatial/polygon-locator.ts';
import { planarPolygons } from './planar-polygons.ts';

/** Inside a hazard area that says neither rank nor depth: hit, but not judged. Becomes unknown once all sources are merged. */
export const STATE_HIT_UNRANKED = 254;

/** Where the buildings are asked for a hazard. */
export interface HazardPoints {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export type HazardDataset = HazardPolygonsDataset | HazardRasterDataset;
export const isHazardDataset = (dataset: Dataset): dataset is HazardDataset =>
  dataset.kind === 'hazard_polygons' || dataset.kind === 'hazard_raster';

/** What one dataset says of every building. */
export interface HazardHits {
  readonly dataset: HazardDataset;
  /** 0 surveyed and not hit, 1…6 hit, 254 hit without a rank, 255 outside the survey. */
  readonly state: Uint8Array;
  readonly depthMeters: Float32Array;
  /** Every polygon that hits a building; absent for rasters. */
  readonly polygons?: () => PolygonHits;
}

/** One entry a building and polygon, buildings ascending, the most dangerous polygon of a building first. */
export interface PolygonHits {
  readonly building: Uint32Array;
  /** Row of the dataset. */
  readonly row: Uint32Array;
  /** Per row of the dataset: 1…6, 254 without a rank, 0 dry (those are never among the entries). */
  readonly rank: Uint8Array;
}

/** Values of a depth raster at the buildings: > 0 hit, 0 surveyed and not hit, NaN unknown. */
export function hitsOfDepths(dataset: HazardRasterDataset, values: Float32Array): HazardHits {
  const state = new Uint8Array(values.length);
  const depthMeters = new Float32Array(values.length).fill(Number.NaN);
  for (let i = 0; i < values.length; i++) {
    state[i] = stateOfDepth(values[i]!);
    if (values[i]! > 0) depthMeters[i] = values[i]!;
  }
  return { dataset, state, depthMeters };
}

/** What a dataset of polygons says of any places; made once, asked as often as needed. */
export type PolygonHitsAt = (points: HazardPoints) => HazardHits;

export const hitsOfPolygons = (dataset: HazardPolygonsDataset, points: HazardPoints, planarCrs: string): HazardHits =>
  createPolygonHits(dataset, planarCrs)(points);

/**
 * Of several polygons at one place the most dangerous counts: the largest rank, then the largest depth. House collapse is
 * no scale but two kinds (1 氾濫流, 2 河岸侵食); a building in both gets 3.
 */
export function createPolygonHits(dataset: HazardPolygonsDataset, planarCrs: string): PolygonHitsAt {
  const planar = planarPolygons(dataset.polygons, planarCrs);
  const ranks = rankOfPolygons(dataset);
  const order = Array.from({ length: dataset.count }, (_, row) => row).sort(
    (a, b) => dangerOf(ranks[b]!) - dangerOf(ranks[a]!) || depthOf(dataset, b) - depthOf(dataset, a) || a - b,
  );
  const locator = createPolygonLocator(planar, { order, overlaps: true });
  const surveyedAt = createSurvey(dataset, planarCrs);
  const addBothKinds = dataset.hazard === 'collapse' ? createKinds(planar, ranks) : undefined;
  return (points) => {
    const polygonRow = locator.locate(points.x, points.y);
    const surveyed = surveyedAt(points);
    const state = new Uint8Array(polygonRow.length);
    const depthMeters = new Float32Array(polygonRow.length).fill(Number.NaN);
    for (let i = 0; i < polygonRow.length; i++) {
      const row = polygonRow[i]!;
      if (row < 0) state[i] = surveyed(i) ? STATE_NOT_HIT : STATE_UNKNOWN;
      else {
        state[i] = ranks[row]!;
        if (dataset.depthMeters[row]! > 0) depthMeters[i] = dataset.depthMeters[row]!;
      }
    }
    addBothKinds?.(state, points);
    const polygons = () => ({ ...allPolygons(locator, polygonRow, points, ranks), rank: ranks });
    return { dataset, state, depthMeters, polygons };
  };
}

/** All polygons that hit the buildings; only buildings in one are asked, since most stand in none. */
function allPolygons(locator: PolygonLocator, polygonRow: Int32Array, points: HazardPoints, ranks: Uint8Array) {
  const hit: number[] = [];
  for (let i = 0; i < polygonRow.length; i++)
    if (polygonRow[i]! >= 0 && ranks[polygonRow[i]!] !== STATE_NOT_HIT) hit.push(i);
  const building = Uint32Array.from(hit);
  const { offsets, rows } = locator.locateAll(
    Float64Array.from(building, (i) => points.x[i]!),
    Float64Array.from(building, (i) => points.y[i]!),
  );
  const repeated = new Uint32Array(rows.length);
  for (let i = 0; i < building.length; i++) repeated.fill(building[i]!, offsets[i]!, offsets[i + 1]!);
  if (!ranks.includes(STATE_NOT_HIT)) return { building: repeated, row: rows };
  const isHit = (_: number, i: number) => ranks[rows[i]!] !== STATE_NOT_HIT;
  return { building: repeated.filter(isHit), row: rows.filter(isHit) };
}

/** An unranked polygon is less telling than any ranked one, and a dry one comes last. */
function dangerOf(rank: number): number {
  if (rank === STATE_HIT_UNRANKED) return 0;
  return rank === STATE_NOT_HIT ? -1 : rank;
}
const depthOf = (dataset: HazardPolygonsDataset, row: number): number => dataset.depthMeters[row]! || 0;

/** A depth of zero says "surveyed and dry", as in a raster; neither rank nor depth says nothing of the danger. */
export function rankOfPolygons(dataset: HazardPolygonsDataset): Uint8Array {
  return dataset.standardRank.map((rank, row) => {
    if (rank > 0) return rank;
    const depth = dataset.depthMeters[row]!;
    return depth >= 0 ? stateOfDepth(depth) : STATE_HIT_UNRANKED;
  });
}

const COLLAPSE_BOTH = 3;

function createKinds(planar: PolygonColumns, ranks: Uint8Array): (state: Uint8Array, points: HazardPoints) => void {
  const kinds = [1, 2].flatMap((kind) => {
    const order = Array.from(ranks.keys()).filter((row) => ranks[row] === kind);
    return order.length === 0 ? [] : [{ kind, locator: createPolygonLocator(planar, { order }) }];
  });
  return (state, points) => {
    for (const { kind, locator } of kinds) {
      const inside = locator.locate(points.x, points.y);
      for (let i = 0; i < state.length; i++)
        if (inside[i]! >= 0 && state[i]! <= COLLAPSE_BOTH) state[i] = (state[i]! | kind) as number;
    }
  };
}

/** Whether the survey reaches a place that no polygon contains. */
function createSurvey(
  { extent, polygons }: HazardPolygonsDataset,
  planarCrs: string,
): (points: HazardPoints) => (index: number) => boolean {
  if (extent.kind === 'everywhere') return () => () => true;
  if (extent.kind === 'polygons') {
    const locator = createPolygonLocator(planarPolygons(extent.polygons, planarCrs));
    return ({ x, y }) => {
      const inside = locator.locate(x, y);
      return (index) => inside[index]! >= 0;
    };
  }
  const [west, south, east, north] = boundsOfAll(polygons);
  return ({ lon, lat }) =>
    (i) =>
      lon[i]! >= west && lon[i]! <= east && lat[i]! >= south && lat[i]! <= north;
}

function boundsOfAll(polygons: PolygonColumns): readonly [number, number, number, number] {
  const rows = polygonBounds(polygons);
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows.length; at += 4) {
    west = Math.min(west, rows[at]!);
    south = Math.min(south, rows[at + 1]!);
    east = Math.max(east, rows[at + 2]!);
    north = Math.max(north, rows[at + 3]!);
  }
  return [west, south, east, north];
}

/** Hours of inundation at every building by one polygon dataset; of a class its lower bound; NaN where none. */
export function durationsOfPolygons(
  dataset: HazardPolygonsDataset,
  points: HazardPoints,
  planarCrs: string,
): Float32Array {
  const hours = Float32Array.from({ length: dataset.count }, (_, row) => hoursOf(dataset, row));
  const order = Array.from(hours.keys()).sort((a, b) => (hours[b]! || 0) - (hours[a]! || 0) || a - b);
  const planar = planarPolygons(dataset.polygons, planarCrs);
  const rows = createPolygonLocator(planar, { order }).locate(points.x, points.y);
  return Float32Array.from(rows, (row) => (row < 0 ? Number.NaN : hours[row]!));
}

function hoursOf(dataset: HazardPolygonsDataset, row: number): number {
  if (dataset.durationHours[row]! >= 0) return dataset.durationHours[row]!;
  return durationClasses.find(({ code }) => code === dataset.standardRank[row])?.fromHours ?? Number.NaN;
}

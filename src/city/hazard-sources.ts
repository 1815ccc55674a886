import type { HazardPolygonsDataset } from '../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { overlapFootprintsWithPolygons } from '../spatial/footprint-polygon-overlap.ts';
import { maximumUnderFootprints, overlapFootprintsWithRaster } from '../spatial/footprint-raster-overlap.ts';
import { takeRows } from '../spatial/polygon-columns-building.ts';
import { sampleRaster } from '../spatial/raster-sampling.ts';
import {
  durationsOfPolygons,
  type HazardDataset,
  type HazardHits,
  type HazardPoints,
  hitsOfDepths,
  hitsOfPolygons,
  rankOfPolygons,
  STATE_HIT_UNRANKED,
} from './hazard-hits.ts';
import type { DurationColumn } from './hazard-records.ts';
import { planarPolygons } from './planar-polygons.ts';

/**
 * Where a building meets a hazard: at its representative point, or by the largest overlap of its footprint (the rule that
 * PLATEAU attributes are made by).
 */
export type DepthMethod = 'point' | 'footprint';

export interface HazardPlaces {
  readonly points: HazardPoints;
  /** Planar. */
  readonly footprints: PolygonColumns;
  readonly planarCrs: string;
  readonly method: DepthMethod;
}

/** What each dataset of depth or kind of area says of every building; durations are not hazards of their own. */
export const hazardHits = (datasets: readonly HazardDataset[], places: HazardPlaces): HazardHits[] =>
  withoutAssumedExtents(
    datasets.filter(({ quantity }) => quantity !== 'duration').map((dataset) => hitsOfDataset(dataset, places)),
  );

/** What one dataset alone says; see `withoutAssumedExtents` for what others say against it. */
export function hitsOfDataset(dataset: HazardDataset, places: HazardPlaces): HazardHits {
  const { points, footprints, planarCrs, method } = places;
  if (dataset.kind === 'hazard_polygons')
    return method === 'point' ? hitsOfPolygons(dataset, points, planarCrs) : hitsOfPolygonOverlap(dataset, places);
  if (method === 'point')
    return hitsOfDepths(dataset, sampleRaster(dataset.raster, points.x, points.y, { crs: planarCrs }));
  return { dataset, ...overlapFootprintsWithRaster(footprints, dataset.raster, { crs: planarCrs }) };
}

/** Takes assumed extents back where a raster of the same hazard and scale says how far its survey reaches. */
export function withoutAssumedExtents(hits: readonly HazardHits[]): HazardHits[] {
  const surveys = new Set(
    hits.flatMap(({ dataset }) => (dataset.kind === 'hazard_raster' ? [`${dataset.hazard}:${dataset.scale}`] : [])),
  );
  return hits.map((one) =>
    surveys.has(`${one.dataset.hazard}:${one.dataset.scale}`) ? withoutAssumedExtent(one) : one,
  );
}

/**
 * A raster says itself how far its survey reaches (0 against nodata). Polygons of the same hazard and scale whose extent is
 * only assumed must not turn its unsurveyed ground into "not hit": they count as hits alone.
 */
function withoutAssumedExtent(hits: HazardHits): HazardHits {
  if (hits.dataset.kind !== 'hazard_polygons' || hits.dataset.extent.kind !== 'bounds') return hits;
  return { ...hits, state: hits.state.map((state) => (state === STATE_NOT_HIT ? STATE_UNKNOWN : state)) };
}

/** The records still name the polygons at the representative point. */
function hitsOfPolygonOverlap(dataset: HazardPolygonsDataset, places: HazardPlaces): HazardHits {
  const { points, planarCrs } = places;
  const atPoint = hitsOfPolygons(dataset, points, planarCrs);
  const stateOutside = atPoint.state.slice();
  for (const building of atPoint.polygons!().building) stateOutside[building] = STATE_NOT_HIT;
  const ranks = rankOfPolygons(dataset);
  const overlap = (isTaken: (rank: number) => boolean) => overlapOf(dataset, ranks, isTaken, stateOutside, places);
  if (dataset.hazard !== 'collapse') return { ...atPoint, ...overlap((rank) => rank !== STATE_NOT_HIT) };
  // 氾濫流 and 河岸侵食 are two surveys, not a scale: each is judged for itself.
  const flow = overlap((rank) => rank !== 2).state;
  const bank = overlap((rank) => rank !== 1).state;
  return { ...atPoint, state: flow.map((state, i) => bothKinds(state, bank[i]!)) };
}

function overlapOf(
  dataset: HazardPolygonsDataset,
  ranks: Uint8Array,
  isTaken: (rank: number) => boolean,
  stateOutside: Uint8Array,
  { footprints, planarCrs }: HazardPlaces,
) {
  const rows = Uint32Array.from(ranks.keys()).filter((row) => isTaken(ranks[row]!));
  const { state, depthMeters } = overlapFootprintsWithPolygons(
    footprints,
    planarPolygons(takeRows(dataset.polygons, rows), planarCrs),
    Uint8Array.from(rows, (row) => (ranks[row] === STATE_HIT_UNRANKED ? 0 : ranks[row]!)),
    { stateOutside, depthMeters: Float32Array.from(rows, (row) => dataset.depthMeters[row]!) },
  );
  return { state, depthMeters };
}

/** 1 and 2 make 3; a kind that hits stands above one that does not, and not hit above unknown only if both say so. */
function bothKinds(flow: number, bank: number): number {
  const hits = (isHit(flow) ? flow : 0) | (isHit(bank) ? bank : 0);
  if (hits > 0) return hits;
  return flow === STATE_NOT_HIT && bank === STATE_NOT_HIT ? STATE_NOT_HIT : STATE_UNKNOWN;
}

const isHit = (state: number): boolean => state !== STATE_NOT_HIT && state !== STATE_UNKNOWN;

/** 浸水継続時間 at every building, the longest of all duration datasets of a hazard and scale; NaN where none is known. */
export function durationColumns(
  datasets: readonly HazardDataset[],
  { points, footprints, planarCrs, method }: HazardPlaces,
): DurationColumn[] {
  const columns = new Map<string, DurationColumn>();
  for (const dataset of datasets) {
    if (dataset.quantity !== 'duration') continue;
    const { hazard, scale } = dataset;
    const hours =
      dataset.kind === 'hazard_polygons'
        ? durationsOfPolygons(dataset, points, planarCrs)
        : method === 'footprint'
          ? maximumUnderFootprints(footprints, dataset.raster, { crs: planarCrs })
          : sampleRaster(dataset.raster, points.x, points.y, { crs: planarCrs });
    const known = columns.get(`${hazard}:${scale}`);
    if (!known) columns.set(`${hazard}:${scale}`, { hazard, scale, durationHours: hours });
    else keepLonger(known.durationHours, hours);
  }
  return [...columns.values()];
}

function keepLonger(longest: Float32Array, other: Float32Array): void {
  for (let i = 0; i < longest.length; i++) if (!(longest[i]! >= other[i]!) && other[i]! >= 0) longest[i] = other[i]!;
}

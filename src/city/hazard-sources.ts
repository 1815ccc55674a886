import type { HazardPolygonsDataset } from '../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { overlapFootprintsWithPolygons } from '../spatial/footprint-polygon-overlap.ts';
import { maximumUnderFootprints, overlapFootprintsWithRaster } from '../spatial/footprint-raster-overlap.ts';
import { sampleRaster } from '../spatial/raster-sampling.ts';
import {
  durationsOfPolygons,
  type HazardDataset,
  type HazardHits,
  type HazardPoints,
  hitsOfDepths,
  hitsOfPolygons,
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
export function hazardHits(datasets: readonly HazardDataset[], places: HazardPlaces): HazardHits[] {
  const { points, footprints, planarCrs, method } = places;
  const hits = datasets
    .filter((dataset) => dataset.quantity !== 'duration')
    .map((dataset): HazardHits => {
      if (dataset.kind === 'hazard_polygons')
        return method === 'point' ? hitsOfPolygons(dataset, points, planarCrs) : hitsOfPolygonOverlap(dataset, places);
      if (method === 'point')
        return hitsOfDepths(dataset, sampleRaster(dataset.raster, points.x, points.y, { crs: planarCrs }));
      return { dataset, ...overlapFootprintsWithRaster(footprints, dataset.raster, { crs: planarCrs }) };
    });
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
function hitsOfPolygonOverlap(
  dataset: HazardPolygonsDataset,
  { points, footprints, planarCrs }: HazardPlaces,
): HazardHits {
  const atPoint = hitsOfPolygons(dataset, points, planarCrs);
  const stateOutside = atPoint.state.slice();
  for (const building of atPoint.polygons!.building) stateOutside[building] = 0;
  const { state, depthMeters } = overlapFootprintsWithPolygons(
    footprints,
    planarPolygons(dataset.polygons, planarCrs),
    dataset.standardRank,
    { stateOutside, depthMeters: dataset.depthMeters },
  );
  return { ...atPoint, state, depthMeters };
}

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

import { sampleRaster } from '../spatial/raster-sampling.ts';
import { durationsOfPolygons, type HazardDataset, type HazardPoints } from './hazard-hits.ts';
import type { DurationColumn } from './hazard-records.ts';

/** 浸水継続時間 at every building, the longest of all duration datasets of a hazard and scale; NaN where none is known. */
export function durationColumns(
  datasets: readonly HazardDataset[],
  points: HazardPoints,
  planarCrs: string,
): DurationColumn[] {
  const columns = new Map<string, DurationColumn>();
  for (const dataset of datasets) {
    if (dataset.quantity !== 'duration') continue;
    const { hazard, scale } = dataset;
    const hours =
      dataset.kind === 'hazard_raster'
        ? sampleRaster(dataset.raster, points.x, points.y, { crs: planarCrs })
        : durationsOfPolygons(dataset, points, planarCrs);
    const known = columns.get(`${hazard}:${scale}`);
    if (!known) columns.set(`${hazard}:${scale}`, { hazard, scale, durationHours: hours });
    else keepLonger(known.durationHours, hours);
  }
  return [...columns.values()];
}

function keepLonger(longest: Float32Array, other: Float32Array): void {
  for (let i = 0; i < longest.length; i++) if (!(longest[i]! >= other[i]!) && other[i]! >= 0) longest[i] = other[i]!;
}

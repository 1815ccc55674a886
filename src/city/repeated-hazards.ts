import type { Dataset, HazardPolygonsDataset, HazardRasterDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import { type HazardDataset, isHazardDataset } from './hazard-hits.ts';

/**
 * A hazard that a drop holds twice (the same zip under two names) counts once: its states would not change, but every record
 * of a building would be listed twice. The first by path stays.
 */
export function withoutRepeatedHazards(datasets: readonly Dataset[]): {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
} {
  const kept: HazardDataset[] = [];
  const issues: ImportIssue[] = [];
  const rest = datasets.filter((dataset) => {
    if (!isHazardDataset(dataset)) return true;
    const first = kept.find((other) => isRepeat(other, dataset));
    if (!first) {
      kept.push(dataset);
      return true;
    }
    issues.push({
      severity: 'note',
      code: 'file-repeated',
      file: dataset.source.file,
      values: { first: first.source.file },
    });
    return false;
  });
  return { datasets: rest, issues };
}

function isRepeat(a: HazardDataset, b: HazardDataset): boolean {
  if (a.hazard !== b.hazard || a.scale !== b.scale || a.quantity !== b.quantity) return false;
  if (a.kind === 'hazard_raster') return b.kind === 'hazard_raster' && isSameRaster(a, b);
  return b.kind === 'hazard_polygons' && areSamePolygons(a, b);
}

function isSameRaster({ raster: a }: HazardRasterDataset, { raster: b }: HazardRasterDataset): boolean {
  return a.width === b.width && a.crs === b.crs && isSame(a.transform, b.transform) && isSame(a.data, b.data);
}

function areSamePolygons(a: HazardPolygonsDataset, b: HazardPolygonsDataset): boolean {
  return (
    a.count === b.count &&
    a.extent.kind === b.extent.kind &&
    a.extent.kind !== 'polygons' &&
    isSame(a.standardRank, b.standardRank) &&
    isSame(a.depthMeters, b.depthMeters) &&
    isSame(a.durationHours, b.durationHours) &&
    isSame(a.areaType, b.areaType) &&
    isSame(a.name, b.name) &&
    isSame(a.polygons.ringOffsets, b.polygons.ringOffsets) &&
    isSame(a.polygons.positions, b.polygons.positions)
  );
}

/** NaN equals NaN here. */
function isSame(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

import Flatbush from 'flatbush';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';
import { polygonBounds } from './polygon-areas.ts';
import { takeRows } from './polygon-columns-building.ts';

/** Features that hang together by their boxes, and the box of all. */
export interface FeatureGroup {
  readonly bounds: Bounds;
  /** Rows of one source each. */
  readonly parts: readonly PolygonColumns[];
}

/** Features of several sources in groups whose features' boxes meet those of no other group. Rows without vertices are left out. */
export function featureGroups(sources: readonly PolygonColumns[]): readonly FeatureGroup[] {
  const features = sources.flatMap((polygons, source) => boxesOf(polygons, source));
  if (features.length === 0) return [];
  const tree = new Flatbush(features.length);
  for (const { bounds } of features) tree.add(...bounds);
  tree.finish();
  const seen = new Uint8Array(features.length);
  return features.flatMap((_, first) => {
    if (seen[first] === 1) return [];
    seen[first] = 1;
    const group = [first];
    // grows while it is walked over
    for (const member of group)
      for (const met of tree.search(...features[member]!.bounds))
        if (seen[met] === 0) {
          seen[met] = 1;
          group.push(met);
        }
    return [
      groupOf(
        group.map((member) => features[member]!),
        sources,
      ),
    ];
  });
}

interface FeatureBox {
  readonly source: number;
  readonly row: number;
  readonly bounds: [minX: number, minY: number, maxX: number, maxY: number];
}

function boxesOf(polygons: PolygonColumns, source: number): readonly FeatureBox[] {
  const bounds = polygonBounds(polygons);
  return Array.from({ length: bounds.length / 4 }, (_, row): FeatureBox => {
    const [minX, minY, maxX, maxY] = bounds.subarray(4 * row, 4 * row + 4) as unknown as FeatureBox['bounds'];
    return { source, row, bounds: [minX, minY, maxX, maxY] };
  }).filter(({ bounds: box }) => box.every(Number.isFinite));
}

function groupOf(features: readonly FeatureBox[], sources: readonly PolygonColumns[]): FeatureGroup {
  const least = (side: 0 | 1) => features.reduce((value, { bounds }) => Math.min(value, bounds[side]), Infinity);
  const most = (side: 2 | 3) => features.reduce((value, { bounds }) => Math.max(value, bounds[side]), -Infinity);
  const used = [...new Set(features.map(({ source }) => source))];
  return {
    bounds: [least(0), least(1), most(2), most(3)],
    parts: used.map((source) =>
      takeRows(
        sources[source]!,
        features.filter((feature) => feature.source === source).map(({ row }) => row),
      ),
    ),
  };
}

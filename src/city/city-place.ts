import type { Dataset } from '../domain/datasets.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { planarCrsOf } from '../spatial/planar-crs.ts';

/** west, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Vertices looked at to find the middle of the city; enough for a median, few enough to cost nothing. */
const SAMPLED_VERTICES = 20_001;

/**
 * Plane-rectangular CRS of the place where most of the city's shapes lie (the median, so that one stray coordinate does not
 * move the city). Undefined where no dataset has shapes.
 */
export function cityPlanarCrs(datasets: readonly Dataset[]): string | undefined {
  const shapes = cityShapes(datasets);
  const vertices = shapes.reduce((sum, polygons) => sum + polygons.positions.length / 2, 0);
  if (vertices === 0) return undefined;
  const step = Math.max(1, Math.floor(vertices / SAMPLED_VERTICES));
  const lon: number[] = [];
  const lat: number[] = [];
  for (const { positions } of shapes)
    for (let v = 0; v < positions.length / 2; v += step) {
      lon.push(positions[2 * v]!);
      lat.push(positions[2 * v + 1]!);
    }
  return planarCrsOf(median(lon), median(lat));
}

/** Buildings; without any, zones; without any, hazard areas. */
function cityShapes(datasets: readonly Dataset[]): readonly PolygonColumns[] {
  for (const kind of ['buildings', 'zones', 'hazard_polygons'] as const) {
    const shapes = datasets.flatMap((dataset) => {
      if (dataset.kind !== kind) return [];
      return dataset.kind === 'buildings' ? [dataset.footprint] : 'polygons' in dataset ? [dataset.polygons!] : [];
    });
    if (shapes.some((polygons) => polygons.positions.length > 0)) return shapes;
  }
  return [];
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Bounding box of interleaved positions; all zero where there are none. */
export function boundsOf(shapes: readonly PolygonColumns[]): Bounds {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const { positions } of shapes)
    for (let at = 0; at < positions.length; at += 2) {
      const lon = positions[at]!;
      const lat = positions[at + 1]!;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  return west <= east ? [west, south, east, north] : [0, 0, 0, 0];
}

/** Box around the city; `otherwise` (or all zero) where no dataset has shapes. */
export function cityBounds(datasets: readonly Dataset[], otherwise?: Bounds): Bounds {
  const shapes = cityShapes(datasets);
  return otherwise && shapes.length === 0 ? otherwise : boundsOf(shapes);
}

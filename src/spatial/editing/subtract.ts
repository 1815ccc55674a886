import type { Raster } from '../../domain/datasets.ts';
import { depthRanks } from '../../domain/depth-rank.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { type PlanarPolygons, planarArea, planarBounds, polygonsOfRow } from './planar-polygons.ts';
import type { PolygonOverlay } from './polygon-overlay.ts';
import { rasterOutline } from './raster-outline.ts';
import { removeSlivers, type SliverLimits } from './slivers.ts';

/** What subtracting would do to a zone, for a preview and, once taken, for the zone itself. Nothing is ever added. */
export interface Subtraction {
  /** What is left of the zone. */
  readonly polygons: PlanarPolygons;
  readonly areaSquareMeters: number;
  /** Ground of the zone that lies in the areas subtracted. */
  readonly removed: PlanarPolygons;
  readonly removedAreaSquareMeters: number;
  /** Pieces left over that were too small or narrow; see `removeSlivers`. */
  readonly slivers: PlanarPolygons;
  readonly sliverAreaSquareMeters: number;
}

/**
 * Takes areas (red zones, other zones …) out of a zone. The overlap left is that of rounding: each metre of the new line lies within
 * 2⁻⁵¹ of the largest coordinate (about 1e-10 m) of the true one; `subtractionBound` gives the square metres.
 */
export function subtractAreas(
  overlay: PolygonOverlay,
  polygons: PlanarPolygons,
  areas: PlanarPolygons,
  limits: SliverLimits,
): Subtraction {
  const removed = overlay.intersection(polygons, areas);
  const left = removeSlivers(overlay, overlay.difference(polygons, areas), limits);
  return {
    polygons: left.polygons,
    areaSquareMeters: planarArea(left.polygons),
    removed,
    removedAreaSquareMeters: planarArea(removed),
    slivers: left.removed,
    sliverAreaSquareMeters: left.removedAreaSquareMeters,
  };
}

/** Where depths come from; polygons are planar, as the zone. */
export type DepthSource =
  | { readonly form: 'raster'; readonly raster: Raster /** CRS of the zone. */; readonly crs: string }
  | {
      readonly form: 'polygons';
      readonly polygons: PolygonColumns;
      /** NaN where only the rank is known; then the standard rank, 0 where neither is. */
      readonly depthMeters: Float32Array;
      readonly standardRank: Uint8Array;
    };

export interface DepthSubtraction extends Subtraction {
  /** Of the ground removed: so much only may be that deep, since its class of depth begins below (or is not known). */
  readonly uncertainAreaSquareMeters: number;
  /** Of the ground left: so much no cell of the raster speaks of. Unknown is not safe. Null for polygons: see their survey's extent. */
  readonly unknownAreaSquareMeters: number | null;
}

/**
 * Takes the ground where the water stands `depthMeters` or more out of a zone. A polygon whose class of depth reaches so far is taken whole,
 * on the safe side. Throws a RangeError unless the depth is more than 0.
 */
export function subtractDepth(
  overlay: PolygonOverlay,
  polygons: PlanarPolygons,
  source: DepthSource,
  depthMeters: number,
  limits: SliverLimits,
): DepthSubtraction {
  if (!(depthMeters > 0)) throw new RangeError(`expected a depth of more than 0 m, got ${depthMeters}`);
  if (source.form === 'raster') return subtractDeepCells(overlay, polygons, source, depthMeters, limits);
  const { certain, uncertain } = deepPolygons(source, depthMeters);
  const subtraction = subtractAreas(overlay, polygons, [...certain, ...uncertain], limits);
  const onlyPerhaps = overlay.difference(overlay.intersection(subtraction.removed, uncertain), certain);
  return { ...subtraction, uncertainAreaSquareMeters: planarArea(onlyPerhaps), unknownAreaSquareMeters: null };
}

function subtractDeepCells(
  overlay: PolygonOverlay,
  polygons: PlanarPolygons,
  { raster, crs }: Extract<DepthSource, { form: 'raster' }>,
  depthMeters: number,
  limits: SliverLimits,
): DepthSubtraction {
  const within = planarBounds(polygons.flatMap(([outer]) => outer ?? []));
  // Cells are single precision: a cell of 0.7 m is a little less than the number 0.7.
  const least = Math.fround(depthMeters);
  const deep = rasterOutline({ raster, crs, within, belongs: (value) => value >= least });
  const surveyed = rasterOutline({ raster, crs, within, belongs: (value) => !Number.isNaN(value) });
  const subtraction = subtractAreas(overlay, polygons, deep, limits);
  const unknown = overlay.difference(subtraction.polygons, surveyed);
  return { ...subtraction, uncertainAreaSquareMeters: 0, unknownAreaSquareMeters: planarArea(unknown) };
}

function deepPolygons(source: Extract<DepthSource, { form: 'polygons' }>, depthMeters: number) {
  const least = Math.fround(depthMeters);
  const [certain, uncertain]: [PlanarPolygons[number][], PlanarPolygons[number][]] = [[], []];
  for (let row = 0; row < source.depthMeters.length; row++) {
    const depth = source.depthMeters[row]!;
    // A depth below zero says as little as none.
    const isKnown = depth >= 0;
    const rank = depthRanks.find((one) => one.rank === source.standardRank[row]);
    const [from, to] = isKnown ? [depth, depth] : [rank?.fromMeters ?? 0, rank?.toMeters ?? Infinity];
    if (from >= least) certain.push(...polygonsOfRow(source.polygons, row));
    else if (to > least) uncertain.push(...polygonsOfRow(source.polygons, row));
  }
  return { certain, uncertain };
}

/** Bits that a place of a cut may be off by, in the last place of the largest coordinate: rounding of the place and of the kernel. */
const ULPS = 4;

/** Square metres that a zone may still share with what was subtracted from it, for a line of cuts no longer than its outline. */
export function subtractionBound(perimeterMeters: number, largestCoordinateMeters: number): number {
  return ULPS * Number.EPSILON * largestCoordinateMeters * perimeterMeters;
}

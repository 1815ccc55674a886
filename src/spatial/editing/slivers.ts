import type { PlanarPolygon } from '../../domain/plan.ts';
import { type PlanarPolygons, planarArea } from './planar-polygons.ts';
import type { PolygonOverlay } from './polygon-overlay.ts';

/** What is too small to be a piece of a zone; 0 switches a limit off. */
export interface SliverLimits {
  readonly minimumAreaSquareMeters: number;
  readonly minimumWidthMeters: number;
}

export interface WithoutSlivers {
  readonly polygons: PlanarPolygons;
  /** What was taken away, piece by piece. */
  readonly removed: PlanarPolygons;
  readonly removedAreaSquareMeters: number;
}

/** So much wider than half the least width a piece is grown again, so that its own straight edges leave no crumbs. */
const REGROWTH = 1 + 1e-6;
/** Crumbs of rounding, which are no strips; in squared widths. */
const LEAST_STRIP_WIDTHS_SQUARED = 1;

/**
 * Polygons without pieces that are too small or too narrow, and without narrow strips that hang on a wider piece or join two.
 * Only ground is taken away, none added: holes are left alone however small. What stays keeps its coordinates.
 */
export function removeSlivers(overlay: PolygonOverlay, polygons: PlanarPolygons, limits: SliverLimits): WithoutSlivers {
  const kept: PlanarPolygon[] = [];
  const removed: PlanarPolygon[] = [];
  for (const polygon of polygons) {
    const strips = stripsOf(overlay, polygon, limits.minimumWidthMeters);
    const pieces = strips.length === 0 ? [polygon] : overlay.difference([polygon], strips);
    removed.push(...strips);
    for (const piece of pieces) (planarArea([piece]) < limits.minimumAreaSquareMeters ? removed : kept).push(piece);
  }
  return { polygons: kept, removed, removedAreaSquareMeters: planarArea(removed) };
}

/** Parts of a polygon where a square of the least width finds no room, those of at least that length. */
function stripsOf(overlay: PolygonOverlay, polygon: PlanarPolygon, widthMeters: number): PlanarPolygons {
  if (widthMeters <= 0) return [];
  const core = overlay.buffer([polygon], -widthMeters / 2, 'sharp');
  if (core.length === 0) return [polygon];
  const wide = overlay.buffer(core, (widthMeters / 2) * REGROWTH, 'sharp');
  return overlay
    .difference([polygon], wide)
    .filter((strip) => planarArea([strip]) >= LEAST_STRIP_WIDTHS_SQUARED * widthMeters ** 2);
}

import Flatbush from 'flatbush';
import { STATE_UNKNOWN } from '../domain/depth-rank.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import {
  CLASS_SLOTS,
  type Competition,
  type FootprintOverlap,
  slotOfState,
  stateOfSlot,
  winningSlot,
} from './footprint-classes.ts';
import { createIntersectionArea } from './intersection-area.ts';
import { rowContains } from './point-in-row.ts';
import { polygonAreas, polygonBounds, polygonRowCount } from './polygon-areas.ts';
import { createPolygonLocator } from './polygon-locator.ts';

export interface FootprintPolygonOptions {
  /** Per footprint: state of the ground outside all polygons, 0 surveyed and not hit or 255 unknown. */
  readonly stateOutside: Uint8Array;
  /** Depth of each polygon, metres; NaN where only a rank is given. */
  readonly depthMeters?: Float32Array;
  readonly compete?: Competition;
}

/**
 * Class of each footprint over hazard polygons (standard rank 1…6 each; rank 0 is unknown) by largest overlap area (see
 * FootprintOverlap), with exact areas. Footprints and polygons are in the same planar CRS. Where polygons of one class
 * overlap each other their common ground counts once for each, up to the footprint; a footprint without area takes the
 * most dangerous polygon that contains its first vertex.
 */
export function overlapFootprintsWithPolygons(
  footprints: PolygonColumns,
  hazardPolygons: PolygonColumns,
  standardRank: Uint8Array,
  options: FootprintPolygonOptions,
): FootprintOverlap {
  const count = polygonRowCount(footprints);
  const result = {
    state: new Uint8Array(count),
    depthMeters: new Float32Array(count).fill(Number.NaN),
    share: new Float32Array(count),
  };
  const order = orderByDanger(standardRank);
  const locator = createPolygonLocator(hazardPolygons, { order });
  const candidates = createBoxSearch(hazardPolygons);
  const intersectionArea = createIntersectionArea(footprints, hazardPolygons);
  const footprintAreas = polygonAreas(footprints);
  const bounds = polygonBounds(footprints);
  const areas = new Float64Array(CLASS_SLOTS);
  const stateOf = (polygon: number) => (standardRank[polygon]! === 0 ? STATE_UNKNOWN : standardRank[polygon]!);

  const settle = (row: number, state: number, share: number, polygon: number) => {
    result.state[row] = state;
    result.share[row] = share;
    if (polygon >= 0 && state >= 1 && state <= 6 && options.depthMeters)
      result.depthMeters[row] = options.depthMeters[polygon]!;
  };

  for (let row = 0; row < count; row++) {
    const minX = bounds[4 * row]!;
    const minY = bounds[4 * row + 1]!;
    const maxX = bounds[4 * row + 2]!;
    const maxY = bounds[4 * row + 3]!;
    const whole = minX <= maxX ? locator.classifyBox(minX, minY, maxX, maxY) : -1;
    // one polygon covers the footprint and comes first by danger, or none touches it
    if (whole === -1) settle(row, options.stateOutside[row]!, 1, -1);
    else if (whole >= 0 && singleAt(whole)) settle(row, stateOf(whole), 1, whole);
    else if (footprintAreas[row] === 0) settleFlat(row);
    else settleByArea(row, candidates(minX, minY, maxX, maxY));
  }
  return result;

  /** The most dangerous polygon wins a full cover outright, unless it is of unknown rank: then ranks below may win. */
  function singleAt(polygon: number): boolean {
    return standardRank[polygon]! !== 0;
  }

  function settleFlat(row: number): void {
    const vertex = footprints.ringOffsets[footprints.polygonOffsets[footprints.rowOffsets[row]!]!]!;
    const [x, y] = [footprints.positions[2 * vertex]!, footprints.positions[2 * vertex + 1]!];
    const polygon = order.find((candidate) => rowContains(hazardPolygons, candidate, x, y)) ?? -1;
    settle(row, polygon < 0 ? options.stateOutside[row]! : stateOf(polygon), 1, polygon);
  }

  function settleByArea(row: number, polygons: readonly number[]): void {
    areas.fill(0);
    const total = footprintAreas[row]!;
    const overlaps = polygons.map((polygon) => intersectionArea(row, polygon));
    let covered = 0;
    polygons.forEach((polygon, index) => {
      const slot = slotOfState(stateOf(polygon));
      areas[slot] = Math.min(total, areas[slot]! + overlaps[index]!);
      covered += overlaps[index]!;
    });
    areas[slotOfState(options.stateOutside[row]!)]! += Math.max(0, total - covered);
    const slot = winningSlot(areas, options.compete ?? 'all');
    settle(row, stateOfSlot(slot), areas[slot]! / total, largestOf(polygons, overlaps, slot));
  }

  /** Polygon of a class with the largest overlap; of equal overlaps the deeper. */
  function largestOf(polygons: readonly number[], overlaps: readonly number[], slot: number): number {
    let best = -1;
    let bestArea = 0;
    polygons.forEach((polygon, index) => {
      const area = overlaps[index]!;
      if (slotOfState(stateOf(polygon)) !== slot || area < bestArea) return;
      const deeper = options.depthMeters && best >= 0 && options.depthMeters[polygon]! > options.depthMeters[best]!;
      if (area === bestArea && !deeper) return;
      best = polygon;
      bestArea = area;
    });
    return best;
  }
}

/** Rows by rank, most dangerous first; unknown ranks last; equal ranks in their own order. */
function orderByDanger(standardRank: Uint8Array): number[] {
  return Array.from(standardRank, (_, row) => row).sort((a, b) => standardRank[b]! - standardRank[a]! || a - b);
}

/** Rows whose boxes meet a box, in their own order. */
function createBoxSearch(
  polygons: PolygonColumns,
): (minX: number, minY: number, maxX: number, maxY: number) => number[] {
  const count = polygonRowCount(polygons);
  if (count === 0) return () => [];
  const tree = new Flatbush(count);
  const bounds = polygonBounds(polygons);
  for (let row = 0; row < count; row++)
    tree.add(bounds[4 * row]!, bounds[4 * row + 1]!, bounds[4 * row + 2]!, bounds[4 * row + 3]!);
  tree.finish();
  return (minX, minY, maxX, maxY) => tree.search(minX, minY, maxX, maxY).sort((a, b) => a - b);
}

import type { Raster } from '../domain/datasets.ts';
import { STATE_UNKNOWN, stateOfDepth } from '../domain/depth-rank.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { CellCoverage } from './cell-coverage.ts';
import { convertPositions } from './coordinate-system.ts';
import {
  CLASS_SLOTS,
  type Competition,
  type FootprintOverlap,
  slotOfState,
  stateOfSlot,
  winningSlot,
} from './footprint-classes.ts';
import { withPositions } from './polygon-columns-building.ts';
import { inverseTransform } from './raster-sampling.ts';

/** Overlaps below this share of a cell are rounding, not ground. */
const TOUCH_SHARE = 1e-9;

export interface FootprintRasterOptions {
  /** CRS of the footprints if not the raster's own. */
  readonly crs?: string;
  readonly compete?: Competition;
}

/**
 * Depth class of each footprint over a depth raster by largest overlap area (see FootprintOverlap), with exact areas of
 * footprint ∩ cell. Nodata cells and ground outside the raster are unknown, values ≤ 0 dry. A footprint without area takes
 * the cell of its first vertex; one without vertices is unknown.
 */
export function overlapFootprintsWithRaster(
  footprints: PolygonColumns,
  raster: Raster,
  options: FootprintRasterOptions = {},
): FootprintOverlap {
  const cells = toCellCoordinates(footprints, raster, options.crs);
  const count = footprints.rowOffsets.length - 1;
  const result = {
    state: new Uint8Array(count),
    depthMeters: new Float32Array(count).fill(Number.NaN),
    share: new Float32Array(count),
  };
  const coverage = new CellCoverage(cells);
  const areas = new Float64Array(CLASS_SLOTS);
  const compete = options.compete ?? 'all';
  for (let row = 0; row < count; row++) {
    coverage.setWindow(row);
    const only = onlySlot(coverage, raster);
    if (only >= 0) {
      settle(result, row, only, 1, Number.NaN);
      continue;
    }
    coverage.accumulate();
    sumClasses(coverage, raster, areas);
    const slot = winningSlot(areas, compete);
    if (slot < 0) takeFirstVertex(result, row, cells, raster);
    else settle(result, row, slot, areas[slot]! / sumOf(areas), deepestOfLargest(coverage, raster, slot));
  }
  return result;
}

function settle(result: FootprintOverlap, row: number, slot: number, share: number, depthMeters: number): void {
  result.state[row] = stateOfSlot(slot);
  result.share[row] = share;
  result.depthMeters[row] = depthMeters;
}

function sumOf(areas: Float64Array): number {
  let total = 0;
  for (let slot = 0; slot < CLASS_SLOTS; slot++) total += areas[slot]!;
  return total;
}

/** Dry (0) or unknown (7) if every cell of the window is, so that no area needs computing; else −1. */
function onlySlot(coverage: CellCoverage, raster: Raster): number {
  let only = -1;
  for (let j = 0; j < coverage.rows; j++)
    for (let i = 0; i < coverage.columns - 1; i++) {
      const value = valueAt(raster, coverage.column + i, coverage.row + j);
      const slot = value > 0 ? -1 : value <= 0 ? 0 : 7;
      if (slot < 0 || (only >= 0 && slot !== only)) return -1;
      only = slot;
    }
  return only;
}

/**
 * Largest value under each footprint (浸水継続時間: the longest of the overlapping cells; PLATEAU rule for duration);
 * NaN where no cell has a value.
 */
export function maximumUnderFootprints(
  footprints: PolygonColumns,
  raster: Raster,
  options: { readonly crs?: string } = {},
): Float32Array {
  const cells = toCellCoordinates(footprints, raster, options.crs);
  const coverage = new CellCoverage(cells);
  const maxima = new Float32Array(footprints.rowOffsets.length - 1).fill(Number.NaN);
  for (let row = 0; row < maxima.length; row++) {
    coverage.setWindow(row);
    coverage.accumulate();
    for (let j = 0; j < coverage.rows; j++)
      for (let i = 0; i < coverage.columns; i++) {
        if (coverage.shares[j * coverage.columns + i]! <= TOUCH_SHARE) continue;
        const value = valueAt(raster, coverage.column + i, coverage.row + j);
        if (!(value <= maxima[row]!) && !Number.isNaN(value)) maxima[row] = value;
      }
  }
  return maxima;
}

/** Positions as column and row numbers with fractions; an affine map keeps shares of area. */
function toCellCoordinates(footprints: PolygonColumns, raster: Raster, crs: string | undefined): PolygonColumns {
  const from = crs === undefined ? footprints.positions : convertPositions(footprints.positions, crs, raster.crs);
  const [a, b, , d, e] = inverseTransform(raster.transform);
  const [, , cornerX, , , cornerY] = raster.transform;
  const positions = new Float64Array(from.length);
  for (let index = 0; index + 1 < from.length; index += 2) {
    const dx = from[index]! - cornerX;
    const dy = from[index + 1]! - cornerY;
    positions[index] = a * dx + b * dy;
    positions[index + 1] = d * dx + e * dy;
  }
  return withPositions(footprints, positions);
}

function valueAt(raster: Raster, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= raster.width || row >= raster.height) return Number.NaN;
  return raster.data[row * raster.width + column]!;
}

function sumClasses(coverage: CellCoverage, raster: Raster, areas: Float64Array): void {
  areas.fill(0);
  for (let j = 0; j < coverage.rows; j++)
    for (let i = 0; i < coverage.columns; i++) {
      const share = coverage.shares[j * coverage.columns + i]!;
      if (share <= TOUCH_SHARE) continue;
      areas[slotOfState(stateOfDepth(valueAt(raster, coverage.column + i, coverage.row + j)))]! += share;
    }
}

/** Depth of the cell of a class with the largest overlap; of equal overlaps the deeper. */
function deepestOfLargest(coverage: CellCoverage, raster: Raster, slot: number): number {
  let depth = Number.NaN;
  let largest = 0;
  if (slot === 0 || slot === 7) return depth;
  for (let j = 0; j < coverage.rows; j++)
    for (let i = 0; i < coverage.columns; i++) {
      const share = coverage.shares[j * coverage.columns + i]!;
      if (share < largest - TOUCH_SHARE || share <= TOUCH_SHARE) continue;
      const value = valueAt(raster, coverage.column + i, coverage.row + j);
      if (slotOfState(stateOfDepth(value)) !== slot || (share <= largest + TOUCH_SHARE && value <= depth)) continue;
      depth = value;
      largest = Math.max(largest, share);
    }
  return depth;
}

function takeFirstVertex(result: FootprintOverlap, row: number, cells: PolygonColumns, raster: Raster): void {
  const ring = cells.polygonOffsets[cells.rowOffsets[row]!]!;
  const vertex = cells.ringOffsets[ring]!;
  const hasVertex = cells.rowOffsets[row + 1]! > cells.rowOffsets[row]!;
  const column = Math.floor(cells.positions[2 * vertex]!);
  const value = hasVertex ? valueAt(raster, column, Math.floor(cells.positions[2 * vertex + 1]!)) : Number.NaN;
  result.state[row] = hasVertex ? stateOfDepth(value) : STATE_UNKNOWN;
  if (value > 0) result.depthMeters[row] = value;
}

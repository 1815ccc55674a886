import { boundsOfPositions, type CellGrid, createCellGrid } from './cell-grid.ts';

export interface NearestPoints {
  /** Index of the nearest place, −1 where there is none or the point is no number. Of places equally far the first. */
  readonly nearest: Int32Array;
  /** NaN where none. */
  readonly meters: Float64Array;
}

/** About two places a cell: a point asks some ten of them. */
const PLACES_PER_CELL = 2;

/** The nearest place of every point by the straight line, exact. Places that are no numbers are passed over. */
export function nearestPoints(
  places: { readonly x: Float64Array; readonly y: Float64Array },
  x: Float64Array,
  y: Float64Array,
): NearestPoints {
  const nearest = new Int32Array(x.length).fill(-1);
  const meters = new Float64Array(x.length).fill(Number.NaN);
  const index = indexPlaces(places.x, places.y);
  if (!index) return { nearest, meters };
  for (let point = 0; point < x.length; point++) {
    if (!Number.isFinite(x[point]! + y[point]!)) continue;
    const found = nearestOf(index, x[point]!, y[point]!);
    nearest[point] = found;
    meters[point] = Math.sqrt((places.x[found]! - x[point]!) ** 2 + (places.y[found]! - y[point]!) ** 2);
  }
  return { nearest, meters };
}

interface PlaceIndex {
  readonly grid: CellGrid;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Places by cell, ascending. */
  readonly cells: readonly (readonly number[])[];
}

function indexPlaces(x: Float64Array, y: Float64Array): PlaceIndex | undefined {
  const known = Array.from(x.keys()).filter((place) => Number.isFinite(x[place]! + y[place]!));
  if (known.length === 0) return undefined;
  const positions = Float64Array.from(known.flatMap((place) => [x[place]!, y[place]!]));
  const grid = createCellGrid(boundsOfPositions(positions), known.length / PLACES_PER_CELL);
  const cells: number[][] = Array.from({ length: grid.columns * grid.rows }, () => []);
  for (const place of known) cells[rowOf(grid, y[place]!) * grid.columns + columnOf(grid, x[place]!)]!.push(place);
  return { grid, x, y, cells };
}

const columnOf = (grid: CellGrid, x: number) =>
  Math.max(0, Math.min(grid.columns - 1, Math.floor((x - grid.minX) / grid.cellWidth)));
const rowOf = (grid: CellGrid, y: number) =>
  Math.max(0, Math.min(grid.rows - 1, Math.floor((y - grid.minY) / grid.cellHeight)));

/** Rings of cells around the point's own, until the next ring lies farther away than what was found. */
function nearestOf(index: PlaceIndex, px: number, py: number): number {
  const { grid } = index;
  const column = columnOf(grid, px);
  const row = rowOf(grid, py);
  const best = { place: -1, squared: Infinity };
  const rings = Math.max(column, row, grid.columns - 1 - column, grid.rows - 1 - row);
  for (let ring = 0; ring <= rings; ring++) {
    const away = distanceToRing(grid, column, row, ring, px, py);
    if (away * away > best.squared) break;
    for (let at = row - ring; at <= row + ring; at++) {
      if (at < 0 || at >= grid.rows) continue;
      const step = at === row - ring || at === row + ring ? 1 : Math.max(1, 2 * ring);
      for (let cell = column - ring; cell <= column + ring; cell += step)
        if (cell >= 0 && cell < grid.columns) lookInto(index, at * grid.columns + cell, px, py, best);
    }
  }
  return best.place;
}

/** At least so far away are the cells of a ring: those within it fill the rectangle that is left by less. */
function distanceToRing(grid: CellGrid, column: number, row: number, ring: number, px: number, py: number): number {
  if (ring === 0) return 0;
  const west = px - (grid.minX + (column - ring + 1) * grid.cellWidth);
  const east = grid.minX + (column + ring) * grid.cellWidth - px;
  const south = py - (grid.minY + (row - ring + 1) * grid.cellHeight);
  const north = grid.minY + (row + ring) * grid.cellHeight - py;
  // a little less, for the rounding of the cells' edges; a point outside the grid is nearer to no ring than 0
  return Math.max(0, Math.min(west, east, south, north) * (1 - 1e-9) - 1e-6);
}

function lookInto(
  { cells, x, y }: PlaceIndex,
  cell: number,
  px: number,
  py: number,
  best: { place: number; squared: number },
): void {
  for (const place of cells[cell]!) {
    const squared = (x[place]! - px) ** 2 + (y[place]! - py) ** 2;
    if (squared > best.squared || (squared === best.squared && place > best.place)) continue;
    best.squared = squared;
    best.place = place;
  }
}

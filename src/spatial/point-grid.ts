import { type Bounds, type CellGrid, createCellGrid } from './cell-grid.ts';

/** Fixed points by grid cell, to find those in a small area quickly. Points that are NaN are in no cell. */
export interface PointGrid {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Indices of the points inside a rectangle (closed). */
  within(bounds: Bounds): Uint32Array;
}

/** About eight points a cell: few cells to walk for large areas, few points to pass over at the rim. */
const POINTS_PER_CELL = 8;

export function createPointGrid(x: Float64Array, y: Float64Array): PointGrid {
  const grid = createCellGrid(boundsOfPoints(x, y), Math.max(1, Math.min(1 << 20, x.length / POINTS_PER_CELL)));
  const { start, order } = sortByCell(grid, x, y);
  return { x, y, within: (bounds) => collectWithin(grid, start, order, x, y, bounds) };
}

function boundsOfPoints(x: Float64Array, y: Float64Array): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < x.length; index++) {
    const [px, py] = [x[index]!, y[index]!];
    if (!(Math.abs(px) < Infinity && Math.abs(py) < Infinity)) continue;
    if (px < minX) minX = px;
    if (px > maxX) maxX = px;
    if (py < minY) minY = py;
    if (py > maxY) maxY = py;
  }
  return minX <= maxX ? [minX, minY, maxX, maxY] : [0, 0, 0, 0];
}

const columnOf = (grid: CellGrid, x: number) =>
  Math.max(0, Math.min(grid.columns - 1, Math.floor((x - grid.minX) / grid.cellWidth)));
const rowOf = (grid: CellGrid, y: number) =>
  Math.max(0, Math.min(grid.rows - 1, Math.floor((y - grid.minY) / grid.cellHeight)));

/** Counting sort: points of cell `c` are `order[start[c]] … order[start[c+1]-1]`. */
function sortByCell(grid: CellGrid, x: Float64Array, y: Float64Array) {
  const cells = new Int32Array(x.length);
  const start = new Uint32Array(grid.columns * grid.rows + 1);
  let count = 0;
  for (let index = 0; index < x.length; index++) {
    const known = Math.abs(x[index]!) < Infinity && Math.abs(y[index]!) < Infinity;
    const cell = known ? rowOf(grid, y[index]!) * grid.columns + columnOf(grid, x[index]!) : -1;
    cells[index] = cell;
    if (cell < 0) continue;
    start[cell + 1]!++;
    count++;
  }
  for (let cell = 0; cell + 1 < start.length; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const order = new Uint32Array(count);
  for (let index = 0; index < cells.length; index++) if (cells[index]! >= 0) order[next[cells[index]!]!++] = index;
  return { start, order };
}

function collectWithin(
  grid: CellGrid,
  start: Uint32Array,
  order: Uint32Array,
  x: Float64Array,
  y: Float64Array,
  [minX, minY, maxX, maxY]: Bounds,
): Uint32Array {
  if (!(minX <= maxX && minY <= maxY)) return new Uint32Array();
  const [firstColumn, lastColumn] = [columnOf(grid, minX), columnOf(grid, maxX)];
  const [firstRow, lastRow] = [rowOf(grid, minY), rowOf(grid, maxY)];
  let room = 0;
  for (let row = firstRow; row <= lastRow; row++)
    room += start[row * grid.columns + lastColumn + 1]! - start[row * grid.columns + firstColumn]!;
  const found = new Uint32Array(room);
  let count = 0;
  for (let row = firstRow; row <= lastRow; row++) {
    // cells of one row follow each other, and so do their points
    const end = start[row * grid.columns + lastColumn + 1]!;
    for (let at = start[row * grid.columns + firstColumn]!; at < end; at++) {
      const point = order[at]!;
      const [px, py] = [x[point]!, y[point]!];
      if (px >= minX && px <= maxX && py >= minY && py <= maxY) found[count++] = point;
    }
  }
  return found.subarray(0, count);
}

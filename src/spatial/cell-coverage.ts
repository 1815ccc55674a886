import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { ringSignedArea } from './polygon-areas.ts';

/**
 * Exact share of every unit cell that a feature covers. Each edge adds, in its own row, the signed area between itself and
 * the row's right end; a running sum along the row then gives the covered share of each cell (the exact-area method of font
 * rasterisers). Rings are turned so that outer ones count positive and holes negative; a ring that crosses itself counts
 * by winding.
 */
export interface CellCoverage {
  /** First column and row of the window of cells, and its size. */
  column: number;
  row: number;
  columns: number;
  rows: number;
  /** Covered share (0…1) of cell (column + i, row + j) at j·columns + i; valid for the window until the next call. */
  shares: Float64Array;
}

/** Computes the coverage of feature after feature; `positions` of the polygons are cell coordinates (column, row). */
export function createCellCoverage(): (polygons: PolygonColumns, feature: number) => CellCoverage {
  const coverage: CellCoverage = { column: 0, row: 0, columns: 0, rows: 0, shares: new Float64Array(64) };
  return (polygons, feature) => {
    setWindow(coverage, polygons, feature);
    addRings(coverage, polygons, feature);
    sumRows(coverage);
    return coverage;
  };
}

function setWindow(coverage: CellCoverage, polygons: PolygonColumns, feature: number): void {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  const start = ringOffsets[polygonOffsets[rowOffsets[feature]!]!]!;
  const end = ringOffsets[polygonOffsets[rowOffsets[feature + 1]!]!]!;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = start; vertex < end; vertex++) {
    const x = positions[2 * vertex]!;
    const y = positions[2 * vertex + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const empty = !(minX <= maxX && minY <= maxY);
  coverage.column = empty ? 0 : Math.floor(minX);
  coverage.row = empty ? 0 : Math.floor(minY);
  // one more column takes up what lies right of an edge in the last cell
  coverage.columns = empty ? 0 : Math.floor(maxX) - coverage.column + 2;
  coverage.rows = empty ? 0 : Math.floor(maxY) - coverage.row + 1;
  const cells = coverage.columns * coverage.rows;
  if (coverage.shares.length < cells) coverage.shares = new Float64Array(2 * cells);
  else coverage.shares.fill(0, 0, cells);
}

function addRings(coverage: CellCoverage, polygons: PolygonColumns, feature: number): void {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  for (let polygon = rowOffsets[feature]!; polygon < rowOffsets[feature + 1]!; polygon++) {
    const first = polygonOffsets[polygon]!;
    for (let ring = first; ring < polygonOffsets[polygon + 1]!; ring++) {
      const [start, end] = [ringOffsets[ring]!, ringOffsets[ring + 1]!];
      const anticlockwise = ringSignedArea(positions, start, end) > 0;
      // with rows growing with y, an edge going down (−y) has the inside of an anticlockwise ring on its right (+x)
      const sign = anticlockwise === (ring === first) ? -1 : 1;
      for (let vertex = start + 1; vertex < end; vertex++)
        addEdge(
          coverage,
          positions[2 * vertex - 2]! - coverage.column,
          positions[2 * vertex - 1]! - coverage.row,
          positions[2 * vertex]! - coverage.column,
          positions[2 * vertex + 1]! - coverage.row,
          sign,
        );
    }
  }
}

/** Cuts an edge at row lines. */
function addEdge(coverage: CellCoverage, ax: number, ay: number, bx: number, by: number, sign: number): void {
  if (ay === by) return;
  if (ay > by) {
    addEdge(coverage, bx, by, ax, ay, -sign);
    return;
  }
  const firstRow = Math.floor(ay);
  const lastRow = Math.min(coverage.rows - 1, Math.ceil(by) - 1);
  if (firstRow === lastRow) {
    addInRow(coverage, firstRow, ax, bx, sign * (by - ay));
    return;
  }
  const slope = (bx - ax) / (by - ay);
  let x = ax;
  let y = ay;
  for (let row = firstRow; row <= lastRow; row++) {
    const nextY = row === lastRow ? by : row + 1;
    const nextX = row === lastRow ? bx : ax + (nextY - ay) * slope;
    addInRow(coverage, row, x, nextX, sign * (nextY - y));
    x = nextX;
    y = nextY;
  }
}

/** A piece of an edge within one row, of signed height `height`: cut at column lines. */
function addInRow(coverage: CellCoverage, row: number, ax: number, bx: number, height: number): void {
  const { shares, columns } = coverage;
  const base = row * columns;
  const [left, right] = ax < bx ? [ax, bx] : [bx, ax];
  const first = Math.max(0, Math.floor(left));
  const last = Math.min(columns - 2, Math.floor(right));
  if (first >= last) {
    addPiece(shares, base + first, (left + right) / 2 - first, height);
    return;
  }
  const perWidth = height / (right - left);
  let x = left;
  for (let column = first; column <= last; column++) {
    const next = column === last ? right : column + 1;
    addPiece(shares, base + column, (x + next) / 2 - column, perWidth * (next - x));
    x = next;
  }
}

/** Right of the piece lies the share 1 − middle of its own cell and all of the cells after it. */
function addPiece(shares: Float64Array, cell: number, middle: number, height: number): void {
  shares[cell]! += height * (1 - middle);
  shares[cell + 1]! += height * middle;
}

function sumRows({ shares, columns, rows }: CellCoverage): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      sum += shares[cell]!;
      shares[cell] = sum;
    }
  }
}

import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { ringSignedArea } from './polygon-areas.ts';

/**
 * Exact share of every unit cell that a feature covers. Each edge adds, in its own row, the signed area between itself and
 * the row's right end; a running sum along the row then gives the covered share of each cell (the exact-area method of font
 * rasterisers). Rings are turned so that outer ones count positive and holes negative; a ring that crosses itself counts
 * by winding. Use: `setWindow`, then `accumulate`, then read `shares`.
 */
export class CellCoverage {
  /** First column and row of the window of cells, and its size. The last column only takes up rounding. */
  column = 0;
  row = 0;
  columns = 0;
  rows = 0;
  /** Covered share (0…1) of cell (column + i, row + j) at j·columns + i; valid until the next window. */
  shares = new Float64Array(64);
  private readonly polygons: PolygonColumns;
  private feature = 0;

  /** `positions` of the polygons are cell coordinates (column, row). */
  constructor(polygons: PolygonColumns) {
    this.polygons = polygons;
  }

  /** Finds the cells that a feature may touch. A feature without vertices has a window without cells. */
  setWindow(feature: number): void {
    const { positions, ringOffsets, polygonOffsets, rowOffsets } = this.polygons;
    this.feature = feature;
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const end = 2 * ringOffsets[polygonOffsets[rowOffsets[feature + 1]!]!]!;
    for (let at = 2 * ringOffsets[polygonOffsets[rowOffsets[feature]!]!]!; at < end; at += 2) {
      const x = positions[at]!;
      const y = positions[at + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    const empty = !(minX <= maxX && minY <= maxY);
    this.column = empty ? 0 : Math.floor(minX);
    this.row = empty ? 0 : Math.floor(minY);
    // one more column takes up what lies right of an edge in the last cell
    this.columns = empty ? 0 : Math.floor(maxX) - this.column + 2;
    this.rows = empty ? 0 : Math.floor(maxY) - this.row + 1;
  }

  /** Computes the shares of the window's cells. */
  accumulate(): void {
    const { positions, ringOffsets, polygonOffsets, rowOffsets } = this.polygons;
    const cells = this.columns * this.rows;
    if (this.shares.length < cells) this.shares = new Float64Array(2 * cells);
    else for (let cell = 0; cell < cells; cell++) this.shares[cell] = 0;
    for (let polygon = rowOffsets[this.feature]!; polygon < rowOffsets[this.feature + 1]!; polygon++) {
      const first = polygonOffsets[polygon]!;
      for (let ring = first; ring < polygonOffsets[polygon + 1]!; ring++) {
        const start = ringOffsets[ring]!;
        const end = ringOffsets[ring + 1]!;
        const anticlockwise = ringSignedArea(positions, start, end) > 0;
        // an edge going down (−y) has the inside of an anticlockwise ring on its right (+x)
        this.addRing(start, end, anticlockwise === (ring === first) ? -1 : 1);
      }
    }
    this.sumRows();
  }

  private addRing(start: number, end: number, sign: number): void {
    const { positions } = this.polygons;
    let ax = positions[2 * start]! - this.column;
    let ay = positions[2 * start + 1]! - this.row;
    for (let vertex = start + 1; vertex < end; vertex++) {
      const bx = positions[2 * vertex]! - this.column;
      const by = positions[2 * vertex + 1]! - this.row;
      if (ay < by) this.addEdge(ax, ay, bx, by, sign);
      else if (ay > by) this.addEdge(bx, by, ax, ay, -sign);
      ax = bx;
      ay = by;
    }
  }

  /** Cuts an upward edge at row lines. */
  private addEdge(ax: number, ay: number, bx: number, by: number, sign: number): void {
    const firstRow = Math.floor(ay);
    const lastRow = Math.min(this.rows - 1, Math.ceil(by) - 1);
    if (firstRow === lastRow) {
      this.addInRow(firstRow, ax, bx, sign * (by - ay));
      return;
    }
    const slope = (bx - ax) / (by - ay);
    let x = ax;
    let y = ay;
    for (let row = firstRow; row <= lastRow; row++) {
      const nextY = row === lastRow ? by : row + 1;
      const nextX = row === lastRow ? bx : ax + (nextY - ay) * slope;
      this.addInRow(row, x, nextX, sign * (nextY - y));
      x = nextX;
      y = nextY;
    }
  }

  /** A piece of an edge within one row, of signed height `height`: cut at column lines. */
  private addInRow(row: number, ax: number, bx: number, height: number): void {
    const base = row * this.columns;
    const left = Math.min(ax, bx);
    const right = Math.max(ax, bx);
    const first = Math.max(0, Math.floor(left));
    const last = Math.min(this.columns - 2, Math.floor(right));
    if (first >= last) {
      this.addPiece(base + first, (left + right) / 2 - first, height);
      return;
    }
    const perWidth = height / (right - left);
    let x = left;
    for (let column = first; column <= last; column++) {
      const next = column === last ? right : column + 1;
      this.addPiece(base + column, (x + next) / 2 - column, perWidth * (next - x));
      x = next;
    }
  }

  /** Right of the piece lies the share 1 − middle of its own cell and all of the cells after it. */
  private addPiece(cell: number, middle: number, height: number): void {
    this.shares[cell]! += height * (1 - middle);
    this.shares[cell + 1]! += height * middle;
  }

  private sumRows(): void {
    for (let row = 0; row < this.rows; row++) {
      let sum = 0;
      for (let cell = row * this.columns; cell < (row + 1) * this.columns; cell++) {
        sum += this.shares[cell]!;
        this.shares[cell] = sum;
      }
    }
  }
}

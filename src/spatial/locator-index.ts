import { boundsOfPositions, type CellGrid, createCellGrid } from './cell-grid.ts';
import type { EdgeSet } from './edge-set.ts';
import { exactOrientation, ORIENTATION_ERROR } from './orientation.ts';

/**
 * Cells of a grid over features, each wholly inside one feature, outside all, or on a boundary. A boundary cell lists, for
 * every feature with edges in it, whether the feature holds the cell's lower-left corner and which edges cross the cell:
 * the point's answer is the corner's, turned over by each edge between the two.
 */
export interface LocatorIndex {
  readonly grid: CellGrid;
  /** Per cell: ≥ 0 row of the feature that covers it, −1 no feature, ≤ −2 list number −2−code. */
  readonly codes: Int32Array;
  /** Per list: rank of the first feature that covers the whole cell, or NO_COVER. */
  readonly listCover: Int32Array;
  /** Entries of list `l` are `listStart[l] … listStart[l+1]-1`, by rank. */
  readonly listStart: Uint32Array;
  readonly entryRank: Int32Array;
  /** 1 if the feature holds the cell's lower-left corner. */
  readonly entryInside: Uint8Array;
  /** Edges of entry `e` are `entryEdgeStart[e] … entryEdgeStart[e+1]-1` of `edges`. */
  readonly entryEdgeStart: Uint32Array;
  /** Four numbers an edge, as in EdgeSet, laid out entry by entry. */
  readonly edges: Float64Array;
  /** Rank → row. */
  readonly rows: Uint32Array;
}

export const NO_COVER = 0x7fffffff;

/**
 * Whether a point, moved by nothing to the right and by less than nothing upwards, lies left of an edge (that runs upwards,
 * or rightwards if level). Exact.
 */
export function isLeftOf(x1: number, y1: number, x2: number, y2: number, px: number, py: number): boolean {
  const left = (x2 - x1) * (py - y1);
  const right = (y2 - y1) * (px - x1);
  const determinant = left - right;
  const bound = ORIENTATION_ERROR * (Math.abs(left) + Math.abs(right));
  if (determinant > bound) return true;
  if (-determinant > bound) return false;
  const side = bound === 0 ? 0 : exactOrientation(x1, y1, x2, y2, px, py);
  return side > 0 || (side === 0 && y1 === y2);
}

/**
 * Builds the index. With `overlaps`, all features of a cell are kept; without, those that a feature of higher priority
 * covers there are left out.
 */
export function buildLocatorIndex(set: EdgeSet, cells: number, overlaps: boolean): LocatorIndex {
  const grid = createCellGrid(boundsOfPositions(set.edges), cells);
  const builder = new IndexBuilder(set, grid, overlaps);
  for (let rank = 0; rank < set.rows.length; rank++) builder.addFeature(rank);
  return builder.finish();
}

/** Most rows have two crossings: sorting in place beats a call to the library's sort. */
function sortRange(values: Int32Array, from: number, to: number): void {
  if (to - from > 24) {
    values.subarray(from, to).sort();
    return;
  }
  for (let index = from + 1; index < to; index++) {
    const value = values[index]!;
    let place = index;
    for (; place > from && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
  }
}

/** Numbers that grow in number. */
class GrowingInts {
  values: Int32Array;
  length = 0;
  constructor(capacity: number) {
    this.values = new Int32Array(Math.max(16, capacity));
  }
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

class IndexBuilder {
  private readonly set: EdgeSet;
  private readonly grid: CellGrid;
  private readonly overlaps: boolean;
  private readonly toleranceX: number;
  private readonly toleranceY: number;
  /** Rank of the first feature covering the cell, or NO_COVER. */
  private readonly cover: Int32Array;
  /** Last entry made for the cell, or −1. */
  private readonly lastEntry: Int32Array;
  private readonly entryCell: GrowingInts;
  private readonly entryRank: GrowingInts;
  private readonly entryInside: GrowingInts;
  private readonly pairEntry: GrowingInts;
  private readonly pairEdge: GrowingInts;
  /** Where grid rows' lower lines cross the feature at hand: counts, then columns, row by row. */
  private readonly crossingCount: Uint32Array;
  private crossingRow = new Int32Array(64);
  private crossingColumn = new Int32Array(64);
  private crossings = 0;
  /** Columns of the crossings by row; room is kept from feature to feature. */
  private sorted = new Int32Array(64);

  constructor(set: EdgeSet, grid: CellGrid, overlaps: boolean) {
    this.set = set;
    this.grid = grid;
    this.overlaps = overlaps;
    // Points may fall into the neighbouring cell by rounding: an edge is listed in each cell that it nearly touches.
    const rounding =
      8 * 2 ** -52 * Math.max(...[grid.minX, grid.minY, grid.maxX, grid.maxY].map((value) => Math.abs(value)));
    this.toleranceX = grid.cellWidth * 1e-6 + rounding;
    this.toleranceY = grid.cellHeight * 1e-6 + rounding;
    const cells = grid.columns * grid.rows;
    const edges = set.edges.length / 4;
    this.cover = new Int32Array(cells).fill(NO_COVER);
    this.lastEntry = new Int32Array(cells).fill(-1);
    this.entryCell = new GrowingInts(edges);
    this.entryRank = new GrowingInts(edges);
    this.entryInside = new GrowingInts(edges);
    this.pairEntry = new GrowingInts(edges * 2);
    this.pairEdge = new GrowingInts(edges * 2);
    this.crossingCount = new Uint32Array(grid.rows + 1);
  }

  addFeature(rank: number): void {
    const [first, last] = [this.set.offsets[rank]!, this.set.offsets[rank + 1]!];
    this.crossings = 0;
    for (let edge = first; edge < last; edge++) {
      this.listEdge(rank, edge);
      this.crossRows(edge);
    }
    this.fillRows(rank);
  }

  /** Lists an edge in every cell that it touches. */
  private listEdge(rank: number, edge: number): void {
    const { minX, minY, cellWidth, cellHeight, columns, rows } = this.grid;
    const { toleranceX, toleranceY } = this;
    const x1 = this.set.edges[4 * edge]!;
    const y1 = this.set.edges[4 * edge + 1]!;
    const x2 = this.set.edges[4 * edge + 2]!;
    const y2 = this.set.edges[4 * edge + 3]!;
    const left = Math.min(x1, x2) - minX - toleranceX;
    const right = Math.max(x1, x2) - minX + toleranceX;
    const firstColumn = Math.max(0, Math.floor(left / cellWidth));
    const lastColumn = Math.min(columns - 1, Math.floor(right / cellWidth));
    const firstRow = Math.max(0, Math.floor((y1 - minY - toleranceY) / cellHeight));
    const lastRow = Math.min(rows - 1, Math.floor((y2 - minY + toleranceY) / cellHeight));
    // an edge lower than a cell goes into every cell of its box: its slope may be too steep to cut it at row lines safely
    const whole = firstColumn === lastColumn || y2 - y1 < cellHeight;
    const slope = whole ? 0 : (x2 - x1) / (y2 - y1);
    for (let row = firstRow; row <= lastRow; row++) {
      let [from, to] = [firstColumn, lastColumn];
      if (!whole) {
        const low = Math.max(y1, minY + row * cellHeight - toleranceY);
        const high = Math.min(y2, minY + (row + 1) * cellHeight + toleranceY);
        const a = x1 + (low - y1) * slope - minX;
        const b = x1 + (high - y1) * slope - minX;
        from = Math.max(from, Math.floor((Math.min(a, b) - toleranceX) / cellWidth));
        to = Math.min(to, Math.floor((Math.max(a, b) + toleranceX) / cellWidth));
      }
      for (let column = from; column <= to; column++) this.pair(rank, row * columns + column, edge);
    }
  }

  private pair(rank: number, cell: number, edge: number): void {
    let entry = this.lastEntry[cell]!;
    if (entry < 0 || this.entryRank.values[entry] !== rank) {
      if (!this.overlaps && this.cover[cell] !== NO_COVER) return;
      entry = this.addEntry(rank, cell, 0);
    }
    this.pairEntry.push(entry);
    this.pairEdge.push(edge);
  }

  private addEntry(rank: number, cell: number, inside: 0 | 1): number {
    const entry = this.entryRank.length;
    this.entryCell.push(cell);
    this.entryRank.push(rank);
    this.entryInside.push(inside);
    this.lastEntry[cell] = entry;
    return entry;
  }

  /** Notes, for each grid row whose lower line the edge crosses, the first column whose corner lies right of the edge. */
  private crossRows(edge: number): void {
    const { minX, minY, cellWidth, cellHeight, columns, rows } = this.grid;
    const x1 = this.set.edges[4 * edge]!;
    const y1 = this.set.edges[4 * edge + 1]!;
    const x2 = this.set.edges[4 * edge + 2]!;
    const y2 = this.set.edges[4 * edge + 3]!;
    if (y1 === y2) return;
    const firstRow = Math.max(0, Math.floor((y1 - minY) / cellHeight));
    const lastRow = Math.min(rows - 1, Math.ceil((y2 - minY) / cellHeight));
    for (let row = firstRow; row <= lastRow; row++) {
      const y = minY + row * cellHeight;
      if (y1 > y || y >= y2) continue;
      const x = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
      let column = Math.max(0, Math.min(columns, Math.ceil((x - minX) / cellWidth)));
      while (column > 0 && !isLeftOf(x1, y1, x2, y2, minX + (column - 1) * cellWidth, y)) column--;
      while (column < columns && isLeftOf(x1, y1, x2, y2, minX + column * cellWidth, y)) column++;
      this.noteCrossing(row, column);
    }
  }

  private noteCrossing(row: number, column: number): void {
    if (this.crossings === this.crossingRow.length) {
      const [moreRows, moreColumns] = [new Int32Array(this.crossings * 2), new Int32Array(this.crossings * 2)];
      moreRows.set(this.crossingRow);
      moreColumns.set(this.crossingColumn);
      this.crossingRow = moreRows;
      this.crossingColumn = moreColumns;
    }
    this.crossingRow[this.crossings] = row;
    this.crossingColumn[this.crossings++] = column;
  }

  /** Turns the crossings into stretches of corners inside the feature, row by row. */
  private fillRows(rank: number): void {
    if (this.crossings === 0) return;
    const { crossings, crossingCount: start } = this;
    let [firstRow, lastRow] = [this.grid.rows, 0];
    for (let index = 0; index < crossings; index++) {
      const row = this.crossingRow[index]!;
      if (row < firstRow) firstRow = row;
      if (row > lastRow) lastRow = row;
    }
    start.fill(0, firstRow, lastRow + 2);
    for (let index = 0; index < crossings; index++) start[this.crossingRow[index]! + 1]!++;
    for (let row = firstRow; row <= lastRow; row++) start[row + 1]! += start[row]!;
    if (this.sorted.length < crossings) this.sorted = new Int32Array(2 * crossings);
    const { sorted } = this;
    for (let index = crossings - 1; index >= 0; index--)
      sorted[--start[this.crossingRow[index]! + 1]!] = this.crossingColumn[index]!;
    // each row's counter has come down to its own start: start[row + 1] is where row begins
    for (let row = firstRow; row <= lastRow; row++) {
      const from = start[row + 1]!;
      const to = row === lastRow ? crossings : start[row + 2]!;
      sortRange(sorted, from, to);
      for (let index = from; index + 1 < to; index += 2) this.coverCells(rank, row, sorted[index]!, sorted[index + 1]!);
    }
  }

  /** Corners of columns `from … to−1` of a row lie inside the feature. */
  private coverCells(rank: number, row: number, from: number, to: number): void {
    const base = row * this.grid.columns;
    for (let cell = base + from; cell < base + to; cell++) {
      const entry = this.lastEntry[cell]!;
      if (entry >= 0 && this.entryRank.values[entry] === rank) this.entryInside.values[entry] = 1;
      else if (this.cover[cell] === NO_COVER) this.cover[cell] = rank;
      else if (this.overlaps) this.addEntry(rank, cell, 1);
    }
  }

  finish(): LocatorIndex {
    const { cover, grid, set } = this;
    const entries = this.entryRank.length;
    const codes = new Int32Array(grid.columns * grid.rows);
    // count entries a cell, then give lists in cell order
    for (let entry = 0; entry < entries; entry++) codes[this.entryCell.values[entry]!]!++;
    let lists = 0;
    for (let cell = 0; cell < codes.length; cell++) if (codes[cell]! > 0) lists++;
    const listCover = new Int32Array(lists);
    const listStart = new Uint32Array(lists + 1);
    let list = 0;
    let total = 0;
    for (let cell = 0; cell < codes.length; cell++) {
      const count = codes[cell]!;
      if (count === 0) {
        codes[cell] = cover[cell] === NO_COVER ? -1 : set.rows[cover[cell]!]!;
        continue;
      }
      listCover[list] = cover[cell]!;
      listStart[list] = total;
      total += count;
      codes[cell] = -2 - list++;
    }
    listStart[lists] = total;
    return this.layOut(codes, listCover, listStart);
  }

  private layOut(codes: Int32Array, listCover: Int32Array, listStart: Uint32Array): LocatorIndex {
    const { set } = this;
    const entries = this.entryRank.length;
    const next = listStart.slice();
    const place = new Uint32Array(entries);
    const entryRank = new Int32Array(entries);
    const entryInside = new Uint8Array(entries);
    const entryEdgeStart = new Uint32Array(entries + 1);
    for (let entry = 0; entry < entries; entry++) {
      const target = next[-2 - codes[this.entryCell.values[entry]!]!]!++;
      place[entry] = target;
      entryRank[target] = this.entryRank.values[entry]!;
      entryInside[target] = this.entryInside.values[entry]!;
    }
    const pairs = this.pairEntry.length;
    for (let pair = 0; pair < pairs; pair++) entryEdgeStart[place[this.pairEntry.values[pair]!]! + 1]!++;
    for (let entry = 0; entry < entries; entry++) entryEdgeStart[entry + 1]! += entryEdgeStart[entry]!;
    const edges = new Float64Array(4 * pairs);
    const nextEdge = entryEdgeStart.slice();
    for (let pair = 0; pair < pairs; pair++) {
      const target = 4 * nextEdge[place[this.pairEntry.values[pair]!]!]!++;
      const source = 4 * this.pairEdge.values[pair]!;
      edges[target] = set.edges[source]!;
      edges[target + 1] = set.edges[source + 1]!;
      edges[target + 2] = set.edges[source + 2]!;
      edges[target + 3] = set.edges[source + 3]!;
    }
    return {
      grid: this.grid,
      codes,
      listCover,
      listStart,
      entryRank,
      entryInside,
      entryEdgeStart,
      edges,
      rows: set.rows,
    };
  }
}

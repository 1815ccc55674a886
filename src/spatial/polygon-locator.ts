import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { CellGrid } from './cell-grid.ts';
import { type EdgeSet, edgesOfPolygons } from './edge-set.ts';
import { buildLocatorIndex, isLeftOf, type LocatorIndex, NO_COVER } from './locator-index.ts';

/**
 * Finds the feature that contains each of many points: exact, some 10–40 ns a point. Even-odd rule a feature, and the
 * boundary rule of `rowContains`: lower and left edges belong to a feature, upper and right ones do not, so that the
 * features of a partition take each point once.
 */
export interface PolygonLocator {
  /** Row of the first feature (in the locator's order) containing each point, −1 none. Points that are NaN lie in none. */
  locate(x: Float64Array, y: Float64Array, out?: Int32Array): Int32Array;
  /** The same for one point. */
  locateOne(x: number, y: number): number;
  /** As `locate`, and how many of the points lie in more than one feature, in one pass. Needs `overlaps`. */
  locateShared(x: Float64Array, y: Float64Array): { readonly member: Int32Array; readonly shared: number };
  /** How many features contain each point. Needs `overlaps`. */
  countOverlaps(x: Float64Array, y: Float64Array): Uint16Array;
  /** All features containing each point: those of point `i` are `rows[offsets[i]] … rows[offsets[i+1]-1]`. Needs `overlaps`. */
  locateAll(x: Float64Array, y: Float64Array): { readonly offsets: Uint32Array; readonly rows: Uint32Array };
  /**
   * What a rectangle (closed) meets: the row of a feature that covers all of it and is first there, −1 if no feature
   * touches it, −2 if a boundary may pass through.
   */
  classifyBox(minX: number, minY: number, maxX: number, maxY: number): number;
  /** Rows left out because of coordinates that are no numbers; they contain nothing, which the caller must report. */
  readonly invalidRows: readonly number[];
}

export interface PolygonLocatorOptions {
  /** Rows by priority: of several features that contain a point the first in this order wins. Rows left out are ignored. */
  readonly order?: ArrayLike<number>;
  /** Keep all features of a place, for `countOverlaps` and `locateAll`; costs memory where many overlap. */
  readonly overlaps?: boolean;
  /** Cells of the grid; chosen from the number of edges if absent. More cells: slower to build, faster to ask. */
  readonly cells?: number;
}

export function createPolygonLocator(polygons: PolygonColumns, options: PolygonLocatorOptions = {}): PolygonLocator {
  return createEdgeLocator(edgesOfPolygons(polygons, options.order), options);
}

/** A locator over bare edges; see `createPolygonLocator`. */
export function createEdgeLocator(set: EdgeSet, options: PolygonLocatorOptions = {}): PolygonLocator {
  const overlaps = options.overlaps ?? false;
  const index = buildLocatorIndex(set, options.cells ?? defaultCells(set), overlaps);
  const needOverlaps = () => {
    if (!overlaps) throw new RangeError('expected a locator made with { overlaps: true }');
  };
  return {
    locate: (x, y, out = new Int32Array(x.length)) => locateFirst(index, x, y, out),
    locateOne: (x, y) => locateFirst(index, Float64Array.of(x), Float64Array.of(y), new Int32Array(1))[0]!,
    locateShared: (x, y) => {
      needOverlaps();
      return locateShared(index, x, y);
    },
    countOverlaps: (x, y) => {
      needOverlaps();
      return Uint16Array.from({ length: x.length }, (_, point) => rowsAt(index, x[point]!, y[point]!).length);
    },
    locateAll: (x, y) => {
      needOverlaps();
      return collectAll(index, x, y);
    },
    classifyBox: (minX, minY, maxX, maxY) => classifyBox(index, minX, minY, maxX, maxY),
    invalidRows: set.invalidRows,
  };
}

/** Enough cells that few points fall into boundary cells, few enough (4 MB) that the codes stay in the cache. */
function defaultCells(set: EdgeSet): number {
  return Math.max(1 << 16, Math.min(1 << 20, 4 * (set.edges.length / 4)));
}

function locateFirst(index: LocatorIndex, x: Float64Array, y: Float64Array, out: Int32Array): Int32Array {
  const { codes } = index;
  const { minX, minY, maxX, maxY, columns, rows, cellWidth, cellHeight } = index.grid;
  const perX = 1 / cellWidth;
  const perY = 1 / cellHeight;
  for (let point = 0; point < x.length; point++) {
    const px = x[point]!;
    const py = y[point]!;
    // half-open: nothing lies on the upper or right bound; NaN fails too
    if (!(px >= minX && px < maxX && py >= minY && py < maxY)) {
      out[point] = -1;
      continue;
    }
    let column = ((px - minX) * perX) | 0;
    let row = ((py - minY) * perY) | 0;
    if (column >= columns) column = columns - 1;
    if (row >= rows) row = rows - 1;
    const code = codes[row * columns + column]!;
    out[point] = code >= -1 ? code : firstInCell(index, -2 - code, column, row, px, py);
  }
  return out;
}

function firstInCell(index: LocatorIndex, list: number, column: number, row: number, px: number, py: number): number {
  const cover = index.listCover[list]!;
  const { minX, minY, cellWidth, cellHeight } = index.grid;
  const cornerX = minX + column * cellWidth;
  const cornerY = minY + row * cellHeight;
  for (let entry = index.listStart[list]!; entry < index.listStart[list + 1]!; entry++) {
    const rank = index.entryRank[entry]!;
    if (rank > cover) break;
    if (entryContains(index, entry, cornerX, cornerY, px, py)) return index.rows[rank]!;
  }
  return cover === NO_COVER ? -1 : index.rows[cover]!;
}

/** First feature of each point; the lists hold all features of their cells, so that a second one is found there. */
function locateShared(index: LocatorIndex, x: Float64Array, y: Float64Array) {
  const { codes, grid } = index;
  const { minX, minY, maxX, maxY, columns, rows, cellWidth, cellHeight } = grid;
  const perX = 1 / cellWidth;
  const perY = 1 / cellHeight;
  const member = new Int32Array(x.length);
  let shared = 0;
  for (let point = 0; point < x.length; point++) {
    const px = x[point]!;
    const py = y[point]!;
    if (!(px >= minX && px < maxX && py >= minY && py < maxY)) {
      member[point] = -1;
      continue;
    }
    let column = ((px - minX) * perX) | 0;
    let row = ((py - minY) * perY) | 0;
    if (column >= columns) column = columns - 1;
    if (row >= rows) row = rows - 1;
    const code = codes[row * columns + column]!;
    if (code >= -1) {
      member[point] = code;
      continue;
    }
    member[point] = firstInCell(index, -2 - code, column, row, px, py);
    if (member[point]! >= 0 && isShared(index, -2 - code, column, row, px, py)) shared++;
  }
  return { member, shared };
}

/** Whether at least two features of a cell contain the point. */
function isShared(index: LocatorIndex, list: number, column: number, row: number, px: number, py: number): boolean {
  const { grid, listStart } = index;
  const covered = index.listCover[list] !== NO_COVER;
  const [first, last] = [listStart[list]!, listStart[list + 1]!];
  if (last - first + (covered ? 1 : 0) < 2) return false;
  const cornerX = grid.minX + column * grid.cellWidth;
  const cornerY = grid.minY + row * grid.cellHeight;
  let found = covered ? 1 : 0;
  for (let entry = first; entry < last && found < 2; entry++)
    if (entryContains(index, entry, cornerX, cornerY, px, py)) found++;
  return found > 1;
}

/** The corner's answer, turned over by each edge crossed on the way from the point: level to the corner's x, then upright. */
function entryContains(
  index: LocatorIndex,
  entry: number,
  cornerX: number,
  cornerY: number,
  px: number,
  py: number,
): boolean {
  const { edges, entryEdgeStart } = index;
  let inside = index.entryInside[entry] === 1;
  for (let at = 4 * entryEdgeStart[entry]!; at < 4 * entryEdgeStart[entry + 1]!; at += 4) {
    const x1 = edges[at]!;
    const y1 = edges[at + 1]!;
    const x2 = edges[at + 2]!;
    const y2 = edges[at + 3]!;
    const level = y1 <= py && py < y2 && !(x1 > px && x2 > px) && !(x1 <= cornerX && x2 <= cornerX);
    const upright = x1 > cornerX !== x2 > cornerX;
    if (!level && !upright) continue;
    const atTurn = isLeftOf(x1, y1, x2, y2, cornerX, py);
    if (level && atTurn !== isLeftOf(x1, y1, x2, y2, px, py)) inside = !inside;
    if (upright && atTurn !== isLeftOf(x1, y1, x2, y2, cornerX, cornerY)) inside = !inside;
  }
  return inside;
}

const columnOf = (grid: CellGrid, x: number): number =>
  Math.max(0, Math.min(grid.columns - 1, Math.floor((x - grid.minX) * (1 / grid.cellWidth))));
const rowOf = (grid: CellGrid, y: number): number =>
  Math.max(0, Math.min(grid.rows - 1, Math.floor((y - grid.minY) * (1 / grid.cellHeight))));

/** All rows at a place, in the locator's order. */
function rowsAt(index: LocatorIndex, x: number, y: number): number[] {
  const { grid, listStart, listCover, entryRank } = index;
  if (!(x >= grid.minX && x < grid.maxX && y >= grid.minY && y < grid.maxY)) return [];
  const column = columnOf(grid, x);
  const row = rowOf(grid, y);
  const code = index.codes[row * grid.columns + column]!;
  if (code >= -1) return code < 0 ? [] : [code];
  const list = -2 - code;
  const cornerX = grid.minX + column * grid.cellWidth;
  const cornerY = grid.minY + row * grid.cellHeight;
  const ranks = listCover[list] === NO_COVER ? [] : [listCover[list]!];
  for (let entry = listStart[list]!; entry < listStart[list + 1]!; entry++)
    if (entryContains(index, entry, cornerX, cornerY, x, y)) ranks.push(entryRank[entry]!);
  return ranks.sort((a, b) => a - b).map((rank) => index.rows[rank]!);
}

function collectAll(index: LocatorIndex, x: Float64Array, y: Float64Array) {
  const offsets = new Uint32Array(x.length + 1);
  const rows: number[] = [];
  for (let point = 0; point < x.length; point++) {
    for (const row of rowsAt(index, x[point]!, y[point]!)) rows.push(row);
    offsets[point + 1] = rows.length;
  }
  return { offsets, rows: Uint32Array.from(rows) };
}

function classifyBox(index: LocatorIndex, minX: number, minY: number, maxX: number, maxY: number): number {
  const { grid, codes } = index;
  if (maxX < grid.minX || minX > grid.maxX || maxY < grid.minY || minY > grid.maxY) return -1;
  const { columns } = grid;
  const firstColumn = columnOf(grid, minX);
  const lastColumn = columnOf(grid, maxX);
  const firstRow = rowOf(grid, minY);
  const lastRow = rowOf(grid, maxY);
  const code = codes[firstRow * columns + firstColumn]!;
  const within = minX >= grid.minX && minY >= grid.minY && maxX <= grid.maxX && maxY <= grid.maxY;
  if (code < -1 || (code >= 0 && !within)) return -2;
  for (let row = firstRow; row <= lastRow; row++)
    for (let cell = row * columns + firstColumn; cell <= row * columns + lastColumn; cell++)
      if (codes[cell] !== code) return -2;
  return code;
}

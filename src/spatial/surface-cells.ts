import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';

/**
 * The cells that a surface touches, as a bitmap with a running count: cell `i` is the i-th set bit, row by row. A cell
 * counts as soon as any part of the surface lies in it, so that a lane narrower than a cell stays connected; in turn
 * surfaces less than a cell apart count as joined.
 */
export interface SurfaceCells {
  readonly minX: number;
  readonly minY: number;
  readonly cellMeters: number;
  /** Bits a row, a multiple of 32; the outermost two columns and rows are empty. */
  readonly stride: number;
  readonly rows: number;
  readonly bits: Uint32Array;
  /** Set bits before each word. */
  readonly before: Uint32Array;
  readonly count: number;
}

/** 2³⁰ bits, 128 MB: 98 km × 98 km in cells of 3 m. Larger areas get larger cells. */
const MOST_BITS = 2 ** 30;
/** Empty cells around, so that a step never leaves the bitmap. */
export const CELL_MARGIN = 2;

/** Cells of the parts of polygons that lie within the bounds. Even-odd rule a feature; positions that are no numbers are passed over. */
export function surfaceCells(surfaces: readonly PolygonColumns[], bounds: Bounds, cellMeters: number): SurfaceCells {
  const grid = createGrid(bounds, cellMeters);
  for (const polygons of surfaces)
    for (let feature = 0; feature + 1 < polygons.rowOffsets.length; feature++) addFeature(grid, polygons, feature);
  return ranked(grid);
}

type Grid = Omit<SurfaceCells, 'before' | 'count'>;

function createGrid([minX, minY, maxX, maxY]: Bounds, wanted: number): Grid {
  const width = Math.max(0, maxX - minX);
  const height = Math.max(0, maxY - minY);
  const cellMeters = Math.max(wanted, Math.sqrt((width * height) / (0.9 * MOST_BITS)));
  const columns = Math.floor(width / cellMeters) + 1 + 2 * CELL_MARGIN;
  const rows = Math.floor(height / cellMeters) + 1 + 2 * CELL_MARGIN;
  const stride = 32 * Math.ceil(columns / 32);
  const margin = CELL_MARGIN * cellMeters;
  const bits = new Uint32Array((stride / 32) * rows);
  return { minX: minX - margin, minY: minY - margin, cellMeters, stride, rows, bits };
}

/** Counts the bits of a finished bitmap. */
export function ranked(grid: Grid): SurfaceCells {
  const before = new Uint32Array(grid.bits.length);
  let count = 0;
  for (let word = 0; word < before.length; word++) {
    before[word] = count;
    count += bitCount(grid.bits[word]!);
  }
  return { ...grid, before, count };
}

/** Number of set bits of a 32-bit word. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Index of the cell at a set bit. */
export function cellAt({ bits, before }: SurfaceCells, at: number): number {
  const word = at >>> 5;
  return before[word]! + bitCount(bits[word]! & ((1 << (at & 31)) - 1));
}

/** Bit of every cell: `row · stride + column`. */
export function cellBits({ bits, count }: SurfaceCells): Uint32Array {
  const out = new Uint32Array(count);
  let cell = 0;
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word]!; left !== 0; left &= left - 1)
      out[cell++] = 32 * word + (31 - Math.clz32(left & -left));
  return out;
}

/** Edges mark the cells they pass; between them the cells whose middle row lies inside are filled. */
function addFeature(grid: Grid, polygons: PolygonColumns, feature: number): void {
  const { positions, ringOffsets, polygonOffsets, rowOffsets } = polygons;
  const crossings: Crossings = { row: [], x: [] };
  for (let ring = polygonOffsets[rowOffsets[feature]!]!; ring < polygonOffsets[rowOffsets[feature + 1]!]!; ring++)
    for (let vertex = ringOffsets[ring]!; vertex + 1 < ringOffsets[ring + 1]!; vertex++) {
      const ax = (positions[2 * vertex]! - grid.minX) / grid.cellMeters;
      const ay = (positions[2 * vertex + 1]! - grid.minY) / grid.cellMeters;
      const bx = (positions[2 * vertex + 2]! - grid.minX) / grid.cellMeters;
      const by = (positions[2 * vertex + 3]! - grid.minY) / grid.cellMeters;
      if (!Number.isFinite(ax + ay + bx + by)) continue;
      markEdge(grid, ax, ay, bx, by);
      addCrossings(grid, crossings, ax, ay, bx, by);
    }
  fill(grid, crossings);
}

interface Crossings {
  readonly row: number[];
  readonly x: number[];
}

const lastRow = (grid: Grid) => grid.rows - 1 - CELL_MARGIN;

/** In every row the columns between where the edge enters and leaves it. */
function markEdge(grid: Grid, ax: number, ay: number, bx: number, by: number): void {
  const [lowX, lowY, highX, highY] = ay <= by ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0;
  const first = Math.max(CELL_MARGIN, Math.floor(lowY));
  const last = Math.min(lastRow(grid), Math.floor(highY));
  for (let row = first; row <= last; row++) {
    const enter = row <= lowY ? lowX : lowX + (row - lowY) * slope;
    const leave = row + 1 >= highY ? highX : lowX + (row + 1 - lowY) * slope;
    markSpan(grid, row, Math.floor(Math.min(enter, leave)), Math.floor(Math.max(enter, leave)));
  }
}

function markSpan({ bits, stride }: Grid, row: number, from: number, to: number): void {
  const start = row * stride + Math.max(from, CELL_MARGIN);
  const end = row * stride + Math.min(to, stride - 1 - CELL_MARGIN);
  for (let at = start; at <= end; ) {
    const word = at >>> 5;
    const wordEnd = Math.min(end, 32 * word + 31);
    bits[word]! |= (0xffffffff >>> (31 - (wordEnd - at))) << (at & 31);
    at = wordEnd + 1;
  }
}

/** Where the edge crosses the middle of a row; its lower end belongs to it, the upper does not. */
function addCrossings(grid: Grid, { row, x }: Crossings, ax: number, ay: number, bx: number, by: number): void {
  const low = Math.min(ay, by);
  const high = Math.max(ay, by);
  const last = Math.min(lastRow(grid), Math.ceil(high - 0.5) - 1);
  for (let at = Math.max(CELL_MARGIN, Math.ceil(low - 0.5)); at <= last; at++) {
    row.push(at);
    x.push(ax + ((at + 0.5 - ay) / (by - ay)) * (bx - ax));
  }
}

function fill(grid: Grid, { row, x }: Crossings): void {
  const order = Uint32Array.from(row.keys()).sort((a, b) => row[a]! - row[b]! || x[a]! - x[b]!);
  for (let i = 0; i + 1 < order.length; i += 2)
    markSpan(grid, row[order[i]!]!, Math.floor(x[order[i]!]!), Math.floor(x[order[i + 1]!]!));
}

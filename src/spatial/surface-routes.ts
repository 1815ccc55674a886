import { cellAt, cellBits, type SurfaceCells } from './surface-cells.ts';

/** Where routes start: cells with the metres already gone. */
export interface RouteSources {
  /** −1: not on the surface. */
  readonly cell: Int32Array;
  readonly meters: Float32Array;
}

export interface SurfaceRoutes {
  /** Per cell: metres to the nearest source over the surface; Infinity where none is connected. */
  metersTo(cell: number): number;
  /** Per cell: that source, −1 none; of sources equally far the first. */
  readonly source: Int32Array;
}

/**
 * A route steps from the middle of a cell to that of one of 16 others (as the king and the knight of chess), and only over
 * the surface: a diagonal step needs one of the two cells beside it, a knight's step both cells that it crosses.
 *
 * Error: a step is as long as its straight line, so no route is shorter than the straight line between its ends. On open
 * ground a route is at most 1/cos(½·arctan ½) = 1.0275 times the straight line, because the 16 directions are at most
 * 26.57° apart; along a street it is at most 1.0275 times the exact way plus √5 cells for every turn.
 */
export const ROUTE_EXCESS = 1 / Math.cos(Math.atan(0.5) / 2);

/** Lengths are whole 2⁻¹⁴ of a cell, rounded up: sums are exact, equal ways are equal on every machine. */
const PER_CELL = 2 ** 14;
const SHIFT = 14;
const STRAIGHT = PER_CELL;
const DIAGONAL = Math.ceil(Math.SQRT2 * PER_CELL);
const KNIGHT = Math.ceil(Math.sqrt(5) * PER_CELL);
/** Of a signed 32-bit number: 131,072 cells. */
const FAR = 0x7fffffff;

/** All routes from all sources at once (Dijkstra over buckets as wide as the shortest step), linear in the cells. */
export function surfaceRoutes(surface: SurfaceCells, sources: RouteSources): SurfaceRoutes {
  const { count, cellMeters } = surface;
  const search: Search = {
    surface,
    position: cellBits(surface),
    distance: new Int32Array(count).fill(FAR),
    source: new Int32Array(count).fill(-1),
    buckets: Array.from({ length: BUCKETS }, () => createList()),
    waiting: 0,
  };
  const starts = startsOf(sources, cellMeters);
  let next = 0;
  for (let bucket = 0; next < starts.length || search.waiting > 0; bucket++) {
    if (search.waiting === 0) bucket = Math.max(bucket, starts[next]!.distance >> SHIFT);
    while (next < starts.length && starts[next]!.distance >> SHIFT === bucket) {
      const { cell, distance, source } = starts[next++]!;
      reach(search, cell, distance, source);
    }
    settle(search, bucket);
  }
  const { distance, source } = search;
  return {
    metersTo: (cell) => (distance[cell] === FAR ? Infinity : (distance[cell]! / PER_CELL) * cellMeters),
    source,
  };
}

/** A knight's step reaches at most three buckets on; a power of two. */
const BUCKETS = 4;

interface Search {
  readonly surface: SurfaceCells;
  readonly position: Uint32Array;
  readonly distance: Int32Array;
  readonly source: Int32Array;
  readonly buckets: List[];
  waiting: number;
}

interface List {
  items: Uint32Array;
  length: number;
}
const createList = (): List => ({ items: new Uint32Array(1024), length: 0 });

function push(list: List, item: number): void {
  if (list.length === list.items.length) {
    const larger = new Uint32Array(2 * list.length);
    larger.set(list.items);
    list.items = larger;
  }
  list.items[list.length++] = item;
}

/** By distance, then by source. */
function startsOf({ cell, meters }: RouteSources, cellMeters: number) {
  return Array.from(cell, (at, source) => ({
    source,
    cell: at,
    distance: Math.ceil((meters[source]! / cellMeters) * PER_CELL),
  }))
    .filter((start) => start.cell >= 0)
    .sort((a, b) => a.distance - b.distance || a.source - b.source);
}

/** Takes a shorter way, or of equal ones that to the earlier source; a cell listed twice is settled once. */
function reach(search: Search, cell: number, distance: number, source: number): void {
  const known = search.distance[cell]!;
  if (distance > known || (distance === known && source >= search.source[cell]!)) return;
  search.source[cell] = source;
  if (distance === known) return;
  search.distance[cell] = distance;
  push(search.buckets[(distance >> SHIFT) & (BUCKETS - 1)]!, cell);
  search.waiting++;
}

/** The steps from a cell lead to later buckets, so all cells of this one have their final distance. */
function settle(search: Search, bucket: number): void {
  const list = search.buckets[bucket & (BUCKETS - 1)]!;
  const { items, length } = list;
  search.buckets[bucket & (BUCKETS - 1)] = createList();
  search.waiting -= length;
  for (let i = 0; i < length; i++) {
    const cell = items[i]!;
    if (search.distance[cell]! >> SHIFT === bucket) stepFrom(search, cell);
  }
}

function stepFrom(search: Search, cell: number): void {
  const { bits, stride } = search.surface;
  const at = search.position[cell]!;
  const east = isSet(bits, at + 1);
  const west = isSet(bits, at - 1);
  const north = isSet(bits, at + stride);
  const south = isSet(bits, at - stride);
  const from = search.distance[cell]!;
  const source = search.source[cell]!;
  if (east) reach(search, cell + 1, from + STRAIGHT, source);
  if (west) reach(search, cell - 1, from + STRAIGHT, source);
  if (north) reach(search, cellAt(search.surface, at + stride), from + STRAIGHT, source);
  if (south) reach(search, cellAt(search.surface, at - stride), from + STRAIGHT, source);
  if (north || east) stepAcross(search, at, stride, 1, north, east, from, source);
  if (north || west) stepAcross(search, at, stride, -1, north, west, from, source);
  if (south || east) stepAcross(search, at, -stride, 1, south, east, from, source);
  if (south || west) stepAcross(search, at, -stride, -1, south, west, from, source);
}

/** Diagonal and knights' steps into one quarter. */
function stepAcross(
  search: Search,
  at: number,
  up: number,
  right: number,
  above: boolean,
  beside: boolean,
  from: number,
  source: number,
): void {
  const { surface } = search;
  const { bits } = surface;
  const diagonal = at + up + right;
  if (!isSet(bits, diagonal)) return;
  const cell = cellAt(surface, diagonal);
  reach(search, cell, from + DIAGONAL, source);
  // cells of one row follow each other
  if (beside && isSet(bits, diagonal + right)) reach(search, cell + right, from + KNIGHT, source);
  if (above && isSet(bits, diagonal + up)) reach(search, cellAt(surface, diagonal + up), from + KNIGHT, source);
}

const isSet = (bits: Uint32Array, bit: number): boolean => ((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 1;

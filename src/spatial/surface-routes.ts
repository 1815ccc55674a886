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
const FAR = 0xffffffff;

/** All routes from all sources at once (Dijkstra over buckets as wide as the shortest step), linear in the cells. */
export function surfaceRoutes(surface: SurfaceCells, sources: RouteSources): SurfaceRoutes {
  const { count, cellMeters } = surface;
  const search: Search = {
    surface,
    position: cellBits(surface),
    distance: new Uint32Array(count).fill(FAR),
    source: new Int32Array(count).fill(-1),
    buckets: Array.from({ length: BUCKETS }, () => createList()),
    waiting: 0,
  };
  const starts = startsOf(sources, cellMeters);
  let next = 0;
  for (let bucket = 0; next < starts.length || search.waiting > 0; bucket++) {
    if (search.waiting === 0) bucket = Math.max(bucket, starts[next]!.distance >>> SHIFT);
    while (next < starts.length && starts[next]!.distance >>> SHIFT === bucket) {
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

/** A knight's step reaches at most three buckets on. */
const BUCKETS = 4;

interface Search {
  readonly surface: SurfaceCells;
  readonly position: Uint32Array;
  readonly distance: Uint32Array;
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
  push(search.buckets[(distance >>> SHIFT) % BUCKETS]!, cell);
  search.waiting++;
}

/** The steps from a cell lead to later buckets, so all cells of this one have their final distance. */
function settle(search: Search, bucket: number): void {
  const list = search.buckets[bucket % BUCKETS]!;
  const { items, length } = list;
  search.buckets[bucket % BUCKETS] = createList();
  search.waiting -= length;
  for (let i = 0; i < length; i++) {
    const cell = items[i]!;
    if (search.distance[cell]! >>> SHIFT === bucket) stepFrom(search, cell);
  }
}

function stepFrom(search: Search, cell: number): void {
  const { surface, position } = search;
  const { bits, stride } = surface;
  const at = position[cell]!;
  const from = search.distance[cell]!;
  const source = search.source[cell]!;
  const isSet = (bit: number) => ((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
  const step = (bit: number, length: number) => {
    if (isSet(bit)) reach(search, cellAt(surface, bit), from + length, source);
  };
  for (const up of [stride, -stride])
    for (const right of [1, -1]) {
      const beside = isSet(at + right);
      const above = isSet(at + up);
      if (!beside && !above) continue;
      const diagonal = isSet(at + up + right);
      if (!diagonal) continue;
      step(at + up + right, DIAGONAL);
      if (beside) step(at + up + 2 * right, KNIGHT);
      if (above) step(at + 2 * up + right, KNIGHT);
    }
  for (const bit of [at + 1, at - 1, at + stride, at - stride]) step(bit, STRAIGHT);
}

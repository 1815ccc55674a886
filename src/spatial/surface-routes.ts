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
const STRAIGHT = PER_CELL;
const DIAGONAL = Math.ceil(Math.SQRT2 * PER_CELL);
const KNIGHT = Math.ceil(Math.sqrt(5) * PER_CELL);
/** Of a signed 32-bit number: 131,072 cells. */
const FAR = 0x7fffffff;

/** A wave is 16 cells wide. */
const WAVE_SHIFT = 18;

/**
 * All routes from all sources at once, about linear in the cells. Distances grow by waves; within a wave a stretch of the
 * front is followed to the wave's end before the next, so that its cells stay in the processor's cache, and a cell that
 * another stretch reaches by a shorter way is followed again. Nothing waits in the end, so the ways are the shortest.
 */
export function surfaceRoutes(surface: SurfaceCells, sources: RouteSources): SurfaceRoutes {
  const { count, cellMeters } = surface;
  const search: Search = {
    surface,
    position: cellBits(surface),
    distance: new Int32Array(count).fill(FAR),
    source: new Int32Array(count).fill(-1),
    queued: new Uint8Array(count),
    wave: 0,
    now: createList(),
    later: createList(),
  };
  const starts = startsOf(sources, cellMeters);
  for (let next = 0; next < starts.length || search.later.length > 0; search.wave++) {
    if (search.later.length === 0) search.wave = Math.max(search.wave, starts[next]!.distance >> WAVE_SHIFT);
    const front = search.later;
    search.later = createList();
    for (; next < starts.length && starts[next]!.distance >> WAVE_SHIFT === search.wave; next++) {
      const { cell, distance, source } = starts[next]!;
      reach(search, cell, distance, source);
    }
    follow(search);
    followFront(search, front);
  }
  const { distance, source } = search;
  return {
    metersTo: (cell) => (distance[cell] === FAR ? Infinity : (distance[cell]! / PER_CELL) * cellMeters),
    source,
  };
}

interface Search {
  readonly surface: SurfaceCells;
  readonly position: Uint32Array;
  readonly distance: Int32Array;
  readonly source: Int32Array;
  /** Per cell: the list that it waits in, 0 none. */
  readonly queued: Uint8Array;
  wave: number;
  /** Of this wave, and of later ones. */
  readonly now: List;
  later: List;
}

const NOW = 1;
const LATER = 2;

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

/** Takes a shorter way, or of equal ones that to the earlier source. */
function reach(search: Search, cell: number, distance: number, source: number): void {
  const known = search.distance[cell]!;
  if (distance > known || (distance === known && source >= search.source[cell]!)) return;
  search.distance[cell] = distance;
  search.source[cell] = source;
  const isNow = distance >> WAVE_SHIFT <= search.wave;
  if (search.queued[cell] === NOW || (search.queued[cell] === LATER && !isNow)) return;
  search.queued[cell] = isNow ? NOW : LATER;
  push(isNow ? search.now : search.later, cell);
}

/** Until nothing of this wave waits. */
function follow(search: Search): void {
  const { now, queued } = search;
  for (let i = 0; i < now.length; i++) {
    const cell = now.items[i]!;
    queued[cell] = 0;
    stepFrom(search, cell);
  }
  now.length = 0;
}

/** So many cells of the front are followed together: neighbours mostly, as they were reached. */
const STRETCH = 64;

function followFront(search: Search, front: List): void {
  for (let i = 0; i < front.length; i += STRETCH) {
    const end = Math.min(i + STRETCH, front.length);
    for (let at = i; at < end; at++) {
      const cell = front.items[at]!;
      if (search.queued[cell] !== LATER) continue; // followed meanwhile, by a shorter way
      search.queued[cell] = NOW;
      push(search.now, cell);
    }
    follow(search);
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

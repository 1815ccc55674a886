import type { GroundStates } from '../../domain/map-extract.ts';
import { simplifyLine } from './simplify-line.ts';

/** A line along the sides of cells: interleaved corners (column, row), thinned to what can be seen. */
export interface BorderLine {
  readonly corners: Float64Array;
  readonly closed: boolean;
}

type Grid = Pick<GroundStates, 'width' | 'height' | 'state'>;

/** Which sides of a corner are borders, as bits. */
const [RIGHT, DOWN, LEFT, UP] = [1, 2, 4, 8] as const;

/** Steps of cells vanish, real corners stay: at 300 dpi 0.07 mm. */
const TOLERANCE_CELLS = 0.8;

/**
 * Where two neighbouring cells are parted. Each border once, cut where three or more meet, so that a line that is drawn with
 * gaps or half clear doesn't lie over itself.
 */
export function bordersBetween(grid: Grid, parts: (a: number, b: number) => boolean): readonly BorderLine[] {
  const sides = sidesOf(grid, parts, false);
  const cut = new Uint8Array(sides.length);
  for (let corner = 0; corner < sides.length; corner++) if (!isPassed(sides[corner]!)) cut[corner] = 1;
  const lines: BorderLine[] = [];
  for (let corner = 0; corner < sides.length; corner++)
    while (cut[corner] === 1 && sides[corner] !== 0) lines.push(walk(sides, cut, corner, grid.width + 1));
  return [...lines, ...loops(sides, cut, grid.width + 1)].map(thinned);
}

/** Outlines of all cells of a kind, also along the rim of the grid: closed, to be filled by the even-odd rule. */
export function outlinesOf(grid: Grid, belongs: (state: number) => boolean): readonly BorderLine[] {
  const sides = sidesOf(grid, (a, b) => belongs(a) !== belongs(b), true, belongs);
  return loops(sides, new Uint8Array(sides.length), grid.width + 1).map(thinned);
}

const passes = new Set<number>([RIGHT | LEFT, UP | DOWN, RIGHT | DOWN, RIGHT | UP, LEFT | DOWN, LEFT | UP]);
const isPassed = (bits: number): boolean => bits === 0 || passes.has(bits);

function sidesOf(
  { width, height, state }: Grid,
  parts: (a: number, b: number) => boolean,
  rim: boolean,
  belongs: (state: number) => boolean = () => false,
): Uint8Array {
  const stride = width + 1;
  const sides = new Uint8Array(stride * (height + 1));
  // States are few: which pairs are parted is looked up.
  const parted = new Uint8Array(65_536);
  for (let a = 0; a < 256; a++) for (let b = 0; b < 256; b++) if (parts(a, b)) parted[a * 256 + b] = 1;
  const join = (corner: number, next: number, way: number, back: number) => {
    sides[corner]! |= way;
    sides[next]! |= back;
  };
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const own = state[row * width + column]!;
      const corner = row * stride + column;
      if (column > 0 ? parted[256 * state[row * width + column - 1]! + own] : rim && belongs(own))
        join(corner, corner + stride, DOWN, UP);
      if (row > 0 ? parted[256 * state[(row - 1) * width + column]! + own] : rim && belongs(own))
        join(corner, corner + 1, RIGHT, LEFT);
      if (!rim || !belongs(own)) continue;
      if (column === width - 1) join(corner + 1, corner + 1 + stride, DOWN, UP);
      if (row === height - 1) join(corner + stride, corner + stride + 1, RIGHT, LEFT);
    }
  return sides;
}

function loops(sides: Uint8Array, cut: Uint8Array, stride: number): BorderLine[] {
  const lines: BorderLine[] = [];
  for (let corner = 0; corner < sides.length; corner++)
    while (sides[corner] !== 0) {
      const start = cut[corner]!;
      cut[corner] = 1;
      lines.push(walk(sides, cut, corner, stride));
      cut[corner] = start;
    }
  return lines;
}

/** Walks on from a corner to the next that is cut, and takes away the sides it has passed. */
function walk(sides: Uint8Array, cut: Uint8Array, start: number, stride: number): BorderLine {
  const corners: number[] = [start % stride, Math.floor(start / stride)];
  let [corner, before] = [start, 0];
  do {
    const bits = sides[corner]!;
    // Straight on where that is possible: fewer corners, and the same way at every crossing.
    const way = (bits & before) !== 0 ? before : bits & -bits;
    const [next, back] = stepOf(corner, way, stride);
    sides[corner]! &= ~way;
    sides[next]! &= ~back;
    if (way === before) corners.length -= 2;
    corners.push(next % stride, Math.floor(next / stride));
    [corner, before] = [next, way];
  } while (cut[corner] === 0);
  return { corners: Float64Array.from(corners), closed: corner === start };
}

function stepOf(corner: number, way: number, stride: number): readonly [next: number, back: number] {
  if (way === RIGHT) return [corner + 1, LEFT];
  if (way === LEFT) return [corner - 1, RIGHT];
  return way === DOWN ? [corner + stride, UP] : [corner - stride, DOWN];
}

const thinned = ({ corners, closed }: BorderLine): BorderLine => ({
  corners: simplifyLine(corners, TOLERANCE_CELLS),
  closed,
});

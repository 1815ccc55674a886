import { cellAt, cellBits, ranked, type SurfaceCells } from './surface-cells.ts';

/** The surface without its pieces of fewer than `leastCells` cells, and the piece of every cell that is left. */
export interface SurfacePieces {
  readonly cells: SurfaceCells;
  /** Per cell. */
  readonly piece: Uint32Array;
  /** Cells of the pieces left out. */
  readonly droppedCells: number;
}

/** Cells that share a side are one piece. */
export function surfacePieces(surface: SurfaceCells, leastCells: number): SurfacePieces {
  const root = connected(surface);
  const size = new Uint32Array(surface.count);
  for (let cell = 0; cell < root.length; cell++) size[root[cell]!]!++;
  const bits = new Uint32Array(surface.bits.length);
  const at = cellBits(surface);
  const piece = new Uint32Array(surface.count);
  let kept = 0;
  for (let cell = 0; cell < root.length; cell++) {
    if (size[root[cell]!]! < leastCells) continue;
    bits[at[cell]! >>> 5]! |= 1 << (at[cell]! & 31);
    piece[kept++] = root[cell]!;
  }
  return { cells: ranked({ ...surface, bits }), piece: piece.subarray(0, kept), droppedCells: surface.count - kept };
}

/** For every cell the smallest cell of its piece (union-find with path halving). */
function connected(surface: SurfaceCells): Uint32Array {
  const parent = Uint32Array.from({ length: surface.count }, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let at = cell;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first < second) parent[second] = first;
    else parent[first] = second;
  };
  const { bits, stride } = surface;
  const isSet = (at: number) => (bits[at >>> 5]! >>> (at & 31)) & 1;
  cellBits(surface).forEach((at, cell) => {
    if (isSet(at - 1)) join(cell - 1, cell);
    if (isSet(at - stride)) join(cellAt(surface, at - stride), cell);
  });
  for (let cell = 0; cell < parent.length; cell++) parent[cell] = rootOf(cell);
  return parent;
}

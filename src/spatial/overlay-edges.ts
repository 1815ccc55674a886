import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { rowRingRange } from './polygon-areas.ts';

/**
 * Edges of everything that is laid over each other, in a form that needs no rings: an edge runs from west to east and, when
 * crossed on the way north, turns its features over (inside becomes outside). Edges that run due north are never crossed on
 * the way north and are left out. `turn` is an index into the turns of a `FeatureTurns`.
 */
export class OverlayEdges {
  /** west x, y, east x, y of each edge. */
  coordinates: Float64Array;
  turn: Int32Array;
  count = 0;

  constructor(capacity = 16) {
    this.coordinates = new Float64Array(4 * capacity);
    this.turn = new Int32Array(capacity);
  }

  /** Adds an edge whose first end is not east of its second. */
  addEastward(ax: number, ay: number, bx: number, by: number, turn: number): void {
    if (ax === bx) return;
    if (this.count === this.turn.length) this.grow();
    const at = 4 * this.count;
    this.coordinates[at] = ax;
    this.coordinates[at + 1] = ay;
    this.coordinates[at + 2] = bx;
    this.coordinates[at + 3] = by;
    this.turn[this.count++] = turn;
  }

  add(ax: number, ay: number, bx: number, by: number, turn: number): void {
    if (ax < bx) this.addEastward(ax, ay, bx, by, turn);
    else this.addEastward(bx, by, ax, ay, turn);
  }

  private grow(): void {
    const coordinates = new Float64Array(2 * this.coordinates.length);
    coordinates.set(this.coordinates);
    const turn = new Int32Array(2 * this.turn.length);
    turn.set(this.turn);
    this.coordinates = coordinates;
    this.turn = turn;
  }
}

/** Features by number, the layer and label of each, and which of them an edge turns over: one, or the two it parts. */
export class FeatureTurns {
  readonly layer: number[] = [];
  readonly label: number[] = [];
  readonly first: number[] = [];
  /** −1 where an edge turns one feature only. */
  readonly second: number[] = [];
  private readonly pairs = new Map<number, number>();

  /** A new feature. */
  addFeature(layer: number, label: number): number {
    return this.layer.push(layer) && this.label.push(label) - 1;
  }

  /** The turn of one feature (second −1) or of two. */
  turnOf(first: number, second = -1): number {
    const key = first * 0x4000000 + second + 1;
    const known = this.pairs.get(key);
    if (known !== undefined) return known;
    this.first.push(first);
    this.pairs.set(key, this.second.push(second) - 1);
    return this.second.length - 1;
  }
}

/**
 * Adds the edges of every row, one feature a row: even-odd over all its rings, so the direction of rings does not matter and
 * a ring that crosses itself encloses what an odd number of turns enclose (as `createPolygonLocator` says of points). Rows
 * with label 0 are left out. Returns the rows left out because of coordinates that are no numbers.
 */
export function addPolygonEdges(
  edges: OverlayEdges,
  turns: FeatureTurns,
  layer: number,
  polygons: PolygonColumns,
  labels: ArrayLike<number>,
  [originX, originY]: readonly [number, number],
): number[] {
  const { positions, ringOffsets } = polygons;
  const invalid: number[] = [];
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 0) continue;
    const [first, last] = rowRingRange(polygons, row);
    if (!isFiniteRange(positions, 2 * ringOffsets[first]!, 2 * ringOffsets[last]!)) {
      invalid.push(row);
      continue;
    }
    const turn = turns.turnOf(turns.addFeature(layer, labels[row]!));
    for (let ring = first; ring < last; ring++)
      for (let vertex = ringOffsets[ring]! + 1; vertex < ringOffsets[ring + 1]!; vertex++)
        edges.add(
          positions[2 * vertex - 2]! - originX,
          positions[2 * vertex - 1]! - originY,
          positions[2 * vertex]! - originX,
          positions[2 * vertex + 1]! - originY,
          turn,
        );
  }
  return invalid;
}

function isFiniteRange(values: Float64Array, start: number, end: number): boolean {
  let sum = 0;
  // 0 · x is NaN for NaN and the infinities only
  for (let index = start; index < end; index++) sum += 0 * values[index]!;
  return sum === 0;
}

import type { FeatureTurns } from './overlay-edges.ts';
import { OverlayEdges } from './overlay-edges.ts';

/**
 * A rectangle of ground with all that is needed to walk over it: the edges inside, and what holds its lower side, which is
 * `base` (features at the lower left corner) turned over at each of the `turnX` on the way east.
 */
export interface OverlayTile {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly edges: OverlayEdges;
  readonly base: readonly number[];
  /** Ascending, strictly between minX and maxX. */
  readonly turnX: readonly number[];
  readonly turn: readonly number[];
}

/** Ordinate of an edge (at `at` in its coordinates) at x. */
export function ordinateAt(coordinates: Float64Array, at: number, x: number): number {
  const ax = coordinates[at]!;
  const ay = coordinates[at + 1]!;
  const bx = coordinates[at + 2]!;
  const by = coordinates[at + 3]!;
  return x === bx ? by : ay + (by - ay) * ((x - ax) / (bx - ax));
}

function abscissaAt(coordinates: Float64Array, at: number, y: number): number {
  const ax = coordinates[at]!;
  const ay = coordinates[at + 1]!;
  const bx = coordinates[at + 2]!;
  const x = ax + (bx - ax) * ((y - ay) / (coordinates[at + 3]! - ay));
  return Math.max(ax, Math.min(bx, x));
}

/** Cuts a tile into its western and eastern part. */
export function splitAtX(tile: OverlayTile, x: number, turns: FeatureTurns): readonly [OverlayTile, OverlayTile] {
  const { edges } = tile;
  const west = new OverlayEdges(Math.max(8, edges.count));
  const east = new OverlayEdges(Math.max(8, edges.count));
  const c = edges.coordinates;
  for (let edge = 0; edge < edges.count; edge++) {
    const at = 4 * edge;
    const turn = edges.turn[edge]!;
    if (c[at + 2]! <= x) west.addEastward(c[at]!, c[at + 1]!, c[at + 2]!, c[at + 3]!, turn);
    else if (c[at]! >= x) east.addEastward(c[at]!, c[at + 1]!, c[at + 2]!, c[at + 3]!, turn);
    else {
      const y = ordinateAt(c, at, x);
      west.addEastward(c[at]!, c[at + 1]!, x, y, turn);
      east.addEastward(x, y, c[at + 2]!, c[at + 3]!, turn);
    }
  }
  const before = tile.turnX.findIndex((turnX) => turnX >= x);
  const first = before < 0 ? tile.turnX.length : before;
  let after = first;
  while (after < tile.turnX.length && tile.turnX[after] === x) after++;
  return [
    { ...tile, maxX: x, edges: west, turnX: tile.turnX.slice(0, first), turn: tile.turn.slice(0, first) },
    {
      ...tile,
      minX: x,
      edges: east,
      base: turnedOver(tile.base, tile.turn.slice(0, after), turns),
      turnX: tile.turnX.slice(after),
      turn: tile.turn.slice(after),
    },
  ];
}

/**
 * Cuts a tile into its southern and northern part. What lies south of the cut is no edge of the northern part, but turns its
 * lower side over; each edge belongs at every x to exactly one of the two, so no rounding can lose or double a turn.
 */
export function splitAtY(tile: OverlayTile, y: number, turns: FeatureTurns): readonly [OverlayTile, OverlayTile] {
  const { edges } = tile;
  const south = new OverlayEdges(Math.max(8, edges.count));
  const north = new OverlayEdges(Math.max(8, edges.count));
  const lower = new LowerSide(tile);
  const c = edges.coordinates;
  for (let edge = 0; edge < edges.count; edge++) {
    const at = 4 * edge;
    const turn = edges.turn[edge]!;
    const [ax, ay, bx, by] = [c[at]!, c[at + 1]!, c[at + 2]!, c[at + 3]!];
    if (ay <= y && by <= y) {
      south.addEastward(ax, ay, bx, by, turn);
      lower.add(ax, bx, turn);
    } else if (ay >= y && by >= y) north.addEastward(ax, ay, bx, by, turn);
    else {
      const x = abscissaAt(c, at, y);
      const [below, above] = ay < by ? [south, north] : [north, south];
      below.addEastward(ax, ay, x, y, turn);
      above.addEastward(x, y, bx, by, turn);
      if (ay < by) lower.add(ax, x, turn);
      else lower.add(x, bx, turn);
    }
  }
  return [
    { ...tile, maxY: y, edges: south },
    { ...tile, minY: y, edges: north, ...lower.sides(turns) },
  ];
}

/** Collects the turns of a lower side; turns at one place that undo each other fall away. */
class LowerSide {
  private readonly tile: OverlayTile;
  private readonly atCorner: number[] = [];
  private readonly x: number[];
  private readonly turn: number[];

  constructor(tile: OverlayTile) {
    this.tile = tile;
    this.x = [...tile.turnX];
    this.turn = [...tile.turn];
  }

  add(fromX: number, toX: number, turn: number): void {
    if (fromX === toX) return;
    if (fromX <= this.tile.minX) this.atCorner.push(turn);
    else this.put(fromX, turn);
    if (toX < this.tile.maxX) this.put(toX, turn);
  }

  private put(x: number, turn: number): void {
    this.x.push(x);
    this.turn.push(turn);
  }

  sides(turns: FeatureTurns): Pick<OverlayTile, 'base' | 'turnX' | 'turn'> {
    const order = Array.from(this.x.keys()).sort((a, b) => this.x[a]! - this.x[b]! || this.turn[a]! - this.turn[b]!);
    const kept: number[] = [];
    for (const index of order) {
      const last = kept.at(-1);
      if (last !== undefined && this.x[last] === this.x[index] && this.turn[last] === this.turn[index]) kept.pop();
      else kept.push(index);
    }
    return {
      base: turnedOver(this.tile.base, this.atCorner, turns),
      turnX: kept.map((index) => this.x[index]!),
      turn: kept.map((index) => this.turn[index]!),
    };
  }
}

/** Features that hold a place once edges are crossed. */
function turnedOver(base: readonly number[], crossed: readonly number[], turns: FeatureTurns): readonly number[] {
  if (crossed.length === 0) return base;
  const held = new Set(base);
  const flip = (feature: number) => {
    if (!held.delete(feature)) held.add(feature);
  };
  for (const turn of crossed) {
    flip(turns.first[turn]!);
    if (turns.second[turn]! >= 0) flip(turns.second[turn]!);
  }
  return [...held];
}

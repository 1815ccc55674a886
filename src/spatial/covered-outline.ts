import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';
import { walkOver } from './overlay-areas.ts';
import { addPolygonEdges, FeatureTurns, OverlayEdges } from './overlay-edges.ts';
import type { OverlayTile } from './overlay-tiles.ts';
import { type GroundLabels, OverlayWalk } from './overlay-walk.ts';

/**
 * Parts of edges, from west to east, at which covered ground begins (+1) or ends (−1) on the way north; without the parts
 * that run due north, and those on the lower side of the bounds. Coordinates from the lower left corner of the bounds.
 */
export interface OutlinePieces {
  readonly count: number;
  /** west x, y, east x, y of each. */
  readonly coordinates: Float64Array;
  readonly sign: Int8Array;
}

/** Outline of the ground that at least one row covers, whatever overlaps, repeats or crosses. */
export function outlineOfCovered(sources: readonly PolygonColumns[], within: Bounds): OutlinePieces {
  const turns = new FeatureTurns();
  const edges = new OverlayEdges(Math.max(16, ...sources.map(({ positions }) => positions.length / 2)));
  for (const polygons of sources) {
    const labels = new Uint8Array(polygons.rowOffsets.length - 1).fill(1);
    addPolygonEdges(edges, turns, 0, polygons, labels, [within[0], within[1]]);
  }
  const outline = new OutlineWalk(new Cover(turns));
  walkOver({ edges, turns, base: [] }, within, outline);
  return outline;
}

/** How many features hold the place. */
class Cover implements GroundLabels {
  private readonly turns: FeatureTurns;
  private readonly inside = new Set<number>();

  constructor(turns: FeatureTurns) {
    this.turns = turns;
  }

  get isCovered(): boolean {
    return this.inside.size > 0;
  }

  turn(turn: number): void {
    this.turnFeature(this.turns.first[turn]!);
    const second = this.turns.second[turn]!;
    if (second >= 0) this.turnFeature(second);
  }

  turnFeature(feature: number): void {
    if (!this.inside.delete(feature)) this.inside.add(feature);
  }

  add(): void {
    // ground itself is not wanted, only where it begins and ends
  }
}

class OutlineWalk extends OverlayWalk implements OutlinePieces {
  count = 0;
  coordinates = new Float64Array(4096);
  sign = new Int8Array(1024);
  private readonly cover: Cover;
  /** By edge of the tile: its last piece, which the next slab may go on with. */
  private readonly lastPiece = new Map<number, number>();

  constructor(cover: Cover) {
    super(cover);
    this.cover = cover;
  }

  override addTile(tile: OverlayTile): void {
    this.lastPiece.clear();
    super.addTile(tile);
  }

  protected override addTrapezoids({ edges }: OverlayTile, count: number, fromX: number, toX: number): void {
    const { cover, active, left, right } = this;
    for (let i = 0; i < count; i++) {
      const edge = active[i]!;
      const before = cover.isCovered;
      cover.turn(edges.turn[edge]!);
      if (cover.isCovered !== before) this.addPiece(edge, [fromX, left[i]!, toX, right[i]!], before ? -1 : 1);
    }
    for (let i = 0; i < count; i++) cover.turn(edges.turn[active[i]!]!);
  }

  private addPiece(edge: number, piece: readonly [number, number, number, number], sign: 1 | -1): void {
    const last = this.lastPiece.get(edge);
    if (last !== undefined && this.sign[last] === sign && this.coordinates[4 * last + 2] === piece[0]) {
      this.coordinates[4 * last + 2] = piece[2];
      this.coordinates[4 * last + 3] = piece[3];
      return;
    }
    if (this.count === this.sign.length) this.grow();
    this.coordinates.set(piece, 4 * this.count);
    this.sign[this.count] = sign;
    this.lastPiece.set(edge, this.count++);
  }

  private grow(): void {
    const coordinates = new Float64Array(2 * this.coordinates.length);
    coordinates.set(this.coordinates);
    const sign = new Int8Array(2 * this.sign.length);
    sign.set(this.sign);
    this.coordinates = coordinates;
    this.sign = sign;
  }
}

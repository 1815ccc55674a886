import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { Bounds } from './cell-grid.ts';
import { featureGroups } from './feature-groups.ts';
import { walkOver } from './overlay-areas.ts';
import { addPolygonEdges, FeatureTurns, OverlayEdges } from './overlay-edges.ts';
import type { OverlayTile } from './overlay-tiles.ts';
import { type GroundLabels, OverlayWalk } from './overlay-walk.ts';

/**
 * Parts of edges, from west to east, at which covered ground begins (+1) or ends (−1) on the way north; without the parts
 * that run due north. Coordinates from an origin.
 */
export interface OutlinePieces {
  readonly count: number;
  /** west x, y, east x, y of each. */
  readonly coordinates: Float64Array;
  readonly sign: Int8Array;
}

/**
 * Outline of the ground that at least one row covers, whatever overlaps, repeats or crosses. Features whose boxes do not
 * meet are walked over by themselves, which costs less than one walk over all.
 */
export function outlineOfCovered(
  sources: readonly PolygonColumns[],
  [originX, originY]: readonly [number, number],
): OutlinePieces {
  const pieces = new PieceList();
  for (const group of featureGroups(sources)) {
    const [minX, minY, maxX, maxY] = group.bounds;
    // an edge on the lower side of a rectangle would be outside of it
    const within: Bounds = [minX - MARGIN_METERS, minY - MARGIN_METERS, maxX + MARGIN_METERS, maxY + MARGIN_METERS];
    const turns = new FeatureTurns();
    const edges = new OverlayEdges();
    for (const polygons of group.parts) {
      const labels = new Uint8Array(polygons.rowOffsets.length - 1).fill(1);
      addPolygonEdges(edges, turns, 0, polygons, labels, [within[0], within[1]]);
    }
    pieces.moveTo(within[0] - originX, within[1] - originY);
    walkOver({ edges, turns, base: [] }, within, new OutlineWalk(new Cover(turns), pieces));
  }
  return pieces;
}

/** Any width will do. */
const MARGIN_METERS = 1;

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

class OutlineWalk extends OverlayWalk {
  private readonly cover: Cover;
  private readonly pieces: PieceList;
  /** By edge of the tile: its last piece, which the next slab may go on with. */
  private readonly lastPiece = new Map<number, number>();

  constructor(cover: Cover, pieces: PieceList) {
    super(cover);
    this.cover = cover;
    this.pieces = pieces;
  }

  override addTile(tile: OverlayTile): void {
    this.lastPiece.clear();
    super.addTile(tile);
  }

  protected override addTrapezoids({ edges }: OverlayTile, count: number, fromX: number, toX: number): void {
    const { cover, active, left, right, lastPiece } = this;
    for (let i = 0; i < count; i++) {
      const edge = active[i]!;
      const before = cover.isCovered;
      cover.turn(edges.turn[edge]!);
      if (cover.isCovered === before) continue;
      const piece = [fromX, left[i]!, toX, right[i]!] as const;
      lastPiece.set(edge, this.pieces.add(piece, before ? -1 : 1, lastPiece.get(edge)));
    }
    for (let i = 0; i < count; i++) cover.turn(edges.turn[active[i]!]!);
  }
}

class PieceList implements OutlinePieces {
  count = 0;
  coordinates = new Float64Array(4096);
  sign = new Int8Array(1024);
  private shiftX = 0;
  private shiftY = 0;

  /** Pieces that follow are told from there. */
  moveTo(x: number, y: number): void {
    this.shiftX = x;
    this.shiftY = y;
  }

  /** Goes on with an earlier piece of the same edge where it ends at this one. Returns the number of the piece. */
  add([ax, ay, bx, by]: readonly [number, number, number, number], sign: 1 | -1, earlier: number | undefined): number {
    const { shiftX, shiftY } = this;
    const goesOn =
      earlier !== undefined && this.sign[earlier] === sign && this.coordinates[4 * earlier + 2] === ax + shiftX;
    const piece = goesOn ? earlier : this.count++;
    if (piece === this.sign.length) this.grow();
    if (!goesOn) this.coordinates.set([ax + shiftX, ay + shiftY], 4 * piece);
    this.coordinates.set([bx + shiftX, by + shiftY], 4 * piece + 2);
    this.sign[piece] = sign;
    return piece;
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

import { type OverlayTile, ordinateAt } from './overlay-tiles.ts';

/** Follows which features hold the place that the walk stands at, and takes the ground it passes. */
export interface GroundLabels {
  /** Goes over an edge. */
  turn(turn: number): void;
  turnFeature(feature: number): void;
  add(area: number): void;
}

/**
 * Adds up the ground of tiles. A tile is cut into slabs between all abscissae where an edge begins, ends or crosses another;
 * in a slab no two edges cross, so the ground between two neighbours is a trapezoid: width × difference of the ordinates in
 * the middle, exactly.
 */
export class OverlayWalk {
  private readonly labels: GroundLabels;
  private slabs = new Float64Array(64);
  /** Edges of the slab from south to north, and their ordinates at its sides. */
  protected active = new Int32Array(64);
  protected left = new Float64Array(64);
  protected right = new Float64Array(64);

  constructor(labels: GroundLabels) {
    this.labels = labels;
  }

  addTile(tile: OverlayTile): void {
    const { labels } = this;
    for (const feature of tile.base) labels.turnFeature(feature);
    const count = this.findSlabs(tile);
    let turned = 0;
    for (let slab = 0; slab + 1 < count; slab++) {
      const fromX = this.slabs[slab]!;
      while (turned < tile.turnX.length && tile.turnX[turned]! <= fromX) labels.turn(tile.turn[turned++]!);
      this.addSlab(tile, fromX, this.slabs[slab + 1]!);
    }
    while (turned > 0) labels.turn(tile.turn[--turned]!);
    for (const feature of tile.base) labels.turnFeature(feature);
  }

  /** Ascending abscissae of the tile's sides, of its edges' ends and of its turns, each once. Returns how many. */
  private findSlabs({ minX, maxX, edges, turnX }: OverlayTile): number {
    const most = 2 + 2 * edges.count + turnX.length;
    if (this.slabs.length < most) this.slabs = new Float64Array(2 * most);
    const { slabs } = this;
    let count = 0;
    slabs[count++] = minX;
    slabs[count++] = maxX;
    for (let edge = 0; edge < edges.count; edge++) {
      slabs[count++] = edges.coordinates[4 * edge]!;
      slabs[count++] = edges.coordinates[4 * edge + 2]!;
    }
    for (const x of turnX) slabs[count++] = x;
    slabs.subarray(0, count).sort();
    let kept = 1;
    for (let i = 1; i < count; i++) if (slabs[i] !== slabs[kept - 1]) slabs[kept++] = slabs[i]!;
    return kept;
  }

  private addSlab(tile: OverlayTile, fromX: number, toX: number): void {
    const count = this.findActive(tile, fromX, toX);
    const crossings = this.crossings(count, fromX, toX);
    if (crossings === undefined) {
      this.addTrapezoids(tile, count, fromX, toX);
      return;
    }
    let from = fromX;
    for (const to of [...crossings, toX]) {
      if (to <= from) continue;
      this.measure(tile, count, from, to);
      this.sortBy(count);
      this.addTrapezoids(tile, count, from, to);
      from = to;
    }
  }

  /** Edges that run through the slab, from south to north at its left side. */
  private findActive(tile: OverlayTile, fromX: number, toX: number): number {
    const { edges } = tile;
    if (this.active.length < edges.count) {
      this.active = new Int32Array(2 * edges.count);
      this.left = new Float64Array(2 * edges.count);
      this.right = new Float64Array(2 * edges.count);
    }
    let count = 0;
    for (let edge = 0; edge < edges.count; edge++)
      if (edges.coordinates[4 * edge]! <= fromX && edges.coordinates[4 * edge + 2]! >= toX) this.active[count++] = edge;
    this.measure(tile, count, fromX, toX);
    this.sortBy(count);
    return count;
  }

  private measure({ edges }: OverlayTile, count: number, fromX: number, toX: number): void {
    for (let i = 0; i < count; i++) {
      this.left[i] = ordinateAt(edges.coordinates, 4 * this.active[i]!, fromX);
      this.right[i] = ordinateAt(edges.coordinates, 4 * this.active[i]!, toX);
    }
  }

  /** By the ordinate in the middle of the slab: few entries, mostly in order already. */
  private sortBy(count: number): void {
    const { active, left, right } = this;
    for (let i = 1; i < count; i++) {
      const [edge, l, r] = [active[i]!, left[i]!, right[i]!];
      let at = i;
      for (; at > 0 && left[at - 1]! + right[at - 1]! > l + r; at--) {
        active[at] = active[at - 1]!;
        left[at] = left[at - 1]!;
        right[at] = right[at - 1]!;
      }
      active[at] = edge;
      left[at] = l;
      right[at] = r;
    }
  }

  /** Abscissae where edges of the slab cross, ascending; undefined where none do. */
  private crossings(count: number, fromX: number, toX: number): number[] | undefined {
    const { left, right } = this;
    let inOrder = true;
    for (let i = 1; i < count && inOrder; i++) inOrder = left[i - 1]! <= left[i]! && right[i - 1]! <= right[i]!;
    if (inOrder) return undefined;
    const found: number[] = [];
    for (let i = 0; i < count; i++)
      for (let j = i + 1; j < count; j++) {
        const atLeft = left[j]! - left[i]!;
        const atRight = right[j]! - right[i]!;
        if (atLeft < 0 === atRight < 0 || atLeft === 0 || atRight === 0) continue;
        const x = fromX + (toX - fromX) * (atLeft / (atLeft - atRight));
        if (x > fromX && x < toX) found.push(x);
      }
    return found.sort((a, b) => a - b);
  }

  /** Of a slab in which no edges cross. */
  protected addTrapezoids({ minY, maxY, edges }: OverlayTile, count: number, fromX: number, toX: number): void {
    const { labels, active, left, right } = this;
    const width = toX - fromX;
    let from = minY;
    for (let i = 0; i < count; i++) {
      const to = (left[i]! + right[i]!) / 2;
      labels.add((to - from) * width);
      labels.turn(edges.turn[active[i]!]!);
      from = to;
    }
    labels.add((maxY - from) * width);
    for (let i = 0; i < count; i++) labels.turn(edges.turn[active[i]!]!);
  }
}

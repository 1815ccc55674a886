import type { PolygonColumns } from '../../domain/polygon-columns.ts';

/** Grows PolygonColumns row by row. `mark` and `reset` take back a row that turns out to be broken. */
export class PolygonBuilder {
  positions = new Float64Array(1 << 12);
  positionCount = 0;
  #ringOffsets = new Uint32Array(1 << 10);
  #ringCount = 0;
  #polygonOffsets = new Uint32Array(1 << 10);
  #polygonCount = 0;
  #rowOffsets = new Uint32Array(1 << 10);
  #rowCount = 0;
  /** Rings that were closed by repeating their first vertex. */
  ringsClosed = 0;

  get rowCount(): number {
    return this.#rowCount;
  }

  pushVertex(x: number, y: number): void {
    if (this.positionCount + 2 > this.positions.length) this.positions = doubledFloats(this.positions);
    this.positions[this.positionCount++] = x;
    this.positions[this.positionCount++] = y;
  }

  /** Ends a ring, closing it if needed. False (and the ring is dropped) if it has no area: fewer than three corners. */
  endRing(): boolean {
    const start = this.#ringCount === 0 ? 0 : this.#ringOffsets[this.#ringCount]! * 2;
    const { positions } = this;
    const last = this.positionCount - 2;
    if (last < start) return false;
    if (positions[start] !== positions[last] || positions[start + 1] !== positions[last + 1]) {
      this.pushVertex(positions[start]!, positions[start + 1]!);
      this.ringsClosed++;
    }
    if (this.positionCount - start < 8) {
      this.positionCount = start;
      return false;
    }
    if (this.#ringCount + 2 > this.#ringOffsets.length) this.#ringOffsets = doubledInts(this.#ringOffsets);
    this.#ringOffsets[++this.#ringCount] = this.positionCount / 2;
    return true;
  }

  endPolygon(): void {
    if (this.#polygonCount + 2 > this.#polygonOffsets.length) this.#polygonOffsets = doubledInts(this.#polygonOffsets);
    this.#polygonOffsets[++this.#polygonCount] = this.#ringCount;
  }

  endRow(): void {
    if (this.#rowCount + 2 > this.#rowOffsets.length) this.#rowOffsets = doubledInts(this.#rowOffsets);
    this.#rowOffsets[++this.#rowCount] = this.#polygonCount;
  }

  /** Drops everything pushed since the last `endRow`. */
  resetRow(): void {
    this.#polygonCount = this.#rowOffsets[this.#rowCount]!;
    this.#ringCount = this.#polygonOffsets[this.#polygonCount]!;
    this.positionCount = this.#ringOffsets[this.#ringCount]! * 2;
  }

  /** Copies of exactly the used parts. */
  finish(): PolygonColumns {
    return {
      positions: this.positions.slice(0, this.positionCount),
      ringOffsets: this.#ringOffsets.slice(0, this.#ringCount + 1),
      polygonOffsets: this.#polygonOffsets.slice(0, this.#polygonCount + 1),
      rowOffsets: this.#rowOffsets.slice(0, this.#rowCount + 1),
    };
  }
}

function doubledFloats(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(array.length * 2);
  next.set(array);
  return next;
}

function doubledInts(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(array.length * 2);
  next.set(array);
  return next;
}

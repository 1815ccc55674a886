import type { Frame } from '../../domain/sheet.ts';

/** Room between labels, and between a label and the frame. */
const GAP_MM = 0.7;
/** Boxes are filed in squares of this size: each is compared with its neighbours only. */
const SQUARE_MM = 20;

/** Boxes that are taken; a later one gives way. */
export class PlacedBoxes {
  readonly #frame: Frame;
  readonly #squares = new Map<string, Frame[]>();

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** What other blocks of the sheet cover, wherever it is: no label lies under it. */
  keepClear(box: Frame): void {
    for (const key of squaresOf(box)) this.#squares.set(key, [...(this.#squares.get(key) ?? []), box]);
  }

  /** False, and nothing taken, where the box would lie over another or over the frame's line. */
  take(box: Frame): boolean {
    if (!this.#isInFrame(box)) return false;
    const keys = [...squaresOf(box)];
    if (keys.some((key) => this.#squares.get(key)?.some((other) => overlap(box, other)))) return false;
    this.keepClear(box);
    return true;
  }

  #isInFrame({ x, y, width, height }: Frame): boolean {
    const frame = this.#frame;
    return (
      x >= frame.x + GAP_MM &&
      y >= frame.y + GAP_MM &&
      x + width <= frame.x + frame.width - GAP_MM &&
      y + height <= frame.y + frame.height - GAP_MM
    );
  }
}

function* squaresOf({ x, y, width, height }: Frame): Generator<string> {
  const to = (value: number) => Math.floor(value / SQUARE_MM);
  for (let column = to(x - GAP_MM); column <= to(x + width + GAP_MM); column++)
    for (let row = to(y - GAP_MM); row <= to(y + height + GAP_MM); row++) yield `${column} ${row}`;
}

const overlap = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.width + GAP_MM &&
  b.x < a.x + a.width + GAP_MM &&
  a.y < b.y + b.height + GAP_MM &&
  b.y < a.y + a.height + GAP_MM;
